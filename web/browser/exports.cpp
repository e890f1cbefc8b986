// All that the page may call; web/js/program.js is the only caller. Strings go in as UTF-8 and come
// out for free(). Serves page.h.
#include <emscripten/emscripten.h>

#include <cstdlib>
#include <cstring>

#include "web/browser/main.h"
#include "web/browser/page.h"
#include "web/browser/platform.h"
#include "web/look/foreign_text.h"
#include "web/widgets/test_report.h"

using namespace permsim;

namespace {

char* given(const std::string& text) {
  char* copy = static_cast<char*>(std::malloc(text.size() + 1));
  if (copy == nullptr) stop_without_memory();
  std::memcpy(copy, text.c_str(), text.size() + 1);
  return copy;
}

enum Notification { kReleased = 0, kContextLost = 1, kContextRestored = 2, kFontsChanged = 3 };

}  // namespace

extern "C" {

EMSCRIPTEN_KEEPALIVE int permsim_frame(double milliseconds) {
  return page().draw(milliseconds / 1000.0);
}

EMSCRIPTEN_KEEPALIVE void permsim_resize(int width, int height, float ratio) {
  page().resize({width, height, ratio});
}

/// What differs from the twin's version `known`, as JSON; nothing when nothing does.
EMSCRIPTEN_KEEPALIVE char* permsim_twin(std::uint32_t known) {
  const std::string json = page().twin(known);
  return json.empty() ? nullptr : given(json);
}

EMSCRIPTEN_KEEPALIVE void permsim_perform(const char* id, const char* what, const char* value) {
  page().perform(id, what, value);
}

/// For a wheel the answer is whether anything there can scroll that way.
EMSCRIPTEN_KEEPALIVE int permsim_pointer(int kind, int device, float x, float y, float wheel_x,
                                         float wheel_y, int button, int modifiers,
                                         double milliseconds) {
  const float zoom = page().zoom();
  const PointerEvent event = {static_cast<PointerKind>(kind),
                              static_cast<PointerDevice>(device),
                              x / zoom,
                              y / zoom,
                              wheel_x / zoom,
                              wheel_y / zoom,
                              button,
                              modifiers};
  return page().input().pointer(event, milliseconds / 1000.0);
}

/// A key that nothing in the page has taken. The answer is whether it means something.
EMSCRIPTEN_KEEPALIVE int permsim_shortcut(const char* code, const char* key, int modifiers) {
  return page().press_shortcut({code, key, modifiers}) ? 1 : 0;
}

EMSCRIPTEN_KEEPALIVE void permsim_notify(int what) {
  if (what == kReleased) page().input().release();
  if (what == kContextLost) page().lose_context();
  if (what == kFontsChanged) forget_lines();
  if (what == kContextRestored && take_context()) page().restore_context();
}

EMSCRIPTEN_KEEPALIVE char* permsim_request(const char* request) {
  return given(page().request(request));
}

/// The bytes of a file: valid UTF-8, and whatever else it is.
EMSCRIPTEN_KEEPALIVE void permsim_open_file(const char* name, const char* bytes, int size) {
  page().app().open_text(name, std::string(bytes, static_cast<std::size_t>(size)));
}

EMSCRIPTEN_KEEPALIVE unsigned permsim_work_version() { return page().work_version(); }
EMSCRIPTEN_KEEPALIVE char* permsim_work_text() { return given(page().work_text()); }
EMSCRIPTEN_KEEPALIVE unsigned permsim_work_moment() { return page().work_moment(); }
EMSCRIPTEN_KEEPALIVE void permsim_resume(const char* text, unsigned at) {
  page().app().resume(text, at);
}

EMSCRIPTEN_KEEPALIVE unsigned permsim_work_opening() { return page().work_opening(); }
EMSCRIPTEN_KEEPALIVE unsigned permsim_work_changes() { return page().work_changes(); }

EMSCRIPTEN_KEEPALIVE void permsim_open_link(const char* text, unsigned at) {
  page().app().open_link(text, at);
}
EMSCRIPTEN_KEEPALIVE void permsim_set_recent(const char* words) { page().app().set_recent(words); }
/// 0: there is nothing to keep, 1: it is kept, 2: the browser refuses to.
EMSCRIPTEN_KEEPALIVE void permsim_set_kept(int kept) {
  page().app().set_kept(static_cast<Kept>(kept));
}
EMSCRIPTEN_KEEPALIVE void permsim_set_shared(unsigned length, int is_copied) {
  page().app().set_shared({length, is_copied != 0});
}
EMSCRIPTEN_KEEPALIVE void permsim_paste_table(const char* cells) {
  page().app().paste_table(cells);
}
/// How far a learner is in the open lesson, as JSON; nothing while none is open.
EMSCRIPTEN_KEEPALIVE char* permsim_lesson_progress() {
  const std::string json = page().app().lesson_progress();
  return json.empty() ? nullptr : given(json);
}
EMSCRIPTEN_KEEPALIVE void permsim_set_recording(const char* words) {
  page().app().set_recording(words);
}
/// Names and values as the address has them, each ended by U+001F; what is wrong with them, in
/// words.
EMSCRIPTEN_KEEPALIVE char* permsim_look_by(const char* options) {
  return given(page().app().look_by(option_pairs(options)));
}
/// How the page is looked at, as JSON.
EMSCRIPTEN_KEEPALIVE char* permsim_looks() { return given(page().app().looks()); }
/// What the window with a presenter's notes asks for (App::present_by).
EMSCRIPTEN_KEEPALIVE void permsim_present_by(const char* what) { page().app().present_by(what); }
/// 1: it is open, 2: the browser refused, 3: it was closed.
EMSCRIPTEN_KEEPALIVE void permsim_set_speaker(int state) {
  page().app().set_speaker(static_cast<SpeakerWindow>(state));
}
EMSCRIPTEN_KEEPALIVE void permsim_tell(const char* sentence) { page().app().tell(sentence); }

#ifdef PERMSIM_TEST_HOOKS
EMSCRIPTEN_KEEPALIVE char* permsim_test_report() { return given(test_report(page().zoom())); }
#endif

}  // extern "C"

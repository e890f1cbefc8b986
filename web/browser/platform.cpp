// Each call crosses to JavaScript by one function of web/js/library_page.js; strings that come back
// are ours to free.
#include "web/browser/platform.h"

#include <emscripten/emscripten.h>

#include <cstdlib>

#include "core/base/printable.h"

extern "C" {
int page_prefers(int what);
void page_set_theme(const char* theme, int size);
void page_request_frame(int after_ms);
void page_copy_text(const char* text, int size);
void page_download(const char* name, int name_size, const char* mime, int mime_size,
                   const char* text, int text_size);
void page_copy_and_tell(const char* text, int size, const char* what, int what_size);
void page_draw_picture(const char* svg, int size, const char* name, int name_size);
void page_open_file();
void page_share(const char* text, int size, unsigned at);
void page_set_accent(const char* words, int words_size, const char* ground, int ground_size);
void page_open_in_full(const char* parameters, int parameters_size, const char* text,
                       int text_size);
void page_show_embedding(const char* parameters, int parameters_size, const char* text,
                         int text_size);
void page_open_recent(const char* id, int size);
void page_forget(const char* id, int size);
void page_open_notices();
void page_open_notes();
void page_tell_speaker(const char* json, int size);
char* page_stored(const char* key, int size);
int page_store(const char* key, int key_size, const char* value, int value_size);
void page_set_title(const char* title, int size);
void page_announce(const char* sentence, int size);
void page_show(int what);
char* page_address_options();
void page_show_cursor(const char* cursor, int size);
void page_follow_field(int is_there, float x, float y, float width, float height);
}

namespace permsim {
namespace {

enum Preference { kDark = 0, kLessMotion = 1, kMac = 2, kContrast = 3 };

int size_of(std::string_view text) { return static_cast<int>(text.size()); }

std::string taken(char* text) {
  std::string result(text == nullptr ? "" : text);
  std::free(text);
  return result;
}

std::string_view css_cursor(ImGuiMouseCursor cursor) {
  switch (cursor) {
    case ImGuiMouseCursor_None: return "none";
    case ImGuiMouseCursor_TextInput: return "text";
    case ImGuiMouseCursor_ResizeAll: return "move";
    case ImGuiMouseCursor_ResizeNS: return "ns-resize";
    case ImGuiMouseCursor_ResizeEW: return "ew-resize";
    case ImGuiMouseCursor_ResizeNESW: return "nesw-resize";
    case ImGuiMouseCursor_ResizeNWSE: return "nwse-resize";
    case ImGuiMouseCursor_Hand: return "pointer";
    case ImGuiMouseCursor_NotAllowed: return "not-allowed";
    default: return "default";
  }
}

bool is_same(const ImRect& a, const ImRect& b) {
  return a.Min.x == b.Min.x && a.Min.y == b.Min.y && a.Max.x == b.Max.x && a.Max.y == b.Max.y;
}

}  // namespace

Theme WebPlatform::system_theme() {
  if (page_prefers(kContrast) != 0) return Theme::contrast;
  return page_prefers(kDark) != 0 ? Theme::dark : Theme::light;
}
bool WebPlatform::prefers_less_motion() { return page_prefers(kLessMotion) != 0; }
bool WebPlatform::is_mac() { return page_prefers(kMac) != 0; }

void WebPlatform::set_theme(std::string_view theme) {
  if (theme == theme_) return;
  theme_ = theme;
  page_set_theme(theme.data(), size_of(theme));
}

void WebPlatform::request_frame(int after_ms) { page_request_frame(after_ms); }
void WebPlatform::share(std::string_view text, std::uint32_t at) {
  page_share(text.data(), size_of(text), at);
}
void WebPlatform::set_accent(std::string_view words, std::string_view ground) {
  page_set_accent(words.data(), size_of(words), ground.data(), size_of(ground));
}
void WebPlatform::open_in_full(std::string_view parameters, std::string_view text) {
  page_open_in_full(parameters.data(), size_of(parameters), text.data(), size_of(text));
}
void WebPlatform::show_embedding(std::string_view parameters, std::string_view text) {
  page_show_embedding(parameters.data(), size_of(parameters), text.data(), size_of(text));
}
void WebPlatform::open_recent(std::string_view id) { page_open_recent(id.data(), size_of(id)); }
void WebPlatform::forget(std::string_view id) { page_forget(id.data(), size_of(id)); }
void WebPlatform::copy_text(std::string_view text) { page_copy_text(text.data(), size_of(text)); }

void WebPlatform::download(std::string_view name, std::string_view mime, std::string_view text) {
  page_download(name.data(), size_of(name), mime.data(), size_of(mime), text.data(), size_of(text));
}

void WebPlatform::copy_and_tell(std::string_view text, std::string_view what) {
  page_copy_and_tell(text.data(), size_of(text), what.data(), size_of(what));
}
void WebPlatform::draw_picture(std::string_view svg, std::string_view name) {
  page_draw_picture(svg.data(), size_of(svg), name.data(), size_of(name));
}
void WebPlatform::open_file() { page_open_file(); }
void WebPlatform::open_notices() { page_open_notices(); }
void WebPlatform::open_notes() { page_open_notes(); }
void WebPlatform::tell_speaker(std::string_view json) {
  page_tell_speaker(json.data(), size_of(json));
}
std::string WebPlatform::stored(std::string_view key) {
  return taken(page_stored(key.data(), size_of(key)));
}

bool WebPlatform::store(std::string_view key, std::string_view value) {
  return page_store(key.data(), size_of(key), value.data(), size_of(value)) != 0;
}

void WebPlatform::set_title(std::string_view title) {
  if (title == title_) return;
  title_ = title;
  const std::string shown = visible_text(title);
  page_set_title(shown.data(), size_of(shown));
}

void WebPlatform::show(PageShow what) { page_show(static_cast<int>(what)); }

void WebPlatform::announce(std::string_view sentence) {
  const std::string said = visible_text(sentence);
  page_announce(said.data(), size_of(said));
}

std::vector<std::pair<std::string, std::string>> WebPlatform::address_options() {
  return option_pairs(taken(page_address_options()));
}

std::vector<std::pair<std::string, std::string>> option_pairs(std::string_view text) {
  constexpr char kSeparator = '\x1f';
  std::vector<std::string> words;
  std::size_t begin = 0;
  for (std::size_t end; (end = text.find(kSeparator, begin)) != std::string::npos;
       begin = end + 1) {
    words.emplace_back(text.substr(begin, end - begin));
  }
  std::vector<std::pair<std::string, std::string>> pairs;
  for (std::size_t i = 0; i + 1 < words.size(); i += 2) pairs.emplace_back(words[i], words[i + 1]);
  return pairs;
}

void WebPlatform::show_cursor(ImGuiMouseCursor cursor) {
  if (cursor == cursor_) return;
  cursor_ = cursor;
  const std::string_view name = css_cursor(cursor);
  page_show_cursor(name.data(), size_of(name));
}

void WebPlatform::follow_field(const std::optional<ImRect>& box) {
  if (box.has_value() == field_.has_value() && (!box || is_same(*box, *field_))) return;
  field_ = box;
  const ImRect at = box.value_or(ImRect());
  page_follow_field(box ? 1 : 0, at.Min.x, at.Min.y, at.GetWidth(), at.GetHeight());
}

}  // namespace permsim

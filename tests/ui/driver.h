// Drives the interface without a window: finds things by label, presses them with a mouse and keys
// of its own, and looks at the session. No pixels: ImGui draws into lists that nobody shows.
#pragma once
#include <map>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "imgui.h"
#include "web/app/app.h"
#include "web/app/platform.h"
#include "web/look/foreign_text.h"
#include "web/widgets/test_hooks.h"

namespace permsim {

/// A page that remembers what the app asked of it.
class PaperPlatform : public Platform {
 public:
  Theme system_theme() override { return prefers; }
  bool prefers_less_motion() override { return false; }
  void set_theme(std::string_view theme_now) override { theme = theme_now; }
  void request_frame(int after_ms) override {
    last_wait = after_ms;
    ++frames_asked;
  }
  void copy_text(std::string_view text) override { copied = text; }
  void download(std::string_view name, std::string_view, std::string_view text) override {
    downloads[std::string(name)] = text;
  }
  void copy_and_tell(std::string_view text, std::string_view what) override {
    copied = text;
    copied_what = what;
  }
  void draw_picture(std::string_view svg, std::string_view name) override {
    picture = svg;
    picture_name = name;
    ++pictures_drawn;
  }
  void open_file() override { ++files_asked; }
  void open_notices() override { ++notices_asked; }
  void open_notes() override { ++notes_asked; }
  void tell_speaker(std::string_view json) override { speaker = json; }
  void share(std::string_view text, std::uint32_t at) override {
    shared = text;
    shared_at = at;
  }
  void set_accent(std::string_view words, std::string_view ground) override {
    accent_words = words;
    accent_ground = ground;
  }
  void open_in_full(std::string_view parameters, std::string_view text) override {
    opened_in_full = std::string(parameters) + "|" + std::string(text);
  }
  void show_embedding(std::string_view parameters, std::string_view text) override {
    embedding = std::string(parameters) + "|" + std::string(text);
  }
  void open_recent(std::string_view id) override { recent_opened = id; }
  void forget(std::string_view id) override {
    forgotten.emplace_back(id);
    if (id.empty()) store_of.clear();
  }
  std::string stored(std::string_view key) override { return store_of[std::string(key)]; }
  bool store(std::string_view key, std::string_view value) override {
    store_of[std::string(key)] = value;
    return keeps;
  }
  void set_title(std::string_view text) override { title = text; }
  void show(PageShow what) override { shows = what; }
  void announce(std::string_view sentence) override { announced.emplace_back(sentence); }

  PageShow shows = PageShow::canvas;
  bool keeps = true;  ///< the browser keeps what is stored
  Theme prefers = Theme::light;
  int frames_asked = 0, last_wait = 0, files_asked = 0, notices_asked = 0, pictures_drawn = 0;
  std::string copied_what, picture, picture_name;
  int notes_asked = 0;
  std::string speaker;
  std::string theme, copied, title, shared, recent_opened;
  std::string accent_words, accent_ground, opened_in_full, embedding;
  std::uint32_t shared_at = 0;
  std::vector<std::string> announced, forgotten;
  std::map<std::string, std::string> downloads, store_of;
};

/// Stands in for the browser that draws lines in any script: every letter is a box as wide as every
/// other, marks take no room, emoji have colours.
class PaperArtist : public LineArtist {
 public:
  float line_width(std::string_view line, const LineFont& font) override;
  bool can_draw() override { return has_context; }
  LinePicture draw_line(std::string_view line, const LineFont& font, ImU32 color) override;
  void put(ImTextureID page, int x, int y, const LinePicture& picture, int from,
           int width) override;
  ImTextureID make_page(int side) override;
  void drop_page(ImTextureID page) override;

  bool has_context = true;
  float letter = 0.5f;  ///< the width of each, in em
  std::set<ImTextureID> pages;
  std::vector<std::string> measured, drawn;  ///< what was asked, in order
  std::vector<ImU32> inks;                   ///< for each drawn line
};

class Driver {
 public:
  explicit Driver(ImVec2 size = {1440, 900});
  ~Driver();
  Driver(const Driver&) = delete;
  Driver& operator=(const Driver&) = delete;

  void frames(int count = 1, float seconds = 1.0f / 60.0f);
  void resize(ImVec2 size);

  /// Presses the middle of the item with this label; fails the test when there is none.
  void click(std::string_view label);
  void right_click(std::string_view label);
  void hover(std::string_view label);
  void drag(std::string_view label, ImVec2 by);
  /// A key that nothing in the page's HTML has taken.
  void key(ImGuiKeyChord chord);
  /// What the page's HTML would tell: keys came to a node, pressed it, typed into the field that
  /// has the keyboard, finished it by Enter.
  void focus(std::string_view node);
  void press(std::string_view node);
  void menu(std::string_view node);
  void close(std::string_view node);
  void type(std::string_view text);
  void enter();

  bool has(std::string_view label) const { return test_hooks::find_item(label) != nullptr; }
  /// What the page as text has by this id; nullptr: nothing. Stands until something is done.
  const PanelNode* node(std::string_view id);
  /// All that can be read on the screen, a line each.
  std::string read() const;
  bool reads(std::string_view words) const { return read().find(words) != std::string::npos; }

  App& app() { return *app_; }
  Session& session() { return *app_->door().session(); }
  const std::vector<Step>& steps() { return session().scenario().steps; }
  /// Whether somebody stands in a relation of a thing itself.
  bool holds(const char* on, const char* relation, const char* who);
  Driver& show_roles();
  /// Many connections of eight people, beside whom there may be more; no search is over at once.
  void open_busy_office(int people = 8);
  const UiState& ui() { return app_->ui(); }
  PaperPlatform& platform() { return platform_; }
  PaperArtist& artist() { return artist_; }
  Verdict verdict(std::string_view who, std::string_view action, std::string_view on);

 private:
  ImVec2 middle_of(std::string_view label) const;
  void press(ImVec2 at, int button);
  void perform(std::string_view node, std::string_view what, const std::string& value = {});
  void follow_page();

  PaperPlatform platform_;
  PaperArtist artist_;
  std::unique_ptr<App> app_;
  std::uint32_t known_ = 0;  ///< the version of the twin that was told last
};

}  // namespace permsim

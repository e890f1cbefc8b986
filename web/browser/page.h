// The program inside the page: ImGui, the app, what comes in and how it is drawn. main.cpp makes
// it, exports.cpp feeds it.
#pragma once
#include <memory>
#include <string>
#include <string_view>

#include "imgui.h"
#include "web/app/app.h"
#include "web/browser/line_artist.h"
#include "web/browser/platform.h"
#include "web/browser/renderer.h"
#include "web/input/input.h"
#include "web/input/keys.h"

namespace permsim {

/// The canvas: its size in the screen's own pixels and how many of them make a CSS pixel.
struct Surface {
  int width = 0, height = 0;
  float ratio = 1.0f;
};

class Page {
 public:
  Page();
  ~Page();
  Page(const Page&) = delete;
  Page& operator=(const Page&) = delete;

  /// One frame. True when another one should follow at once.
  bool draw(double seconds);
  void resize(const Surface& surface) { surface_ = surface; }
  /// There is no WebGL context at first, and it may go and come back at any time.
  void lose_context();
  void restore_context();
  /// The twin (web/app/twin.h): what differs from `known`, and what a person did there.
  std::string twin(std::uint32_t known) { return app_->twin(known); }
  void perform(std::string_view id, std::string_view what, const std::string& value) {
    app_->perform(id, what, value);
  }
  bool press_shortcut(const KeyPress& press) {
    return app_->press_shortcut(chord_of(press, platform_.is_mac()));
  }
  /// One request to the session's door; a change of the session is drawn.
  std::string request(std::string_view request);

  /// The person's work, kept by the page for the case that the program breaks: a number that
  /// changes with it, 0 while there is none.
  std::uint32_t work_version();
  /// As a file.
  std::string work_text() const;
  /// Which work it is, and how much was changed in it (Session::opening, changes).
  std::uint32_t work_opening() const;
  std::uint32_t work_changes() const;
  /// The moment looked at.
  std::uint32_t work_moment() const;

  Input& input() { return input_; }
  /// How many CSS pixels one of the drawing's is: more than 1 before a room.
  float zoom() const { return zoom_; }
  App& app() { return *app_; }

 private:
  void follow_surface(double seconds);

  Input input_;
  WebPlatform platform_;
  Renderer renderer_;
  BrowserArtist lines_;
  Surface surface_;
  float font_ratio_ = 0.0f, zoom_ = 1.0f;
  double last_frame_ = 0.0;
  bool has_context_ = false;
  std::shared_ptr<const Scenario> work_;  ///< as `work_version` last saw it
  std::uint32_t work_version_ = 0;
  std::unique_ptr<App> app_;
};

}  // namespace permsim

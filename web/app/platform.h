// Everything the app asks of the page around it; browser/platform.cpp answers in the browser, tests
// answer with plain objects.
#pragma once
#include <string>
#include <string_view>

#include "web/look/theme.h"
#include "web/models/ui_state.h"

namespace permsim {

class Platform {
 public:
  virtual ~Platform() = default;

  /// What the system asks for. May change at any time; a frame is drawn when it does.
  virtual Theme system_theme() = 0;
  virtual bool prefers_less_motion() = 0;
  /// `theme` is "light", "dark" or "contrast", resolved: page background, form controls and
  /// browser bars follow.
  virtual void set_theme(std::string_view theme) = 0;
  /// The host's accent as it can be read in this theme: of words and of grounds, "#rrggbb"; empty:
  /// our own.
  virtual void set_accent(std::string_view words, std::string_view ground) = 0;

  /// One more frame, now or in `after_ms` milliseconds. Input asks for frames by itself; nothing
  /// else is drawn unasked.
  virtual void request_frame(int after_ms = 0) = 0;

  /// Only while a person's click or key is being answered: browsers refuse otherwise.
  virtual void copy_text(std::string_view text) = 0;
  virtual void download(std::string_view name, std::string_view mime, std::string_view text) = 0;
  /// The same of what a person chose to copy: App::tell hears whether "The caption" is copied.
  virtual void copy_and_tell(std::string_view text, std::string_view what) = 0;
  /// Draws an SVG as PNG at twice its size, to be saved under `name`, or for the clipboard where
  /// that is empty; App::tell hears what became of it.
  virtual void draw_picture(std::string_view svg, std::string_view name) = 0;
  /// Lets the person choose a file; its text arrives later by App::open_text.
  virtual void open_file() = 0;
  /// Makes a link that holds `text` and opens at the moment `at`, and copies it; App::set_shared
  /// hears how long it is.
  virtual void share(std::string_view text, std::uint32_t at) = 0;
  /// Opens the page by itself in a tab of its own, under these address parameters, with `text` as
  /// its document where that is not shipped.
  virtual void open_in_full(std::string_view parameters, std::string_view text) = 0;
  /// Shows how to put it into somebody's page, for the same.
  virtual void show_embedding(std::string_view parameters, std::string_view text) = 0;
  /// Of the works that the browser keeps. Forgetting nothing in particular forgets everything.
  virtual void open_recent(std::string_view id) = 0;
  virtual void forget(std::string_view id) = 0;
  /// Shows the notices that lie beside the page, in a tab of their own.
  virtual void open_notices() = 0;

  /// Opens the window with a presenter's notes; App::set_speaker hears what came of it. Only while
  /// a press is being answered: browsers refuse otherwise.
  virtual void open_notes() = 0;
  /// What that window shows (models/presenter.h); empty: nothing is presented, and it closes.
  virtual void tell_speaker(std::string_view json) = 0;

  /// Kept by the browser between visits; empty when there is nothing or storage is refused. Never
  /// throws.
  virtual std::string stored(std::string_view key) = 0;
  /// False where it holds for this visit only.
  virtual bool store(std::string_view key, std::string_view value) = 0;

  virtual void set_title(std::string_view title) = 0;
  /// What people see: the canvas, the page as HTML, or both.
  virtual void show(PageShow what) = 0;
  /// Said by a screen reader when it is next idle.
  virtual void announce(std::string_view sentence) = 0;
};

}  // namespace permsim

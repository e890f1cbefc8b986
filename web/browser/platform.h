// The browser's answers to what the app asks, and what only the frame asks of the page; the other
// half is web/js/page.js.
#pragma once
#include <optional>
#include <utility>
#include <vector>

#include "imgui.h"
#include "imgui_internal.h"
#include "web/app/platform.h"

namespace permsim {

/// Name, value, name, value …, each ended by the unit separator, which no address carries.
std::vector<std::pair<std::string, std::string>> option_pairs(std::string_view text);

class WebPlatform final : public Platform {
 public:
  Theme system_theme() override;
  bool prefers_less_motion() override;
  void set_accent(std::string_view words, std::string_view ground) override;
  void open_in_full(std::string_view parameters, std::string_view text) override;
  void show_embedding(std::string_view parameters, std::string_view text) override;
  void set_theme(std::string_view theme) override;
  void request_frame(int after_ms) override;
  void copy_text(std::string_view text) override;
  void download(std::string_view name, std::string_view mime, std::string_view text) override;
  void copy_and_tell(std::string_view text, std::string_view what) override;
  void draw_picture(std::string_view svg, std::string_view name) override;
  void open_file() override;
  void share(std::string_view text, std::uint32_t at) override;
  void open_recent(std::string_view id) override;
  void forget(std::string_view id) override;
  void open_notices() override;
  void open_notes() override;
  void tell_speaker(std::string_view json) override;
  std::string stored(std::string_view key) override;
  bool store(std::string_view key, std::string_view value) override;
  void set_title(std::string_view title) override;
  void show(PageShow what) override;
  void announce(std::string_view sentence) override;

  // Asked by main.cpp and the frame only.
  bool is_mac();
  /// What follows the question mark in the page's address, decoded, in order.
  std::vector<std::pair<std::string, std::string>> address_options();
  void show_cursor(ImGuiMouseCursor cursor);
  /// Where the field of the canvas stands that is being typed into, in CSS pixels: the page's own
  /// field is laid over it. Nothing while there is none in sight.
  void follow_field(const std::optional<ImRect>& box);

 private:
  std::optional<ImRect> field_;
  ImGuiMouseCursor cursor_ = ImGuiMouseCursor_COUNT;
  std::string theme_, title_;
};

}  // namespace permsim

// What tests may ask of a drawn frame: which items stand where under which label, and which words
// can be read. In a page without PERMSIM_TEST_HOOKS every call here is empty.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "core/base/work.h"
#include "imgui.h"

namespace permsim::test_hooks {

/// Something a person can press or type into, in ImGui's coordinates (CSS pixels), cut to what can
/// be seen of it.
struct Item {
  std::string label;  ///< the widget's whole label, with what follows `##`
  ImVec2 min, max;
  bool is_enabled = true;
};
/// Words as drawn, read back from the drawn triangles: hidden or cut-off glyphs are not in here.
struct SeenText {
  std::string text;
  ImVec2 min, max;
};
/// What one frame took. `done` is all that the core did since the frame before, so what a key or a
/// request did is in the frame that shows it.
struct FrameWork {
  std::uint32_t items = 0;     ///< submitted to ImGui, seen or not
  std::uint32_t vertices = 0;  ///< drawn
  Work done;
  float milliseconds = 0;  ///< the program's part; for figures, never for a test
};

#ifdef PERMSIM_TEST_HOOKS
/// Before ImGui::NewFrame(): forgets the last frame's items and starts listening.
void begin_frame();
/// After ImGui::Render(): the program's part of the frame is over, what follows is the graphics
/// driver's.
void end_frame();
/// Of every frame since this was asked last; at most the last thousand.
std::vector<FrameWork> take_frames();
/// For things ImGui does not know as an item, such as one cell of a grid that is a single widget.
/// Without `min` and `max`: the widget just submitted, under another name.
void note_item(std::string_view label, ImVec2 min, ImVec2 max);
void note_item(std::string_view label);
/// The ring around what has the keyboard is drawn around this.
void note_ring(std::string_view label);
/// Of the last drawn frame; empty where there was none, or around a whole pane only.
const std::string& ringed();
/// Of the last drawn frame, in the order drawn.
const std::vector<Item>& items();
/// nullptr when there is none; the last drawn one when several have this label.
const Item* find_item(std::string_view label);
/// Of the last drawn frame: call between ImGui::Render() and the next NewFrame().
std::vector<SeenText> seen_texts();
#else
inline void begin_frame() {}
inline void end_frame() {}
inline void note_item(std::string_view, ImVec2, ImVec2) {}
inline void note_item(std::string_view) {}
inline void note_ring(std::string_view) {}
#endif

}  // namespace permsim::test_hooks

// The gesture is decided late: nothing is pressed before it is known to be a tap or a drag, so
// nothing must be undone.
#include "web/input/touch.h"

#include <algorithm>
#include <cmath>

#include "imgui_internal.h"

namespace permsim {
namespace {

/// Under a finger that starts to move: does this thing want to be dragged (a splitter, a text), or
/// scrolled?
bool wants_drag() {
  const ImGuiMouseCursor cursor = ImGui::GetMouseCursor();
  return cursor == ImGuiMouseCursor_TextInput ||
         (cursor >= ImGuiMouseCursor_ResizeAll && cursor <= ImGuiMouseCursor_ResizeNWSE);
}

}  // namespace

ImVec2 wheel_units(ImVec2 pixels) {
  // What one unit is worth depends on the window that will scroll (ImGui's UpdateMouseWheel): five
  // lines of text down or two across, and less where the window is small.
  const ImGuiContext& g = *ImGui::GetCurrentContext();
  const float line =
      g.IO.FontDefault != nullptr ? g.IO.FontDefault->FontSize * g.IO.FontGlobalScale : 15.0f;
  ImVec2 unit(2.0f * line, 5.0f * line);
  const ImGuiWindow* window = g.WheelingWindow != nullptr ? g.WheelingWindow : g.HoveredWindow;
  const auto scrolls = [](const ImGuiWindow& each) {
    return each.ScrollMax.x > 0.0f || each.ScrollMax.y > 0.0f;
  };
  while (window != nullptr && !scrolls(*window) &&
         (window->Flags & ImGuiWindowFlags_ChildWindow) != 0)
    window = window->ParentWindow;
  if (window != nullptr) {
    constexpr float kMostOfWindow = 0.67f;
    unit.x = std::trunc(
        std::min(2.0f * window->CalcFontSize(), window->InnerRect.GetWidth() * kMostOfWindow));
    unit.y = std::trunc(
        std::min(5.0f * window->CalcFontSize(), window->InnerRect.GetHeight() * kMostOfWindow));
  }
  return {pixels.x / std::max(unit.x, 1.0f), pixels.y / std::max(unit.y, 1.0f)};
}

void Touch::down(int finger, ImVec2 at, double seconds) {
  ImGuiIO& io = ImGui::GetIO();
  fingers_[finger] = at;
  if (fingers_.size() == 1) {
    gesture_ = Gesture::undecided;
    start_ = at;
    began_ = seconds;
    io.AddMouseSourceEvent(ImGuiMouseSource_TouchScreen);
    io.AddMousePosEvent(at.x, at.y);
  } else if (gesture_ == Gesture::undecided) {
    gesture_ = Gesture::scroll;
  }
  last_ = middle();
}

void Touch::move(int finger, ImVec2 at) {
  const auto found = fingers_.find(finger);
  if (found == fingers_.end()) return;
  found->second = at;
  const ImVec2 now = middle();
  if (gesture_ == Gesture::undecided && std::hypot(at.x - start_.x, at.y - start_.y) > kSlop)
    decide();
  ImGuiIO& io = ImGui::GetIO();
  if (gesture_ == Gesture::drag) io.AddMousePosEvent(at.x, at.y);
  if (gesture_ == Gesture::scroll) {
    const ImVec2 wheel = wheel_units({now.x - last_.x, now.y - last_.y});
    io.AddMouseWheelEvent(wheel.x, wheel.y);
  }
  last_ = now;
}

void Touch::up(int finger, double seconds) {
  if (fingers_.erase(finger) == 0) return;
  if (!fingers_.empty()) {
    last_ = middle();
    return;
  }
  ImGuiIO& io = ImGui::GetIO();
  const bool is_tap = gesture_ == Gesture::undecided && seconds - began_ < kLongPress;
  if (is_tap) {
    io.AddMouseButtonEvent(ImGuiMouseButton_Left, true);
    io.AddMouseButtonEvent(ImGuiMouseButton_Left, false);
  }
  if (gesture_ == Gesture::drag) io.AddMouseButtonEvent(ImGuiMouseButton_Left, false);
  const bool only_pointed = gesture_ == Gesture::undecided && !is_tap;
  gesture_ = Gesture::none;
  // After a long press the tooltip stays to be read until the next touch.
  if (!only_pointed) lift();
}

void Touch::cancel() {
  if (gesture_ == Gesture::drag) ImGui::GetIO().AddMouseButtonEvent(ImGuiMouseButton_Left, false);
  fingers_.clear();
  gesture_ = Gesture::none;
  lift();
}

ImVec2 Touch::middle() const {
  ImVec2 sum;
  for (const auto& [finger, at] : fingers_) sum = {sum.x + at.x, sum.y + at.y};
  const auto count = static_cast<float>(fingers_.empty() ? 1 : fingers_.size());
  return {sum.x / count, sum.y / count};
}

void Touch::decide() {
  if (!wants_drag()) {
    gesture_ = Gesture::scroll;
    return;
  }
  gesture_ = Gesture::drag;
  ImGuiIO& io = ImGui::GetIO();
  io.AddMousePosEvent(start_.x, start_.y);
  io.AddMouseButtonEvent(ImGuiMouseButton_Left, true);
}

void Touch::lift() { ImGui::GetIO().AddMousePosEvent(-FLT_MAX, -FLT_MAX); }

}  // namespace permsim

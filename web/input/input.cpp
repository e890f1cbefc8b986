// Hands the page's events to ImGui, which queues them and never loses a click between two frames.
#include "web/input/input.h"

#include <utility>

#include "imgui_internal.h"
#include "web/input/keys.h"

namespace permsim {
namespace {

ImGuiMouseButton button_of(int browser_button) {
  if (browser_button == 1) return ImGuiMouseButton_Middle;
  return browser_button == 2 ? ImGuiMouseButton_Right : ImGuiMouseButton_Left;
}

ImGuiMouseSource source_of(PointerDevice device) {
  if (device == PointerDevice::touch) return ImGuiMouseSource_TouchScreen;
  return device == PointerDevice::pen ? ImGuiMouseSource_Pen : ImGuiMouseSource_Mouse;
}

/// Is there, from the window under the pointer outwards, one that can still move that way?
bool can_scroll(ImVec2 pixels) {
  const ImGuiWindow* window = ImGui::GetCurrentContext()->HoveredWindow;
  for (; window != nullptr; window = window->ParentWindow) {
    const auto moves = [&](float wanted, float now, float most) {
      return wanted < 0 ? now > 0 : wanted > 0 && now < most;
    };
    if (moves(pixels.x, window->Scroll.x, window->ScrollMax.x) ||
        moves(pixels.y, window->Scroll.y, window->ScrollMax.y)) {
      return true;
    }
    if ((window->Flags & ImGuiWindowFlags_ChildWindow) == 0) break;
  }
  return false;
}

}  // namespace

void Input::attach(bool is_mac) {
  is_mac_ = is_mac;
  ImGuiIO& io = ImGui::GetIO();
  io.ConfigMacOSXBehaviors = is_mac;
}

bool Input::pointer(const PointerEvent& event, double seconds) {
  ImGuiIO& io = ImGui::GetIO();
  set_modifiers(event.modifiers);
  if (event.kind == PointerKind::wheel) {
    ImVec2 pixels(event.wheel_x, event.wheel_y);
    // With Shift the browser has turned the wheel already, and ImGui would turn it once more.
    if (io.KeyShift && !is_mac_ && pixels.y == 0.0f) std::swap(pixels.x, pixels.y);
    const ImVec2 wheel = wheel_units({-pixels.x, -pixels.y});
    io.AddMouseSourceEvent(source_of(event.device));
    io.AddMousePosEvent(event.x, event.y);
    io.AddMouseWheelEvent(wheel.x, wheel.y);
    return can_scroll({event.wheel_x, event.wheel_y});
  }
  const ImVec2 at(event.x, event.y);
  if (event.device == PointerDevice::touch) {
    if (event.kind == PointerKind::down) touch_.down(event.button, at, seconds);
    if (event.kind == PointerKind::move) touch_.move(event.button, at);
    if (event.kind == PointerKind::up) touch_.up(event.button, seconds);
    if (event.kind == PointerKind::cancel) touch_.cancel();
    return true;
  }
  io.AddMouseSourceEvent(source_of(event.device));
  if (event.kind == PointerKind::leave || event.kind == PointerKind::cancel) {
    io.AddMousePosEvent(-FLT_MAX, -FLT_MAX);
  } else {
    io.AddMousePosEvent(at.x, at.y);
  }
  if (event.kind == PointerKind::cancel) {
    for (int button = 0; button < 3; ++button) io.AddMouseButtonEvent(button, false);
  }
  if (event.kind == PointerKind::down) io.AddMouseButtonEvent(button_of(event.button), true);
  if (event.kind == PointerKind::up) io.AddMouseButtonEvent(button_of(event.button), false);
  return true;
}

void Input::release() {
  ImGuiIO& io = ImGui::GetIO();
  for (int button = 0; button < 3; ++button) io.AddMouseButtonEvent(button, false);
  set_modifiers(0);
}

void Input::set_modifiers(int modifiers) {
  ImGuiIO& io = ImGui::GetIO();
  io.AddKeyEvent(ImGuiMod_Shift, (modifiers & kShift) != 0);
  io.AddKeyEvent(ImGuiMod_Ctrl, (modifiers & kCtrl) != 0);
  io.AddKeyEvent(ImGuiMod_Alt, (modifiers & kAlt) != 0);
  io.AddKeyEvent(ImGuiMod_Super, (modifiers & kMeta) != 0);
}

}  // namespace permsim

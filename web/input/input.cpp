// Hands the page's events to ImGui, which queues them and never loses a click between two frames.
#include "web/input/input.h"

#include <utility>

#include "imgui_internal.h"

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

bool is_modifier(ImGuiKey key) { return key >= ImGuiKey_LeftCtrl && key <= ImGuiKey_RightSuper; }

}  // namespace

void Input::attach(bool is_mac) {
  is_mac_ = is_mac;
  ImGuiIO& io = ImGui::GetIO();
  io.ConfigMacOSXBehaviors = is_mac;
  // A blinking caret would have to be drawn twice a second for ever.
  io.ConfigInputTextCursorBlink = false;
  io.ClipboardUserData = this;
  io.GetClipboardTextFn = [](void* self) { return static_cast<Input*>(self)->clipboard_.c_str(); };
  io.SetClipboardTextFn = [](void* self, const char* text) {
    static_cast<Input*>(self)->copied_ = text;
  };
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

KeyFate Input::key(const KeyPress& key_press, bool is_down) {
  ImGuiIO& io = ImGui::GetIO();
  if (!is_down) {
    set_modifiers(key_press.modifiers);
    const auto found = held_.find(key_press.code);
    if (found == held_.end()) return KeyFate::shared;
    const ImGuiKey key = found->second;
    held_.erase(found);
    io.AddKeyEvent(key, false);
    const bool is_command = key == ImGuiKey_LeftSuper || key == ImGuiKey_RightSuper;
    if (is_command) {
      // While the command key is down macOS keeps the release of other keys to itself.
      for (const auto& [code, held] : held_) io.AddKeyEvent(held, false);
      held_.clear();
    }
    return KeyFate::shared;
  }
  const KeyFate fate = fate_of(key_press, keyboard());
  const ImGuiKey key = key_of(key_press);
  set_modifiers(key_press.modifiers);
  if (fate == KeyFate::ignored || key == ImGuiKey_None) return fate;
  const bool closes_something =
      ImGui::GetCurrentContext()->OpenPopupStack.Size > 0 || io.WantTextInput;
  if (!is_modifier(key)) tab_leaves_ = key == ImGuiKey_Escape && !closes_something;
  // Typed signs come as text; as keys they would only hold the queue up.
  const bool is_typed = io.WantTextInput && key_press.key.size() == 1 &&
                        (key_press.modifiers & (kCtrl | kMeta | kAlt)) == 0;
  if (is_typed) return fate;
  held_[std::string(key_press.code)] = key;
  io.AddKeyEvent(key, true);
  return fate;
}

void Input::text(std::string_view typed) {
  ImGui::GetIO().AddInputCharactersUTF8(std::string(typed).c_str());
}

void Input::paste(std::string_view text) {
  clipboard_ = text;
  press_command(ImGuiKey_V);
}

void Input::press_copy(bool is_cut) {
  copied_.clear();
  press_command(is_cut ? ImGuiKey_X : ImGuiKey_C);
}

std::string Input::take_copied() { return std::exchange(copied_, {}); }

void Input::focus(bool has_focus) {
  ImGuiIO& io = ImGui::GetIO();
  io.AddFocusEvent(has_focus);
  tab_leaves_ = false;
  if (has_focus) return;
  held_.clear();
  for (int button = 0; button < 3; ++button) io.AddMouseButtonEvent(button, false);
}

void Input::set_modifiers(int modifiers) {
  ImGuiIO& io = ImGui::GetIO();
  io.AddKeyEvent(ImGuiMod_Shift, (modifiers & kShift) != 0);
  io.AddKeyEvent(ImGuiMod_Ctrl, (modifiers & kCtrl) != 0);
  io.AddKeyEvent(ImGuiMod_Alt, (modifiers & kAlt) != 0);
  io.AddKeyEvent(ImGuiMod_Super, (modifiers & kMeta) != 0);
}

void Input::press(ImGuiKey key) {
  ImGuiIO& io = ImGui::GetIO();
  io.AddKeyEvent(key, true);
  io.AddKeyEvent(key, false);
}

void Input::press_command(ImGuiKey key) {
  ImGuiIO& io = ImGui::GetIO();
  const ImGuiKey command = is_mac_ ? ImGuiMod_Super : ImGuiMod_Ctrl;
  io.AddKeyEvent(ImGuiMod_Shift, false);
  io.AddKeyEvent(command, true);
  press(key);
  io.AddKeyEvent(command, false);
}

KeyboardState Input::keyboard() const {
  return {is_mac_, ImGui::GetIO().WantTextInput, keeps_backward_ && !tab_leaves_,
          keeps_forward_ && !tab_leaves_};
}

}  // namespace permsim

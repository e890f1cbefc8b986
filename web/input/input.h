// What a person does to the canvas, as ImGui's input events; the page's half is
// web/js/{pointer,keyboard,text_agent}.js.
#pragma once
#include <map>
#include <string>
#include <string_view>

#include "web/input/keys.h"
#include "web/input/touch.h"

namespace permsim {

enum class PointerKind { move, down, up, leave, cancel, wheel };
enum class PointerDevice { mouse, touch, pen };

struct PointerEvent {
  PointerKind kind = PointerKind::move;
  PointerDevice device = PointerDevice::mouse;
  float x = 0, y = 0;  ///< CSS pixels on the canvas
  float wheel_x = 0,
        wheel_y = 0;  ///< CSS pixels the content shall move by, as the browser counts them
  int button = 0;     ///< the browser's: 0 left, 1 middle, 2 right; for touch the finger's number
  int modifiers = 0;
};

class Input {
 public:
  /// Sets ImGui's clipboard and platform manners; the ImGui context must be there.
  void attach(bool is_mac);

  /// For a wheel: whether something under the pointer can scroll that way. True otherwise.
  bool pointer(const PointerEvent& event, double seconds);
  KeyFate key(const KeyPress& press, bool is_down);
  void text(std::string_view typed);
  void paste(std::string_view text);
  /// What the app puts on the clipboard when asked to copy or cut: run a frame after `press_copy`,
  /// then `take_copied`.
  void press_copy(bool is_cut);
  std::string take_copied();
  /// The canvas or its text agent got or lost the keyboard; losing it releases every key and
  /// button.
  void focus(bool has_focus);

  void keep_tab(bool backward, bool forward) {
    keeps_backward_ = backward;
    keeps_forward_ = forward;
  }

 private:
  void set_modifiers(int modifiers);
  void press(ImGuiKey key);
  void press_command(ImGuiKey key);
  KeyboardState keyboard() const;

  std::map<std::string, ImGuiKey, std::less<>>
      held_;               ///< by place: the key as it was when it went down
  std::string clipboard_;  ///< what ImGui reads when it pastes
  std::string copied_;     ///< what ImGui wrote last
  Touch touch_;
  bool is_mac_ = false;
  bool keeps_backward_ = true, keeps_forward_ = true;
  bool tab_leaves_ = false;  ///< after Escape the next Tab goes out, whatever the app keeps
};

}  // namespace permsim

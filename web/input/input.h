// What a pointer does to the canvas, as ImGui's input events; the page's half is web/js/pointer.js.
// Keys go to the page's HTML (web/README.md, The twin) and never to ImGui.
#pragma once
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
  /// The page has lost the keyboard or the pointer: every button is released.
  void release();

 private:
  void set_modifiers(int modifiers);

  Touch touch_;
  bool is_mac_ = false;
};

}  // namespace permsim

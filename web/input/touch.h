// Fingers: a tap clicks, a long press hovers, a drag scrolls what lies under it, or moves a
// splitter or a selection.
#pragma once
#include <map>

#include "imgui.h"

namespace permsim {

class Touch {
 public:
  /// `finger` numbers the touches; positions in CSS pixels, times in seconds.
  void down(int finger, ImVec2 at, double seconds);
  void move(int finger, ImVec2 at);
  void up(int finger, double seconds);
  void cancel();

  static constexpr float kSlop = 8.0f;        ///< a finger that moved less has not moved
  static constexpr double kLongPress = 0.45;  ///< a finger that stayed longer has only pointed

 private:
  enum class Gesture { none, undecided, drag, scroll };
  ImVec2 middle() const;
  void decide();
  void lift();

  Gesture gesture_ = Gesture::none;
  std::map<int, ImVec2> fingers_;
  ImVec2 start_;
  ImVec2 last_;
  double began_ = 0;
};

/// ImGui's wheel units that move the content by so many CSS pixels.
ImVec2 wheel_units(ImVec2 pixels);

}  // namespace permsim

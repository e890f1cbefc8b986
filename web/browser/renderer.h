// Draws ImGui's triangles by WebGL 2, through ImGui's own OpenGL backend. A WebGL context must be
// current.
#pragma once
#include "imgui.h"

namespace permsim {

class Renderer {
 public:
  ~Renderer() { stop(); }
  void start();
  /// After the browser took the context away nothing of it may be touched: forget, then start
  /// again.
  void stop();
  bool is_started() const { return is_started_; }
  /// The font atlas changed.
  void upload_fonts();
  void draw(ImDrawData& drawn);

 private:
  bool is_started_ = false;
};

}  // namespace permsim

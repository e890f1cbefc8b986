// The one place that speaks OpenGL.
#include "web/browser/renderer.h"

#include <GLES3/gl3.h>

#include "imgui_impl_opengl3.h"

namespace permsim {

void Renderer::start() {
  ImGui_ImplOpenGL3_Init("#version 300 es");
  is_started_ = true;
}

void Renderer::stop() {
  if (is_started_) ImGui_ImplOpenGL3_Shutdown();
  is_started_ = false;
}

void Renderer::upload_fonts() {
  ImGui_ImplOpenGL3_DestroyFontsTexture();
  ImGui_ImplOpenGL3_CreateFontsTexture();
}

void Renderer::draw(ImDrawData& drawn) {
  ImGui_ImplOpenGL3_NewFrame();
  const ImVec4 ground = ImGui::GetStyle().Colors[ImGuiCol_WindowBg];
  glClearColor(ground.x, ground.y, ground.z, 1.0f);
  glClear(GL_COLOR_BUFFER_BIT);
  ImGui_ImplOpenGL3_RenderDrawData(&drawn);
}

}  // namespace permsim

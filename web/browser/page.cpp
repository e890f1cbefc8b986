// The frame: size and fonts, input, the app's content, triangles, cursor and caret. Nothing here
// knows what is shown.
#include "web/browser/page.h"

#include <algorithm>
#include <utility>

#include "core/json/files.h"
#include "imgui_internal.h"
#include "web/look/crisp.h"
#include "web/look/foreign_text.h"
#include "web/look/theme.h"
#include "web/look/type_scale.h"
#include "web/widgets/page_focus.h"
#include "web/widgets/test_hooks.h"

namespace permsim {
namespace {

/// Two of these are equal only while there is nothing new to draw: a request may also open another
/// session.
std::pair<const Session*, std::uint64_t> drawn_state(App& app) {
  const Session* session = app.door().session();
  return {session, session == nullptr ? 0 : session->revision()};
}

}  // namespace

Page::Page() {
  IMGUI_CHECKVERSION();
  ImGui::CreateContext();
  ImGuiIO& io = ImGui::GetIO();
  io.IniFilename = nullptr;
  io.LogFilename = nullptr;
  io.BackendFlags |= ImGuiBackendFlags_HasMouseCursors;
  input_.attach(platform_.is_mac());
  use_line_artist(&lines_);
  app_ = std::make_unique<App>(platform_);
  app_->apply_options(platform_.address_options());
}

Page::~Page() {
  app_.reset();
  use_line_artist(nullptr);
  renderer_.stop();
  ImGui::DestroyContext();
}

bool Page::draw(double seconds) {
  if (surface_.width <= 0 || surface_.height <= 0) return false;
  follow_surface(seconds);
  test_hooks::begin_frame();
  ImGui::NewFrame();
  app_->draw_frame();
  ImGui::Render();
  test_hooks::end_frame();
  snap_glyphs(*ImGui::GetDrawData(), surface_.ratio * zoom_);
  if (has_context_) renderer_.draw(*ImGui::GetDrawData());
  platform_.show_cursor(ImGui::GetMouseCursor());
  platform_.follow_field(focused_field());
  const bool has_more_input = ImGui::GetCurrentContext()->InputEventsQueue.Size > 0;
  return has_more_input || app_->wants_another_frame();
}

void Page::follow_surface(double seconds) {
  ImGuiIO& io = ImGui::GetIO();
  const auto width = static_cast<float>(surface_.width),
             height = static_cast<float>(surface_.height);
  zoom_ = app_->zoom({width / surface_.ratio, height / surface_.ratio});
  const float ratio = surface_.ratio * zoom_;
  io.DisplaySize = {width / ratio, height / ratio};
  io.DisplayFramebufferScale = {ratio, ratio};
  // The first frame after a rest may come minutes later: that is real time, and ImGui counts clicks
  // and delays by it.
  io.DeltaTime = static_cast<float>(std::max(seconds - last_frame_, 0.0001));
  last_frame_ = seconds;
  if (font_ratio_ != ratio) {
    build_fonts(ratio);
    font_ratio_ = ratio;
    forget_lines();
    if (renderer_.is_started()) renderer_.upload_fonts();
  }
  // Without a context nobody sees the drawing; the twin and a story that plays go on.
  if (has_context_ && !renderer_.is_started()) renderer_.start();
  lines_.set_context(has_context_);
}

void Page::lose_context() {
  has_context_ = false;
  lines_.set_context(false);
  forget_line_pictures();
  renderer_.stop();
}

void Page::restore_context() {
  has_context_ = true;
  platform_.request_frame(0);
}

std::string Page::request(std::string_view request) {
  const auto before = drawn_state(*app_);
  std::string answer = app_->door().request(request);
  app_->follow_lesson();
  // An open lesson is answered through the door too.
  if (app_->door().lesson()) (void)app_->ui();
  if (drawn_state(*app_) != before || app_->door().lesson()) platform_.request_frame(0);
  return answer;
}

std::uint32_t Page::work_version() {
  if (!app_->holds_work()) return 0;
  std::shared_ptr<const Scenario> now = app_->own_work()->shared_scenario();
  if (now != work_) {
    work_ = std::move(now);
    ++work_version_;
  }
  return work_version_;
}

std::string Page::work_text() const {
  const Session* session = app_->own_work();
  return session == nullptr ? "" : write_scenario(session->scenario());
}

std::uint32_t Page::work_opening() const {
  const Session* session = app_->own_work();
  return session == nullptr ? 0 : static_cast<std::uint32_t>(session->opening());
}

std::uint32_t Page::work_changes() const {
  const Session* session = app_->own_work();
  return session == nullptr ? 0 : session->changes();
}

std::uint32_t Page::work_moment() const {
  const Session* session = app_->own_work();
  return session == nullptr ? 0 : session->at();
}

}  // namespace permsim

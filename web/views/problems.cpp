// Draws notices and their problems: where, code, sentence.
#include "web/views/problems.h"

#include <algorithm>
#include <string>

#include "icons.h"
#include "web/look/theme.h"
#include "web/look/type_scale.h"
#include "web/models/file_text.h"
#include "web/widgets/button.h"
#include "web/widgets/modal.h"
#include "web/widgets/page_focus.h"
#include "web/widgets/text.h"

namespace permsim {
namespace {

constexpr std::size_t kMostShown = 100;

void draw_problem(const Problem& problem) {
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const ImRect box(at.x, at.y, at.x + 18.0f, at.y + line_height(fonts().body));
  draw_icon(ImGui::GetWindowDrawList(), fonts().body, box,
            problem.is_warning ? colors().warning : colors().bad,
            problem.is_warning ? ICON_CIRCLE_INFO : ICON_TRIANGLE_EXCLAMATION);
  ImGui::Indent(26.0f);
  paragraph(problem.message, fonts().body, colors().text);
  std::string where = problem.where.empty() ? "the whole file" : problem.where;
  paragraph(where + "  ·  " + problem.code, fonts().small, colors().muted);
  ImGui::Unindent(26.0f);
  gap(kSpace2);
}

void draw_problem_list(const Problems& problems) {
  for (std::size_t i = 0; i < problems.size() && i < kMostShown; ++i) draw_problem(problems[i]);
  const std::uint64_t others =
      problems.more() + problems.size() - std::min(problems.size(), kMostShown);
  if (others > 0) paragraph(more_words(others), fonts().small, colors().muted);
}

}  // namespace

void draw_notices(View& view) {
  std::vector<Notice>& notices = view.ui.notices;
  if (notices.empty()) return;
  const Notice& notice = notices.front();
  if (!begin_modal("notice##" + notice.title, 560.0f)) {
    notices.erase(notices.begin());
    return;
  }
  const PanelScope scope("notice");
  paragraph(notice.title, fonts().title, colors().text);
  gap(kSpace2);
  draw_problem_list(notice.problems);
  ButtonOptions options;
  options.kind = ButtonKind::primary;
  const bool is_closed = button("Close##notice", options) || is_modal_left();
  bool is_mended = false;
  if (!notice.text.empty()) {
    ImGui::SameLine(0.0f, kSpace2);
    is_mended = button(std::string(kMendFile) + "##notice");
  }
  if (is_closed || is_mended) close_modal();
  if (is_mended)
    mend_file(view);
  else if (is_closed)
    notices.erase(notices.begin());
  end_modal();
}

bool draw_no_scenario(const std::vector<Notice>& notices) {
  const ImVec2 page = ImGui::GetIO().DisplaySize;
  const float width = std::min(620.0f, page.x - 2.0f * kSpace4);
  ImGui::SetCursorPos({(page.x - width) * 0.5f, page.y * 0.14f});
  bool wants_file = false;
  if (ImGui::BeginChild("no scenario", {width, page.y * 0.8f})) {
    paragraph(notices.empty() ? "No scenario is open" : notices.front().title, fonts().title,
              colors().text);
    gap(kSpace2);
    for (const Notice& notice : notices) draw_problem_list(notice.problems);
    if (notices.empty()) paragraph("Open a scenario file to begin", fonts().body, colors().muted);
    gap(kSpace2);
    ButtonOptions options;
    options.kind = ButtonKind::primary;
    options.icon = ICON_FILE_IMPORT;
    wants_file = button("Open a file…##no scenario", options);
  }
  ImGui::EndChild();
  return wants_file;
}

}  // namespace permsim

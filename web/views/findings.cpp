// What needs attention at this moment; a press leads to where it began and selects what it is
// about.
#include "web/views/findings.h"

#include "icons.h"
#include "web/look/theme.h"
#include "web/look/type_scale.h"
#include "web/models/findings.h"
#include "web/views/checks.h"
#include "web/widgets/item.h"
#include "web/widgets/signs.h"
#include "web/widgets/text.h"

namespace permsim {
namespace {

std::string_view icon_of(const Finding& finding) {
  switch (finding.code) {
    case FindingCode::not_running: return ICON_TRIANGLE_EXCLAMATION;
    case FindingCode::no_repair: return ICON_BAN;
    case FindingCode::exposed: return ICON_EYE;
    case FindingCode::access_lost: return ICON_USER_MINUS;
    case FindingCode::one_repair: return ICON_USER_LOCK;
    case FindingCode::no_owner:
    case FindingCode::declared: break;
  }
  if (finding.weight == Weight::failing) return ICON_TRIANGLE_EXCLAMATION;
  return finding.weight == Weight::advice ? ICON_LIGHTBULB : ICON_CIRCLE_QUESTION;
}

/// Advice is quieter than a warning, and a warning than what fails.
ImU32 color_of(const Finding& finding) {
  if (finding.weight == Weight::advice) return colors().muted;
  const bool is_bad = finding.weight == Weight::failing || finding.code == FindingCode::no_repair;
  return is_bad ? colors().bad : colors().warning;
}

void draw_finding(View& view, const Finding& finding, std::size_t number) {
  const float width = ImGui::GetContentRegionAvail().x;
  const std::string says = says_of(view.session, finding), more = more_of(view.session, finding);
  const float room = width - 40.0f;
  const float height = paragraph_height(says, fonts().body, room) +
                       paragraph_height(more, fonts().small, room) + 16.0f;
  const ItemState item = place_item(says + "##finding " + std::to_string(number), {width, height});
  if (!item.is_visible) return;
  ImDrawList* list = ImGui::GetWindowDrawList();
  if (item.is_hovered) list->AddRectFilled(item.box.Min, item.box.Max, colors().hover, kRadius);
  const ImRect icon(item.box.Min.x + 6.0f, item.box.Min.y + 6.0f, item.box.Min.x + 26.0f,
                    item.box.Min.y + 26.0f);
  draw_icon(list, fonts().body, icon, color_of(finding), icon_of(finding));
  const ImVec2 at(item.box.Min.x + 34.0f, item.box.Min.y + 7.0f);
  const ImU32 ink = finding.weight == Weight::advice ? colors().muted : colors().text;
  draw_paragraph(list, fonts().body, at, ink, says, room);
  const ImVec2 below(at.x, item.box.Max.y - paragraph_height(more, fonts().small, room) - 6.0f);
  draw_paragraph(list, fonts().small, below, colors().muted, more, room);
  draw_focus_ring(item, kRadius);
  if (!item.is_clicked) return;
  look_into(view, finding);
}

}  // namespace

void draw_findings(View& view) {
  const std::vector<Finding>& findings = view.session.moment().findings;
  const ImVec2 at = ImGui::GetCursorScreenPos();
  ImDrawList* list = ImGui::GetWindowDrawList();
  const auto [title, count] = attention_words(view.session);
  draw_text(list, fonts().small_strong, at, colors().muted, title);
  if (!count.empty()) {
    draw_text(list, fonts().small, {at.x + text_width(fonts().small_strong, title) + kSpace2, at.y},
              colors().muted, count);
  }
  ImGui::Dummy({0.0f, line_height(fonts().small) + kSpace1});
  constexpr std::size_t kMostShown = 200;
  for (std::size_t i = 0; i < findings.size() && i < kMostShown; ++i)
    draw_finding(view, findings[i], i + 1);
  if (findings.size() > kMostShown)
    paragraph("and " + std::to_string(findings.size() - kMostShown) + " more", fonts().small,
              colors().muted);
  draw_checks(view);
}

}  // namespace permsim

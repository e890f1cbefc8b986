// Draws the choices, how the export begins, and its buttons.
#include "web/views/exporting.h"

#include <algorithm>
#include <string>

#include "icons.h"
#include "web/look/theme.h"
#include "web/look/type_scale.h"
#include "web/models/exporting.h"
#include "web/widgets/button.h"
#include "web/widgets/field.h"
#include "web/widgets/modal.h"
#include "web/widgets/page_focus.h"
#include "web/widgets/popover.h"
#include "web/widgets/text.h"

namespace permsim {
namespace {

constexpr float kLine = 20.0f;
constexpr float kPad = 8.0f;
/// Beside the preview: the page around the dialog, its title, choices and buttons; more where these
/// take several lines each.
constexpr float kOtherHeight = 380.0f, kOtherHeightOfPhone = 660.0f;
/// With less there is none beside the options for what is asked.
constexpr float kRoomBeside = 480.0f;

void draw_options(View& view, const ExportPart& part) {
  const float room = ImGui::GetContentRegionAvail().x;
  bool is_first = true;
  for (const ExportOption& option : part.options) {
    ButtonOptions look;
    look.is_on = option.is_chosen;
    const std::string node = "export/" + part.key + "/" + option.key;
    look.node = node;
    const std::string label = option.label + "##export " + part.key + " " + option.key;
    look.width = std::min(button_width(label, look), room);
    if (!is_first) flow(look.width);
    is_first = false;
    if (button(label, look)) choose_export(view, part.key, option.key);
  }
}

/// What is asked stands before its options where there is room, else above them.
void draw_part(View& view, const ExportPart& part) {
  constexpr float kName = 92.0f, kButton = 30.0f;
  if (ImGui::GetContentRegionAvail().x < kRoomBeside) {
    paragraph(part.name, fonts().small_strong, colors().muted);
    draw_options(view, part);
  } else {
    const ImVec2 at = ImGui::GetCursorScreenPos();
    draw_text_in(ImGui::GetWindowDrawList(), fonts().small_strong,
                 {at, {at.x + kName, at.y + kButton}}, colors().muted, part.name);
    ImGui::SetCursorScreenPos({at.x + kName, at.y});
    ImGui::BeginGroup();
    draw_options(view, part);
    ImGui::EndGroup();
  }
  gap(kSpace2);
}

void draw_preview(const View& view) {
  const std::vector<std::string> lines = export_preview(view);
  paragraph(export_size(view), fonts().small_strong, colors().text);
  if (!lines.empty()) {
    const bool is_narrow = ImGui::GetContentRegionAvail().x < kRoomBeside;
    const float room =
        ImGui::GetIO().DisplaySize.y - (is_narrow ? kOtherHeightOfPhone : kOtherHeight);
    const float all = static_cast<float>(lines.size()) * kLine + 2.0f * kPad;
    const float height = std::min(all, std::max(room, 2.0f * kLine + 2.0f * kPad));
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const ImRect box(at.x, at.y, at.x + ImGui::GetContentRegionAvail().x, at.y + height);
    ImDrawList* list = ImGui::GetWindowDrawList();
    list->AddRectFilled(box.Min, box.Max, colors().panel, kRadius);
    list->AddRect(box.Min, box.Max, colors().field, kRadius);
    float y = box.Min.y + kPad;
    for (const std::string& line : lines) {
      if (y + kLine > box.Max.y) break;
      draw_text_in(list, fonts().small, {{box.Min.x + kPad, y}, {box.Max.x - kPad, y + kLine}},
                   colors().text, line);
      y += kLine;
    }
    ImGui::Dummy({box.GetWidth(), height});
  }
  gap(kSpace1);
  paragraph(view.models.exporting.caption(), fonts().body, colors().muted);
}

void draw_buttons(View& view, bool is_enabled) {
  bool is_first = true;
  const auto press = [&](const char* words, std::string_view icon, ButtonKind kind, bool can,
                         void (*run)(View&)) {
    ButtonOptions look;
    look.kind = kind;
    look.icon = icon;
    look.is_enabled = can;
    const std::string label = std::string(words) + "##export";
    if (!is_first) flow(button_width(label, look), kSpace2);
    is_first = false;
    if (button(label, look) && can) run(view);
  };
  press("Save", ICON_DOWNLOAD, ButtonKind::primary, is_enabled, save_export);
  press("Copy", ICON_COPY, ButtonKind::soft, is_enabled, copy_export);
  press("Copy the caption", {}, ButtonKind::soft, is_enabled, copy_export_caption);
  press("Copy the alternative text", {}, ButtonKind::soft, is_enabled, copy_export_alt_text);
  press("Close", {}, ButtonKind::soft, true, close_export);
}

}  // namespace

void draw_exporting(View& view) {
  if (!is_export_open(view)) return;
  const PanelScope scope("export");
  if (!begin_modal("export", 760.0f)) return close_export(view);
  paragraph("Export", fonts().title, colors().text);
  gap(kSpace1);
  const std::string reason = why_no_export(view);
  const std::vector<ExportPart> parts = export_parts(view);
  for (const ExportPart& part : parts) draw_part(view, part);
  if (reason.empty())
    draw_preview(view);
  else
    paragraph(reason, fonts().body, colors().text);
  gap(kSpace2);
  if (const std::string said = said_of_export(view); !said.empty()) {
    paragraph(said, fonts().strong, colors().text);
    gap(kSpace1);
  }
  draw_buttons(view, reason.empty());
  if (is_modal_left()) close_export(view);
  if (!is_export_open(view)) close_modal();
  end_modal();
}

}  // namespace permsim

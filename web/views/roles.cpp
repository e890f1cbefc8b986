// The quick reference: actions down the side in full words, roles across, as computed and not as
// remembered.
#include "web/views/roles.h"

#include <algorithm>

#include "core/answers/text.h"
#include "icons.h"
#include "web/look/theme.h"
#include "web/look/type_scale.h"
#include "web/models/matrix.h"
#include "web/models/roles.h"
#include "web/widgets/button.h"
#include "web/widgets/item.h"
#include "web/widgets/signs.h"
#include "web/widgets/text.h"

namespace permsim {
namespace {

constexpr float kRoleHeight = 30.0f;
constexpr float kRoleHead = 48.0f;
constexpr float kRoleGroup = 30.0f;

struct Columns {
  float names = 0.0f, width = 0.0f;
};

Columns columns_of(const RoleTable& table, float room) {
  const auto count = static_cast<float>(std::max<std::size_t>(table.rows.size(), 1));
  Columns columns;
  columns.names = std::clamp(room * 0.3f, 130.0f, 300.0f);
  columns.width = std::clamp((room - columns.names) / count, 96.0f, 150.0f);
  return columns;
}

void draw_head(const RoleTable& table, const Columns& columns, ImVec2 at, float top) {
  ImDrawList* list = ImGui::GetWindowDrawList();
  const float right = at.x + columns.names + columns.width * static_cast<float>(table.rows.size());
  list->AddRectFilled({at.x, top}, {right, top + kRoleHead}, colors().panel);
  for (std::size_t i = 0; i < table.rows.size(); ++i) {
    const float x = at.x + columns.names + columns.width * static_cast<float>(i);
    const ImRect box(x + 4.0f, top, x + columns.width - 4.0f, top + kRoleHead);
    draw_two_lines(list, fonts().small_strong, box, colors().text, table.rows[i].label);
    tip_in(box, "role " + std::to_string(i), table.rows[i].label, "Somebody who is only this");
  }
  list->AddLine({at.x, top + kRoleHead - 0.5f}, {right, top + kRoleHead - 0.5f},
                colors().line_strong);
}

void draw_row(const RoleTable& table, const Columns& columns, const Action& action,
              std::size_t number, ImVec2 at) {
  ImDrawList* list = ImGui::GetWindowDrawList();
  const float right = at.x + columns.names + columns.width * static_cast<float>(table.rows.size());
  const ImRect box(at.x, at.y, right, at.y + kRoleHeight);
  if (ImGui::IsMouseHoveringRect(box.Min, box.Max) && ImGui::IsWindowHovered())
    list->AddRectFilled(box.Min, box.Max, colors().hover, kRadius);
  draw_text_in(list, fonts().body,
               {{at.x + 8.0f, at.y}, {at.x + columns.names - kSpace2, at.y + kRoleHeight}},
               colors().text, action.label);
  for (std::size_t i = 0; i < table.rows.size(); ++i) {
    const Sign sign = sign_of(table.rows[i].verdicts[number], table.rows[i].is_spoken_of[number]);
    const float x = at.x + columns.names + columns.width * static_cast<float>(i);
    draw_sign(list, {x + 16.0f, at.y + kRoleHeight * 0.5f}, 22.0f, {sign, Change::none, false});
    tip_in({x, at.y, x + columns.width, at.y + kRoleHeight},
           "role cell " + std::to_string(number) + " " + std::to_string(i),
           table.rows[i].label + ": " + action.label, word_of(sign));
  }
}

}  // namespace

void draw_roles_bar(View& view) {
  const RoleTable& table = view.models.roles.table();
  if (table.on == kNoEntity) return;
  const auto text = [&](Format format) { return roles_text(view.world(), table, format); };
  ButtonOptions options;
  options.icon = ICON_COPY;
  if (button("Copy as Markdown##roles", options)) view.outbox.send(CopyText{text(Format::md)});
  ImGui::SameLine(0.0f, kSpace2);
  options.icon = ICON_DOWNLOAD;
  const std::string name = "roles-" + view.world().at(table.on).id;
  if (button("CSV##roles", options))
    view.outbox.send(SaveText{name + ".csv", "text/csv", text(Format::csv)});
  ImGui::SameLine(0.0f, kSpace2);
  if (button("HTML##roles", options))
    view.outbox.send(SaveText{name + ".html", "text/html", text(Format::html)});
}

void draw_roles(View& view) {
  const RoleTable& table = view.models.roles.table();
  if (table.on == kNoEntity || table.rows.empty()) {
    gap(kSpace6);
    paragraph("No roles to show here", fonts().strong, colors().text);
    paragraph("Choose something at the left that belongs to an account with roles", fonts().body,
              colors().muted);
    return;
  }
  const ImVec2 room = ImGui::GetContentRegionAvail();
  const Columns columns = columns_of(table, room.x);
  const float width = columns.names + columns.width * static_cast<float>(table.rows.size());
  ImGui::SetNextWindowContentSize({width, 0.0f});
  if (ImGui::BeginChild("roles", room, 0, ImGuiWindowFlags_HorizontalScrollbar)) {
    const Type& type = view.world().type_of(table.on);
    const ImVec2 at = ImGui::GetCursorScreenPos();
    float y = at.y + kRoleHead;
    std::string_view group;
    for (std::size_t i = 0; i < table.actions.size(); ++i) {
      const Action& action = type.actions[table.actions[i]];
      if (action.group != group) {
        group = action.group;
        draw_text_in(ImGui::GetWindowDrawList(), fonts().small_strong,
                     {{at.x + 8.0f, y + 6.0f}, {at.x + columns.names, y + kRoleGroup}},
                     colors().muted, group);
        y += kRoleGroup;
      }
      draw_row(table, columns, action, i, {at.x, y});
      y += kRoleHeight;
    }
    ImGui::Dummy({width, y - at.y});
    draw_head(table, columns, at, ImGui::GetWindowPos().y);
  }
  ImGui::EndChild();
}

}  // namespace permsim

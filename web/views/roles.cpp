// The quick reference: actions down the side in full words, roles across, as computed and not as
// remembered.
#include "web/views/roles.h"

#include <algorithm>

#include "core/answers/text.h"
#include "icons.h"
#include "web/look/theme.h"
#include "web/look/type_scale.h"
#include "web/models/matrix.h"
#include "web/models/role_edits.h"
#include "web/models/roles.h"
#include "web/views/additions.h"
#include "web/widgets/button.h"
#include "web/widgets/field.h"
#include "web/widgets/item.h"
#include "web/widgets/popover.h"
#include "web/widgets/signs.h"
#include "web/widgets/text.h"

namespace permsim {
namespace {

constexpr float kRoleHeight = 30.0f;
constexpr float kRoleHead = 48.0f;
constexpr float kRoleGroup = 30.0f;

struct RoleColumns {
  float names = 0.0f, width = 0.0f;
};

RoleColumns columns_of(const RoleTable& table, float room) {
  const auto count = static_cast<float>(std::max<std::size_t>(table.rows.size(), 1));
  RoleColumns columns;
  columns.names = std::clamp(room * 0.3f, 130.0f, 300.0f);
  columns.width = std::clamp((room - columns.names) / count, 96.0f, 150.0f);
  return columns;
}

void draw_grant_menu(View& view, const ImRect& box) {
  ItemState opener;
  opener.box = box;
  if (!begin_menu(view.ui.open_menu, "grant", opener, 320.0f, 520.0f)) return;
  const std::size_t role = view.ui.grant_role, action = view.ui.grant_action;
  menu_heading(grant_words(view, role, action));
  for (const GrantChoice& choice : grant_choices(view, role, action)) {
    if (!menu_row(choice.words + "##choice", {{}, {}, {}, choice.is_now, true})) continue;
    change_grant(view, role, action, choice.change);
    close_popover();
  }
  end_popover();
}

void draw_role_menu(View& view, const ImRect& box) {
  ItemState opener;
  opener.box = box;
  if (!begin_menu(view.ui.open_menu, std::string(kRoleMenu), opener, 300.0f)) return;
  menu_heading("Name of this role");
  text_field("Name of this role", typed_role_label(view));
  gap(kSpace1);
  ButtonOptions rename;
  rename.kind = ButtonKind::primary;
  rename.width = ImGui::GetContentRegionAvail().x;
  rename.is_enabled = !typed_role_label(view).empty();
  const bool renames = button("Rename##role", rename) && rename.is_enabled;
  const bool begins_another =
      menu_row("New role like this…##role", {ICON_PLUS, {}, {}, false, true});
  const std::string reason = why_not_removed(view);
  const bool removes =
      menu_row("Remove this role##role", {ICON_TRASH, reason, {}, false, reason.empty()});
  end_popover();
  if (renames) return rename_role_as_typed(view);
  if (begins_another) return begin_role_like(view);
  if (removes) remove_this_role(view);
}

void draw_head(View& view, const RoleColumns& columns, ImVec2 at, float top) {
  const RoleTable& table = view.models.roles.table();
  ImDrawList* list = ImGui::GetWindowDrawList();
  const float right = at.x + columns.names + columns.width * static_cast<float>(table.rows.size());
  list->AddRectFilled({at.x, top}, {right, top + kRoleHead}, colors().panel);
  for (std::size_t i = 0; i < table.rows.size(); ++i) {
    const float x = at.x + columns.names + columns.width * static_cast<float>(i);
    ImRect box(x + 4.0f, top, x + columns.width - 4.0f, top + kRoleHead);
    const bool is_custom = view.models.roles.is_custom(table.rows[i].roles.back());
    if (is_custom) {
      list->AddRectFilled({x, top}, {x + columns.width, top + kRoleHead}, colors().sunken);
      draw_badge(list, {x + 4.0f, top}, "made here", colors().accent_text, colors().selected);
      box.Min.y += 18.0f;
    }
    draw_two_lines(list, fonts().small_strong, box, colors().text, table.rows[i].label);
    const std::string node = "matrix/roles/head/" + std::to_string(i);
    const ItemState item =
        item_at(table.rows[i].label + "##role head " + std::to_string(i), box, {.node = node});
    draw_focus_ring(item, kRadius);
    tip_in(box, "role " + std::to_string(i), table.rows[i].label,
           "Somebody who is only this. Click to rename it, or to make one like it");
    if (item.is_clicked) open_role_menu(view, i);
    if (view.ui.grant_role == i) draw_role_menu(view, item.box);
  }
  list->AddLine({at.x, top + kRoleHead - 0.5f}, {right, top + kRoleHead - 0.5f},
                colors().line_strong);
}

/// A press sets the tick or takes it away; the other button opens what else it can say.
void draw_cell(View& view, const Action& action, std::size_t number, std::size_t i,
               const ImRect& box) {
  const RoleRow& row = view.models.roles.table().rows[i];
  const Sign sign = sign_of(row.verdicts[number], row.is_spoken_of[number]);
  const PolicyDifference* changed = view.models.roles.difference_at(i, number);
  const std::string place = std::to_string(number) + " " + std::to_string(i);
  const std::string node = "matrix/roles/" + action.id + "/" + std::to_string(i);
  const ItemState item =
      item_at(row.label + ", " + action.label + "##grant " + place, box, {.node = node});
  if (!item.is_visible) return;
  ImDrawList* list = ImGui::GetWindowDrawList();
  const ImVec2 middle(box.Min.x + 18.0f, box.GetCenter().y);
  if (item.is_hovered)
    list->AddRectFilled({middle.x - 15.0f, middle.y - 14.0f}, {middle.x + 15.0f, middle.y + 14.0f},
                        colors().pressed, kRadius);
  draw_sign(list, middle, 22.0f, {sign, Change::none, false});
  if (changed != nullptr) {
    list->AddRect({middle.x - 15.0f, middle.y - 14.0f}, {middle.x + 15.0f, middle.y + 14.0f},
                  colors().accent, kRadius, 0, 1.5f);
    if (!changed->change.when.value_or("").empty())
      draw_text(list, fonts().small_strong, {middle.x + 18.0f, middle.y - 8.0f},
                colors().accent_text, "if");
  }
  if (item.is_focused)
    list->AddRect({middle.x - 18.0f, middle.y - 14.0f}, {middle.x + 18.0f, middle.y + 14.0f},
                  colors().focus, kRadius, 0, 2.0f);
  tip_in(box, "role cell " + place, row.label + ": " + action.label,
         changed == nullptr ? std::string(word_of(sign)) + ". Click to change the policy"
                            : changed->words);
  if (item.is_clicked) toggle_grant(view, i, number);
  if (item.is_right_clicked) {
    view.ui.grant_role = i;
    view.ui.grant_action = number;
    view.ui.open_menu = "grant";
  }
  if (view.ui.grant_role == i && view.ui.grant_action == number) draw_grant_menu(view, item.box);
}

void draw_row(View& view, const RoleColumns& columns, const Action& action, std::size_t number,
              ImVec2 at) {
  const std::size_t roles = view.models.roles.table().rows.size();
  ImDrawList* list = ImGui::GetWindowDrawList();
  const float right = at.x + columns.names + columns.width * static_cast<float>(roles);
  const ImRect box(at.x, at.y, right, at.y + kRoleHeight);
  if (ImGui::IsMouseHoveringRect(box.Min, box.Max) && ImGui::IsWindowHovered())
    list->AddRectFilled(box.Min, box.Max, colors().hover, kRadius);
  draw_text_in(list, fonts().body,
               {{at.x + 8.0f, at.y}, {at.x + columns.names - kSpace2, at.y + kRoleHeight}},
               colors().text, action.label);
  for (std::size_t i = 0; i < roles; ++i) {
    const float x = at.x + columns.names + columns.width * static_cast<float>(i);
    draw_cell(view, action, number, i, {{x, at.y}, {x + columns.width, at.y + kRoleHeight}});
  }
}

void draw_new_role(View& view, const ItemState& opener) {
  if (!begin_menu(view.ui.open_menu, "new role", opener, 300.0f)) return;
  menu_heading("New role");
  text_field("Name of the role", new_role_name(view));
  menu_heading("Starts like");
  const std::vector<RoleStart> starts = role_starts(view);
  for (std::size_t i = 0; i < starts.size(); ++i)
    if (menu_row(starts[i].words + "##start " + std::to_string(i),
                 {{}, {}, {}, i == chosen_start(view), true}))
      view.ui.drafts["new role like"] = std::to_string(i);
  gap(kSpace1);
  ButtonOptions make;
  make.kind = ButtonKind::primary;
  make.width = ImGui::GetContentRegionAvail().x;
  make.is_enabled = !new_role_name(view).empty();
  if (button("Make role##new role", make) && make.is_enabled) make_role_as_typed(view);
  end_popover();
}

/// In what the policy differs, and the ways back.
void draw_differences(View& view) {
  const std::vector<PolicyDifference>& differences = view.models.roles.differences();
  if (differences.empty()) return;
  ButtonOptions list;
  list.is_on = true;
  list.has_menu = true;
  list.node = "matrix/differences/list";
  const std::string words = difference_words(differences) + "##differences";
  list.width = std::min(button_width(words, list), ImGui::GetContentRegionAvail().x - 170.0f);
  const ItemState item = draw_button(words, list);
  if (begin_menu(view.ui.open_menu, "differences", item, 420.0f, 520.0f)) {
    for (std::size_t i = 0; i < differences.size(); ++i)
      if (menu_row("Take back: " + differences[i].words + "##difference " + std::to_string(i),
                   {ICON_ROTATE_LEFT, {}, {}, false, true})) {
        take_back(view, differences[i]);
        close_popover();
      }
    end_popover();
  }
  ImGui::SameLine(0.0f, kSpace2);
  if (button("Back to how it came##differences")) take_back_all(view);
  gap(kSpace2);
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
  ImGui::SameLine(0.0f, kSpace2);
  options.icon = ICON_PLUS;
  const ItemState add = draw_button("New role…##roles", options);
  draw_new_role(view, add);
  flow(button_width("Add to the policy…##roles", options), kSpace2);
  const ItemState more = draw_button("Add to the policy…##roles", options);
  draw_addition_form(view, more);
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
  draw_differences(view);
  const ImVec2 room = ImGui::GetContentRegionAvail();
  const RoleColumns columns = columns_of(table, room.x);
  const float width = columns.names + columns.width * static_cast<float>(table.rows.size());
  ImGui::SetNextWindowContentSize({width, 0.0f});
  if (ImGui::BeginChild("roles", room, 0, ImGuiWindowFlags_HorizontalScrollbar)) {
    const Type& type = view.world().type_of(table.on);
    const ImVec2 at = ImGui::GetCursorScreenPos();
    float y = at.y + kRoleHead;
    // What has gone below the heads is neither seen nor pressed.
    const ImVec2 corner = ImGui::GetWindowPos(), size = ImGui::GetWindowSize();
    ImGui::PushClipRect({corner.x, corner.y + kRoleHead}, {corner.x + size.x, corner.y + size.y},
                        true);
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
      draw_row(view, columns, action, i, {at.x, y});
      y += kRoleHeight;
    }
    ImGui::PopClipRect();
    ImGui::Dummy({width, y - at.y});
    draw_head(view, columns, at, ImGui::GetWindowPos().y);
  }
  ImGui::EndChild();
}

}  // namespace permsim

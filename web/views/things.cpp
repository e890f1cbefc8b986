// The list of people and things (rows made by things_model): search, sections, roles, sharing
// words.
#include "web/views/things.h"

#include <algorithm>

#include "icons.h"
#include "web/look/theme.h"
#include "web/look/type_scale.h"
#include "web/models/commands.h"
#include "web/models/findings.h"
#include "web/models/things.h"
#include "web/views/add_form.h"
#include "web/views/layout_plan.h"
#include "web/widgets/button.h"
#include "web/widgets/field.h"
#include "web/widgets/page_focus.h"
#include "web/widgets/popover.h"
#include "web/widgets/signs.h"
#include "web/widgets/test_hooks.h"
#include "web/widgets/text.h"

namespace permsim {
namespace {

constexpr float kThingHeight = 30.0f;

void toggle_fold(View& view, const ThingRow& row) {
  const std::string key = fold_key(view.world(), row);
  if (view.ui.folded.erase(key) == 0) view.ui.folded.insert(key);
}

/// Words at the right of a row, from right to left, beginning at `x`; those that would cover the
/// name are left out. Returns where free room ends.
float draw_badges(const World& world, EntityIndex entity, ImDrawList* list, const ImRect& box,
                  float x) {
  const float name = text_width(fonts().body, world.at(entity).label) + 48.0f;
  const float least = box.Min.x + std::min(name, box.GetWidth() * 0.6f);
  for (const auto& [words, is_ordinary] : badge_words(world, entity)) {
    const float width = badge_width(words);
    if (x - width < least) break;
    x -= width;
    draw_badge(list, {x, box.Min.y + 5.0f}, words, is_ordinary ? colors().muted : colors().warning,
               is_ordinary ? colors().hover : colors().warning_soft);
    x -= 4.0f;
  }
  return x;
}

float draw_status(const Status& status, ImDrawList* list, const ImRect& box, float x) {
  const float width = badge_width(status.is);
  x -= width;
  draw_badge(list, {x, box.Min.y + 5.0f}, status.is, status.is_bad ? colors().bad : colors().good,
             status.is_bad ? colors().bad_soft : colors().good_soft);
  return x - 4.0f;
}

/// How many may repair it, when that is nobody or only one person.
float draw_few(int count, ImDrawList* list, const ImRect& box, float x) {
  const ImU32 color = count == 0 ? colors().bad : colors().warning;
  const float left = x - 30.0f;
  if (left < box.Min.x + 80.0f) return x;
  const ImRect icon(left, box.Min.y, left + 16.0f, box.Max.y);
  draw_icon(list, fonts().small, icon, color, ICON_USER_LOCK);
  draw_text_in(list, fonts().small_strong, {{left + 18.0f, box.Min.y}, {x, box.Max.y}}, color,
               std::to_string(count));
  tip_in({{left, box.Min.y}, {x, box.Max.y}}, "few",
         count == 0 ? "Nobody can repair it" : "Only one person can repair it");
  return left - 4.0f;
}

void draw_ground(const ItemState& item, bool is_selected) {
  const ImU32 ground = is_selected ? colors().selected : item.is_hovered ? colors().hover : 0;
  if (!ground) return;
  const ImVec2 min(item.box.Min.x, item.box.Min.y + 1.0f),
      max(item.box.Max.x, item.box.Max.y - 1.0f);
  ImGui::GetWindowDrawList()->AddRectFilled(min, max, ground, kRadius);
}

void draw_arrow(ImDrawList* list, const ImRect& box, float x, bool is_folded) {
  draw_icon(list, fonts().small, {{x, box.Min.y}, {x + 12.0f, box.Max.y}}, colors().muted,
            is_folded ? ICON_CHEVRON_RIGHT : ICON_CHEVRON_DOWN);
}

constexpr std::string_view kTree = "things/tree/";
std::string node_of(const View& view, const ThingRow& row) {
  return std::string(kTree) + node_key(view, row);
}

void draw_section(View& view, const ThingRow& row, float width) {
  const Type& type = view.policy().types[row.type];
  const std::string label = std::string(plural_of(type)) + "##section " + type.id;
  const std::string node = node_of(view, row);
  const ItemState item =
      place_item(label, {width, kThingHeight}, {.allows_overlap = true, .node = node});
  if (!item.is_visible) return;
  ImDrawList* list = ImGui::GetWindowDrawList();
  draw_arrow(list, item.box, item.box.Min.x + 4.0f, row.is_folded);
  ImRect room(item.box.Min.x + 22.0f, item.box.Min.y, item.box.Max.x - 36.0f, item.box.Max.y);
  draw_text_in(list, fonts().small_strong, room, item.is_hovered ? colors().text : colors().muted,
               plural_of(type));
  const std::string count = std::to_string(row.count);
  const float at = room.Min.x + text_width(fonts().small_strong, plural_of(type)) + 8.0f;
  draw_text_in(list, fonts().small, {{at, room.Min.y}, room.Max}, colors().faint, count);
  draw_focus_ring(item, kRadius);
  if (item.is_clicked) toggle_fold(view, row);
}

void draw_account(View& view, const ThingRow& row, float width) {
  const World& world = view.world();
  const Entity& account = world.at(row.entity);
  const std::string node = node_of(view, row);
  const ItemState item = place_item(account.label + "##thing " + account.id, {width, kThingHeight},
                                    {.allows_overlap = true, .node = node});
  if (!item.is_visible) return;
  draw_ground(item, view.ui.selected == account.id);
  ImDrawList* list = ImGui::GetWindowDrawList();
  const ImRect arrow(item.box.Min.x, item.box.Min.y, item.box.Min.x + 20.0f, item.box.Max.y);
  draw_arrow(list, item.box, item.box.Min.x + 4.0f, row.is_folded);
  draw_icon(list, fonts().body,
            {{item.box.Min.x + 22.0f, item.box.Min.y}, {item.box.Min.x + 40.0f, item.box.Max.y}},
            colors().muted, icon_of(world.type_of(row.entity)));
  const float end = draw_badges(world, row.entity, list, item.box, item.box.Max.x - kSpace2);
  const ImRect room(item.box.Min.x + 46.0f, item.box.Min.y, end, item.box.Max.y);
  if (!draw_text_in(list, fonts().strong, room, colors().text, account.label)) tip(account.label);
  draw_focus_ring(item, kRadius);
  if (!item.is_clicked) return;
  if (ImGui::IsMouseHoveringRect(arrow.Min, arrow.Max))
    toggle_fold(view, row);
  else
    select_thing(view, row.entity);
}

void draw_person(View& view, const ThingRow& row, float width) {
  const World& world = view.world();
  const Entity& person = world.at(row.entity);
  std::string label = person.label + "##thing " + person.id;
  std::string_view role;
  if (row.account != kNoEntity) {
    label += " in " + world.at(row.account).id;
    role = world.type_of(row.account).relations[row.role].label;
  }
  const std::string node = node_of(view, row);
  const ItemState item = place_item(label, {width, kThingHeight}, {.node = node});
  if (!item.is_visible) return;
  draw_ground(item, view.ui.selected == person.id);
  ImDrawList* list = ImGui::GetWindowDrawList();
  const float indent = row.account == kNoEntity ? 24.0f : 34.0f;
  draw_portrait(list, {item.box.Min.x + indent, item.box.GetCenter().y}, 22.0f, person.label,
                view.ui.acting == person.id);
  const float beside =
      width - indent - 34.0f - std::min(text_width(fonts().body, person.label), width * 0.5f);
  const float role_width =
      role.empty() ? 0.0f : std::min(text_width(fonts().small, role), std::max(0.0f, beside));
  const ImRect room(item.box.Min.x + indent + 18.0f, item.box.Min.y,
                    item.box.Max.x - role_width - 14.0f, item.box.Max.y);
  if (!draw_text_in(list, fonts().body, room, colors().text, person.label)) tip(person.label);
  draw_text_in(list, fonts().small,
               {{item.box.Max.x - role_width - kSpace2, item.box.Min.y},
                {item.box.Max.x - kSpace2, item.box.Max.y}},
               colors().muted, role, 1.0f);
  draw_focus_ring(item, kRadius);
  if (item.is_clicked) select_thing(view, row.entity);
}

void draw_thing(View& view, const ThingRow& row, float width) {
  const World& world = view.world();
  if (world.subject_number(row.entity) >= 0) return draw_person(view, row, width);
  const Entity& thing = world.at(row.entity);
  const Type& type = world.type_of(row.entity);
  const std::string node = node_of(view, row);
  const ItemState item =
      place_item(thing.label + "##thing " + thing.id, {width, kThingHeight}, {.node = node});
  if (!item.is_visible) return;
  draw_ground(item, view.ui.selected == thing.id);
  ImDrawList* list = ImGui::GetWindowDrawList();
  draw_icon(list, fonts().body,
            {{item.box.Min.x + 15.0f, item.box.Min.y}, {item.box.Min.x + 33.0f, item.box.Max.y}},
            colors().muted, icon_of(type));
  float end = item.box.Max.x - kSpace2;
  if (type.has_status()) {
    if (const Status* status = status_of(view.session, row.entity))
      end = draw_status(*status, list, item.box, end);
  }
  end = draw_badges(world, row.entity, list, item.box, end);
  if (const auto few = few_repairers(view.session, row.entity))
    end = draw_few(*few, list, item.box, end);
  const ImRect room(item.box.Min.x + 42.0f, item.box.Min.y, end, item.box.Max.y);
  if (!draw_text_in(list, fonts().body, room, colors().text, thing.label)) tip(thing.label);
  draw_focus_ring(item, kRadius);
  if (item.is_clicked) select_thing(view, row.entity);
}

void draw_row(View& view, const ThingRow& row, float width) {
  switch (row.kind) {
    case ThingRow::Kind::section: draw_section(view, row, width); break;
    case ThingRow::Kind::account: draw_account(view, row, width); break;
    case ThingRow::Kind::person: draw_person(view, row, width); break;
    case ThingRow::Kind::thing: draw_thing(view, row, width); break;
  }
}

void draw_toolbar(View& view) {
  FieldOptions options;
  options.hint = ImGui::GetContentRegionAvail().x < 290.0f ? "Search…" : "Search people and things";
  options.icon = ICON_MAGNIFYING_GLASS;
  options.can_be_cleared = true;
  const LayoutPlan plan = layout_now(view.ui);
  const bool can_fold = !plan.shows_one_pane && (!plan.has_rail || view.ui.folds_things);
  options.width = ImGui::GetContentRegionAvail().x - (can_fold ? 68.0f : 36.0f);
  if (text_field("Search people and things", view.ui.search, options)) view.ui.search.clear();
  ImGui::SameLine(0.0f, 4.0f);
  ItemState opener;
  opener.is_clicked = icon_button(ICON_PLUS, "Add…##things");
  opener.box = {ImGui::GetItemRectMin(), ImGui::GetItemRectMax()};
  draw_add_form(view, opener);
  if (!can_fold) return;
  ImGui::SameLine(0.0f, 2.0f);
  if (!icon_button(plan.has_rail ? ICON_CHEVRON_RIGHT : ICON_CHEVRON_LEFT,
                   plan.has_rail ? "Keep the list open##things" : "Fold the list##things"))
    return;
  view.ui.folds_things = !view.ui.folds_things;
  view.ui.opens_things = false;
}

/// Only rows in sight are drawn: a row that has the focus is scrolled to by its number.
void bring_focus_into_view(const View& view, const std::vector<ThingRow>& rows) {
  const std::string_view node = focus_to_bring(kTree);
  if (node.empty()) return;
  const auto found = std::find_if(rows.begin(), rows.end(),
                                  [&](const ThingRow& row) { return node_of(view, row) == node; });
  if (found != rows.end()) bring_row_into_view(found - rows.begin(), kThingHeight);
}

}  // namespace

void draw_things(View& view) {
  draw_toolbar(view);
  gap(2.0f);
  const std::vector<ThingRow>& rows = view.models.things.rows();
  if (rows.empty()) {
    gap(kSpace2);
    const bool is_searching = !view.ui.search.empty();
    paragraph(is_searching ? "Nobody and nothing is called that"
                           : "Nobody and nothing is here yet. Add people and things with +, or "
                             "open a scenario above.",
              fonts().body, colors().muted);
    return;
  }
  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, ImVec2(0.0f, 0.0f));
  if (ImGui::BeginChild("list of things", {0.0f, 0.0f})) {
    const float width = ImGui::GetContentRegionAvail().x;
    bring_focus_into_view(view, rows);
    ImGuiListClipper clipper;
    clipper.Begin(static_cast<int>(rows.size()), kThingHeight);
    while (clipper.Step()) {
      for (int i = clipper.DisplayStart; i < clipper.DisplayEnd; ++i)
        draw_row(view, rows[static_cast<std::size_t>(i)], width);
    }
  }
  ImGui::EndChild();
  ImGui::PopStyleVar();
}

}  // namespace permsim

// Draws a person's actions as rows; a press leads to why.
#include "web/views/person.h"

#include <algorithm>

#include "icons.h"
#include "web/look/theme.h"
#include "web/look/type_scale.h"
#include "web/models/person.h"
#include "web/models/words.h"
#include "web/views/candidates.h"
#include "web/views/layout_plan.h"
#include "web/widgets/field.h"
#include "web/widgets/item.h"
#include "web/widgets/signs.h"
#include "web/widgets/text.h"

namespace permsim {
namespace {

/// What can be touched is at least so high.
constexpr float kTouchHeight = 44.0f, kRowOfPointer = 36.0f;

void draw_row(View& view, const PersonAction& row, float width, float least) {
  const float height = row.more.empty() ? least : std::max(least, 48.0f);
  const ItemState item =
      place_item(row.label + "##person " + std::to_string(row.cell.action), {width, height});
  if (!item.is_visible) return;
  ImDrawList* list = ImGui::GetWindowDrawList();
  const bool is_chosen = view.ui.cell == ids_of(view.world(), row.cell);
  if (is_chosen || item.is_hovered)
    list->AddRectFilled(item.box.Min, item.box.Max, is_chosen ? colors().selected : colors().hover,
                        kRadius);
  const float middle = item.box.GetCenter().y;
  draw_sign(list, {item.box.Min.x + 20.0f, middle}, 24.0f, row.look);
  const float left = item.box.Min.x + 44.0f, right = item.box.Max.x - 28.0f;
  const float split = row.more.empty() ? item.box.Max.y : middle + 2.0f;
  draw_text_in(list, is_chosen ? fonts().strong : fonts().body,
               {{left, row.more.empty() ? item.box.Min.y : middle - 20.0f}, {right, split}},
               is_chosen ? colors().accent_text : colors().text, row.label);
  if (!row.more.empty())
    draw_text_in(list, fonts().small, {{left, middle + 1.0f}, {right, middle + 19.0f}},
                 color_of(row.look.sign), row.more);
  draw_icon(list, fonts().small, {{right, item.box.Min.y}, item.box.Max}, colors().faint,
            ICON_CHEVRON_RIGHT);
  list->AddLine({left, item.box.Max.y - 0.5f}, {item.box.Max.x, item.box.Max.y - 0.5f},
                colors().line);
  draw_focus_ring(item, kRadius);
  if (!item.is_clicked) return;
  select_cell(view, row.cell);
  if (layout_now(view.ui).shows_one_pane) view.ui.tab = "why";
}

/// Side by side; those for which there is no room are scrolled to.
void draw_chips(View& view, float width) {
  float all = 0.0f;
  for (const EntityIndex person : view.world().subjects())
    all += chip_width(label_of(view.world(), person), {}) + kSpace2;
  ImGui::SetNextWindowContentSize({std::max(all, width), 0.0f});
  if (ImGui::BeginChild("people", {width, 40.0f}, 0,
                        ImGuiWindowFlags_HorizontalScrollbar | ImGuiWindowFlags_NoBackground)) {
    for (const EntityIndex person : view.world().subjects()) {
      ChipOptions options;
      options.is_chosen = person == view.models.person.person();
      if (chip(std::string(label_of(view.world(), person)) + "##show " + view.world().at(person).id,
               options)
              .is_clicked)
        show_person(view, person);
      ImGui::SameLine(0.0f, kSpace2);
    }
  }
  ImGui::EndChild();
}

}  // namespace

void draw_person_bar(View& view) {
  if (view.world().subjects().size() <= kMostPeopleAtHand)
    return draw_chips(view, ImGui::GetContentRegionAvail().x);
  std::string chosen = view.ui.person;
  if (draw_person_choice(view, "person", person_words(view), false, chosen))
    show_person(view, view.world().find(chosen));
}

void draw_person(View& view) {
  const std::vector<PersonGroup>& groups = view.models.person.groups();
  if (groups.empty()) {
    const auto [title, text] = empty_matrix_words(view);
    paragraph(title, fonts().strong, colors().text);
    return paragraph(text, fonts().body, colors().muted);
  }
  const ImVec2 room = ImGui::GetContentRegionAvail();
  const float least = layout_now(view.ui).has_tabs_at_bottom ? kTouchHeight : kRowOfPointer;
  if (ImGui::BeginChild("person", room)) {
    const float width = ImGui::GetContentRegionAvail().x;
    for (const PersonGroup& group : groups) {
      gap(kSpace2);
      group_heading(group.label);
      for (const PersonAction& row : group.rows) draw_row(view, row, width, least);
    }
    gap(kSpace6);
  }
  ImGui::EndChild();
}

}  // namespace permsim

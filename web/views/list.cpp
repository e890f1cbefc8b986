// The list as the product shows it; below it the product's own questions about the chosen thing,
// answered for who looks.
#include "web/views/list.h"

#include <algorithm>

#include "icons.h"
#include "web/look/theme.h"
#include "web/look/type_scale.h"
#include "web/models/list.h"
#include "web/models/words.h"
#include "web/views/candidates.h"
#include "web/widgets/button.h"
#include "web/widgets/fold.h"
#include "web/widgets/item.h"
#include "web/widgets/page_focus.h"
#include "web/widgets/signs.h"
#include "web/widgets/text.h"

namespace permsim {
namespace {

constexpr float kListedHeight = 44.0f;
constexpr float kListHead = 30.0f;

/// A column of the list on the screen: one of the product's, or the name (-1).
struct Place {
  int column = -1;
  float x = 0.0f, width = 0.0f;
};

/// What the first rows need, within bounds: a long word wraps, and there may be thousands of rows.
float width_needed(const View& view, const Type& type, int column) {
  constexpr std::size_t kMostMeasured = 60;
  constexpr float kIconRoom = 34.0f, kLeast = 84.0f, kMost = 230.0f;
  const std::vector<ListRow>& rows = view.models.list.rows();
  float width =
      text_width(fonts().small_strong,
                 column < 0 ? type.label : type.columns[static_cast<std::size_t>(column)].label) +
      16.0f;
  for (std::size_t i = 0; i < std::min(rows.size(), kMostMeasured); ++i) {
    const std::string_view text =
        column < 0 ? label_of(view.world(), rows[i].entity)
                   : std::string_view(rows[i].cells[static_cast<std::size_t>(column)].text);
    const bool has_icon =
        column < 0 || !rows[i].cells[static_cast<std::size_t>(column)].icon.empty();
    width = std::max(width, text_width(column < 0 ? fonts().strong : fonts().body, text) +
                                (has_icon ? kIconRoom : 0.0f) + 14.0f);
  }
  return std::clamp(width, kLeast, kMost);
}

/// The columns in their order; what room is left over goes to all of them alike.
std::vector<Place> places_of(const View& view, const Type& type, float room) {
  const bool has_viewer = view.models.list.viewer() != kNoEntity;
  std::vector<Place> places;
  float needed = 0.0f;
  for (int column = -1; column < static_cast<int>(type.columns.size()); ++column) {
    if (column >= 0 && !has_viewer &&
        is_about_viewer(type.columns[static_cast<std::size_t>(column)]))
      continue;
    places.push_back({column, 0.0f, width_needed(view, type, column)});
    needed += places.back().width;
  }
  const float extra = std::max(0.0f, room - needed) / static_cast<float>(places.size());
  float x = 0.0f;
  for (Place& place : places) {
    place.x = x;
    place.width += extra;
    x += place.width;
  }
  return places;
}

std::string_view icon_named(std::string_view name) {
  return name.empty() ? std::string_view() : icon_by_name(name);
}

void draw_row(View& view, const ListRow& row, const std::vector<Place>& places, float width) {
  const Entity& thing = view.world().at(row.entity);
  const ItemState item = place_item(thing.label + "##listed " + thing.id, {width, kListedHeight});
  if (!item.is_visible) return;
  ImDrawList* list = ImGui::GetWindowDrawList();
  const bool is_selected = view.ui.resource == thing.id;
  if (is_selected || item.is_hovered)
    list->AddRectFilled(item.box.Min, item.box.Max,
                        is_selected ? colors().selected : colors().hover, kRadius);
  for (const Place& place : places) {
    const float x = item.box.Min.x + place.x + 8.0f,
                right = item.box.Min.x + place.x + place.width - 4.0f;
    if (place.column < 0) {
      draw_icon(list, fonts().body, {{x, item.box.Min.y}, {x + 20.0f, item.box.Max.y}},
                colors().muted, icon_of(view.world().type_of(row.entity)));
      draw_two_lines(list, fonts().strong, {{x + 28.0f, item.box.Min.y}, {right, item.box.Max.y}},
                     colors().text, thing.label);
      continue;
    }
    const ListCell& cell = row.cells[static_cast<std::size_t>(place.column)];
    const std::string_view icon = icon_named(cell.icon);
    float from = x;
    if (!icon.empty()) {
      draw_icon(list, fonts().small, {{x, item.box.Min.y}, {x + 16.0f, item.box.Max.y}},
                colors().muted, icon);
      from += 22.0f;
    }
    draw_two_lines(list, fonts().body, {{from, item.box.Min.y}, {right, item.box.Max.y}},
                   colors().text, cell.text);
  }
  list->AddLine({item.box.Min.x, item.box.Max.y - 0.5f}, {item.box.Max.x, item.box.Max.y - 0.5f},
                colors().line);
  draw_focus_ring(item, kRadius);
  if (item.is_clicked) select_thing(view, row.entity);
}

void draw_head(const Type& type, const std::vector<Place>& places, ImVec2 at, float width) {
  ImDrawList* list = ImGui::GetWindowDrawList();
  list->AddRectFilled(at, {at.x + width, at.y + kListHead}, colors().panel);
  for (const Place& place : places) {
    const std::string_view label =
        place.column < 0
            ? std::string_view(type.label)
            : std::string_view(type.columns[static_cast<std::size_t>(place.column)].label);
    draw_text_in(
        list, fonts().small_strong,
        {{at.x + place.x + 8.0f, at.y}, {at.x + place.x + place.width - 4.0f, at.y + kListHead}},
        colors().muted, label);
  }
  list->AddLine({at.x, at.y + kListHead - 0.5f}, {at.x + width, at.y + kListHead - 0.5f},
                colors().line_strong);
}

void draw_answer(View& view, const ListAnswer& answer, float width) {
  const float room = width - 52.0f;
  const float height =
      line_height(fonts().strong) + paragraph_height(answer.says, fonts().body, room) + 16.0f;
  const ItemState item =
      place_item(answer.asks + "##question " + std::to_string(answer.cell.action), {width, height});
  if (!item.is_visible) return;
  ImDrawList* list = ImGui::GetWindowDrawList();
  const auto selected = selected_cell(view);
  const bool is_selected = selected && selected->who == answer.cell.who &&
                           selected->on == answer.cell.on && selected->action == answer.cell.action;
  if (is_selected || item.is_hovered)
    list->AddRectFilled(item.box.Min, item.box.Max,
                        is_selected ? colors().selected : colors().hover, kRadius);
  draw_sign(list, {item.box.Min.x + 22.0f, item.box.Min.y + 19.0f}, 24.0f, answer.look);
  const ImVec2 at(item.box.Min.x + 44.0f, item.box.Min.y + 7.0f);
  draw_text(list, fonts().strong, at, colors().text, answer.asks);
  const ImVec2 below(at.x, at.y + line_height(fonts().strong) + 2.0f);
  draw_paragraph(list, fonts().body, below, colors().muted, answer.says, room);
  draw_focus_ring(item, kRadius);
  if (item.is_clicked) {
    select_cell(view, answer.cell);
    view.ui.mode = MatrixMode::list;
  }
}

/// What the person does not find in the list, folded below it.
void draw_hidden(View& view, const std::vector<Place>& places, float width) {
  const ListModel& model = view.models.list;
  if (model.hidden().empty()) return;
  const std::string heading = hidden_words(view);
  if (!draw_fold(view.ui.opened, "hidden", heading, "", width)) return;
  ImGuiListClipper clipper;
  clipper.Begin(static_cast<int>(model.hidden().size()), kListedHeight);
  while (clipper.Step()) {
    for (int i = clipper.DisplayStart; i < clipper.DisplayEnd; ++i)
      draw_row(view, model.hidden()[static_cast<std::size_t>(i)], places, width);
  }
}

/// As wide as the pane: the list above may be wider and scroll.
void draw_answers(View& view, float width) {
  const ListModel& model = view.models.list;
  const Type& type = view.policy().types[model.type()];
  if (type.questions.empty()) return;
  gap(kSpace4);
  const auto [heading, hint] = questions_words(view);
  group_heading(heading);
  gap(kSpace1);
  if (!hint.empty()) return paragraph(hint, fonts().body, colors().muted, width);
  for (const ListAnswer& answer : model.answers()) draw_answer(view, answer, width);
}

/// Only rows in sight are drawn: a row that has the focus is scrolled to by its number.
void bring_focus_into_view(const View& view) {
  constexpr std::string_view kRows = "matrix/list/";
  const std::string_view node = focus_to_bring(kRows);
  if (node.empty()) return;
  const std::string_view id = node.substr(kRows.size(), node.rfind('/') - kRows.size());
  const std::vector<ListRow>& rows = view.models.list.rows();
  for (std::size_t i = 0; i < rows.size(); ++i)
    if (view.world().at(rows[i].entity).id == id)
      bring_row_into_view(static_cast<std::ptrdiff_t>(i), kListedHeight);
}

}  // namespace

void draw_list_bar(View& view) {
  draw_person_choice(view, "viewer", viewer_words(view), true, view.ui.viewer);
}

void draw_list(View& view) {
  const ListModel& model = view.models.list;
  if (model.type() == kNoType) {
    gap(kSpace6);
    paragraph("This product has no list", fonts().strong, colors().text);
    paragraph("Its policy names no columns", fonts().body, colors().muted);
    return;
  }
  const Type& type = view.policy().types[model.type()];
  const ImVec2 room = ImGui::GetContentRegionAvail();
  const std::vector<Place> places = places_of(view, type, room.x - 14.0f);
  const float width = places.back().x + places.back().width;
  ImGui::SetNextWindowContentSize({width, 0.0f});
  if (ImGui::BeginChild("list", room, 0, ImGuiWindowFlags_HorizontalScrollbar)) {
    const ImVec2 at = ImGui::GetCursorScreenPos();
    ImGui::Dummy({width, kListHead});
    bring_focus_into_view(view);
    ImGuiListClipper clipper;
    clipper.Begin(static_cast<int>(model.rows().size()), kListedHeight);
    while (clipper.Step()) {
      for (int i = clipper.DisplayStart; i < clipper.DisplayEnd; ++i)
        draw_row(view, model.rows()[static_cast<std::size_t>(i)], places, width);
    }
    if (model.rows().empty())
      paragraph(model.hidden().empty() ? "There are none yet" : "The list is empty", fonts().body,
                colors().muted);
    draw_hidden(view, places, width);
    draw_answers(view, room.x - 14.0f);
    draw_head(type, places, {at.x, ImGui::GetWindowPos().y}, width);
  }
  ImGui::EndChild();
}

}  // namespace permsim

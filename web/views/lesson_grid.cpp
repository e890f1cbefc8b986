// Draws grids from their nodes. A guess is in the accent colour, so that it never looks like an
// answer. Heads stand level where they have room, else they climb as those of the matrix do.
#include "web/views/lesson_grid.h"

#include <algorithm>
#include <cmath>

#include "icons.h"
#include "web/look/theme.h"
#include "web/look/type_scale.h"
#include "web/views/lesson_nodes.h"
#include "web/views/matrix_grid.h"
#include "web/widgets/button.h"
#include "web/widgets/item.h"
#include "web/widgets/signs.h"
#include "web/widgets/text.h"

namespace permsim {
namespace {

constexpr float kSign = 28.0f, kSmallSign = 22.0f;
/// Names with portraits beside them, and the room from which on they have them.
constexpr float kWithPortrait = 132.0f, kRoomy = 480.0f;

/// Where the rows and columns of a grid stand.
struct GridPlan {
  ImVec2 from;
  float names = 0.0f, pitch = 0.0f, head = 0.0f, row = 0.0f;
  float overhang = 0.0f;    ///< of the last climbing head
  bool climbs = false;      ///< the heads do
  bool is_asked = false;    ///< cells are marked or judged, so they are large
  bool has_people = false;  ///< in its rows
  std::size_t columns = 0, rows = 0, chosen = SIZE_MAX;  ///< chosen: a column

  float width() const { return names + pitch * static_cast<float>(columns) + overhang; }
  float height() const { return head + row * static_cast<float>(rows); }
  float x_of(std::size_t column) const {
    return from.x + names + pitch * static_cast<float>(column);
  }
};

bool has_words(const PanelNode& cell) { return cell.role == NodeRole::cell && !cell.sign; }

float head_width(const PanelNode& head) { return text_width(fonts().small_strong, head.name); }

/// The longest of its words: what a level head cannot break.
float widest_word(const PanelNode& head) {
  float widest = 0.0f;
  for (std::size_t begin = 0; begin < head.name.size();) {
    const std::size_t end = std::min(head.name.find(' ', begin), head.name.size());
    widest = std::max(widest, text_width(fonts().small_strong,
                                         std::string_view(head.name).substr(begin, end - begin)));
    begin = end + 1;
  }
  return widest;
}

float names_width(const PanelNode& grid, float room, bool has_people) {
  constexpr float kLeast = 96.0f;
  const float portrait = has_people ? 44.0f : kSpace2;
  float widest = has_people && room >= kRoomy ? kWithPortrait : kLeast;
  for (std::size_t r = 1; r < grid.children.size(); ++r) {
    const PanelNode& name = grid.children[r].children.front();
    widest = std::max(widest, portrait + std::max(text_width(fonts().strong, name.name),
                                                  text_width(fonts().small, name.more)));
  }
  return std::min(widest, std::clamp(room * (has_people ? 0.34f : 0.42f), kLeast, 280.0f));
}

std::size_t chosen_column(const PanelNode& grid) {
  for (const PanelNode& row : grid.children) {
    for (std::size_t c = 1; c < row.children.size(); ++c) {
      if (row.children[c].role == NodeRole::cell && row.children[c].is_selected.value_or(false))
        return c - 1;
    }
  }
  return SIZE_MAX;
}

GridPlan plan_of(const PanelNode& grid, float room) {
  constexpr float kMost = 128.0f, kLeastWords = 96.0f, kHighest = 132.0f;
  const std::vector<PanelNode>& heads = grid.children.front().children;
  GridPlan plan;
  plan.from = ImGui::GetCursorScreenPos();
  plan.columns = heads.size() - 1;
  plan.rows = grid.children.size() - 1;
  plan.has_people = grid.key == "grid";
  plan.names = names_width(grid, room, plan.has_people);
  plan.chosen = chosen_column(grid);
  const bool tells_words = plan.rows > 0 && grid.children[1].children.size() > 1 &&
                           has_words(grid.children[1].children[1]) && grid.role == NodeRole::table;
  for (const PanelNode& row : grid.children)
    plan.is_asked |= row.children.size() > 1 && static_cast<bool>(row.children[1].press);
  plan.row = plan.is_asked ? 56.0f : 40.0f;
  const float each =
      (room - plan.names) / static_cast<float>(std::max<std::size_t>(plan.columns, 1));
  float widest = 0.0f, longest = 0.0f;
  for (std::size_t c = 1; c < heads.size(); ++c) {
    widest = std::max(widest, widest_word(heads[c]));
    longest = std::max(longest, head_width(heads[c]));
  }
  const float level = std::max(widest + kSpace2, tells_words ? kLeastWords : 64.0f);
  plan.climbs = each < level && !tells_words;
  plan.pitch = std::clamp(each, level, std::max(level, kMost));
  if (plan.climbs) {
    plan.head = std::min(longest * std::sin(kLabelSlope) + kSpace4, kHighest);
    plan.overhang = plan.head / std::tan(kLabelSlope);
    plan.pitch = std::clamp((room - plan.names - plan.overhang) / static_cast<float>(plan.columns),
                            40.0f, 72.0f);
    return plan;
  }
  for (std::size_t c = 1; c < heads.size(); ++c)
    plan.head = std::max(
        plan.head, paragraph_height(heads[c].name, fonts().small_strong, plan.pitch - kSpace2));
  plan.head += kSpace2;
  return plan;
}

void draw_chosen(ImDrawList* list, ImVec2 center, float half) {
  list->AddRect({center.x - half - 4.0f, center.y - half - 4.0f},
                {center.x + half + 4.0f, center.y + half + 4.0f}, colors().accent, kRadius + 3.0f,
                0, 1.5f);
}

void draw_guess(ImDrawList* list, ImVec2 center, const PanelNode& cell, bool is_chosen) {
  const float half = kSign * 0.5f;
  const ImVec2 from(center.x - half, center.y - half), to(center.x + half, center.y + half);
  list->AddRectFilled(from, to, cell.sign ? colors().selected : colors().sunken, kRadius);
  list->AddRect(from, to, cell.sign ? colors().accent : colors().field, kRadius, 0,
                cell.sign ? 2.0f : 1.0f);
  if (cell.sign) draw_stroke(list, center, kSign * 0.5f, cell.sign->sign, colors().accent_text);
  if (is_chosen) draw_chosen(list, center, half);
}

/// What is so, and in its corner whether it was said; below it what was said instead.
void draw_answer(ImDrawList* list, ImVec2 center, const PanelNode& cell, float size, bool is_chosen,
                 const ImRect& box) {
  draw_sign(list, center, size, *cell.sign);
  const float half = size * 0.5f;
  const bool is_right = cell.more == "right";
  if (is_right || cell.more == "wrong") {
    const ImVec2 corner(center.x + half - 1.0f, center.y - half + 1.0f);
    list->AddCircleFilled(corner, 7.0f, is_right ? colors().good : colors().bad);
    draw_stroke(list, corner, 8.0f, is_right ? Sign::allowed : Sign::denied, colors().panel);
  }
  if (!cell.aside.empty())
    draw_text_in(list, fonts().small, {{box.Min.x, center.y + half}, box.Max}, colors().muted,
                 cell.aside, 0.5f);
  if (is_chosen) draw_chosen(list, center, half);
}

void draw_cell(View& view, const GridPlan& plan, const PanelNode& cell, const std::string& id,
               const ImRect& box) {
  ImDrawList* list = ImGui::GetWindowDrawList();
  if (has_words(cell) && !cell.press) {
    draw_two_lines(list, fonts().small, {{box.Min.x + 2.0f, box.Min.y}, box.Max}, colors().text,
                   cell.name);
    return;
  }
  const ItemState item = item_at(cell.name + "##" + id, box, {true, false, id});
  const bool is_guess = cell.press && cell.more.empty();
  const bool is_chosen = cell.is_selected.value_or(false) && plan.is_asked;
  if (item.is_hovered && cell.press) list->AddRectFilled(box.Min, box.Max, colors().hover, kRadius);
  ImVec2 center = box.GetCenter();
  if (!cell.aside.empty()) center.y -= 7.0f;
  if (is_guess || !cell.sign)
    draw_guess(list, center, cell, is_chosen);
  else
    draw_answer(list, center, cell, plan.is_asked ? kSign : kSmallSign, is_chosen, box);
  draw_focus_ring(item, kRadius);
  if (item.is_clicked && cell.press) cell.press(view);
}

void draw_head(const GridPlan& plan, const PanelNode& head, std::size_t column) {
  ImDrawList* list = ImGui::GetWindowDrawList();
  const bool is_chosen = column == plan.chosen && plan.is_asked;
  ImFont* font = is_chosen ? fonts().small_strong : fonts().small;
  const ImU32 color = is_chosen ? colors().accent_text : colors().muted;
  const float x = plan.x_of(column), foot = plan.from.y + plan.head - kSpace1;
  if (plan.climbs) {
    const float room = (plan.head - kSpace3) / std::sin(kLabelSlope);
    draw_slanted_text(list, font, {x + plan.pitch * 0.5f, foot}, color,
                      fitted(font, head.name, room), kLabelSlope);
    return;
  }
  const float width = plan.pitch - kSpace2;
  const float height = paragraph_height(head.name, font, width);
  draw_centered_paragraph(list, font, {x + kSpace1, foot - height}, color, head.name, width);
}

void draw_name(const GridPlan& plan, const PanelNode& name, const ImRect& box, bool is_chosen) {
  constexpr float kPortrait = 26.0f;
  ImDrawList* list = ImGui::GetWindowDrawList();
  const bool has_portrait = plan.has_people && plan.names >= kWithPortrait;
  if (has_portrait)
    draw_portrait(list, {box.Min.x + 14.0f, box.GetCenter().y}, kPortrait, name.name, is_chosen);
  const float x = box.Min.x + (has_portrait ? 36.0f : 0.0f), right = box.Max.x - kSpace1;
  if (name.more.empty()) {
    draw_two_lines(list, fonts().strong, {{x, box.Min.y}, {right, box.Max.y}}, colors().text,
                   name.name);
    return;
  }
  const float middle = box.GetCenter().y;
  draw_text_in(list, fonts().strong, {{x, middle - 19.0f}, {right, middle + 1.0f}}, colors().text,
               name.name);
  draw_text_in(list, fonts().small, {{x, middle + 1.0f}, {right, middle + 17.0f}}, colors().muted,
               name.more);
}

void draw_row(View& view, const GridPlan& plan, const PanelNode& row, std::size_t number,
              const std::string& id) {
  ImDrawList* list = ImGui::GetWindowDrawList();
  const float top = plan.from.y + plan.head + plan.row * static_cast<float>(number);
  const float right = plan.x_of(plan.columns);
  if (row.is_selected.value_or(false))
    list->AddRectFilled({plan.from.x, top}, {right, top + plan.row}, colors().selected, kRadius);
  for (std::size_t c = 0; c < row.children.size(); ++c) {
    const PanelNode& child = row.children[c];
    const float x = c == 0 ? plan.from.x : plan.x_of(c - 1);
    const ImRect box(x, top, x + (c == 0 ? plan.names : plan.pitch), top + plan.row);
    const ImRect inner(box.Min.x + 2.0f, box.Min.y + 2.0f, box.Max.x - 2.0f, box.Max.y - 2.0f);
    const std::string child_id = id + "/" + child.key;
    if (c == 0)
      draw_name(plan, child, box, row.is_selected.value_or(false));
    else
      draw_cell(view, plan, child, child_id, inner);
    if (child.is_pointed_at) draw_pointing_ring(inner.Min, inner.Max, child_id);
  }
  list->AddLine({plan.from.x, top + plan.row - 0.5f}, {right, top + plan.row - 0.5f},
                colors().line);
  if (row.is_pointed_at)
    draw_pointing_ring({plan.from.x + 1.0f, top + 1.0f}, {right - 1.0f, top + plan.row - 1.0f}, id);
}

}  // namespace

void draw_lesson_grid(View& view, const PanelNode& grid, const std::string& id) {
  const float room = ImGui::GetContentRegionAvail().x;
  GridPlan plan = plan_of(grid, room);
  const bool scrolls = plan.width() > room + 0.5f;
  if (scrolls) ImGui::SetNextWindowContentSize({plan.width(), 0.0f});
  const ImVec2 size(std::min(plan.width() + 2.0f, room), plan.height() + (scrolls ? 18.0f : 4.0f));
  if (ImGui::BeginChild(("grid " + id).c_str(), size, 0,
                        scrolls
                            ? ImGuiWindowFlags_HorizontalScrollbar
                            : ImGuiWindowFlags_NoScrollbar | ImGuiWindowFlags_NoScrollWithMouse)) {
    plan.from = ImGui::GetCursorScreenPos();
    const std::vector<PanelNode>& heads = grid.children.front().children;
    for (std::size_t c = 1; c < heads.size(); ++c) draw_head(plan, heads[c], c - 1);
    const float line = plan.from.y + plan.head - 0.5f;
    ImGui::GetWindowDrawList()->AddLine({plan.from.x, line}, {plan.x_of(plan.columns), line},
                                        colors().line);
    for (std::size_t r = 1; r < grid.children.size(); ++r)
      draw_row(view, plan, grid.children[r], r - 1, id + "/" + grid.children[r].key);
    ImGui::Dummy({plan.width(), plan.height()});
  }
  ImGui::EndChild();
  gap(kSpace3);
}

}  // namespace permsim

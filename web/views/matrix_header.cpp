// Draws the matrix's header: labels that climb, groups, and how many people may.
#include "web/views/matrix_header.h"

#include <algorithm>
#include <cmath>
#include <string>

#include "web/look/theme.h"
#include "web/look/type_scale.h"
#include "web/views/matrix_grid.h"
#include "web/widgets/test_hooks.h"
#include "web/widgets/text.h"

namespace permsim {
namespace {

/// A group's name and a line over its columns, between the labels and the counts.
void draw_groups(const View& view, const MatrixFrame& frame, ImDrawList* list) {
  const std::vector<MatrixGroup>& groups = view.models.matrix.groups();
  const float top = frame.header.Min.y + frame.grid.label_height(),
              bottom = top + frame.grid.group_height();
  for (std::size_t i = 0; i < groups.size(); ++i) {
    if (groups[i].label.empty()) continue;
    const float from = frame.x_of(groups[i].begin),
                to = frame.x_of(groups[i].end - 1) + frame.grid.column_width();
    if (to + 80.0f < frame.header.Min.x || from > frame.header.Max.x) continue;
    const float room_end = i + 1 < groups.size() ? to + kGroupGap - 4.0f : to + 80.0f;
    // The name of a group that is partly scrolled out stays in view.
    const float left =
        std::min(std::max(from, frame.header.Min.x), std::max(from, to - 40.0f)) + 4.0f;
    draw_text_in(list, fonts().small_strong, {{left, top + 3.0f}, {room_end, bottom}},
                 colors().text, groups[i].label);
    list->AddLine({from + 2.0f, top + 2.5f}, {to - 2.0f, top + 2.5f}, colors().line_strong);
  }
}

void draw_column_head(View& view, const MatrixFrame& frame, std::size_t column, ImDrawList* list) {
  const MatrixModel& model = view.models.matrix;
  const std::string_view label = column_label(view.world(), model, column, frame.mode);
  const float x = frame.x_of(column), middle = x + frame.grid.column_width() * 0.5f;
  const float foot = frame.header.Min.y + frame.grid.label_height();
  const float counts = frame.header.Max.y - frame.grid.count_height();
  const bool is_selected = frame.selected && frame.selected->second == column;
  const bool is_marked = column == frame.hovered_column || is_selected;
  ImFont* font = is_marked ? fonts().small_strong : fonts().small;
  const ImU32 color = is_selected ? colors().accent_text
                      : is_marked ? colors().text
                                  : colors().muted;
  const float room = (frame.grid.label_height() - 12.0f) / std::sin(kLabelSlope);
  draw_slanted_text(list, font, {middle + 1.0f, foot - 3.0f}, color, fitted(font, label, room),
                    kLabelSlope);
  if (frame.grid.count_height() == 0.0f) return;
  const std::string count = std::to_string(model.column_count(column));
  const ImRect box(x - 6.0f, counts, x + frame.grid.column_width() + 6.0f,
                   frame.header.Max.y - 2.0f);
  draw_text_in(list, fonts().small, box, is_marked ? colors().text : colors().muted, count, 0.5f);
}

/// What a column is called for tests: its action, or its thing.
[[maybe_unused]] std::string column_key(const View& view, const MatrixFrame& frame,
                                        std::size_t column) {
  const MatrixColumn& place = view.models.matrix.columns()[column];
  return "column " + (frame.mode == MatrixMode::things
                          ? view.world().at(place.on).id
                          : view.world().type_of(place.on).actions[place.action].id);
}

/// Along the slanted name.
void draw_head_ring(const View& view, const MatrixFrame& frame, std::size_t column,
                    ImDrawList* list) {
  constexpr float kHalf = 11.0f;
  const std::string_view label = column_label(view.world(), view.models.matrix, column, frame.mode);
  const float room = (frame.grid.label_height() - 12.0f) / std::sin(kLabelSlope);
  const float length = std::min(text_width(fonts().small, label), room) + 8.0f;
  const ImVec2 along(std::cos(kLabelSlope), -std::sin(kLabelSlope)), across(-along.y, along.x);
  const ImVec2 foot(frame.x_of(column) + frame.grid.column_width() * 0.5f + 1.0f - along.x * 3.0f,
                    frame.header.Min.y + frame.grid.label_height() - 4.0f - along.y * 3.0f);
  const auto at = [&](float far, float aside) {
    return ImVec2(foot.x + along.x * far + across.x * aside,
                  foot.y + along.y * far + across.y * aside);
  };
  const ImVec2 corners[] = {at(0.0f, -kHalf), at(length, -kHalf), at(length, kHalf),
                            at(0.0f, kHalf)};
  list->AddPolyline(corners, 4, colors().focus, ImDrawFlags_Closed, 2.0f);
  test_hooks::note_ring(column_key(view, frame, column));
}

}  // namespace

void draw_matrix_header(View& view, const MatrixFrame& frame) {
  ImDrawList* list = ImGui::GetWindowDrawList();
  list->PushClipRect(frame.header.Min, frame.header.Max, true);
  draw_groups(view, frame, list);
  for (std::size_t column = frame.columns.begin; column < frame.columns.end; ++column)
    draw_column_head(view, frame, column, list);
  if (frame.focused_column && !frame.focused_row)
    draw_head_ring(view, frame, *frame.focused_column, list);
#ifdef PERMSIM_TEST_HOOKS
  for (std::size_t column = frame.columns.begin; column < frame.columns.end; ++column) {
    const float x = frame.x_of(column);
    const float height = std::max(frame.grid.count_height(), 12.0f);
    test_hooks::note_item(column_key(view, frame, column), {x, frame.header.Max.y - height},
                          {x + frame.grid.column_width(), frame.header.Max.y});
  }
#endif
  list->PopClipRect();
  const float y = frame.header.Max.y - 0.5f;
  list->AddLine({frame.all.Min.x, y}, {frame.all.Max.x, y}, colors().line);
}

}  // namespace permsim

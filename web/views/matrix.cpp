// The matrix pane: its grid and the pointer in it. The bar above is matrix_bar.cpp.
#include "web/views/matrix.h"

#include <algorithm>
#include <utility>

#include "icons.h"
#include "web/look/theme.h"
#include "web/look/type_scale.h"
#include "web/models/adding.h"
#include "web/models/matrix.h"
#include "web/models/words.h"
#include "web/views/cell_menu.h"
#include "web/views/layout_plan.h"
#include "web/views/list.h"
#include "web/views/matrix_bar.h"
#include "web/views/matrix_cells.h"
#include "web/views/matrix_grid.h"
#include "web/views/matrix_header.h"
#include "web/views/person.h"
#include "web/views/roles.h"
#include "web/views/sentence.h"
#include "web/views/sheet.h"
#include "web/views/stories.h"
#include "web/widgets/button.h"
#include "web/widgets/field.h"
#include "web/widgets/item.h"
#include "web/widgets/page_focus.h"
#include "web/widgets/popover.h"
#include "web/widgets/test_hooks.h"
#include "web/widgets/text.h"

namespace permsim {
namespace {

MatrixFrame frame_of(const View& view, const MatrixGrid& grid) {
  const MatrixModel& model = view.models.matrix;
  const ImGuiWindow* window = ImGui::GetCurrentWindow();
  const ImRect all = window->InnerRect;
  const ImRect body(all.Min.x + grid.names_width(), all.Min.y + grid.header_height(), all.Max.x,
                    all.Max.y);
  MatrixFrame frame{grid,
                    all,
                    body,
                    {all.Min.x, body.Min.y, body.Min.x, all.Max.y},
                    {body.Min.x, all.Min.y, all.Max.x, body.Min.y},
                    {ImGui::GetScrollX(), ImGui::GetScrollY()},
                    {},
                    {},
                    model.rows().size(),
                    model.columns().size(),
                    {},
                    {},
                    {},
                    view.ui.mode};
  frame.rows = grid.rows_in(frame.scroll.y, frame.scroll.y + body.GetHeight());
  frame.columns =
      grid.columns_in(frame.scroll.x - grid.label_height(), frame.scroll.x + body.GetWidth());
  if (const auto cell = selected_cell(view)) frame.selected = model.place_of(*cell);
  if (view.ui.focus.shows) {
    const auto [row, column] = model.place_of(view.ui.focused);
    frame.focused_row = row;
    frame.focused_column = column;
  }
  return frame;
}

void find_hovered(MatrixFrame& frame, bool is_hovered) {
  const ImVec2 mouse = ImGui::GetMousePos();
  if (!is_hovered || !frame.all.Contains(mouse)) return;
  const MatrixGrid& grid = frame.grid;
  if (mouse.y >= frame.body.Min.y)
    frame.hovered_row = grid.row_at(mouse.y - frame.body.Min.y + frame.scroll.y);
  if (mouse.x < frame.body.Min.x) return;
  float x = mouse.x - frame.body.Min.x + frame.scroll.x;
  const float foot = frame.header.Min.y + grid.label_height();
  if (mouse.y < foot) x -= (foot - mouse.y) / std::tan(kLabelSlope);
  frame.hovered_column = grid.column_at(x);
}

void bring_column_into_view(const MatrixFrame& frame, std::size_t column) {
  const float x = frame.grid.x_of(column);
  const float right = x + frame.grid.column_width() - frame.body.GetWidth();
  if (frame.scroll.x > x)
    ImGui::SetScrollX(x);
  else if (frame.scroll.x < right)
    ImGui::SetScrollX(right);
}

void bring_matrix_row_into_view(const MatrixFrame& frame, std::size_t row) {
  const float y = frame.grid.y_of(row);
  const float bottom = y + frame.grid.row_height() - frame.body.GetHeight();
  if (frame.scroll.y > y)
    ImGui::SetScrollY(y);
  else if (frame.scroll.y < bottom)
    ImGui::SetScrollY(bottom);
}

/// The chosen cell when it was just chosen, and the one that keys came to.
void bring_into_view(View& view, const MatrixFrame& frame) {
  if (std::exchange(view.ui.brings_cell_into_view, false) && frame.selected) {
    bring_matrix_row_into_view(frame, frame.selected->first);
    bring_column_into_view(frame, frame.selected->second);
  }
  if (focus_to_bring("matrix/grid/").empty()) return;
  if (frame.focused_row) bring_matrix_row_into_view(frame, *frame.focused_row);
  if (frame.focused_column) bring_column_into_view(frame, *frame.focused_column);
}

void press_cell(View& view, std::size_t row, std::size_t column, bool opens_menu) {
  const Cell cell = view.models.matrix.cell(row, column);
  select_cell(view, cell);
  view.ui.refusal.reset();
  if (opens_menu) view.ui.open_menu = kCellMenu;
  focus_cell(view, row, cell);
}

/// A host may leave no more than the cells to be pressed, or not even these.
bool can_be_changed(const View& view) {
  return view.ui.hosting.controls == Controls::full && !view.ui.hosting.is_readonly;
}

void answer_pointer(View& view, const MatrixFrame& frame, const ItemState& item) {
  const MatrixModel& model = view.models.matrix;
  const bool on_row = frame.hovered_row < model.rows().size(),
             on_column = frame.hovered_column < model.columns().size();
  if (on_row && on_column) {
    if (item.is_clicked || item.is_right_clicked)
      press_cell(view, frame.hovered_row, frame.hovered_column,
                 item.is_right_clicked && can_be_changed(view));
  } else if (!can_be_changed(view)) {
    return;
  } else if (on_column && item.is_clicked) {
    look_along(view, MatrixColumn(model.columns()[frame.hovered_column]));
  } else if (on_row && item.is_clicked) {
    view.ui.selected = view.world().at(model.rows()[frame.hovered_row]).id;
  }
  if (item.is_hovered && (on_column || on_row)) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
}

/// What the sentence below the matrix speaks of.
void point_at(View& view, const MatrixFrame& frame, bool is_hovered) {
  const MatrixModel& model = view.models.matrix;
  view.ui.pointed = {};
  if (!is_hovered || frame.hovered_row >= model.rows().size() ||
      frame.hovered_column >= model.columns().size())
    return;
  view.ui.pointed = ids_of(view.world(), model.cell(frame.hovered_row, frame.hovered_column));
}

void draw_tips(View& view, const MatrixFrame& frame) {
  const MatrixModel& model = view.models.matrix;
  const bool on_row = frame.hovered_row < model.rows().size(),
             on_column = frame.hovered_column < model.columns().size();
  if (on_row && on_column) return;
  if (on_column) {
    const std::string_view label =
        column_label(view.world(), model, frame.hovered_column, frame.mode);
    const std::string may = std::to_string(model.column_count(frame.hovered_column)) + " of " +
                            std::to_string(view.world().subjects().size()) + " people may";
    tip_in(frame.header, "column " + std::to_string(frame.hovered_column), label,
           may + (frame.mode == MatrixMode::actions ? ". Click to see it on everything"
                                                    : ". Click to see all its actions"));
  } else if (on_row) {
    const EntityIndex person = model.rows()[frame.hovered_row];
    const auto count = model.row_count(frame.hovered_row);
    const std::string may =
        count ? "May do " + std::to_string(*count) + " of " + std::to_string(model.all_columns())
              : "Still being counted";
    tip_in(frame.names, "row " + std::to_string(frame.hovered_row), label_of(view.world(), person),
           may);
  }
}

void draw_grid(View& view, ImVec2 room, GridSize size) {
  const MatrixGrid grid(view.models.matrix, view.world(), room, size);
  const ImVec2 corner = ImGui::GetCursorScreenPos();
  ImGui::SetNextWindowContentSize(grid.content_size());
  if (ImGui::BeginChild("grid", room, 0, ImGuiWindowFlags_HorizontalScrollbar)) {
    MatrixFrame frame = frame_of(view, grid);
    const ItemState item = item_at("Cells of the matrix##grid", frame.all);
    find_hovered(frame, item.is_hovered);
    point_at(view, frame, item.is_hovered);
    if (view.ui.hosting.controls != Controls::none) answer_pointer(view, frame, item);
    // What was just pressed counts at once: the menu hangs on it.
    if (const auto cell = selected_cell(view)) frame.selected = view.models.matrix.place_of(*cell);
    bring_into_view(view, frame);
    draw_matrix_cells(view, frame);
    draw_matrix_names(view, frame);
    draw_matrix_header(view, frame);
    if (item.is_hovered) draw_tips(view, frame);
    if (frame.selected) {
      const ImVec2 at(frame.x_of(frame.selected->second), frame.y_of(frame.selected->first));
      ItemState opener;
      opener.box = {at, {at.x + grid.column_width(), at.y + grid.row_height()}};
      draw_cell_menu(view, opener);
    }
  }
  ImGui::EndChild();
  if (size == GridSize::low)
    draw_matrix_corner(view,
                       {corner, {corner.x + grid.names_width(), corner.y + grid.label_height()}});
}

/// What there is to begin with: a thing of each type, or a scenario.
void draw_building(View& view) {
  bool is_first = true;
  const auto draw = [&](const std::string& label, std::string_view icon, const std::string& node) {
    ButtonOptions options;
    options.icon = icon;
    options.node = node;
    if (!std::exchange(is_first, false)) flow(button_width(label, options), kSpace2);
    return button(label, options);
  };
  for (const Type& type : view.policy().types) {
    if (draw(add_words(type) + "##begin " + type.id, icon_of(type), "matrix/add " + type.id))
      begin_adding(view, type.id);
  }
  if (draw("Open a scenario##begin", ICON_FOLDER_OPEN, "matrix/scenarios"))
    view.ui.open_menu = "gallery";
}

void draw_empty(View& view) {
  gap(kSpace6);
  const auto [title, text] = empty_matrix_words(view);
  paragraph(title, fonts().strong, colors().text);
  paragraph(text, fonts().body, colors().muted);
  gap(kSpace3);
  if (view.ui.filter == MatrixFilter::everything) return draw_building(view);
  if (button("Show everything##matrix")) view.ui.filter = MatrixFilter::everything;
}

}  // namespace

void draw_guest_matrix(View& view) {
  const MatrixModel& model = view.models.matrix;
  const bool is_grid = view.models.way <= MatrixMode::things;
  if (is_grid && !model.rows().empty() && !model.columns().empty())
    return draw_grid(view, ImGui::GetContentRegionAvail(), GridSize::guest);
  view.ui.pointed = {};
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(kSpace3, kSpace3));
  if (ImGui::BeginChild("way", ImGui::GetContentRegionAvail(),
                        ImGuiChildFlags_AlwaysUseWindowPadding)) {
    switch (view.models.way) {
      case MatrixMode::person: draw_person(view); break;
      case MatrixMode::list: draw_list(view); break;
      case MatrixMode::roles: draw_roles(view); break;
      case MatrixMode::stories: draw_stories(view); break;
      case MatrixMode::actions:
      case MatrixMode::things: draw_empty(view); break;
    }
  }
  ImGui::EndChild();
  ImGui::PopStyleVar();
}

float guest_grid_height(const View& view, float width) {
  constexpr float kAnyHeight = 4000.0f, kScrollbar = 10.0f;
  const MatrixGrid grid(view.models.matrix, view.world(), {width, kAnyHeight}, GridSize::guest);
  const bool scrolls = grid.content_size().x > width;
  return grid.content_size().y + (scrolls ? kScrollbar : 0.0f);
}

void draw_matrix(View& view) {
  const bool is_grid = view.models.way <= MatrixMode::things;
  const MatrixModel& model = view.models.matrix;
  const bool is_empty = model.rows().empty() || model.columns().empty();
  // Where there is little height the bar stands in the corner over the names.
  const bool is_low = layout_now(view.ui).is_low && is_grid && !is_empty;
  view.ui.pointed = is_grid && !is_empty ? view.ui.pointed : CellIds{};
  if (!is_low) draw_matrix_bar(view);
  switch (view.models.way) {
    case MatrixMode::person: return draw_person(view);
    case MatrixMode::list: return draw_list(view);
    case MatrixMode::roles: return draw_roles(view);
    case MatrixMode::stories: return draw_stories(view);
    case MatrixMode::actions:
    case MatrixMode::things: break;
  }
  if (is_empty) return draw_empty(view);
  const ImRect pane = ImGui::GetCurrentWindow()->Rect();
  const ImRect line(pane.Min.x, pane.Max.y - matrix_foot(view, pane.GetWidth()), pane.Max.x,
                    pane.Max.y);
  const ImVec2 at = ImGui::GetCursorScreenPos();
  draw_grid(view, {ImGui::GetContentRegionAvail().x, line.Min.y - at.y},
            is_low ? GridSize::low : GridSize::whole);
  ImGui::GetWindowDrawList()->PushClipRect(pane.Min, pane.Max);
  if (has_sheet(view))
    draw_sheet(view, line);
  else
    draw_sentence(view, line);
  ImGui::GetWindowDrawList()->PopClipRect();
}

}  // namespace permsim

// The geometry of the matrix on the screen: where rows and columns stand and which of them can be
// seen. Virtual: the cost of a frame is that of the cells in view.
#pragma once
#include <vector>

#include "imgui.h"
#include "imgui_internal.h"
#include "web/models/matrix.h"

namespace permsim {

/// Where there is little height rows give way, roles and counts too; a guest in somebody's page
/// (views/guest) has lower rows yet, and no bar in the corner.
enum class GridSize { whole, low, guest };

class MatrixGrid {
 public:
  /// `room` is what the pane gives, scrollbars not counted.
  MatrixGrid(const MatrixModel& model, const World& world, ImVec2 room, GridSize size);

  float row_height() const { return row_height_; }
  float column_width() const { return column_width_; }
  float names_width() const { return names_width_; }
  float header_height() const { return header_height_; }
  float label_height() const { return label_height_; }
  float group_height() const { return group_height_; }
  float count_height() const { return count_height_; }
  bool shows_roles() const { return row_height_ > 34.0f; }
  /// Beside the names, how many of the columns each may.
  bool shows_counts() const { return size_ != GridSize::guest; }
  float sign_size() const { return column_width_ < 30.0f ? 20.0f : 22.0f; }
  /// The whole content, names and header included.
  ImVec2 content_size() const;

  /// From the content's left edge after the names, without scrolling.
  float x_of(std::size_t column) const;
  float rows_height() const { return y_of(model_.rows().size()); }
  float y_of(std::size_t row) const { return static_cast<float>(row) * row_height_; }
  /// The column under `x`, or the number of columns.
  std::size_t column_at(float x) const;
  std::size_t row_at(float y) const;
  std::size_t group_of(std::size_t column) const;

  struct Span {
    std::size_t begin = 0, end = 0;
  };
  Span columns_in(float from, float to) const;
  Span rows_in(float from, float to) const;

 private:
  void measure_labels(const World& world, float most);

  const MatrixModel& model_;
  GridSize size_;
  float row_height_ = 40.0f;
  float column_width_ = 34.0f;
  float names_width_ = 180.0f;
  float label_height_ = 120.0f;
  float lean_ = 0.0f;
  float group_height_ = 24.0f;
  float count_height_ = 24.0f;
  float header_height_ = 0.0f;
};

/// Labels of columns climb at this angle.
constexpr float kLabelSlope = 1.07f;  ///< radians, 61 degrees
constexpr float kGroupGap = 9.0f;
/// Of the column of names where its head holds what else stands in the bar.
constexpr float kCornerWidth = 164.0f;

/// What a column is called: its action, or its thing.
std::string_view column_label(const World& world, const MatrixModel& model, std::size_t column,
                              MatrixMode mode);

/// Where everything is drawn this frame.
struct MatrixFrame {
  const MatrixGrid& grid;
  ImRect all, body, names, header;  ///< on the screen
  ImVec2 scroll;
  MatrixGrid::Span rows, columns;
  std::size_t hovered_row, hovered_column;  ///< the number of rows or columns: none
  std::optional<std::pair<std::size_t, std::size_t>> selected;
  /// Of the cell that keys came to; of a name or a head only one of them.
  std::optional<std::size_t> focused_row, focused_column;
  MatrixMode mode;

  float x_of(std::size_t column) const { return body.Min.x - scroll.x + grid.x_of(column); }
  float y_of(std::size_t row) const { return body.Min.y - scroll.y + grid.y_of(row); }
};

}  // namespace permsim

// Places rows and columns; one division finds what is under the pointer, however many there are.
#include "web/views/matrix_grid.h"

#include <algorithm>
#include <cmath>

#include "web/look/theme.h"
#include "web/look/type_scale.h"
#include "web/widgets/text.h"

namespace permsim {
namespace {

/// Labels beyond this many are not measured: things come by the thousand.
constexpr std::size_t kMostMeasured = 60;
constexpr float kLongestLabel = 205.0f;
constexpr float kLowRowHeight = 30.0f, kGuestRowHeight = 28.0f;
constexpr float kRowsInSight = 5.0f;
constexpr float kLowestHead = 64.0f, kHighestHead = 190.0f, kHighestLowHead = 140.0f;
/// Beside a role in the column of names: the portrait and the margins.
constexpr float kBesideRole = 54.0f;

float widest_role(const World& world) {
  float widest = 0.0f;
  for (const Type& type : world.policy().types) {
    for (const Relation& relation : type.relations) {
      if (relation.is_role) widest = std::max(widest, text_width(fonts().small, relation.label));
    }
  }
  return widest;
}

/// As wide as the names: what a guest has is little.
float guest_names_width(const MatrixModel& model, const World& world) {
  float widest = 0.0f;
  for (std::size_t row = 0; row < std::min(model.rows().size(), kMostMeasured); ++row)
    widest = std::max(widest, text_width(fonts().strong, label_of(world, model.rows()[row])));
  return std::clamp(widest + kBesideRole, 96.0f, 170.0f);
}

}  // namespace

std::string_view column_label(const World& world, const MatrixModel& model, std::size_t column,
                              MatrixMode mode) {
  const MatrixColumn& place = model.columns()[column];
  if (mode == MatrixMode::things) return label_of(world, place.on);
  return world.type_of(place.on).actions[place.action].label;
}

MatrixGrid::MatrixGrid(const MatrixModel& model, const World& world, ImVec2 room, GridSize size)
    : model_(model), size_(size) {
  const bool is_low = size != GridSize::whole;
  const bool is_small = room.x < 480.0f;
  names_width_ = is_small ? 124.0f
                          : std::clamp(std::max(room.x * 0.18f, widest_role(world) + kBesideRole),
                                       150.0f, 210.0f);
  if (is_low) {
    row_height_ = kLowRowHeight;
    count_height_ = 0.0f;
    names_width_ = std::max(names_width_, kCornerWidth);
  }
  if (size == GridSize::guest) {
    row_height_ = kGuestRowHeight;
    names_width_ = guest_names_width(model, world);
  }
  if (model.groups().size() == 1 && model.groups().front().label.empty()) group_height_ = 0.0f;
  // The head is whole while five rows have room below it, and then as high as it must.
  const float rows = kRowsInSight * row_height_ + kSpace2;
  const float beside_rows = room.y - rows - group_height_ - count_height_;
  const float most = is_low ? kHighestLowHead : std::min(kHighestHead, room.y * 0.45f);
  measure_labels(world, std::clamp(beside_rows, kLowestHead, std::max(most, kLowestHead)));
  const auto count = static_cast<float>(std::max<std::size_t>(model.columns().size(), 1));
  const float gaps =
      static_cast<float>(std::max<std::size_t>(model.groups().size(), 1) - 1) * kGroupGap + lean_;
  // Numbers of three digits above the columns need more room than the signs.
  const float least = world.subjects().size() < 100 ? 25.0f : 30.0f;
  column_width_ = std::clamp(std::floor((room.x - names_width_ - gaps) / count), least, 46.0f);
  header_height_ = label_height_ + group_height_ + count_height_;
}

/// How high the labels climb, and how far the last ones lean out beyond their columns.
void MatrixGrid::measure_labels(const World& world, float most) {
  const MatrixMode mode = model_.groups().size() == 1 && model_.groups().front().label.empty()
                              ? MatrixMode::things
                              : MatrixMode::actions;
  const std::size_t count = model_.columns().size();
  float longest = 60.0f;
  for (std::size_t i = 0; i < std::min(count, kMostMeasured); ++i)
    longest = std::max(longest, text_width(fonts().small, column_label(world, model_, i, mode)));
  label_height_ =
      std::min(most, std::ceil(std::min(longest, kLongestLabel) * std::sin(kLabelSlope)) + 14.0f);
  const float most_room = (label_height_ - 12.0f) / std::sin(kLabelSlope);
  for (std::size_t back = 0; back < std::min<std::size_t>(count, 6); ++back) {
    const float width = std::min(
        most_room, text_width(fonts().small, column_label(world, model_, count - 1 - back, mode)));
    lean_ = std::max(
        lean_, width * std::cos(kLabelSlope) - (static_cast<float>(back) + 0.5f) * 25.0f + 6.0f);
  }
}

ImVec2 MatrixGrid::content_size() const {
  const std::size_t count = model_.columns().size();
  const float columns = count == 0 ? 0.0f : x_of(count - 1) + column_width_;
  return {names_width_ + columns + lean_, header_height_ + y_of(model_.rows().size()) + kSpace2};
}

std::size_t MatrixGrid::group_of(std::size_t column) const {
  const std::vector<MatrixGroup>& groups = model_.groups();
  const auto after =
      std::upper_bound(groups.begin(), groups.end(), column,
                       [](std::size_t c, const MatrixGroup& g) { return c < g.begin; });
  return after == groups.begin() ? 0 : static_cast<std::size_t>(after - groups.begin()) - 1;
}

float MatrixGrid::x_of(std::size_t column) const {
  return static_cast<float>(column) * column_width_ +
         static_cast<float>(group_of(column)) * kGroupGap;
}

std::size_t MatrixGrid::column_at(float x) const {
  const std::vector<MatrixGroup>& groups = model_.groups();
  if (x < 0.0f) return model_.columns().size();
  for (std::size_t i = 0; i < groups.size(); ++i) {
    const float begin = x_of(groups[i].begin), end = x_of(groups[i].end - 1) + column_width_;
    if (x >= begin && x < end)
      return std::min(groups[i].begin + static_cast<std::size_t>((x - begin) / column_width_),
                      groups[i].end - 1);
  }
  return model_.columns().size();
}

std::size_t MatrixGrid::row_at(float y) const {
  if (y < 0.0f) return model_.rows().size();
  return std::min(static_cast<std::size_t>(y / row_height_), model_.rows().size());
}

MatrixGrid::Span MatrixGrid::columns_in(float from, float to) const {
  const std::size_t count = model_.columns().size();
  const float gaps = static_cast<float>(model_.groups().size()) * kGroupGap;
  const auto first = static_cast<std::size_t>(std::max(0.0f, (from - gaps) / column_width_));
  const auto last = static_cast<std::size_t>(std::max(0.0f, to / column_width_)) + 1;
  return {std::min(first, count), std::min(last, count)};
}

MatrixGrid::Span MatrixGrid::rows_in(float from, float to) const {
  const std::size_t count = model_.rows().size();
  const auto first = static_cast<std::size_t>(std::max(0.0f, from / row_height_));
  const auto last = static_cast<std::size_t>(std::max(0.0f, to / row_height_)) + 1;
  return {std::min(first, count), std::min(last, count)};
}

}  // namespace permsim

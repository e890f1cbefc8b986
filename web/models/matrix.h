// The matrix as it is looked at: which rows and columns, and how each cell is shown. Derived once a
// change; cells are worked out when first drawn. No ImGui in here.
#pragma once
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "core/decide/able.h"
#include "core/matrix/difference.h"
#include "web/models/count_over_things.h"
#include "web/models/sign_look.h"
#include "web/models/view.h"

namespace permsim {

/// Columns [begin, end) that belong together.
struct MatrixGroup {
  std::size_t begin = 0, end = 0;
  std::string label;
};

class MatrixModel {
 public:
  void update(const Session& session, const UiState& ui);

  const std::vector<EntityIndex>& rows() const { return rows_; }
  const std::vector<MatrixColumn>& columns() const { return columns_; }
  const std::vector<MatrixGroup>& groups() const { return groups_; }
  Cell cell(std::size_t row, std::size_t column) const {
    return {rows_[row], columns_[column].on, columns_[column].action};
  }
  /// Where a cell stands among the rows and columns shown.
  std::optional<std::pair<std::size_t, std::size_t>> place_of(const Cell& cell) const;
  /// The same by ids, row and column each where it is given.
  std::pair<std::optional<std::size_t>, std::optional<std::size_t>> place_of(
      const CellIds& ids) const;

  SignLook look(std::size_t row, std::size_t column) const;
  SignLook look_at(const Cell& cell) const;
  /// How many of the columns' cells are allowed for a person, filter or not.
  /// Nothing while it is still being counted: update() goes on with it, frame by frame.
  std::optional<std::uint64_t> row_count(std::size_t row) const;
  bool is_counting() const;
  /// How many people may, filter or not.
  std::uint64_t column_count(std::size_t column) const;
  std::size_t all_columns() const { return all_columns_; }
  std::string_view role(std::size_t row) const;

  /// Cells of the compared moment that differ, in the whole world.
  const ChangeCounts& changes() const { return changes_; }
  bool is_cut_short() const { return is_cut_short_; }

 private:
  std::optional<std::size_t> row_of(EntityIndex person) const;
  std::optional<std::size_t> column_of(const MatrixColumn& wanted) const;
  static const Moment* before_change(const UiState& ui);
  void choose_compared(const UiState& ui);
  void choose_columns(const UiState& ui);
  void keep_differences();
  void keep_open_questions();
  void keep(const std::vector<bool>& row_stays, const std::vector<bool>& column_stays);
  void group_columns();
  Change change_of(const Cell& cell, Verdict now) const;
  void count_over_things();

  const Session* session_ = nullptr;
  /// What it was made for: while that is asked for again, it stands.
  struct Wanted {
    std::uint64_t revision = 0;  ///< Session::revision
    MatrixMode mode = MatrixMode::actions;
    CompareWith compare = CompareWith::previous;
    std::string compare_reading;
    MatrixFilter filter = MatrixFilter::everything;
    std::string resource, type, action;  ///< ids
    const Moment* before = nullptr;      ///< of CompareWith::change
    bool operator==(const Wanted&) const = default;
  };
  Wanted wanted_;
  /// What is compared with: a moment of the session, or this moment under another reading.
  std::shared_ptr<const Moment> compared_;
  EntityIndex account_ = kNoEntity;
  std::vector<EntityIndex> rows_;
  std::vector<MatrixColumn> columns_, whole_columns_;
  std::vector<MatrixGroup> groups_;
  std::size_t all_columns_ = 0;
  ChangeCounts changes_;
  bool is_cut_short_ = false;
  mutable std::unordered_map<std::uint64_t, SignLook> looks_;
  /// What would work at the moment shown: of a cell that is drawn, asked once a change.
  std::shared_ptr<const Moment> asked_;
  mutable std::optional<Abilities> abilities_;
  mutable std::vector<std::int64_t> row_counts_;
  CountOverThings over_things_;
  mutable std::vector<std::pair<bool, std::string_view>> roles_;
};

}  // namespace permsim

// The fewest acts that would turn the answer one looks at, found when somebody asks: a search that
// is not over at once goes on a little in every frame, and can be given up. No ImGui in here.
#pragma once
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/explore/fixes.h"
#include "web/models/foreseen.h"
#include "web/models/view.h"

namespace permsim {

struct FixRow {
  std::string title;  ///< "Ana lets Eve use Meta Ads"; of several acts all of them
  std::string more;   ///< "or Wes  ·  +5 ?3, 1 finding"
  std::vector<Step> steps;
  Foreseen foreseen;  ///< what it changes, for the matrix
};

class FixesModel {
 public:
  /// Looks for acts that turn the answer of this cell: a yes into a no, all else into a yes.
  void ask(const View& view, const Cell& cell);
  /// Looks further; true when something is to be read now that was not there before.
  bool update(const View& view);
  void cancel();
  bool is_waiting() const { return search_ != nullptr; }
  /// "Looked at 1,204 sequences…"; empty when nothing is under way.
  std::string progress() const;
  /// Whether this cell was asked about, in the world that is.
  bool was_asked(const View& view, const Cell& cell) const;
  const std::vector<FixRow>& rows() const { return rows_; }
  /// What the one with this key changes; nullptr where there is none in the world that is.
  const Foreseen* foreseen(const View& view, std::string_view key) const;
  /// Why there are none; empty while there are.
  const std::string& none() const { return none_; }

 private:
  void look_further(const View& view);

  std::uint64_t revision_ = 0;  ///< Session::revision
  std::uint64_t cell_ = 0;      ///< cell_key
  Wish wish_;
  std::unique_ptr<FixesSearch> search_;
  bool is_asked_ = false;
  std::vector<FixRow> rows_;
  std::string none_;
};

/// "What would make it so?", "What would end it?".
std::string fixes_question(const View& view, const Cell& cell);
/// Takes its steps, one after the other. `row` from 0.
void take_fix(View& view, std::size_t row);

}  // namespace permsim

// What must stay so, asked again after every change. No ImGui in here.
#pragma once
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/answers/check.h"
#include "web/models/view.h"

namespace permsim {

enum class CheckState : std::uint8_t { holds, fails, undecided, not_asked };

struct CheckRow {
  std::uint32_t number = 0;  ///< of the scenario's checks, from 1
  std::string words;         ///< what its author says of it, else the check as a sentence
  std::string more;          ///< "Holds", "Does not hold: after step 3 Eve may see Meta Ads"
  CheckState state = CheckState::not_asked;
  CheckPlace place;
};

class ChecksModel {
 public:
  void update(const View& view);
  /// What does not hold first, then what is undecided; else in the scenario's order.
  const std::vector<CheckRow>& rows() const { return rows_; }
  std::size_t failing() const { return failing_; }
  /// Whether some have not been asked, since that would keep somebody waiting.
  bool is_unfinished() const { return is_unfinished_; }
  /// Asks those too, with the next update.
  void ask_all();

 private:
  /// What they were asked of: while that is so, the answers stand.
  std::shared_ptr<const Scenario> scenario_;
  bool asks_all_ = false;
  std::vector<CheckRow> rows_;
  std::size_t failing_ = 0;
  bool is_unfinished_ = false;
};

/// So many are told, the others counted.
constexpr std::size_t kMostChecksTold = 200;
constexpr std::string_view kChecksHint =
    "Choose a cell and say that it must stay so: here it is told when it no longer does";
/// "What must stay so" and "6, 1 fails".
std::pair<std::string, std::string> checks_words(const View& view);
/// Leads to the moment and cell where it fails, or to the first that it speaks of. `number` from 1.
void look_into_check(View& view, std::uint32_t number);
void give_up_check(View& view, std::uint32_t number);
/// What the menu on a cell is called: whoever acts as somebody changes nothing by hand.
std::string change_words(const View& view);
/// The answer of a cell as it is now becomes a check: of every moment when it is the same in all,
/// else of this one.
void keep_so(View& view, const Cell& cell);
/// "Always", "After step 3": the moments of which `keep_so` would speak.
std::string kept_moments_words(const View& view, const Cell& cell);
/// The person must find no way to it by steps of their own, from this moment on. Only of a cell
/// that is no yes.
void keep_from(View& view, const Cell& cell);
bool can_be_kept_from(const View& view, const Cell& cell);
/// "Eve must find no way to it within 2 steps".
std::string kept_from_words(const View& view, const Cell& cell);
constexpr int kStepsKeptFrom = 2;

}  // namespace permsim

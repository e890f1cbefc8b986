// Laws of matrices: whatever way they were computed, every cell, plane and count is what deciding
// cell by cell gives.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <map>
#include <tuple>

#include "core/matrix/compare.h"
#include "core/matrix/difference.h"
#include "tests/support/compare.h"
#include "tests/support/law_cases.h"

using namespace permsim;
using namespace permsim::testing;

namespace {

constexpr std::size_t kMatricesCases = law_cases(200);

std::optional<Play> played(const Json& scenario) {
  const auto loaded = load(scenario);
  auto result = play(*loaded);
  if (!result) return std::nullopt;
  return std::move(result.value);
}

std::string plane_difference(const World& world, const Matrix& matrix, EntityIndex on,
                             ActionIndex action) {
  const Matrix::Plane plane = matrix.plane(on, action);
  Counts counts;
  const auto bit = [](const std::vector<std::uint64_t>& words, std::size_t i) {
    return ((words[i / 64] >> (i % 64)) & 1) != 0;
  };
  if (plane.size * 64 < world.subjects().size()) return "a plane is too short";
  if (plane.allow.size() < plane.size || plane.unclear.size() < plane.size)
    return "a plane lacks words";
  for (std::size_t i = 0; i < plane.size * 64; ++i) {
    const bool is_there = i < world.subjects().size();
    const Verdict verdict =
        is_there ? decide(world, {world.subjects()[i], on, action}).verdict : Verdict::deny;
    if (bit(plane.allow, i) != (verdict == Verdict::allow)) return "allow bit " + std::to_string(i);
    if (bit(plane.unclear, i) != (verdict == Verdict::unclear))
      return "unclear bit " + std::to_string(i);
    counts.allow += verdict == Verdict::allow ? 1 : 0;
    counts.unclear += verdict == Verdict::unclear ? 1 : 0;
  }
  const Counts told = matrix.count(on, action);
  return told.allow == counts.allow && told.unclear == counts.unclear ? ""
                                                                      : "a column is counted wrong";
}

std::string count_difference(const World& world, const Matrix& matrix) {
  std::map<EntityIndex, Counts> by_person;
  std::map<std::pair<EntityIndex, EntityIndex>, Counts> by_pair;
  Counts all;
  for (const Cell& cell : all_cells(world)) {
    const Decision decision = decide(world, cell);
    const Verdict verdict = decision.verdict;
    if (matrix.at(cell) != verdict)
      return name_of(world, cell) + ": the matrix is not what decide says";
    if (matrix.sign_at(cell) != sign_of(decision))
      return name_of(world, cell) + ": the matrix shows another sign than decide";
    for (Counts* counts : {&by_person[cell.who], &by_pair[{cell.who, cell.on}], &all}) {
      counts->allow += verdict == Verdict::allow ? 1 : 0;
      counts->unclear += verdict == Verdict::unclear ? 1 : 0;
    }
  }
  const auto differ = [](const Counts& a, const Counts& b) {
    return a.allow != b.allow || a.unclear != b.unclear;
  };
  for (const auto& [who, counts] : by_person)
    if (differ(matrix.count_person(who), counts))
      return "a person is counted wrong: " + world.at(who).id;
  for (const auto& [pair, counts] : by_pair)
    if (differ(matrix.count_for(pair.first, pair.second), counts)) return "a pair is counted wrong";
  return differ(matrix.count_all(), all) ? "the whole is counted wrong" : "";
}

using Changes =
    std::map<std::tuple<EntityIndex, EntityIndex, ActionIndex>, std::pair<Verdict, Verdict>>;

/// Every cell either world has whose verdict differs; what is not there counts as denied.
Changes changed_cells(const World& before, const World& after) {
  Changes all, result;
  for (const Cell& cell : all_cells(before))
    all[{cell.who, cell.on, cell.action}].first = decide(before, cell).verdict;
  for (const Cell& cell : all_cells(after))
    all[{cell.who, cell.on, cell.action}].second = decide(after, cell).verdict;
  for (const auto& [cell, verdicts] : all)
    if (verdicts.first != verdicts.second) result[cell] = verdicts;
  return result;
}

ChangeCounts counted(const Changes& changes) {
  ChangeCounts counts;
  for (const auto& [cell, verdicts] : changes) {
    if (verdicts.second == Verdict::allow) ++counts.gained;
    if (verdicts.second == Verdict::unclear) ++counts.unclear;
    if (verdicts.second == Verdict::deny)
      ++(verdicts.first == Verdict::allow ? counts.lost : counts.ruled_out);
  }
  return counts;
}

bool same(const ChangeCounts& a, const ChangeCounts& b) {
  return a.gained == b.gained && a.lost == b.lost && a.unclear == b.unclear &&
         a.ruled_out == b.ruled_out;
}

Changes as_changes(const Difference& difference, bool is_turned) {
  Changes result;
  for (const ChangedCell& one : difference.cells)
    result[{one.cell.who, one.cell.on, one.cell.action}] =
        is_turned ? std::pair(one.to, one.from) : std::pair(one.from, one.to);
  return result;
}

/// `SameRows` may only say yes where every verdict on the thing is the same.
std::string row_fault(const Moment& before, const Moment& after, const Changes& changes) {
  SameRows rows(*before.matrix, *after.matrix);
  for (EntityIndex on = 0; on < after.world->size(); ++on) {
    if (!rows.is_same(on)) continue;
    for (const auto& [cell, verdicts] : changes)
      if (std::get<1>(cell) == on) return "a row is said to be the same and is not";
  }
  return "";
}

std::string difference_fault(const Moment& before, const Moment& after) {
  const Changes expected = changed_cells(*before.world, *after.world);
  const Difference forth = difference(*before.matrix, *after.matrix),
                   back = difference(*after.matrix, *before.matrix);
  if (as_changes(forth, false) != expected) return "the difference lists other cells";
  if (forth.cells.size() != expected.size()) return "the difference lists a cell twice";
  if (as_changes(back, true) != expected) return "the difference is not the same both ways";
  if (!same(forth.counts, counted(expected))) return "the difference is counted wrong";
  if (!same(count_changes(*before.matrix, *after.matrix), counted(expected)))
    return "count_changes is wrong";
  const Difference one = difference(*before.matrix, *after.matrix, 1);
  if (one.cells.size() != std::min<std::size_t>(1, expected.size())) return "the limit is not kept";
  if (!same(one.counts, forth.counts)) return "the limit changes the counts";
  for (std::size_t i = 1; i < forth.cells.size(); ++i) {
    const Cell &left = forth.cells[i - 1].cell, &right = forth.cells[i].cell;
    if (std::tie(left.who, left.on, left.action) > std::tie(right.who, right.on, right.action))
      return "the difference is not in world order";
  }
  return row_fault(before, after, expected);
}

}  // namespace

TEST_CASE("at every moment of a play each cell, plane and count is what decide gives", "[laws]") {
  check_law(
      [](const Json& scenario) -> std::string {
        const auto all = played(scenario);
        if (!all) return "";
        for (const MomentPtr& moment : all->moments) {
          const World& world = *moment->world;
          std::string fault = count_difference(world, *moment->matrix);
          for (EntityIndex on = 0; on < world.size() && fault.empty(); ++on) {
            if (!world.has(on)) continue;
            for (std::size_t action = 0; action < world.type_of(on).actions.size() && fault.empty();
                 ++action)
              if (!world.type_of(on).actions[action].is_event)
                fault =
                    plane_difference(world, *moment->matrix, on, static_cast<ActionIndex>(action));
          }
          if (!fault.empty()) return "moment " + std::to_string(moment->at) + ": " + fault;
        }
        return "";
      },
      20000, kMatricesCases);
}

TEST_CASE(
    "the difference of two moments is what comparing cell by cell gives, and the same both ways",
    "[laws]") {
  check_law(
      [](const Json& scenario) -> std::string {
        const auto all = played(scenario);
        if (!all) return "";
        const auto& moments = all->moments;
        for (std::size_t n = 1; n < moments.size(); ++n) {
          std::string fault = difference_fault(*moments[n - 1], *moments[n]);
          if (!same(moments[n]->changed,
                    counted(changed_cells(*moments[n - 1]->world, *moments[n]->world))))
            fault = "the moment counts its changes wrong";
          if (!fault.empty()) return "moment " + std::to_string(n) + ": " + fault;
        }
        const std::string fault = difference_fault(*moments.front(), *moments.back());
        return fault.empty() ? "" : "start to end: " + fault;
      },
      21000, kMatricesCases);
}

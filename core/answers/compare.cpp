// Two sides are chosen and compared; what would be too much to write is refused before it is
// written.
#include "core/answers/compare.h"

#include <algorithm>

#include "core/answers/json.h"
#include "core/answers/moment.h"
#include "core/answers/text.h"

namespace permsim {

namespace {

/// About how much it takes to write changes, with the names of what and of the rules they have.
std::uint64_t bytes_of(const World& before, const World& after, const Diff& diff) {
  constexpr std::uint64_t kChange = 80;
  std::uint64_t bytes = 0;
  const auto add = [&](const World& world, const std::vector<std::uint32_t>& rules) {
    for (const std::uint32_t rule : rules) bytes += world.policy().rules[rule].id.size() + 3;
  };
  for (const RuledChange& change : diff.changes) {
    const Cell& cell = change.change.cell;
    bytes += kChange + (after.has(cell.who) ? after : before).at(cell.who).id.size() +
             (after.has(cell.on) ? after : before).at(cell.on).id.size();
    add(before, change.before);
    add(after, change.after);
  }
  return bytes;
}

class Comparer {
 public:
  Comparer(const Scenario& scenario, const std::vector<MomentPtr>& moments,
           const Question& question)
      : scenario_(scenario), moments_(moments), question_(question) {}

  Reply run() {
    if (!question_.against.empty()) return diff_readings();
    Result<std::size_t> from = find_moment(moments_, "/from", question_.from);
    if (!from) return {"", std::move(from.problems)};
    Result<std::size_t> to = find_moment(moments_, "/to", question_.to);
    if (!to) return {"", std::move(to.problems)};
    return written(*moments_[*from], *moments_[*to], {{*from, {}}, {*to, {}}});
  }

 private:
  Reply diff_readings() {
    const Reading* other = scenario_.policy->find_reading(question_.against);
    if (other == nullptr)
      return with_problem("/against", "unknown-reading",
                          "there is no reading " + ticked(question_.against));
    Result<std::size_t> at = find_moment(moments_, "/at", question_.at);
    if (!at) return {"", std::move(at.problems)};
    const MomentPtr before = moments_[*at];
    const MomentPtr after = start_moment(before->world->under(other->policy));
    return written(*before, *after,
                   {{std::nullopt, before->world->policy().reading}, {std::nullopt, other->id}});
  }

  Reply written(const Moment& before, const Moment& after, const DiffSides& sides) {
    const std::size_t limit = std::min(question_.limit, kMostWrittenCells + 1);
    const Diff found = diff(*before.matrix, *after.matrix, limit);
    if (found.changes.size() > kMostWrittenCells ||
        bytes_of(*before.world, *after.world, found) > kLargestAnswer)
      return with_problem("/limit", "too-large",
                          "more cells differ than are written out (" +
                              std::to_string(kMostWrittenCells) + " and " +
                              megabytes(kLargestAnswer) + "); say how many to list (`limit`)");
    return {question_.format == Format::json
                ? diff_json(*before.world, *after.world, found, sides)
                : diff_text(*before.world, *after.world, found, sides, question_.format),
            {}};
  }

  const Scenario& scenario_;
  const std::vector<MomentPtr>& moments_;
  const Question& question_;
};

}  // namespace

Reply compare(const Scenario& scenario, const std::vector<MomentPtr>& moments,
              const Question& question) {
  return Comparer(scenario, moments, question).run();
}

}  // namespace permsim

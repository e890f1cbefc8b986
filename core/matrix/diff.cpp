// Differences with the rules that answer for them, and cells on which readings disagree.
#include "core/matrix/diff.h"
#include "core/matrix/difference.h"

namespace permsim {

namespace {

std::vector<std::uint32_t> rules_of(const World& world, const ChangedCell& change,
                                    const std::string& action) {
  const Cell& cell = change.cell;
  if (!world.has(cell.on) || !world.has(cell.who)) return {};
  const ActionIndex index = world.type_of(cell.on).find_action(action);
  if (index == kNoAction) return {};
  const Decision decision = decide(world, {cell.who, cell.on, index});
  return decision.verdict == Verdict::deny && decision.because.empty() ? decision.limits
                                                                       : decision.because;
}

}  // namespace

Diff diff(const Matrix& before, const Matrix& after, std::size_t limit) {
  Difference found = difference(before, after, limit);
  Diff diff;
  diff.counts = found.counts;
  for (const ChangedCell& change : found.cells) {
    const World& named = after.world().has(change.cell.on) ? after.world() : before.world();
    const std::string& action = named.type_of(change.cell.on).actions[change.cell.action].id;
    diff.changes.push_back({change, rules_of(before.world(), change, action),
                            rules_of(after.world(), change, action)});
  }
  return diff;
}

struct Disputes::Other {
  Other(const Reading& of, World on_world)
      : reading(&of), world(std::move(on_world)), matrix(world) {}
  const Reading* reading;
  World world;
  Matrix matrix;
};

Disputes::Disputes(const World& world, const PolicyFile& file) : world_(world) {
  if (file.readings.size() < 2) return;
  for (const Reading& reading : file.readings) {
    World other = world.under(reading.policy);
    others_.push_back(std::make_unique<Other>(reading, std::move(other)));
  }
}

Disputes::~Disputes() = default;
Disputes::Disputes(Disputes&&) noexcept = default;

std::vector<std::pair<const Reading*, Verdict>> Disputes::verdicts(const Cell& cell) const {
  std::vector<std::pair<const Reading*, Verdict>> verdicts;
  const std::string& action = world_.type_of(cell.on).actions[cell.action].id;
  for (const auto& other : others_) {
    const ActionIndex index = other->world.has(cell.on) && other->world.has(cell.who)
                                  ? other->world.type_of(cell.on).find_action(action)
                                  : kNoAction;
    verdicts.emplace_back(other->reading, index == kNoAction
                                              ? Verdict::deny
                                              : other->matrix.at({cell.who, cell.on, index}));
  }
  return verdicts;
}

bool Disputes::is_disputed(const Cell& cell) const {
  const auto all = verdicts(cell);
  for (const auto& [reading, verdict] : all) {
    if (verdict != all.front().second) return true;
  }
  return false;
}

}  // namespace permsim

// Differences with the rules that answer for them, and cells on which readings disagree.
#include "core/matrix/diff.h"
#include "core/matrix/difference.h"

#include <algorithm>

#include "core/base/budget.h"
#include "core/policy/same_parts.h"

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
    if (budget::is_spent()) break;
    const World& named = after.world().has(change.cell.on) ? after.world() : before.world();
    const std::string& action = named.type_of(change.cell.on).actions[change.cell.action].id;
    diff.changes.push_back({change, rules_of(before.world(), change, action),
                            rules_of(after.world(), change, action)});
  }
  return diff;
}

/// The world under one reading with its matrix; of the world's own reading, the world itself.
struct Disputes::Under {
  explicit Under(World on_world) : world(std::move(on_world)), matrix(world) {}
  World world;
  Matrix matrix;
};

struct Disputes::Side {
  const Reading* reading = nullptr;
  bool has_same_sets = false;
  std::vector<char> may_differ;  ///< by type
  std::unique_ptr<Under> under;  ///< made when first needed
};

Disputes::Disputes(const World& world, const PolicyFile& file) : world_(world) {
  if (file.readings.size() < 2) return;
  const Policy& own = world.policy();
  for (const Reading& reading : file.readings) {
    Side side;
    side.reading = &reading;
    const bool is_other = reading.policy.get() != &own;
    side.has_same_sets = has_same_sets(own, *reading.policy);
    for (TypeIndex type = 0; type < own.types.size(); ++type) {
      const bool is_same =
          !is_other || (side.has_same_sets && has_same_rules(own, *reading.policy, type));
      side.may_differ.push_back(is_same ? 0 : 1);
    }
    sides_.push_back(std::move(side));
  }
}

Disputes::~Disputes() = default;

const Disputes::Under& Disputes::own() const {
  if (own_ == nullptr) own_ = std::make_unique<Under>(world_);
  return *own_;
}

Verdict Disputes::verdict(Side& side, const Cell& cell, const std::string& action) const {
  if (side.may_differ[world_.at(cell.on).type] == 0) return own().matrix.at(cell);
  if (side.under == nullptr)
    side.under = std::make_unique<Under>(world_.under(side.reading->policy));
  const World& world = side.under->world;
  const ActionIndex index = world.has(cell.on) && world.has(cell.who)
                                ? world.type_of(cell.on).find_action(action)
                                : kNoAction;
  return index == kNoAction ? Verdict::deny : side.under->matrix.at({cell.who, cell.on, index});
}

std::vector<std::pair<const Reading*, Verdict>> Disputes::verdicts(const Cell& cell) const {
  std::vector<std::pair<const Reading*, Verdict>> verdicts;
  const std::string& action = world_.type_of(cell.on).actions[cell.action].id;
  for (Side& side : sides_) verdicts.emplace_back(side.reading, verdict(side, cell, action));
  return verdicts;
}

bool Disputes::is_empty() const { return sides_.empty(); }

std::size_t Disputes::worlds_made() const {
  return static_cast<std::size_t>(std::count_if(
      sides_.begin(), sides_.end(), [](const Side& side) { return side.under != nullptr; }));
}

bool Disputes::is_disputed(const Cell& cell) const {
  const TypeIndex type = world_.at(cell.on).type;
  const std::string& action = world_.type_of(cell.on).actions[cell.action].id;
  return std::any_of(sides_.begin(), sides_.end(), [&](Side& side) {
    return side.may_differ[type] != 0 && verdict(side, cell, action) != own().matrix.at(cell);
  });
}

}  // namespace permsim

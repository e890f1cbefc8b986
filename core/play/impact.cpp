// Moments compared. Of one play the matrices share most of what they are, so that it costs what
// changed; of different plays every cell is looked at.
#include "core/play/impact.h"

#include <algorithm>

#include "core/base/budget.h"

namespace permsim {

namespace {

/// Cells of which the people are told; of more, those who have the first of them.
constexpr std::size_t kMostChanges = 2'000'000;

/// The numbers that entities of the later moment bear in an impact.
class Numbers {
 public:
  explicit Numbers(const Impact& impact) : is_same_(impact.places.empty()) {
    for (EntityIndex number = 0; number < impact.places.size(); ++number) {
      if (impact.places[number] == kNoEntity) continue;
      if (by_place_.size() <= impact.places[number])
        by_place_.resize(impact.places[number] + 1, kNoEntity);
      by_place_[impact.places[number]] = number;
    }
  }
  EntityIndex of(EntityIndex place) const {
    return is_same_ || place >= by_place_.size() ? place : by_place_[place];
  }

 private:
  bool is_same_;
  std::vector<EntityIndex> by_place_;
};

void compare_statuses(Impact& impact, const Numbers& numbers) {
  std::vector<StatusChange>& all = impact.statuses;
  for (const Status& was : impact.before->statuses) all.push_back({was.entity, was.is, {}});
  for (const Status& is : impact.after->statuses) {
    const EntityIndex number = numbers.of(is.entity);
    const auto known =
        std::lower_bound(all.begin(), all.end(), number,
                         [](const StatusChange& each, EntityIndex on) { return each.on < on; });
    if (known != all.end() && known->on == number)
      known->to = is.is;
    else
      all.insert(known, {number, {}, is.is});
  }
  std::erase_if(all, [](const StatusChange& each) { return each.from == each.to; });
}

/// What a finding is known by: two with other words are two findings, as their `since` has it.
/// What a step did is told at that step alone, and is not gone because another one follows.
void compare_findings(Impact& impact, const Numbers& numbers) {
  using Key = std::tuple<EntityIndex, FindingCode, std::int32_t, std::string_view>;
  const auto key_before = [](const Finding& finding) {
    return Key{finding.entity, finding.code, finding.declared, finding.says()};
  };
  const auto key_after = [&](const Finding& finding) {
    return Key{numbers.of(finding.entity), finding.code, finding.declared, finding.says()};
  };
  std::vector<Key> was, is;
  for (const Finding& finding : impact.before->findings) was.push_back(key_before(finding));
  for (const Finding& finding : impact.after->findings) is.push_back(key_after(finding));
  std::sort(was.begin(), was.end());
  std::sort(is.begin(), is.end());
  for (const Finding& finding : impact.after->findings) {
    if (!std::binary_search(was.begin(), was.end(), key_after(finding)))
      impact.begun.push_back(finding);
  }
  for (const Finding& finding : impact.before->findings) {
    if (!is_of_its_step(finding.code) &&
        !std::binary_search(is.begin(), is.end(), key_before(finding)))
      impact.gone.push_back(finding);
  }
}

/// Of entities that are known by their ids: the place of each in the later world.
std::vector<EntityIndex> places_by_id(const World& before, const World& after) {
  std::vector<EntityIndex> places(before.size(), kNoEntity);
  for (EntityIndex entity = 0; entity < before.size(); ++entity) {
    if (!before.has(entity)) continue;
    const EntityIndex found = after.find(before.at(entity).id);
    if (found != kNoEntity && after.type_of(found).id == before.type_of(entity).id)
      places[entity] = found;
  }
  std::vector<char> is_known(after.size(), 0);
  for (const EntityIndex place : places) {
    if (place != kNoEntity) is_known[place] = 1;
  }
  for (EntityIndex place = 0; place < after.size(); ++place) {
    if (after.has(place) && is_known[place] == 0) places.push_back(place);
  }
  return places;
}

/// Every cell of two moments that have nothing in common but their ids.
class EveryCell {
 public:
  EveryCell(Impact& impact, std::size_t most_cells)
      : impact_(impact),
        before_(*impact.before->world),
        after_(*impact.after->world),
        most_(most_cells) {}

  void run() {
    const auto size = static_cast<EntityIndex>(impact_.places.size());
    for (EntityIndex who = 0; who < size && !budget::is_spent(); ++who) {
      if (!acts(before_, before(who)) && !acts(after_, after(who))) continue;
      const std::uint64_t known = impact_.changed_cells();
      for (EntityIndex on = 0; on < size; ++on) compare(who, on);
      if (impact_.changed_cells() > known) impact_.people.push_back(who);
    }
  }

 private:
  EntityIndex before(EntityIndex number) const { return before_.has(number) ? number : kNoEntity; }
  EntityIndex after(EntityIndex number) const { return impact_.places[number]; }
  static bool acts(const World& world, EntityIndex place) {
    return place != kNoEntity && world.subject_number(place) >= 0;
  }

  void compare(EntityIndex who, EntityIndex on) {
    const World& named = impact_.world_of(on);
    const EntityIndex place = &named == &after_ ? after(on) : before(on);
    if (place == kNoEntity) return;
    const Type& type = named.type_of(place);
    budget::spend(type.actions.size());
    for (ActionIndex action = 0; action < type.actions.size(); ++action) {
      if (type.actions[action].is_event) continue;
      compare({who, on, action}, type.actions[action].id);
    }
    if (&named != &after_ || before(on) == kNoEntity) return;
    const std::vector<Action>& were = before_.type_of(on).actions;
    for (ActionIndex action = 0; action < were.size(); ++action) {
      const bool is_gone = type.find_action(were[action].id) == kNoAction;
      const auto number = static_cast<ActionIndex>(type.actions.size() + action);
      if (is_gone && !were[action].is_event) compare({who, on, number}, were[action].id);
    }
  }

  void compare(const Cell& cell, const std::string& id) {
    const Verdict from = verdict(*impact_.before, before(cell.who), before(cell.on), id);
    const Verdict to = verdict(*impact_.after, after(cell.who), after(cell.on), id);
    if (from == to) return;
    count_change(impact_.counts, from, to);
    if (impact_.cells.size() < most_) impact_.cells.push_back({cell, from, to});
  }

  static Verdict verdict(const Moment& moment, EntityIndex who, EntityIndex on,
                         const std::string& id) {
    const World& world = *moment.world;
    if (on == kNoEntity || !acts(world, who)) return Verdict::deny;
    const ActionIndex action = world.type_of(on).find_action(id);
    return action == kNoAction ? Verdict::deny : moment.matrix->at({who, on, action});
  }

  Impact& impact_;
  const World& before_;
  const World& after_;
  std::size_t most_;
};

}  // namespace

const World& Impact::world_of(EntityIndex entity) const {
  const EntityIndex place = places.empty() ? entity : places[entity];
  return place != kNoEntity && after->world->has(place) ? *after->world : *before->world;
}

const Entity& Impact::at(EntityIndex entity) const {
  const World& world = world_of(entity);
  return world.at(&world == after->world.get() && !places.empty() ? places[entity] : entity);
}

const Type& Impact::type_of(EntityIndex entity) const {
  return world_of(entity).policy().types[at(entity).type];
}

const Action& Impact::action_of(const Cell& cell) const {
  const std::vector<Action>& there = world_of(cell.on).policy().types[at(cell.on).type].actions;
  if (cell.action < there.size()) return there[cell.action];
  return before->world->type_of(cell.on).actions[cell.action - there.size()];
}

bool Impact::is_none() const {
  return changed_cells() == 0 && statuses.empty() && begun.empty() && gone.empty();
}

Impact impact_between(const MomentPtr& before, const MomentPtr& after, std::size_t most_cells) {
  Impact impact;
  impact.before = before;
  impact.after = after;
  if (before->world != after->world) {
    Difference found = difference(*before->matrix, *after->matrix, kMostChanges);
    impact.counts = found.counts;
    for (const ChangedCell& change : found.cells) {  // sorted by person
      if (impact.people.empty() || impact.people.back() != change.cell.who)
        impact.people.push_back(change.cell.who);
    }
    if (found.cells.size() > most_cells) found.cells.resize(most_cells);
    impact.cells = std::move(found.cells);
  }
  const Numbers numbers(impact);
  compare_statuses(impact, numbers);
  compare_findings(impact, numbers);
  return impact;
}

bool have_same_places(const World& before, const World& after) {
  const EntityIndex size = std::max(before.size(), after.size());
  for (EntityIndex place = 0; place < size; ++place) {
    if (!before.has(place) && after.has(place) && before.find(after.at(place).id) != kNoEntity)
      return false;
    if (!after.has(place) && before.has(place) && after.find(before.at(place).id) != kNoEntity)
      return false;
    if (before.has(place) && after.has(place) &&
        (before.at(place).id != after.at(place).id ||
         before.type_of(place).id != after.type_of(place).id))
      return false;
  }
  return true;
}

Impact impact_between_plays(const MomentPtr& before, const MomentPtr& after,
                            std::size_t most_cells) {
  Impact impact;
  impact.before = before;
  impact.after = after;
  impact.places = places_by_id(*before->world, *after->world);
  EveryCell(impact, most_cells).run();
  const Numbers numbers(impact);
  compare_statuses(impact, numbers);
  compare_findings(impact, numbers);
  return impact;
}

}  // namespace permsim

// A status is read as the world stands, and what it was read from is noted: only acts that may
// write some of that can mend it. So of all that anybody could do, a few acts are tried.
#include "core/explore/outlook.h"

#include <algorithm>
#include <optional>

#include "core/base/budget.h"
#include "core/explore/effects.h"
#include "core/explore/wish.h"

namespace permsim::exploring {

namespace {

/// Steps of work that asking one status takes at least.
constexpr std::uint64_t kStatusWork = 60;

Wish good(EntityIndex thing) {
  Wish wish;
  wish.kind = Wish::Kind::status;
  wish.on = thing;
  return wish;
}

}  // namespace

Outlook::Outlook(const Prospect& prospect, Deeds& deeds)
    : prospect_(prospect), deeds_(deeds), acting_(prospect), writing_(prospect.slot_count()) {
  const World& start = prospect.start();
  for (EntityIndex entity = 0; entity < start.size(); ++entity) {
    if (start.has(entity) && start.type_of(entity).has_status()) things_.push_back(entity);
  }
  Mentions mentions;
  for (TypeIndex type = 0; type < start.policy().types.size(); ++type) {
    for (const StatusCase& each : start.policy().types[type].status.cases)
      mention(start.policy(), each.when.condition, {type}, nullptr, mentions);
  }
  asked_ = mentions.asked;
}

bool Outlook::look_further() {
  if (next_ == prospect_.size() || budget::is_spent()) return false;
  const EntityIndex target = next_++;
  if (!prospect_.has(target)) return true;
  const std::size_t known = acts_.size();
  const std::vector<Action>& actions = prospect_.type_of(target).actions;
  for (ActionIndex action = 0; action < actions.size(); ++action) {
    for (const Deed& deed : deeds_.of(target, action))
      (actions[action].is_event ? events_ : acts_).push_back(&deed);
    if (is_local(prospect_.type_index(target), action))
      local_.insert({prospect_.type_index(target), action});
  }
  index_acts(known);
  return true;
}

/// Those from here on.
void Outlook::index_acts(std::size_t from) {
  for (std::size_t i = from; i < acts_.size(); ++i) {
    const Deed* deed = acts_[i];
    budget::spend(deed->writes().size());
    for (const Spot& spot : deed->writes()) {
      std::vector<const Deed*>& writing = writing_[spot.slot];
      if (writing.empty() || writing.back() != deed) writing.push_back(deed);
    }
  }
}

bool Outlook::is_well(const World& world, EntityIndex thing) const {
  budget::spend(kStatusWork);
  return is_so(world, good(thing));
}

EntityIndex Outlook::stand_in(const State& state, EntityIndex entity) const {
  const EntityIndex start = prospect_.start().size();
  return entity < start ? entity : state.newcomers[entity - start];
}

/// Whatever may change who may take an action that statuses ask about.
const std::vector<Slot>& Outlook::verdicts_on(EntityIndex entity) {
  const auto [found, is_new] = verdicts_.try_emplace(entity);
  if (!is_new) return found->second;
  Reads reads(prospect_);
  for (const TypedAction& asked : asked_) {
    if (asked.first != prospect_.type_index(entity)) continue;
    for (EntityIndex who = 0; who < prospect_.size(); ++who) {
      if (prospect_.has(who) && prospect_.type_of(who).is_subject)
        reads.of_cell({who, entity, asked.second});
    }
  }
  for (const Spot& spot : reads.take()) found->second.push_back(spot.slot);
  std::sort(found->second.begin(), found->second.end());
  found->second.erase(std::unique(found->second.begin(), found->second.end()), found->second.end());
  return found->second;
}

void Outlook::forget() { verdicts_.clear(); }

Outlook::Rest Outlook::rest(const State& state, EntityIndex thing) {
  const World& world = state.world;
  Rest rest;
  rest.entities.insert(stand_in(state, thing));
  rest.slots.push_back(prospect_.existence(stand_in(state, thing)));
  if (!world.has(thing)) return rest;
  std::vector<Read> reads;
  Evaluator evaluator(world);
  evaluator.record(reads);
  budget::spend(kStatusWork);
  for (const StatusCase& each : world.type_of(thing).status.cases) {
    if (evaluator.holds(each.when.condition, thing)) break;
  }
  const auto add = [&](Slot slot) {
    rest.slots.push_back(slot);
    rest.entities.insert(prospect_.owner_of(slot));
  };
  for (const Read& read : reads) {
    if (read.entity == kNoEntity) {
      rest.is_on_all = true;
      continue;
    }
    const EntityIndex entity = stand_in(state, read.entity);
    rest.entities.insert(entity);
    add(prospect_.existence(entity));
    if (read.member == kNoSymbol) {
      for (const Slot slot : verdicts_on(entity)) add(slot);
      continue;
    }
    add(prospect_.slot(entity, read.member));
    for (const Entry& entry : world.holders(read.entity, read.member))
      rest.entities.insert(stand_in(state, entry.entity));
  }
  std::sort(rest.slots.begin(), rest.slots.end());
  rest.slots.erase(std::unique(rest.slots.begin(), rest.slots.end()), rest.slots.end());
  return rest;
}

std::set<EntityIndex> Outlook::rests_on(const State& state, EntityIndex thing) {
  return rest(state, thing).entities;
}

/// Whether an action changes nothing but its target, and what points at that.
bool Outlook::is_local(TypeIndex of, ActionIndex action) const {
  const Type& type = prospect_.policy().types[of];
  const auto is_target = [](const EffectValue& value) {
    return value.is_path && value.paths.size() == 1 && value.paths.front().root == Root::target &&
           value.paths.front().names.empty();
  };
  const auto is_mirrored = [&](const std::string& relation) {
    const Relation* found_relation = type.find_relation(relation);
    return found_relation != nullptr && found_relation->is_mirrored;
  };
  for (const EffectClause& effect : type.actions[action].effects) {
    bool stays = !effect.has_on;
    switch (effect.kind) {
      case EffectClause::Kind::set:
        stays =
            stays && std::none_of(effect.fields.begin(), effect.fields.end(),
                                  [&](const EffectField& each) { return is_mirrored(each.key); });
        break;
      case EffectClause::Kind::add:
      case EffectClause::Kind::remove:
      case EffectClause::Kind::clear: stays = stays && !is_mirrored(effect.relation); break;
      case EffectClause::Kind::erase: stays = is_target(effect.what); break;
      case EffectClause::Kind::move: stays = is_target(effect.from); break;
      case EffectClause::Kind::create: stays = false; break;
    }
    if (!stays) return false;
  }
  return true;
}

void put_in_order(std::vector<const Deed*>& deeds) {
  // Deeds on one target by one action stand side by side, by their parameters.
  const auto place = [](const Deed* deed) {
    return std::make_tuple(deed->acts.target, deed->acts.action, deed);
  };
  std::sort(deeds.begin(), deeds.end(),
            [&](const Deed* a, const Deed* b) { return place(a) < place(b); });
  deeds.erase(std::unique(deeds.begin(), deeds.end()), deeds.end());
}

/// Acts that may change what a status rests on; those on what it rests on itself come first.
std::vector<const Deed*> Outlook::mends(const Rest& rest) const {
  std::vector<const Deed*> all;
  if (rest.is_on_all) return acts_;
  for (const Slot slot : rest.slots) {
    budget::spend(writing(slot).size() / 8 + 1);
    EntityIndex last = kNoEntity;
    ActionIndex last_action = kNoAction;
    bool is_wanted = false;
    for (const Deed* deed : writing(slot)) {
      const Acts& acts = deed->acts;
      if (acts.target != last || acts.action != last_action) {
        last = acts.target;
        last_action = acts.action;
        is_wanted = rest.entities.count(last) != 0 ||
                    local_.count({prospect_.type_index(last), last_action}) == 0;
      }
      if (is_wanted) all.push_back(deed);
    }
  }
  put_in_order(all);
  return all;
}

bool Outlook::is_mendable(const State& state, EntityIndex away, EntityIndex thing, Act* by) {
  if (!state.world.has(thing)) return false;
  std::map<std::pair<EntityIndex, ActionIndex>, std::map<EntityIndex, bool>> known;
  for (const Deed* deed : mends(rest(state, thing))) {
    for (Act& act : acting_.acts_of(*deed, state)) {
      if (budget::is_spent()) return true;
      const EntityIndex target = acting_.target_of(act);
      std::map<EntityIndex, bool>& verdicts = known[{target, deed->acts.action}];
      for (const EntityIndex actor : deed->acts.actors) {
        if (actor == away || !state.world.has(actor)) continue;
        const auto [found, is_new] = verdicts.try_emplace(actor, false);
        if (is_new) {
          budget::spend(kVerdictWork);
          found->second =
              verdict_of(state.world, {actor, target, deed->acts.action}) == Verdict::allow;
        }
        if (!found->second) continue;
        act.actor = actor;
        break;
      }
      if (act.actor == kNoEntity) continue;
      spend_on_act(state.world);
      const std::optional<Done> done = acting_.perform(act, state);
      if (!done || !is_well(done->state.world, thing)) continue;
      if (by != nullptr) *by = act;
      return true;
    }
  }
  return false;
}

std::optional<State> Outlook::after(const State& state, const Danger& danger) const {
  if (danger.event.deed == nullptr) return state;
  const std::vector<Act> events = acting_.acts_of(*danger.event.deed, state);
  if (std::none_of(events.begin(), events.end(),
                   [&](const Act& each) { return each.made == danger.event.made; }))
    return std::nullopt;
  spend_on_act(state.world);
  std::optional<Done> done = acting_.perform(danger.event, state);
  return done ? std::optional(std::move(done->state)) : std::nullopt;
}

bool Outlook::is_danger(const State& state, EntityIndex away, const Danger& danger) {
  const std::optional<State> then = after(state, danger);
  return then && !is_well(then->world, danger.thing) && !is_mendable(*then, away, danger.thing);
}

bool Outlook::could_mend(const State& state, const Danger& danger) {
  const std::optional<State> then = after(state, danger);
  return !then || is_well(then->world, danger.thing) || is_mendable(*then, kNoEntity, danger.thing);
}

std::optional<Outlook::Mending> Outlook::mending(const State& state, EntityIndex away,
                                                 const Danger& danger) {
  std::optional<State> then = after(state, danger);
  if (!then || is_well(then->world, danger.thing)) return std::nullopt;
  Act by;
  if (!is_mendable(*then, away, danger.thing, &by) || by.deed == nullptr) return std::nullopt;
  return Mending{std::move(by), std::move(then->world)};
}

std::vector<Danger> Outlook::dangers(const State& state, EntityIndex away, std::size_t most) {
  std::vector<Danger> found;
  std::set<EntityIndex> left;
  std::map<EntityIndex, Rest> rests;
  for (const EntityIndex thing : things_) {
    const Danger now{{}, thing};
    if (found.size() >= most || budget::is_spent()) return found;
    if (is_danger(state, away, now))
      found.push_back(now);
    else if (is_well(state.world, thing) && left.insert(thing).second)
      rests.emplace(thing, rest(state, thing));
  }
  for (const Deed* deed : events_) {
    for (const Act& event : acting_.acts_of(*deed, state)) {
      if (found.size() >= most || budget::is_spent()) return found;
      spend_on_act(state.world);
      const std::optional<Done> done = acting_.perform(event, state);
      if (!done) continue;
      std::set<EntityIndex> touched;
      for (const Touched& each : done->touched) touched.insert(stand_in(done->state, each.entity));
      for (auto thing = left.begin(); thing != left.end();) {
        const Rest& rest = rests.at(*thing);
        const bool may_change =
            rest.is_on_all || std::any_of(touched.begin(), touched.end(), [&](EntityIndex each) {
              return rest.entities.count(each) != 0;
            });
        const bool is_one = may_change && !is_well(done->state.world, *thing) &&
                            !is_mendable(done->state, away, *thing);
        if (is_one) found.push_back({event, *thing});
        thing = is_one ? left.erase(thing) : std::next(thing);
      }
    }
  }
  return found;
}

}  // namespace permsim::exploring

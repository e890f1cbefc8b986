// One prospect for each person who acts alone; in it one search for each thing.
#include "core/explore/escalate.h"

#include <algorithm>
#include <set>

#include "core/base/budget.h"
#include "core/decide/evaluate.h"
#include "core/explore/demand.h"
#include "core/explore/pursuit.h"
#include "core/explore/relevant.h"

namespace permsim {

namespace {

using namespace exploring;

/// Steps of work of all searches together, 2 to 3 seconds.
constexpr std::uint64_t kMostEscalateWork = 100'000'000;

bool takes_people(const Policy& policy, const TypedMember& of) {
  const Member member = policy.types[of.first].member(of.second);
  if (member.kind != MemberKind::relation) return false;
  const auto& held = policy.types[of.first].relations[member.index].of;
  return std::any_of(held.begin(), held.end(), [&](const Holdable& each) {
    return each.member != kNoSymbol || policy.types[each.type].is_subject;
  });
}

/// Whether an action adds people to anything: whoever may take it can let somebody in.
bool lets_in(const Policy& policy, TypeIndex type, const Action& action) {
  return std::any_of(action.effects.begin(), action.effects.end(), [&](const EffectClause& effect) {
    if (effect.kind != EffectClause::Kind::add && effect.kind != EffectClause::Kind::set)
      return false;
    Mentions mentions;
    mention(policy, effect, type, action, mentions);
    return std::any_of(mentions.written.begin(), mentions.written.end(),
                       [&](const TypedMember& one) { return takes_people(policy, one); });
  });
}

/// Who counts as an owner: what the policy's continuity says, else the relation called `owner`.
const SetExpression* owners_of(const Policy& policy, TypeIndex type, SetExpression& made) {
  const auto said =
      std::find_if(policy.continuity.begin(), policy.continuity.end(),
                   [&](const Continuity& each) { return each.type == type && each.has_owner; });
  if (said != policy.continuity.end()) return &said->owner.expression;
  const Relation* owner = policy.types[type].find_relation("owner");
  if (owner == nullptr || !takes_people(policy, {type, owner->symbol})) return nullptr;
  made.kind = SetExpression::Kind::name;
  made.path.names = {{"owner", owner->symbol, {}}};
  return &made;
}

class Escalator {
 public:
  Escalator(const World& world, const EscalationQuestion& question)
      : world_(world), policy_(world.policy()), question_(question) {}

  Escalations run() {
    found_.searched = std::max(question_.within, 0);
    // What is so now is asked with all the work that an answer may take: it is true or there is
    // none.
    find_guarded();
    find_sole_owners();
    const WorkBudget budget(kMostEscalateWork);
    started_ = budget::meter.done;
    // People, each with gains and lockouts, and then owners: equal shares of the work.
    std::uint64_t shares = question_.people.size() * 2 + 1;
    for (const EntityIndex who : question_.people) {
      gain(who, share(shares--));
      lock_out(who, share(shares--));
    }
    leave_unowned(share(1));
    return std::move(found_);
  }

 private:
  struct Guarded {
    EntityIndex on;
    std::vector<ActionIndex> actions;
  };

  std::uint64_t share(std::uint64_t of) const {
    return (kMostEscalateWork - std::min(kMostEscalateWork, budget::meter.done - started_)) / of;
  }

  template <class Found>
  void note_bound(const Found& search) {
    found_.searched = std::min(found_.searched, search.searched);
    found_.is_whole = found_.is_whole && search.is_whole;
    found_.sequences = std::max(found_.sequences, search.sequences);
    found_.worlds = std::max(found_.worlds, search.worlds);
    for (const std::string& id : search.untried) {
      if (std::find(found_.untried.begin(), found_.untried.end(), id) == found_.untried.end())
        found_.untried.push_back(id);
    }
  }

  void gain(EntityIndex who, std::uint64_t work) {
    std::vector<Cell> cells;
    for (const EntityIndex on : question_.things) {
      for (const ActionIndex action : question_.counts[world_.at(on).type])
        cells.push_back({who, on, action});
    }
    Distances gets = find_distances(world_, cells, {who}, question_.within, work);
    note_bound(gets);
    if (!gets.reached.empty()) found_.gains.push_back({who, std::move(gets)});
  }

  /// Things, with what somebody may do to them and nobody should be the last to.
  void find_guarded() {
    for (const EntityIndex on : question_.things) {
      const TypeIndex type = world_.at(on).type;
      Guarded guarded{on, {}};
      for (const ActionIndex action : question_.counts[type]) {
        if (!question_.are_named && !lets_in(policy_, type, policy_.types[type].actions[action]))
          continue;
        const auto& people = world_.subjects();
        const bool may_somebody =
            std::any_of(people.begin(), people.end(), [&](EntityIndex person) {
              return verdict_of(world_, {person, on, action}) == Verdict::allow;
            });
        if (may_somebody) guarded.actions.push_back(action);
      }
      if (!guarded.actions.empty()) guarded_.push_back(std::move(guarded));
    }
  }

  void lock_out(EntityIndex who, std::uint64_t work) {
    const WorkBudget budget(work);
    std::vector<Cell> asked;
    for (const Guarded& each : guarded_) {
      for (const ActionIndex action : each.actions) asked.push_back({who, each.on, action});
    }
    if (asked.empty() || question_.within <= 0) return;
    const Prospect prospect(world_, who_can_act(world_, {who}), relevant_actions(world_, asked),
                            question_.within);
    Deeds deeds(prospect);
    for (const Guarded& each : guarded_) {
      const Way way = find_way(deeds, nobody_may(each), question_.within);
      // What is found needs no further search.
      if (way.is_found)
        found_.lockouts.push_back({who, each.on, each.actions, way.steps});
      else
        note_bound(way);
    }
  }

  static Demand nobody_may(const Guarded& guarded) {
    Demand demand;
    demand.is_so = [&guarded](const World& world) {
      if (!world.has(guarded.on)) return false;
      return std::none_of(
          world.subjects().begin(), world.subjects().end(), [&](EntityIndex person) {
            return std::any_of(
                guarded.actions.begin(), guarded.actions.end(), [&](ActionIndex action) {
                  return verdict_of(world, {person, guarded.on, action}) == Verdict::allow;
                });
          });
    };
    demand.read = [&guarded](const Prospect& prospect, Reads& reads) {
      reads.of_existence(guarded.on);
      for (EntityIndex person = 0; person < prospect.size(); ++person) {
        if (!prospect.has(person) || !prospect.type_of(person).is_subject) continue;
        for (const ActionIndex action : guarded.actions)
          reads.of_cell({person, guarded.on, action});
      }
    };
    return demand;
  }

  /// The sole owner of a thing; kNoEntity where there are more or none.
  EntityIndex sole_owner(const SetExpression& owners, EntityIndex on) const {
    const std::vector<EntityIndex> all = Evaluator(world_).persons(owners, on);
    return all.size() == 1 ? all.front() : kNoEntity;
  }

  void find_sole_owners() {
    for (TypeIndex type = 0; type < policy_.types.size(); ++type) {
      if (policy_.types[type].is_subject) owners_read_.read.insert({type, kNoSymbol});
    }
    for (const EntityIndex on : question_.things) {
      const TypeIndex type = world_.at(on).type;
      SetExpression made;
      const SetExpression* owners = owners_of(policy_, type, made);
      const EntityIndex who = owners == nullptr ? kNoEntity : sole_owner(*owners, on);
      if (who == kNoEntity) continue;
      owners_read_.read.insert({type, kNoSymbol});
      mention(policy_, *owners, {type}, nullptr, owners_read_);
      found_.last_owners.push_back({on, who, {}});
      owners_.push_back(*owners);
    }
  }

  void leave_unowned(std::uint64_t work) {
    if (owners_.empty() || question_.within <= 0) return;
    const WorkBudget budget(work);
    const Prospect prospect(world_, world_.subjects(), relevant_actions(policy_, owners_read_),
                            question_.within);
    Deeds deeds(prospect);
    for (std::size_t i = 0; i < owners_.size(); ++i) {
      LastOwner& owner = found_.last_owners[i];
      const Way way = find_way(deeds, without_owner(owner.on, owners_[i]), question_.within);
      if (way.is_found)
        owner.way = way.steps;
      else
        note_bound(way);
    }
  }

  static Demand without_owner(EntityIndex on, const SetExpression& owners) {
    Demand demand;
    demand.is_so = [on, &owners](const World& world) {
      return world.has(on) && !Evaluator(world).has_someone(owners, on);
    };
    demand.read = [on, &owners](const Prospect&, Reads& reads) {
      reads.of_existence(on);
      reads.of_people(owners, on);
    };
    return demand;
  }

  const World& world_;
  const Policy& policy_;
  const EscalationQuestion& question_;
  std::uint64_t started_ = 0;  ///< work done before the searches
  std::vector<Guarded> guarded_;
  std::vector<SetExpression> owners_;  ///< of found_.last_owners
  Mentions owners_read_;
  Escalations found_;
};

}  // namespace

bool Escalations::is_green() const {
  return gains.empty() && lockouts.empty() && is_complete() &&
         std::all_of(last_owners.begin(), last_owners.end(),
                     [](const LastOwner& each) { return each.way.empty(); });
}

Escalations escalate(const World& world, const EscalationQuestion& question) {
  return Escalator(world, question).run();
}

}  // namespace permsim

// Effects and relations that take people, and verdicts and owners of a world.
#include "core/explore/ownership.h"

#include <algorithm>
#include <utility>

#include "core/decide/evaluate.h"
#include "core/policy/mentions.h"

namespace permsim::exploring {

namespace {

bool takes_people(const Policy& policy, const TypedMember& of) {
  const Member member = policy.types[of.first].member(of.second);
  if (member.kind != MemberKind::relation) return false;
  const auto& held = policy.types[of.first].relations[member.index].of;
  return std::any_of(held.begin(), held.end(), [&](const Holdable& each) {
    return each.member != kNoSymbol || policy.types[each.type].is_subject;
  });
}

}  // namespace

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

Demand nobody_may(EntityIndex on, std::vector<ActionIndex> actions) {
  Demand demand;
  demand.is_so = [on, actions](const World& world) {
    if (!world.has(on)) return false;
    return std::none_of(world.subjects().begin(), world.subjects().end(), [&](EntityIndex person) {
      return std::any_of(actions.begin(), actions.end(), [&](ActionIndex action) {
        return verdict_of(world, {person, on, action}) == Verdict::allow;
      });
    });
  };
  demand.read = [on, actions = std::move(actions)](const Prospect& prospect, Reads& reads) {
    reads.of_existence(on);
    for (EntityIndex person = 0; person < prospect.size(); ++person) {
      if (!prospect.has(person) || !prospect.type_of(person).is_subject) continue;
      for (const ActionIndex action : actions) reads.of_cell({person, on, action});
    }
  };
  return demand;
}

Demand without_owner(EntityIndex on, const SetExpression& owners) {
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

}  // namespace permsim::exploring

// Growing a prospect: acts that may happen add what they may add, until nothing is added. Answers
// from one: always.cpp.
#include "core/explore/prospect.h"

#include <algorithm>

#include "core/base/budget.h"
#include "core/explore/effects.h"

namespace permsim::exploring {

namespace {

/// An attribute that may have more values than these may have any.
constexpr std::size_t kMostValues = 12;

bool less(const Entry& a, const Entry& b) {
  return a.entity != b.entity ? a.entity < b.entity : a.member < b.member;
}

}  // namespace

/// Adds to a prospect what acts may change.
class Growth : public Changes {
 public:
  Growth(Prospect& prospect, const Acts& acts) : prospect_(prospect), acts_(acts) {}
  bool has_grown() const { return has_grown_; }

  void sets(EntityIndex entity, std::uint16_t attribute, const Values& values) override {
    const Attribute& changed = prospect_.type_of(entity).attributes[attribute];
    const Slot slot = prospect_.slot(entity, changed.symbol);
    Values& known = prospect_.may_be_[slot];
    if (known.is_open) return;
    for (const Value& value : values.may) {
      const Value& set = is_set(value) ? value : changed.fallback;
      if (std::find(known.may.begin(), known.may.end(), set) != known.may.end()) continue;
      known.may.push_back(set);
      has_grown_ = true;
    }
    if (values.is_open || known.may.size() > kMostValues) {
      known.is_open = true;
      has_grown_ = true;
    }
    if (known.is_open || known.may.size() > 1) write(slot);
  }
  void adds(EntityIndex entity, std::uint16_t relation, const Entry& entry) override {
    if (!insert(prospect_.first_slot(entity) + relation, entry)) return;
    for (const Slot mirror : prospect_.mirrors(entity, relation, entry)) insert(mirror, {entity});
  }
  void removes(EntityIndex entity, std::uint16_t relation, const Entry& entry) override {
    const Slot slot = prospect_.first_slot(entity) + relation;
    const auto& held = prospect_.may_hold(slot);
    if (!std::binary_search(held.begin(), held.end(), entry, less)) return;
    write(slot);
    for (const Slot mirror : prospect_.mirrors(entity, relation, entry)) write(mirror);
  }
  void clears(EntityIndex entity, std::uint16_t relation) override {
    const Slot slot = prospect_.first_slot(entity) + relation;
    if (prospect_.may_hold(slot).empty()) return;
    write(slot);
    for (const Entry& entry : prospect_.may_hold(slot)) {
      for (const Slot mirror : prospect_.mirrors(entity, relation, entry)) write(mirror);
    }
  }
  void erases(EntityIndex entity) override {
    if (prospect_.is_written(prospect_.existence(entity)) && !prospect_.is_newcomer(entity)) return;
    write(prospect_.existence(entity));
    if (prospect_.type_of(entity).is_subject) prospect_.do_subjects_change_ = true;
  }
  EntityIndex creates(TypeIndex type, bool is_named) override {
    const bool is_of_start = !prospect_.is_newcomer(acts_.target);
    const auto [found, is_new] =
        prospect_.newcomers_.try_emplace({is_of_start ? acts_.target : kNoEntity,
                                          prospect_.type_index(acts_.target), acts_.action, type},
                                         prospect_.size());
    if (is_new) {
      prospect_.place(type);
      has_grown_ = true;
      if (prospect_.policy().types[type].is_subject) prospect_.do_subjects_change_ = true;
    }
    auto& named = prospect_.named_newcomers_;
    if (is_named && std::find(named.begin(), named.end(), found->second) == named.end()) {
      named.push_back(found->second);
      has_grown_ = true;
    }
    return found->second;
  }

  void write(Slot slot) {
    if (prospect_.is_written_[slot]) return;
    prospect_.is_written_[slot] = 1;
    has_grown_ = true;
  }

 private:
  bool insert(Slot slot, const Entry& entry) {
    auto& held = prospect_.may_hold_[slot];
    const auto place = std::lower_bound(held.begin(), held.end(), entry, less);
    budget::spend(2);
    if (place != held.end() && place->same_holder(entry)) return false;
    held.insert(place, {entry.entity, entry.member, 0});
    write(slot);
    has_grown_ = true;
    return true;
  }

  Prospect& prospect_;
  const Acts& acts_;
  bool has_grown_ = false;
};

Prospect::Prospect(const World& start, std::vector<EntityIndex> actors,
                   std::set<TypedAction> actions, int within,
                   const std::vector<const Condition*>& asked)
    : start_(start),
      actors_(std::move(actors)),
      actions_(std::move(actions)),
      values_(start, within, asked),
      first_slots_{0} {
  find_mirrored();
  for (EntityIndex entity = 0; entity < start.size(); ++entity)
    place(start.has(entity) ? start.at(entity).type : kNoType);
  for (EntityIndex entity = 0; entity < start.size(); ++entity) {
    if (!start.has(entity)) continue;
    const auto& relations = start.at(entity).relations;
    for (std::size_t i = 0; i < relations.size(); ++i) {
      auto& held = may_hold_[first_slots_[entity] + i];
      held = relations[i];
      std::sort(held.begin(), held.end(), less);
    }
    for (std::size_t i = 0; i < start.at(entity).attributes.size(); ++i) {
      may_be_[first_slots_[entity] + relations.size() + i].may = {start.at(entity).attributes[i]};
    }
  }
}

void Prospect::find_mirrored() {
  for (const Type& type : policy().types) is_mirrored_.emplace_back(type.relations.size(), 0);
  for (const Type& type : policy().types) {
    for (const Relation& relation : type.relations) {
      if (!relation.is_inverse()) continue;
      const Member forward = policy().types[relation.inverse_type].member(relation.inverse);
      if (forward.kind == MemberKind::relation)
        is_mirrored_[relation.inverse_type][forward.index] = 1;
    }
  }
}

std::vector<Slot> Prospect::mirrors(EntityIndex holder, std::uint16_t index,
                                    const Entry& held) const {
  std::vector<Slot> slots;
  if (is_mirrored_[types_[holder]][index] == 0 || held.is_userset()) return slots;
  const auto& relations = type_of(held.entity).relations;
  for (std::size_t i = 0; i < relations.size(); ++i) {
    const bool is_mirror = relations[i].inverse == type_of(holder).relations[index].symbol &&
                           relations[i].inverse_type == types_[holder];
    if (is_mirror) slots.push_back(first_slots_[held.entity] + static_cast<Slot>(i));
  }
  return slots;
}

/// A newcomer is nowhere yet, so all of it is written when it comes.
void Prospect::place(TypeIndex type) {
  const bool is_newcomer = size() >= start_.size();
  types_.push_back(type);
  std::size_t count = 1;
  if (type != kNoType)
    count += policy().types[type].relations.size() + policy().types[type].attributes.size();
  const std::size_t first = may_hold_.size();
  may_hold_.resize(first + count);
  may_be_.resize(first + count);
  is_written_.resize(may_hold_.size(), is_newcomer ? 1 : 0);
  first_slots_.push_back(static_cast<Slot>(may_hold_.size()));
  if (!is_newcomer) return;
  const Type& made = policy().types[type];
  for (std::size_t i = 0; i < made.attributes.size(); ++i)
    may_be_[first + made.relations.size() + i].may = {made.attributes[i].fallback};
}

Slot Prospect::slot(EntityIndex entity, Symbol symbol) const {
  const Type& type = type_of(entity);
  const Member member = type.member(symbol);
  if (member.kind == MemberKind::relation) return first_slots_[entity] + member.index;
  if (member.kind == MemberKind::attribute)
    return first_slots_[entity] + static_cast<Slot>(type.relations.size()) + member.index;
  return kNoSlot;
}

EntityIndex Prospect::newcomer(EntityIndex target, ActionIndex action, TypeIndex made) const {
  const auto found =
      newcomers_.find({is_newcomer(target) ? kNoEntity : target, types_[target], action, made});
  return found == newcomers_.end() ? kNoEntity : found->second;
}

bool Prospect::settle_further() {
  if (is_settled_) return false;
  if (!is_in_round_) {
    begin_round();
  } else if (next_ < size() && !budget::is_spent()) {
    const EntityIndex target = next_++;
    if (!has(target)) return true;
    for (ActionIndex action = 0; action < type_of(target).actions.size(); ++action) {
      if (grow_by(target, action)) is_growing_ = true;
    }
  } else {
    end_round();
  }
  return !is_settled_;
}

void Prospect::begin_round() {
  if (budget::is_spent()) return index_holders();
  budget::spend(size() + slot_count());
  known_.assign(size(), {});
  known_certain_.clear();
  next_ = 0;
  is_growing_ = false;
  is_in_round_ = true;
}

void Prospect::end_round() {
  // What may be gone may be missing wherever it is held.
  for (Slot slot = 0; slot < slot_count(); ++slot) {
    if (is_written_[slot]) continue;
    const auto& held = may_hold_[slot];
    const bool may_lose = std::any_of(held.begin(), held.end(), [&](const Entry& entry) {
      return is_written_[existence(entry.entity)] != 0;
    });
    if (may_lose) {
      is_written_[slot] = 1;
      is_growing_ = true;
    }
  }
  is_in_round_ = false;
  if (!is_growing_) index_holders();
}

bool Prospect::grow_by(EntityIndex target, ActionIndex action) {
  const Acts all = acts(target, action);
  if (all.actors.empty() || !may_succeed(all)) return false;
  Growth growth(*this, all);
  tell_changes(*this, all, growth);
  return growth.has_grown();
}

EntityIndex Prospect::owner_of(Slot slot) const {
  // Slots of entities follow each other.
  const auto after = std::upper_bound(first_slots_.begin(), first_slots_.end(), slot);
  return static_cast<EntityIndex>(after - first_slots_.begin()) - 1;
}

void Prospect::index_holders() {
  is_settled_ = true;
  held_in_.resize(size());
  for (EntityIndex entity = 0; entity < size(); ++entity) {
    if (!has(entity)) continue;
    for (std::size_t i = 0; i < type_of(entity).relations.size(); ++i) {
      const Slot slot = first_slots_[entity] + static_cast<Slot>(i);
      budget::spend(1 + 2 * may_hold_[slot].size());
      for (const Entry& entry : may_hold_[slot]) held_in_[entry.entity].push_back({slot, entry});
    }
  }
}

Choices Prospect::entity_choices(const Parameter& parameter) const {
  Choices choices;
  if (parameter.is_optional) choices.emplace_back();
  budget::spend(size());
  for (EntityIndex entity = 0; entity < size(); ++entity) {
    if (!has(entity)) continue;
    for (const Holdable& holdable : parameter.of) {
      if (holdable.type == types_[entity])
        choices.push_back({{entity, holdable.member, 0}, {}, false});
    }
  }
  return choices;
}

Acts Prospect::acts(EntityIndex target, ActionIndex index) const {
  Acts acts{target, index, {}, {}};
  const Action& action = type_of(target).actions[index];
  if (actions_.count({types_[target], index}) == 0) return acts;
  if (action.is_event) acts.actors.push_back(kNoEntity);
  for (const EntityIndex actor : actors_) {
    if (action.is_event || budget::is_spent()) break;
    if (allows({actor, target, index}) != Always::no) acts.actors.push_back(actor);
  }
  if (acts.actors.empty()) return acts;
  for (std::size_t i = 0; i < action.parameters.size(); ++i) {
    if (action.parameters[i].kind == ParameterKind::entity) {
      acts.arguments.push_back(entity_choices(action.parameters[i]));
      continue;
    }
    Tried tried = values_.of(action, i, is_newcomer(target) ? kNoEntity : target);
    acts.arguments.push_back(std::move(tried.choices));
    if (!tried.is_all) acts.untried.push_back(static_cast<std::uint16_t>(i));
  }
  return acts;
}

bool Prospect::may_succeed(const Acts& acts) const {
  const auto& requirements = action_of(acts).requirements;
  return std::all_of(requirements.begin(), requirements.end(), [&](const Requirement& requirement) {
    return requirement.is_idle ||
           holds(requirement.that.condition, acts.target, acts) != Always::no;
  });
}

}  // namespace permsim::exploring

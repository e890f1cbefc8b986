// Where a prospect's paths may lead, and which answers cannot change any more. Mirrors
// decide/evaluate.cpp. Serves prospect.h.
#include <algorithm>

#include "core/base/budget.h"
#include "core/explore/prospect.h"

namespace permsim::exploring {

namespace {

void sort_once(std::vector<EntityIndex>& entities) {
  std::sort(entities.begin(), entities.end());
  entities.erase(std::unique(entities.begin(), entities.end()), entities.end());
}

}  // namespace

void Prospect::add_subjects(std::vector<EntityIndex>& entities) const {
  budget::spend(size());
  for (EntityIndex entity = 0; entity < size(); ++entity) {
    if (has(entity) && type_of(entity).is_subject) entities.push_back(entity);
  }
}

std::vector<Entry> Prospect::roots(const Path& path, EntityIndex self, const Acts& acts) const {
  std::vector<Entry> roots;
  switch (path.root) {
    case Root::self: return {{self}};
    case Root::target: return {{acts.target == kNoEntity ? self : acts.target}};
    case Root::entity: {
      const EntityIndex found = start_.find(path.root_name);
      if (found != kNoEntity) roots.push_back({found});
      return roots;
    }
    case Root::actor:
      for (const EntityIndex actor : acts.actors) roots.push_back({actor});
      return roots;
    case Root::parameter: break;
  }
  if (path.parameter < 0 || static_cast<std::size_t>(path.parameter) >= acts.arguments.size())
    return roots;
  for (const Choice& choice : acts.arguments[static_cast<std::size_t>(path.parameter)]) {
    if (choice.is_entry()) roots.push_back(choice.entry);
    if (choice.is_fresh) {
      for (TypeIndex type = 0; type < policy().types.size(); ++type) {
        const EntityIndex made = newcomer(acts.target, acts.action, type);
        if (made != kNoEntity) roots.push_back({made});
      }
    }
    if (as_text(choice.value) == nullptr) continue;
    const EntityIndex found = start_.find(*as_text(choice.value));
    if (found != kNoEntity) roots.push_back({found});
    for (const EntityIndex named : named_newcomers_) roots.push_back({named});
  }
  return roots;
}

Walk Prospect::walk(const Path& path, EntityIndex self, const Acts& acts, std::size_t count) const {
  Walk walk{{}, is_root_certain(path, self, acts)};
  const auto add = [&](const Entry& entry, std::vector<EntityIndex>& reached, bool leads_on) {
    if (!entry.is_userset()) return reached.push_back(entry.entity);
    walk.is_certain = false;
    if (leads_on) add_subjects(reached);
  };
  for (const Entry& entry : roots(path, self, acts)) add(entry, walk.reached, !path.names.empty());
  for (std::size_t i = 0; i < count; ++i) {
    std::vector<EntityIndex> further;
    for (const EntityIndex entity : walk.reached) {
      if (type_of(entity).member(path.names[i].symbol).kind != MemberKind::relation) continue;
      const Slot held = slot(entity, path.names[i].symbol);
      if (is_written(held)) walk.is_certain = false;
      for (const Entry& entry : may_hold(held)) add(entry, further, true);
    }
    budget::spend(1 + 4 * further.size());  // they are sorted
    walk.reached = std::move(further);
    sort_once(walk.reached);
  }
  return walk;
}

std::vector<Entry> Prospect::entries(const Path& path, EntityIndex self, const Acts& acts) const {
  if (path.names.empty()) return roots(path, self, acts);
  std::vector<Entry> entries;
  for (const EntityIndex entity : walk(path, self, acts, path.names.size() - 1).reached) {
    const Symbol last = path.names.back().symbol;
    if (type_of(entity).member(last).kind != MemberKind::relation) continue;
    const auto& held = may_hold(slot(entity, last));
    entries.insert(entries.end(), held.begin(), held.end());
  }
  return entries;
}

Values Prospect::values(const Path& path, EntityIndex self, const Acts& acts) const {
  Values values;
  if (path.names.empty()) {
    if (path.root != Root::parameter || path.parameter < 0) return values;
    const Choices& choices = acts.arguments[static_cast<std::size_t>(path.parameter)];
    for (const Choice& choice : choices) {
      if (is_set(choice.value)) values.may.push_back(choice.value);
      if (choice.is_fresh) values.is_open = true;
    }
    const auto parameter = static_cast<std::uint16_t>(path.parameter);
    const bool has_others =
        std::find(acts.untried.begin(), acts.untried.end(), parameter) != acts.untried.end();
    values.is_open = values.is_open || has_others;
    values.is_single = choices.size() == 1 && !choices.front().is_left_out() && !has_others;
    return values;
  }
  const Walk before = walk(path, self, acts, path.names.size() - 1);
  values.is_single = before.is_certain && before.reached.size() == 1;
  for (const EntityIndex entity : before.reached) {
    const Slot last = slot(entity, path.names.back().symbol);
    if (type_of(entity).member(path.names.back().symbol).kind != MemberKind::attribute)
      values.is_single = false;
    if (last == kNoSlot) continue;
    if (may_be_[last].is_open) values.is_open = true;
    for (const Value& value : may_be_[last].may) {
      if (is_set(value))
        values.may.push_back(value);
      else
        values.is_single = false;
    }
  }
  if (!values.is_single) values.may.emplace_back();
  return values;
}

// --- certain at the start, and so for ever

bool Prospect::is_root_certain(const Path& path, EntityIndex self, const Acts& acts) const {
  switch (path.root) {
    case Root::self: return !is_newcomer(self);
    case Root::target: return !is_newcomer(acts.target == kNoEntity ? self : acts.target);
    case Root::actor: return acts.actors.size() == 1;
    case Root::entity: return false;
    case Root::parameter: break;
  }
  if (path.parameter < 0 || static_cast<std::size_t>(path.parameter) >= acts.arguments.size())
    return false;
  const Choices& choices = acts.arguments[static_cast<std::size_t>(path.parameter)];
  if (choices.size() != 1 || choices.front().is_fresh) return false;
  const Choice& choice = choices.front();
  if (choice.is_left_out()) return true;
  if (choice.is_entry()) return !is_newcomer(choice.entry.entity) && !choice.entry.is_userset();
  return path.names.empty();
}

bool Prospect::is_certain(const Path& path, EntityIndex self, const Acts& acts) const {
  if (path.names.empty()) return is_root_certain(path, self, acts);
  const Walk before = walk(path, self, acts, path.names.size() - 1);
  if (!before.is_certain) return false;
  return std::none_of(before.reached.begin(), before.reached.end(), [&](EntityIndex entity) {
    const Slot last = slot(entity, path.names.back().symbol);
    if (last == kNoSlot) return false;
    const auto& held = may_hold(last);
    return is_written(last) || std::any_of(held.begin(), held.end(),
                                           [](const Entry& entry) { return entry.is_userset(); });
  });
}

/// Sets share sets, so each answer is kept. `false` is never wrong, should they go round in
/// circles.
bool Prospect::is_member_certain(EntityIndex self, Symbol symbol) const {
  const MemberOf of{self, symbol};
  if (const auto known = known_certain_.find(of.key()); known != known_certain_.end())
    return known->second;
  if (nesting_ >= kDeepestLook) return false;
  ++nesting_;
  const bool is_certain = is_asked_certain(self, symbol);
  --nesting_;
  known_certain_[of.key()] = is_certain;
  return is_certain;
}

bool Prospect::is_asked_certain(EntityIndex self, Symbol symbol) const {
  const Type& type = type_of(self);
  const Member member = type.member(symbol);
  if (member.kind == MemberKind::relation) {
    const Slot held = slot(self, symbol);
    if (is_written(held)) return false;
    const auto& entries = may_hold(held);
    return std::all_of(entries.begin(), entries.end(), [&](const Entry& entry) {
      return !entry.is_userset() || is_member_certain(entry.entity, entry.member);
    });
  }
  if (member.kind != MemberKind::set) return true;
  const auto& parts = type.sets[member.index].parts;
  return std::all_of(parts.begin(), parts.end(), [&](const GuardedSet& part) {
    return is_certain(part.to.expression, self, kNoActs) &&
           is_certain(part.when.condition, self, kNoActs);
  });
}

bool Prospect::is_certain(const SetExpression& set, EntityIndex self, const Acts& acts) const {
  if (set.kind == SetExpression::Kind::everyone) return !do_subjects_change_;
  if (set.kind == SetExpression::Kind::name) {
    if (set.path.names.empty()) return is_root_certain(set.path, self, acts);
    const Walk before = walk(set.path, self, acts, set.path.names.size() - 1);
    return before.is_certain &&
           std::all_of(before.reached.begin(), before.reached.end(), [&](EntityIndex entity) {
             return is_member_certain(entity, set.path.names.back().symbol);
           });
  }
  return std::all_of(set.parts.begin(), set.parts.end(),
                     [&](const SetExpression& part) { return is_certain(part, self, acts); });
}

bool Prospect::is_certain(const Condition& condition, EntityIndex self, const Acts& acts) const {
  switch (condition.kind) {
    case Condition::Kind::always: return true;
    case Condition::Kind::can: return false;
    case Condition::Kind::any: return !is_newcomer(self) && is_certain(condition.set, self, acts);
    case Condition::Kind::within:
      return is_certain(condition.path, self, acts) && is_certain(condition.set, self, acts);
    case Condition::Kind::same:
      return is_certain(condition.path, self, acts) && is_certain(condition.other, self, acts);
    case Condition::Kind::all_of:
    case Condition::Kind::any_of:
    case Condition::Kind::negation:
      return std::all_of(condition.parts.begin(), condition.parts.end(),
                         [&](const Condition& part) { return is_certain(part, self, acts); });
    case Condition::Kind::flag:
    case Condition::Kind::equals:
    case Condition::Kind::differs:
    case Condition::Kind::one_of:
    case Condition::Kind::covers:
    case Condition::Kind::exists: break;
  }
  return is_certain(condition.path, self, acts) &&
         std::all_of(condition.operands.begin(), condition.operands.end(),
                     [&](const Operand& operand) {
                       return !operand.is_path || is_certain(operand.path, self, acts);
                     });
}

bool Prospect::holds_at_start(const Condition& condition, EntityIndex self,
                              const Acts& acts) const {
  std::vector<Argument> arguments(acts.arguments.size());
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    if (acts.arguments[i].size() != 1) continue;
    const Choice& choice = acts.arguments[i].front();
    if (choice.is_entry() && !is_newcomer(choice.entry.entity))
      arguments[i].entries = {choice.entry};
    arguments[i].value = choice.value;
  }
  const EntityIndex actor = acts.actors.size() == 1 ? acts.actors.front() : kNoEntity;
  return Evaluator(start_, {actor, acts.target, &arguments}).holds(condition, self);
}

}  // namespace permsim::exploring

// What a cut asks about sets: whether a role leads into them, and whether it is enough. Serves
// role_cut.h.
#include <algorithm>

#include "core/policy/role_cut.h"

namespace permsim {

namespace {

using SetKind = SetExpression::Kind;
using NameOfType = std::pair<std::string, std::string>;

void add_once(TypeNames& types, const std::string& type) {
  if (std::find(types.begin(), types.end(), type) == types.end()) types.push_back(type);
}

}  // namespace

bool WrittenType::has(const std::string& name) const {
  return relations.count(name) != 0 || sets.count(name) != 0 ||
         std::find(other_names.begin(), other_names.end(), name) != other_names.end();
}

RoleCut::RoleCut(WrittenTypes& types, RoleName role, std::vector<RoleName> beside,
                 std::string instead)
    : types_(types),
      role_(std::move(role)),
      beside_(std::move(beside)),
      instead_(std::move(instead)) {
  of_all_sets(may_, &RoleCut::may_with_roles);
  of_all_sets(open_, &RoleCut::may_with_nothing);
  of_all_sets(naming_, &RoleCut::names_role);
}

/// Sets may name each other round and round: what is so of none of them at first becomes so of
/// more, until nothing changes.
void RoleCut::of_all_sets(OfSets& answers, Question question) const {
  for (bool is_settled = false; !is_settled;) {
    is_settled = true;
    for (const auto& [type, of] : types_) {
      for (const auto& [name, parts] : of.sets) {
        bool& answer = answers[type + "." + name];
        if (answer) continue;
        const TypeNames on{type};
        answer = std::any_of(parts.begin(), parts.end(), [&](const WrittenPart& part) {
          return (this->*question)(part.set, on);
        });
        if (answer) is_settled = false;
      }
    }
  }
}

bool RoleCut::is_role(const std::string& type, const std::string& name) const {
  return role_.type == type && role_.relation == name;
}

bool RoleCut::is_held(const std::string& type, const std::string& name) const {
  return is_role(type, name) ||
         std::find(beside_.begin(), beside_.end(), RoleName{type, name}) != beside_.end();
}

RoleCut::Walk RoleCut::walk(const Path& path, const TypeNames& on) const {
  Walk walk;
  walk.types = on;
  for (std::size_t i = 0; i + 1 < path.names.size(); ++i) {
    TypeNames next;
    for (const std::string& type : walk.types) {
      walk.passes_role = walk.passes_role || is_role(type, path.names[i].text);
      const auto known = types_.find(type);
      if (known == types_.end()) continue;
      const auto relation = known->second.relations.find(path.names[i].text);
      if (relation == known->second.relations.end()) continue;
      walk.is_one = walk.is_one && relation->second.is_one;
      for (const std::string& to : relation->second.leads_to) add_once(next, to);
    }
    walk.types = std::move(next);
  }
  return walk;
}

bool RoleCut::passes_role(const Path& path, const TypeNames& on) const {
  if (path.names.empty()) return false;
  const Walk walk = this->walk(path, on);
  return walk.passes_role ||
         std::any_of(walk.types.begin(), walk.types.end(), [&](const std::string& type) {
           return is_role(type, path.names.back().text);
         });
}

bool RoleCut::may_with(const SetExpression& set, const TypeNames& on, bool has_roles) const {
  const auto may = [&](const SetExpression& part) { return may_with(part, on, has_roles); };
  switch (set.kind) {
    case SetKind::everyone: return true;
    case SetKind::nobody: return false;
    case SetKind::any_of: return std::any_of(set.parts.begin(), set.parts.end(), may);
    case SetKind::all_of: return std::all_of(set.parts.begin(), set.parts.end(), may);
    case SetKind::without:
      return may(set.parts.front()) && set.parts.back().kind != SetKind::everyone;
    case SetKind::name: break;
  }
  if (set.path.names.empty()) return false;
  const std::string& name = set.path.names.back().text;
  const OfSets& of_sets = has_roles ? may_ : open_;
  const TypeNames types = walk(set.path, on).types;
  return std::any_of(types.begin(), types.end(), [&](const std::string& type) {
    const auto known = of_sets.find(type + "." + name);
    return (known != of_sets.end() && known->second) || (has_roles && is_held(type, name));
  });
}

bool RoleCut::may_with_roles(const SetExpression& set, const TypeNames& on) const {
  return may_with(set, on, true);
}
bool RoleCut::may_with_nothing(const SetExpression& set, const TypeNames& on) const {
  return may_with(set, on, false);
}
bool RoleCut::may_hold(const SetExpression& set, const TypeNames& on) const {
  return may_with(set, on, true);
}
bool RoleCut::is_open(const SetExpression& set, const TypeNames& on) const {
  return may_with(set, on, false);
}
bool RoleCut::lets_in(const SetExpression& set, const TypeNames& on) const {
  return names_role(set, on);
}

/// Not counting what is taken out.
bool RoleCut::names_role(const SetExpression& set, const TypeNames& on) const {
  if (set.kind == SetKind::without) return names_role(set.parts.front(), on);
  if (set.kind != SetKind::name) {
    return std::any_of(set.parts.begin(), set.parts.end(),
                       [&](const SetExpression& part) { return names_role(part, on); });
  }
  if (passes_role(set.path, on)) return true;
  if (set.path.names.empty()) return false;
  const TypeNames types = walk(set.path, on).types;
  return std::any_of(types.begin(), types.end(), [&](const std::string& type) {
    const auto known = naming_.find(type + "." + set.path.names.back().text);
    return known != naming_.end() && known->second;
  });
}

bool RoleCut::names_itself(const std::string& type, const std::string& set) const {
  std::set<NameOfType> seen;
  std::vector<NameOfType> open{{type, set}};
  while (!open.empty()) {
    const auto [at, name] = open.back();
    open.pop_back();
    const auto parts = types_.at(at).sets.find(name);
    if (parts == types_.at(at).sets.end()) continue;
    std::vector<const SetExpression*> expressions;
    for (const WrittenPart& part : parts->second) expressions.push_back(&part.set);
    while (!expressions.empty()) {
      const SetExpression& expression = *expressions.back();
      expressions.pop_back();
      for (const SetExpression& part : expression.parts) expressions.push_back(&part);
      if (expression.kind != SetKind::name || expression.path.names.empty()) continue;
      for (const std::string& next : walk(expression.path, {at}).types) {
        if (types_.count(next) == 0) continue;
        const NameOfType key{next, expression.path.names.back().text};
        if (key == NameOfType{type, set}) return true;
        if (seen.insert(key).second) open.push_back(key);
      }
    }
  }
  return false;
}

}  // namespace permsim

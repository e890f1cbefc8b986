// Ids of the start, and those that steps bring into the world.
#include "core/world/known_ids.h"

namespace permsim {

KnownIds::KnownIds(const Scenario& scenario, Problems& problems)
    : policy_(*scenario.policy_read()), problems_(problems) {
  for (const auto& declaration : scenario.entities)
    note_entity(declaration->id, policy_.find_type(declaration->type));
  for (const Step& step : scenario.steps) note_created(step);
}

void KnownIds::report(std::string where, std::string code, std::string message) {
  problems_.push_back({std::move(where), std::move(code), std::move(message)});
}

void KnownIds::note_entity(const std::string& id, TypeIndex type) {
  if (!id.empty() && type_of_.emplace(id, type).second) ids_.insert(id);
}

/// Ids that steps bring into the world: those given for parameters that a `create` effect takes
/// its id from.
void KnownIds::note_created(const Step& step) {
  for (const Edit& edit : step.edits) {
    if (edit.kind == Edit::Kind::create) note_entity(edit.entity, policy_.find_type(edit.key));
  }
  for (const Type& type : policy_.types) {
    const ActionIndex index = type.find_action(step.action);
    if (index == kNoAction ||
        (type_of(step.on) != kNoType && &policy_.types[type_of(step.on)] != &type))
      continue;
    for (const EffectClause& effect : type.actions[index].effects) {
      if (effect.kind != EffectClause::Kind::create) continue;
      for (const Path& path : effect.what.paths)
        note_argument(step, path.root_name, policy_.find_type(effect.type));
      if (const auto* id = as_text(effect.what.literal))
        note_entity(*id, policy_.find_type(effect.type));
    }
  }
}

void KnownIds::note_argument(const Step& step, const std::string& parameter, TypeIndex type) {
  for (const auto& [key, value] : step.with) {
    if (key == parameter && as_text(value) != nullptr) note_entity(*as_text(value), type);
  }
}

TypeIndex KnownIds::type_of(const std::string& id) const {
  const auto found = type_of_.find(id);
  return found == type_of_.end() ? kNoType : found->second;
}

Holdable KnownIds::need_holder(const std::string& text, const std::string& where) {
  if (const auto whole = type_of_.find(text); whole != type_of_.end())
    return {whole->second, kNoSymbol};
  const std::size_t hash = text.find('#');
  const auto found = type_of_.find(text.substr(0, hash));
  if (found == type_of_.end()) {
    report(where, "unknown-entity", "there is no " + ticked(text.substr(0, hash)));
    return {};
  }
  if (hash == std::string::npos || found->second == kNoType) return {found->second, kNoSymbol};
  const Symbol member = policy_.find_symbol(text.substr(hash + 1));
  const MemberKind kind = policy_.types[found->second].member(member).kind;
  if (kind == MemberKind::relation || kind == MemberKind::set) return {found->second, member};
  report(where, "unknown-relation",
         ticked(policy_.types[found->second].id) + " has no relation or set " +
             ticked(text.substr(hash + 1)));
  return {};
}

TypeIndex KnownIds::need_entity(const std::string& text, const std::string& where) {
  // An id that cannot be one has been told of where it was given.
  if (text.find('#') == std::string::npos || type_of_.count(text) != 0)
    return need_holder(text, where).type;
  report(where, "not-an-entity", ticked(text) + " is a set; name one entity");
  return kNoType;
}

}  // namespace permsim

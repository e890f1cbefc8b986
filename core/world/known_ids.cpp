// Ids of the start, and those that steps bring into the world.
#include "core/world/known_ids.h"

#include <algorithm>

#include "core/base/budget.h"

namespace permsim {

namespace {

// Steps of work: looking an id up, and keeping one that a step makes, of which there can be many
// more than a file has words.
constexpr std::uint64_t kLook = 3;
constexpr std::uint64_t kMake = 150;

const std::string* given_text(const Step& step, const std::string& parameter) {
  const auto found = std::find_if(step.with.begin(), step.with.end(),
                                  [&](const auto& item) { return item.first == parameter; });
  return found == step.with.end() ? nullptr : as_text(found->second);
}

}  // namespace

KnownIds::KnownIds(const Scenario& scenario)
    : scenario_(scenario), policy_(*scenario.policy_read()) {
  for (const Step& step : scenario.steps)
    if (!step.is_edit()) steps_on_[step.on].push_back(&step);
  for (const auto& declaration : scenario.entities)
    note(declaration->id, policy_.find_type(declaration->type));
  for (const Step& step : scenario.steps) {
    for (const Edit& edit : step.edits)
      if (edit.kind == Edit::Kind::create) note(edit.entity, policy_.find_type(edit.key));
  }
  follow_steps();
}

void KnownIds::note(const std::string& id, TypeIndex type) {
  budget::spend(kLook);
  if (id.empty() || budget::is_spent()) return;
  std::vector<TypeIndex>& types = types_of_[id];
  if (std::find(types.begin(), types.end(), type) != types.end()) return;
  budget::spend(types.size());
  types.push_back(type);
  ids_.insert(id);
  if (type != kNoType && steps_on_.count(id) != 0) fresh_.emplace_back(id, type);
}

/// What a step makes other steps may be done to, wherever they stand.
void KnownIds::follow_steps() {
  while (!fresh_.empty() && !budget::is_spent()) {
    const auto [id, type] = std::move(fresh_.back());
    fresh_.pop_back();
    for (const Step* step : steps_on_.at(id)) {
      budget::spend(kLook);
      if (budget::is_spent()) return;
      const ActionIndex index = policy_.types[type].find_action(step->action);
      if (index == kNoAction) continue;
      for (const EffectClause& effect : policy_.types[type].actions[index].effects)
        if (effect.kind == EffectClause::Kind::create) note_created(*step, effect);
    }
  }
}

/// The id is the text that the step gives or the policy names, or one that an attribute will hold
/// by then. Where there is none the thing gets the first number that is free, which is a later one
/// where another id looks like a number.
void KnownIds::note_created(const Step& step, const EffectClause& effect) {
  budget::spend(kMake);
  const TypeIndex type = policy_.find_type(effect.type);
  if (type == kNoType) return;
  const Path* path = effect.what.paths.empty() ? nullptr : &effect.what.paths.front();
  const bool is_attribute = path != nullptr && !path->names.empty();
  const std::string* id = nullptr;
  if (is_attribute)
    note_all_texts(type);
  else
    id = path == nullptr ? as_text(effect.what.literal) : given_text(step, path->root_name);
  if (id != nullptr) note(*id, type);
  if (id == nullptr || id->empty() || id->rfind(effect.type + "-", 0) == 0) note_numbered(type);
}

/// One more of `type-1`, `type-2` …: as many as steps may take. Those that something else is called
/// may be free again by then.
void KnownIds::note_numbered(TypeIndex type) {
  for (bool is_free = false; !is_free && !budget::is_spent();) {
    budget::spend(kMake);
    const std::string id = policy_.types[type].id + "-" + std::to_string(++numbered_[type]);
    is_free = types_of_.count(id) == 0;
    note(id, type);
  }
}

/// Every text that an attribute can come to hold: which one it is at a moment, only playing tells.
void KnownIds::note_all_texts(TypeIndex type) {
  if (!has_all_texts_.insert(type).second) return;
  const auto note_value = [&](const Value& value) {
    const auto* text = as_text(value);
    if (text == nullptr || budget::is_spent()) return;
    budget::spend(kMake);
    note(*text, type);
  };
  const auto note_fields = [&](const std::vector<std::pair<std::string, Value>>& fields) {
    for (const auto& [key, value] : fields) note_value(value);
  };
  for (const auto& declaration : scenario_.entities) note_fields(declaration->fields);
  for (const Step& step : scenario_.steps) {
    note_fields(step.with);
    for (const Edit& edit : step.edits) {
      note_value(edit.value);
      note_fields(edit.fields);
    }
  }
  for (const Type& each : policy_.types) {
    for (const Attribute& attribute : each.attributes) note_value(attribute.fallback);
    for (const Action& action : each.actions)
      for (const EffectClause& effect : action.effects)
        for (const EffectField& field : effect.fields) note_value(field.value.literal);
  }
}

std::vector<Holdable> KnownIds::need_holders(const std::string& text, const std::string& where,
                                             Problems& problems) const {
  std::vector<Holdable> holders;
  budget::spend(kLook);
  if (budget::is_spent()) return {{}};  // not all may be known
  if (const auto whole = types_of_.find(text); whole != types_of_.end()) {
    budget::spend(whole->second.size());
    for (const TypeIndex type : whole->second) holders.push_back({type, kNoSymbol});
    return holders;
  }
  const std::size_t hash = text.find('#');
  const auto found = types_of_.find(text.substr(0, hash));
  if (hash == std::string::npos || found == types_of_.end()) {
    problems.push_back({where, "unknown-entity", "there is no " + ticked(text.substr(0, hash))});
    return {{}};
  }
  const std::string member_id = text.substr(hash + 1);
  const Symbol member = policy_.find_symbol(member_id);
  budget::spend(found->second.size());
  for (const TypeIndex type : found->second) {
    if (type == kNoType) return {{}};
    const MemberKind kind = policy_.types[type].member(member).kind;
    if (kind == MemberKind::relation || kind == MemberKind::set) holders.push_back({type, member});
  }
  if (!holders.empty()) return holders;
  problems.push_back({where, "unknown-relation",
                      ticked(policy_.types[found->second.front()].id) + " has no relation or set " +
                          ticked(member_id)});
  return {{}};
}

std::vector<TypeIndex> KnownIds::need_entity(const std::string& text, const std::string& where,
                                             Problems& problems) const {
  // An id that cannot be one has been told of where it was given.
  if (text.find('#') != std::string::npos && types_of_.count(text) == 0) {
    problems.push_back({where, "not-an-entity", ticked(text) + " is a set; name one entity"});
    return {kNoType};
  }
  std::vector<TypeIndex> types;
  for (const Holdable& holder : need_holders(text, where, problems)) types.push_back(holder.type);
  return types;
}

}  // namespace permsim

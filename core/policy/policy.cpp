// Looking things up in a policy, and the words of its closed lists.
#include "core/policy/policy.h"

#include <algorithm>

#include "core/base/value.h"

namespace permsim {

namespace {

template <class T>
const T* find_by_id(const std::vector<T>& items, std::string_view id) {
  const auto found =
      std::find_if(items.begin(), items.end(), [&](const T& item) { return item.id == id; });
  return found == items.end() ? nullptr : &*found;
}

template <class Index, class T>
Index index_by_id(const std::vector<T>& items, std::string_view id, Index none) {
  const T* found = find_by_id(items, id);
  return found == nullptr ? none : static_cast<Index>(found - items.data());
}

}  // namespace

std::string_view word_of(Effect effect) {
  switch (effect) {
    case Effect::allow: return "allow";
    case Effect::forbid: return "forbid";
    case Effect::unclear: return "unclear";
    case Effect::limit: return "limit";
  }
  return "";
}

std::string_view word_of(Verdict verdict) {
  switch (verdict) {
    case Verdict::deny: return "deny";
    case Verdict::allow: return "allow";
    case Verdict::unclear: return "unclear";
  }
  return "";
}

std::string words_of(const Attribute& attribute, const Value& value) {
  std::string key = shown(value);
  if (const auto* flag = std::get_if<bool>(&value)) key = *flag ? "true" : "false";
  for (const auto& [word, says] : attribute.words) {
    if (word == key) return says;
  }
  return shown(value);
}

bool Relation::may_hold_usersets() const {
  return std::any_of(of.begin(), of.end(),
                     [](const Holdable& held) { return held.member != kNoSymbol; });
}

const Relation* Type::find_relation(std::string_view wanted) const {
  return find_by_id(relations, wanted);
}
const Attribute* Type::find_attribute(std::string_view wanted) const {
  return find_by_id(attributes, wanted);
}
const NamedSet* Type::find_set(std::string_view wanted) const { return find_by_id(sets, wanted); }
ActionIndex Type::find_action(std::string_view wanted) const {
  return index_by_id(actions, wanted, kNoAction);
}

TypeIndex Policy::find_type(std::string_view wanted) const {
  return index_by_id(types, wanted, kNoType);
}
const Rule* Policy::find_rule(std::string_view wanted) const { return find_by_id(rules, wanted); }
const Source* Policy::find_source(std::string_view wanted) const {
  return find_by_id(sources, wanted);
}

Symbol Policy::find_symbol(std::string_view name) const {
  const auto found = symbol_of.find(std::string(name));
  return found == symbol_of.end() ? kNoSymbol : found->second;
}

Symbol Policy::intern(std::string_view name) {
  const auto [found, is_new] =
      symbol_of.try_emplace(std::string(name), static_cast<Symbol>(symbols.size()));
  if (is_new) symbols.emplace_back(name);
  return found->second;
}

const Reading* PolicyFile::find_reading(std::string_view wanted) const {
  return find_by_id(readings, wanted);
}

int find_parameter(const std::vector<Parameter>& parameters, std::string_view id) {
  return index_by_id(parameters, id, -1);
}

}  // namespace permsim

// Looking things up in a policy, and the words of its closed lists.
#include "core/policy/policy.h"

#include <algorithm>

namespace permsim {

namespace {

template <class List>
std::size_t place_of(const List& items, std::string_view id) {
  std::size_t place = 0;
  while (place < items.size() && items[place].id != id) ++place;
  return place;
}

template <class List>
auto find_by_id(const List& items, std::string_view id) -> decltype(&items[0]) {
  const std::size_t place = place_of(items, id);
  return place == items.size() ? nullptr : &items[place];
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

std::string_view word_of(Weight weight) {
  switch (weight) {
    case Weight::advice: return "advice";
    case Weight::warning: return "warning";
    case Weight::failing: return "failing";
  }
  return "";
}

bool can_name(const Policy& policy, const DeclaredFinding& finding, Symbol member) {
  return std::any_of(finding.on.begin(), finding.on.end(), [&](TypeIndex type) {
    const MemberKind kind = policy.types[type].member(member).kind;
    return kind == MemberKind::relation || kind == MemberKind::attribute;
  });
}

const Relation* Type::find_relation(std::string_view wanted) const {
  return find_by_id(relations, wanted);
}
const Attribute* Type::find_attribute(std::string_view wanted) const {
  return find_by_id(attributes, wanted);
}
ActionIndex Type::find_action(std::string_view wanted) const {
  const std::size_t place = place_of(actions, wanted);
  return place == actions.size() ? kNoAction : static_cast<ActionIndex>(place);
}

bool Nesting::rests_on(const TypedMember& member) const {
  return std::binary_search(by_change.begin(), by_change.end(), member);
}
bool Nesting::rests_on_usersets_of(const TypedMember& member) const {
  return std::binary_search(by_usersets.begin(), by_usersets.end(), member);
}

TypeSet Policy::subject_types() const {
  TypeSet subjects;
  for (TypeIndex type = 0; type < types.size(); ++type) {
    if (types[type].is_subject) subjects.insert(type);
  }
  return subjects;
}

TypeIndex Policy::find_type(std::string_view wanted) const {
  const auto found = type_numbers.find(std::string(wanted));
  return found == type_numbers.end() ? kNoType : found->second;
}

void Policy::add_type(Type type) {
  type_numbers.try_emplace(type.id, static_cast<TypeIndex>(types.size()));
  types.push_back(std::move(type));
}

const Rule* Policy::find_rule(std::string_view wanted) const { return find_by_id(rules, wanted); }
const Source* Policy::find_source(std::string_view wanted) const {
  return find_by_id(sources, wanted);
}

void Policy::share_type(std::shared_ptr<const Type> type) {
  type_numbers.try_emplace(type->id, static_cast<TypeIndex>(types.size()));
  types.share(std::move(type));
}

Symbol Policy::find_symbol(std::string_view name) const {
  const auto found = symbols->numbers.find(std::string(name));
  return found == symbols->numbers.end() ? kNoSymbol : found->second;
}

Symbol Policy::intern(std::string_view name) {
  const auto [found, is_new] =
      symbols->numbers.try_emplace(std::string(name), static_cast<Symbol>(symbols->texts.size()));
  if (is_new) symbols->texts.emplace_back(name);
  return found->second;
}

const Reading* PolicyFile::find_reading(std::string_view wanted) const {
  return find_by_id(readings, wanted);
}

}  // namespace permsim

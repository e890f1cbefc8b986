// Looks for relations, sets, attributes and actions without a phrase.
#include "core/answers/unphrased.h"

#include <algorithm>

namespace permsim {

namespace {

/// So many are named in one warning.
constexpr std::size_t kMostLackingNamed = 8;

/// People and teams are said not to hold something; other things are only said to be held.
bool is_said_not(const Policy& policy, const Relation& relation) {
  return std::any_of(relation.of.begin(), relation.of.end(), [&](const Holdable& held) {
    return held.member != kNoSymbol || policy.types[held.type].is_subject;
  });
}

/// Every value that an attribute is known to have wants words, unless one phrase serves all.
bool has_every_value(const Attribute& attribute) {
  std::vector<std::string> values = attribute.values;
  if (attribute.kind == AttributeKind::boolean) values = {"true", "false"};
  if (values.empty()) return !attribute.phrases.empty();
  return std::all_of(values.begin(), values.end(), [&](const std::string& value) {
    return !phrase_of(attribute.phrases, value).empty();
  });
}

bool has_phrase(const Action& action) {
  return !action.phrases.infinitive.empty() && (action.is_event || !action.phrases.third.empty());
}

/// "the relation `owner`", of everything in a type that lacks words.
std::vector<std::string> lacking_in(const Policy& policy, const Type& type) {
  std::vector<std::string> lacking;
  const auto lack = [&](const char* what, const std::string& id) {
    lacking.push_back(std::string(what) + " " + ticked(id));
  };
  for (const Relation& relation : type.relations) {
    const bool needs_not = is_said_not(policy, relation);
    if (relation.phrases.yes.empty() || (needs_not && relation.phrases.no.empty()))
      lack("the relation", relation.id);
  }
  for (const NamedSet& set : type.sets) {
    if (set.phrases.yes.empty() || set.phrases.no.empty()) lack("the set", set.id);
  }
  for (const Attribute& attribute : type.attributes) {
    if (!has_every_value(attribute)) lack("the attribute", attribute.id);
  }
  for (const Action& action : type.actions) {
    if (!has_phrase(action)) lack("the action", action.id);
  }
  return lacking;
}

bool has_any(const Type& type) {
  const auto holds = [](const auto& member) { return !member.phrases.yes.empty(); };
  return std::any_of(type.relations.begin(), type.relations.end(), holds) ||
         std::any_of(type.sets.begin(), type.sets.end(), holds) ||
         std::any_of(type.attributes.begin(), type.attributes.end(),
                     [](const Attribute& attribute) { return !attribute.phrases.empty(); }) ||
         std::any_of(type.actions.begin(), type.actions.end(),
                     [](const Action& action) { return !action.phrases.infinitive.empty(); });
}

}  // namespace

Problems unphrased(const Policy& policy) {
  Problems warnings;
  if (std::none_of(policy.types.begin(), policy.types.end(), has_any)) return warnings;
  for (const Type& type : policy.types) {
    std::vector<std::string> lacking = lacking_in(policy, type);
    if (lacking.empty()) continue;
    const bool is_one = lacking.size() == 1;
    if (lacking.size() > kMostLackingNamed) {
      const std::size_t more = lacking.size() - kMostLackingNamed;
      lacking.resize(kMostLackingNamed);
      lacking.push_back(std::to_string(more) + " more");
    }
    warnings.push_back({"/types/" + pointer_part(type.id), "missing-phrase",
                        listed(lacking, "and") + (is_one ? " lacks a phrase" : " lack a phrase"),
                        true});
  }
  return warnings;
}

}  // namespace permsim

// Cells in words, by the labels and phrases of the policy.
#include "core/json/role_words.h"

#include <algorithm>

namespace permsim {

namespace {

std::string small(std::string text) {
  if (!text.empty() && text[0] >= 'A' && text[0] <= 'Z')
    text[0] = static_cast<char>(text[0] - 'A' + 'a');
  return text;
}

std::string one_of(const std::string& label) {
  const std::string name = small(label);
  const bool has_vowel = name.find_first_of("aeiou") == 0;
  return (has_vowel ? "an " : "a ") + name;
}

std::string label_of_role(const Policy& policy, const RoleName& role) {
  const TypeIndex type = policy.find_type(role.type);
  const Relation* relation =
      type == kNoType ? nullptr : policy.types[type].find_relation(role.relation);
  return relation == nullptr ? role.relation : relation->label;
}

/// "Member, Can edit".
std::string column_words(const Policy& policy, const GrantCell& cell) {
  std::string words;
  for (const RoleName& role : cell.beside) words += label_of_role(policy, role) + ", ";
  return "“" + words + label_of_role(policy, cell.role) + "”";
}

/// "someone", "a document"; what takes a value is left out.
std::string parameter_words(const Policy& policy, const Parameter& parameter) {
  if (parameter.kind != ParameterKind::entity || parameter.of.empty()) return {};
  const Type& type = policy.types[parameter.of.front().type];
  return type.is_subject ? "someone" : one_of(type.label);
}

/// "archive a document".
std::string act_words(const Policy& policy, const GrantCell& cell) {
  const TypeIndex type = policy.find_type(cell.on);
  const ActionIndex action =
      type == kNoType ? kNoAction : policy.types[type].find_action(cell.action);
  if (action == kNoAction) return cell.action;
  const Action& act = policy.types[type].actions[action];
  const std::string it = one_of(policy.types[type].label);
  if (act.phrases.infinitive.empty()) return small(act.label) + " " + it;
  Places places{{"it", it}, {"who", "they"}};
  for (const Parameter& parameter : act.parameters)
    places.emplace_back(parameter.id, parameter_words(policy, parameter));
  return filled(act.phrases.infinitive, places);
}

}  // namespace

std::string words_of(const PolicyFile& file, const GrantCell& cell, const GrantChange& change) {
  const Policy& policy = file.base();
  const std::string who = column_words(policy, cell), act = act_words(policy, cell);
  const bool is_conditional = change.grant != Grant::none && change.when && !change.when->empty();
  const std::string when = is_conditional ? ", only when " + *change.when : "";
  switch (change.grant) {
    case Grant::none: return "no longer let " + who + " " + act;
    case Grant::allow: return "let " + who + " " + act + when;
    case Grant::unclear: return "leave open whether " + who + " may " + act + when;
    case Grant::forbid: return "forbid " + who + " to " + act + when;
  }
  return {};
}

std::string words_of(const PolicyFile& file, const AdditionName& name, const std::string& label) {
  const Policy& policy = file.base();
  const TypeIndex type = policy.find_type(name.type);
  const std::string it = type == kNoType ? name.type : one_of(policy.types[type].label);
  return "add the " + std::string(word_of(name.kind)) + " “" + label + "” to " + it;
}

}  // namespace permsim

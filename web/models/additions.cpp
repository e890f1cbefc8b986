// Keeps what is chosen and typed among the drafts, and asks the core for the policy with it.
#include "web/models/additions.h"

#include <algorithm>
#include <set>

#include "core/base/trim.h"
#include "core/json/role_words.h"
#include "web/models/paste_table.h"
#include "web/models/role_edits.h"
#include "web/models/roles.h"

namespace permsim {
namespace {

constexpr std::string_view kAdditionDraft = "addition ";

std::string draft(const View& view, const std::string& key) {
  const auto found = view.ui.drafts.find(std::string(kAdditionDraft) + key);
  return found == view.ui.drafts.end() ? std::string() : found->second;
}

void keep(View& view, const std::string& key, const std::string& value) {
  view.ui.drafts[std::string(kAdditionDraft) + key] = value;
}

/// "Here, There" as two.
std::vector<std::string> values_in(const std::string& text) {
  std::vector<std::string> values;
  std::size_t at = 0;
  while (at <= text.size()) {
    const std::size_t end = std::min(text.find(',', at), text.size());
    if (std::string value(trimmed(std::string_view(text).substr(at, end - at))); !value.empty())
      values.push_back(std::move(value));
    at = end + 1;
  }
  return values;
}

/// The type that is chosen, else the one of the thing looked at.
std::string type_of_addition(const View& view) {
  std::string chosen = draft(view, "type");
  if (view.policy().find_type(chosen) != kNoType) return chosen;
  const RoleTable& table = view.models.roles.table();
  if (table.on != kNoEntity) return view.world().type_of(table.on).id;
  return view.policy().types.size() == 0 ? std::string() : view.policy().types[0].id;
}

AdditionName::Kind kind_of_addition(const View& view) {
  const std::string chosen = draft(view, "kind");
  for (const auto kind : {AdditionName::Kind::relation, AdditionName::Kind::action})
    if (chosen == word_of(kind)) return kind;
  return AdditionName::Kind::attribute;
}

std::string value_of_addition(const View& view) {
  const std::string chosen = draft(view, "value");
  return chosen.empty() ? "bool" : chosen;
}

bool is_ticked(const View& view, const std::string& question, const std::string& option) {
  return draft(view, question + " " + option) == "1";
}

FormQuestion one_of(const View& view, std::string key, std::string words,
                    std::vector<FormOption> options, const std::string& otherwise) {
  const std::string typed = draft(view, key);
  const std::string chosen = typed.empty() ? otherwise : typed;
  for (FormOption& option : options) option.is_chosen = option.id == chosen;
  return {std::move(key), std::move(words), std::move(options), false};
}

FormQuestion types_question(const View& view) {
  std::vector<FormOption> types;
  for (const Type& type : view.policy().types) types.push_back({type.id, type.label});
  FormQuestion question = one_of(view, "type", "Of what", std::move(types), {});
  for (FormOption& option : question.options)
    option.is_chosen = option.id == type_of_addition(view);
  return question;
}

FormQuestion holds_question(const View& view) {
  FormQuestion question{"of", "What it holds", {}, true};
  for (const Type& type : view.policy().types)
    question.options.push_back({type.id, type.label, is_ticked(view, "of", type.id)});
  return question;
}

/// "Owner · Folder"; the type's own relations first.
FormQuestion who_question(const View& view) {
  FormQuestion question{"who", "Who may", {}, true};
  for (const RoleName& role :
       roles_within_reach(view.session.policy_file(), type_of_addition(view))) {
    const Type& type = view.policy().types[view.policy().find_type(role.type)];
    const Relation* relation = type.find_relation(role.relation);
    if (relation == nullptr) continue;
    question.options.push_back({written(role), relation->label + " · " + type.label,
                                is_ticked(view, "who", written(role))});
  }
  return question;
}

/// Keys that the file has on things of the type and nobody knows: they keep meaning nothing.
std::vector<std::string> unknown_keys(const View& view, const std::string& type) {
  std::set<std::string> keys;
  for (const auto& declared : view.session.scenario().entities) {
    if (declared->type != type) continue;
    for (const auto& [key, value] : declared->extras) keys.insert(key);
  }
  return {keys.begin(), keys.end()};
}

Addition as_typed(const View& view) {
  Addition made;
  made.name = {kind_of_addition(view), type_of_addition(view), {}};
  made.label = trimmed(addition_name(view));
  made.avoid = unknown_keys(view, made.name.type);
  const std::string value = value_of_addition(view);
  made.value = value == "choice" ? AttributeKind::choice
               : value == "text" ? AttributeKind::text
                                 : AttributeKind::boolean;
  made.choices = values_in(addition_values(view));
  made.is_one = draft(view, "many") != "many";
  for (const FormQuestion& question : addition_questions(view)) {
    for (const FormOption& option : question.options) {
      if (question.key == "of" && option.is_chosen) made.of.push_back(option.id);
      if (question.key != "who" || !option.is_chosen) continue;
      const std::size_t dot = option.id.find('.');
      made.who.push_back({option.id.substr(0, dot), option.id.substr(dot + 1)});
    }
  }
  return made;
}

}  // namespace

std::vector<FormQuestion> addition_questions(const View& view) {
  const AdditionName::Kind kind = kind_of_addition(view);
  std::vector<FormQuestion> questions = {
      one_of(view, "kind", "What is added",
             {{"attribute", "Attribute"}, {"relation", "Relation"}, {"action", "Action"}},
             "attribute"),
      types_question(view)};
  if (kind == AdditionName::Kind::attribute)
    questions.push_back(
        one_of(view, "value", "What it can be",
               {{"bool", "Yes or no"}, {"choice", "One of several"}, {"text", "Text"}}, "bool"));
  if (kind == AdditionName::Kind::relation) {
    questions.push_back(holds_question(view));
    questions.push_back(one_of(view, "many", "How many it holds",
                               {{"one", "One at most"}, {"many", "Any number"}}, "one"));
  }
  if (kind == AdditionName::Kind::action) questions.push_back(who_question(view));
  return questions;
}

void choose_addition(View& view, const std::string& question, const std::string& option) {
  if (question == "of" || question == "who")
    keep(view, question + " " + option, is_ticked(view, question, option) ? "" : "1");
  else
    keep(view, question, option);
}

std::string addition_name(const View& view) { return draft(view, "name"); }
void type_addition_name(View& view, const std::string& text) { keep(view, "name", text); }

bool asks_addition_values(const View& view) {
  return kind_of_addition(view) == AdditionName::Kind::attribute &&
         value_of_addition(view) == "choice";
}
std::string addition_values(const View& view) { return draft(view, "values"); }
void type_addition_values(View& view, const std::string& text) { keep(view, "values", text); }

std::string why_not_added(const View& view) {
  if (trimmed(addition_name(view)).empty()) return "It needs a name";
  const Addition made = as_typed(view);
  if (asks_addition_values(view) && made.choices.empty()) return "Say what it can be";
  if (made.name.kind == AdditionName::Kind::relation && made.of.empty())
    return "Choose what it holds";
  return {};
}

void add_as_typed(View& view) {
  if (!why_not_added(view).empty()) return;
  const Addition made = as_typed(view);
  // What was chosen stays for the next one; its name and ticks are its own.
  std::erase_if(view.ui.drafts, [](const auto& each) {
    const auto begins = [&](const char* key) {
      return each.first.rfind(std::string(kAdditionDraft) + key, 0) == 0;
    };
    return begins("name") || begins("values") || begins("of ") || begins("who ");
  });
  view.ui.open_menu.clear();
  send_policy(view, add_to_policy(view.session.policy_file(), made),
              words_of(view.session.policy_file(), made.name, made.label));
}

std::vector<PolicyDifference> additions_made(const View& view) {
  std::vector<PolicyDifference> made = view.models.roles.differences();
  std::erase_if(made, [](const PolicyDifference& each) {
    return each.kind != PolicyDifference::Kind::addition;
  });
  return made;
}

}  // namespace permsim

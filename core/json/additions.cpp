// Adding to the types of a policy. What is needed to take it back is kept under `by_hand`.
#include "core/json/additions.h"

#include <algorithm>

#include "core/json/grants.h"
#include "core/json/new_names.h"
#include "core/json/types.h"
#include "core/policy/expression_paths.h"

namespace permsim {

namespace {

const char* list_of(AdditionName::Kind kind) {
  switch (kind) {
    case AdditionName::Kind::attribute: return "attributes";
    case AdditionName::Kind::relation: return "relations";
    case AdditionName::Kind::action: return "actions";
  }
  return "";
}

std::string pointer_to(const AdditionName& name) {
  return "/types/" + name.type + "/" + list_of(name.kind) + "/" + name.id;
}

AdditionName name_of(const Json& record) {
  AdditionName name{AdditionName::Kind::attribute, text_of(record, "type"), text_of(record, "id")};
  for (const auto kind : {AdditionName::Kind::relation, AdditionName::Kind::action}) {
    if (text_of(record, "is") == word_of(kind)) name.kind = kind;
  }
  return name;
}

Json attribute_json(const Addition& addition) {
  Json made = {{"label", addition.label}};
  switch (addition.value) {
    case AttributeKind::boolean: made["type"] = "bool"; return made;
    case AttributeKind::list: made["type"] = "list"; return made;
    case AttributeKind::text: made["type"] = "text"; return made;
    case AttributeKind::choice: break;
  }
  NamesTaken taken;
  Json words = Json::object();
  made["values"] = Json::array();
  for (const std::string& choice : addition.choices) {
    const bool is_there = std::any_of(words.begin(), words.end(),
                                      [&](const Json& each) { return each == Json(choice); });
    if (is_there) continue;
    const std::string value = unused_name(name_made_of(choice, "value"), taken);
    taken.insert(value);
    made["values"].push_back(value);
    words[value] = choice;
  }
  if (!made["values"].empty()) made["default"] = made["values"].front();
  made["words"] = std::move(words);
  return made;
}

Json relation_json(const Addition& addition) {
  Json made = {{"label", addition.label}, {"of", addition.of}};
  if (addition.is_one) made["one"] = true;
  return made;
}

Json made_of(const Addition& addition) {
  switch (addition.name.kind) {
    case AdditionName::Kind::attribute: return attribute_json(addition);
    case AdditionName::Kind::relation: return relation_json(addition);
    case AdditionName::Kind::action: break;
  }
  return {{"label", addition.label}};
}

Problems problems_of(const Json& policy, const Addition& addition) {
  const Json& types = member_of(policy, "types");
  if (!types.contains(addition.name.type))
    return wrong("unknown-type", "there is no type " + ticked(addition.name.type));
  if (addition.label.find_first_not_of(" \t\r\n") == std::string::npos)
    return wrong("bad-value", "it needs a name");
  const bool is_choice = addition.name.kind == AdditionName::Kind::attribute &&
                         addition.value == AttributeKind::choice;
  if (is_choice && addition.choices.empty())
    return wrong("bad-value", "say at least one value to choose");
  if (addition.name.kind == AdditionName::Kind::relation && addition.of.empty())
    return wrong("bad-value", "say what it may hold");
  return {};
}

/// What a record is about, and what was made for it.
std::vector<std::string> pointers_of(const Json& record, bool is_role) {
  std::vector<std::string> pointers = texts_of(record, "made");
  if (is_role) {
    const RoleName role = role_of(text_of(record, "role"));
    pointers.push_back("/types/" + role.type + "/relations/" + role.relation);
  } else {
    pointers.push_back(pointer_to(name_of(record)));
  }
  return pointers;
}

/// Somebody else's from now on, of those whose things stand in it.
void hand_over(Json& policy, const std::string& container) {
  const std::string within = container + "/";
  for (const char* list : {"roles", "additions"}) {
    if (!policy.contains("by_hand") || !policy["by_hand"].contains(list)) continue;
    for (Json& record : policy["by_hand"][list]) {
      const auto pointers = pointers_of(record, std::string_view(list) == "roles");
      const bool is_within =
          std::any_of(pointers.begin(), pointers.end(), [&](const std::string& pointer) {
            return pointer.compare(0, within.size(), within) == 0;
          });
      if (!is_within) continue;
      record["made"].push_back(container);
      return;
    }
  }
}

}  // namespace

std::string_view word_of(AdditionName::Kind kind) {
  switch (kind) {
    case AdditionName::Kind::attribute: return "attribute";
    case AdditionName::Kind::relation: return "relation";
    case AdditionName::Kind::action: return "action";
  }
  return {};
}

void remove_made(Json& policy, std::vector<std::string> pointers) {
  std::stable_sort(pointers.begin(), pointers.end(),
                   [](const std::string& one, const std::string& other) {
                     return one.size() > other.size();  // what stands within something goes first
                   });
  for (const std::string& pointer : pointers) {
    const bool is_container = std::count(pointer.begin(), pointer.end(), '/') == 3;
    const Json* container = &policy;
    if (is_container) {
      const std::size_t type = std::string_view("/types/").size(), end = pointer.rfind('/');
      container = &member_of(
          member_of(member_of(policy, "types"), pointer.substr(type, end - type).c_str()),
          pointer.substr(end + 1).c_str());
    }
    if (is_container && !container->empty())
      hand_over(policy, pointer);
    else
      remove_at(policy, pointer);
  }
}

std::vector<AdditionRecord> additions_of(const Json& policy) {
  std::vector<AdditionRecord> additions;
  for (const Json& json : member_of(member_of(policy, "by_hand"), "additions")) {
    AdditionRecord record{name_of(json), {}};
    const Json& type = member_of(member_of(policy, "types"), record.name.type.c_str());
    const Json& list = member_of(type, list_of(record.name.kind));
    record.label = text_of(member_of(list, record.name.id.c_str()), "label");
    if (record.label.empty()) record.label = label_of(record.name.id);
    additions.push_back(std::move(record));
  }
  return additions;
}

bool names_what_is_gone(const Json& before, const Json& after, const std::string& condition) {
  if (condition.empty()) return false;
  const std::vector<AdditionRecord> left = additions_of(after);
  bool is_gone = false;
  for (const AdditionRecord& each : additions_of(before)) {
    const bool is_left = std::any_of(left.begin(), left.end(), [&](const AdditionRecord& other) {
      return other.name == each.name;
    });
    if (is_left || each.name.kind == AdditionName::Kind::action) continue;
    each_path(parse_condition(condition).value, [&](const Path& path, PathEnd) {
      for (const auto& name : path.names) is_gone = is_gone || name.text == each.name.id;
    });
  }
  return is_gone;
}

Problems add_to(Json& policy, Addition& addition) {
  Problems problems = problems_of(policy, addition);
  if (has_errors(problems)) return problems;
  AdditionName& name = addition.name;
  if (name.id.empty()) {
    NamesTaken taken = names_taken(policy);
    taken.insert(addition.avoid.begin(), addition.avoid.end());
    name.id = unused_name(name_made_of(addition.label, std::string(word_of(name.kind))), taken);
  }
  const char* list = list_of(name.kind);
  Json& type = policy["types"][name.type];
  if (member_of(type, list).contains(name.id))
    return wrong("duplicate-name",
                 ticked(name.id) + " is a name of " + ticked(name.type) + " already");
  Json record = {{"type", name.type}, {"is", word_of(name.kind)}, {"id", name.id}};
  if (!type.contains(list)) {
    type[list] = Json::object();
    record["made"].push_back("/types/" + name.type + "/" + list);
  }
  type[list][name.id] = made_of(addition);
  remember_by_hand(policy, "additions", std::move(record));
  return {};
}

Problems remove_addition_of(Json& policy, const AdditionName& name) {
  std::vector<std::string> made;
  Json left = Json::array();
  for (const Json& record : member_of(member_of(policy, "by_hand"), "additions")) {
    if (name_of(record) == name)
      made = pointers_of(record, false);
    else
      left.push_back(record);
  }
  if (made.empty())
    return wrong("not-allowed-here",
                 "the " + std::string(word_of(name.kind)) + " comes with the policy");
  policy["by_hand"]["additions"] = left;
  if (left.empty()) policy["by_hand"].erase("additions");
  if (policy["by_hand"].empty()) policy.erase("by_hand");
  remove_made(policy, std::move(made));
  return {};
}

}  // namespace permsim

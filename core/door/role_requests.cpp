// Commands that edit roles, from JSON.
#include "core/door/role_requests.h"

#include <algorithm>
#include <array>

#include "core/json/role_names.h"
#include "core/json/role_words.h"

namespace permsim {

namespace {

constexpr std::array<const char*, 7> kCommands = {
    "grant", "add_role", "rename_role", "remove_role", "add", "remove_addition", "revert"};

/// A policy that was edited, and what was done to it.
struct Edited {
  PolicyResult policy;
  std::string words;
};

/// {"on": "document", "action": "archive", "role": "document.editor", "beside":
/// ["team.member"], "is": "allow", "when": "not archived"}
Edited grant(Node& node, const PolicyFile& policy) {
  GrantCell cell;
  cell.on = node.need_text("on");
  cell.action = node.need_text("action");
  cell.role = role_of(node.need_text("role"));
  for (const std::string& role : node.texts("beside")) cell.beside.push_back(role_of(role));
  GrantChange change;
  const std::string is = node.need_text("is");
  bool is_known = false;
  for (const Grant each : {Grant::none, Grant::allow, Grant::unclear, Grant::forbid}) {
    if (is != word_of(each)) continue;
    change.grant = each;
    is_known = true;
  }
  if (!is_known && !is.empty())
    node.report(node.at("is"), "unknown-value",
                "a cell is `none`, `allow`, `unclear` or `forbid`, never " + ticked(is));
  if (node.find("when") != nullptr) change.when = node.text("when");
  if (has_errors(node.problems())) return {};
  return {set_grant(policy, cell, change), words_of(policy, cell, change)};
}

/// {"type": "document", "id": "stand_in", "label": "Stand-in", "like": "user"}
Edited added(Node& node, const PolicyFile& policy) {
  NewRole role;
  role.type = node.need_text("type");
  role.id = node.need_id("id");
  role.label = node.name("label", role.id);
  role.like = node.text("like");
  if (has_errors(node.problems())) return {};
  return {add_role(policy, role), "add the role “" + role.label + "”"};
}

/// {"role": "document.user", "label": "Guest"}
Edited renamed(Node& node, const PolicyFile& policy) {
  const RoleName role = role_of(node.need_text("role"));
  const std::string label = node.need_text("label");
  if (has_errors(node.problems())) return {};
  return {rename_role(policy, role, label), "call the role " + written(role) + " “" + label + "”"};
}

/// Of what is added, or was: {"type": "document", "is": "attribute"}.
AdditionName read_addition_name(Node& node) {
  AdditionName name;
  name.type = node.need_text("type");
  const std::string is = node.need_text("is");
  bool is_known = false;
  for (const auto kind :
       {AdditionName::Kind::attribute, AdditionName::Kind::relation, AdditionName::Kind::action}) {
    if (is != word_of(kind)) continue;
    name.kind = kind;
    is_known = true;
  }
  if (!is_known && !is.empty())
    node.report(
        node.at("is"), "unknown-value",
        "what is added is an `attribute`, a `relation` or an `action`, never " + ticked(is));
  return name;
}

/// {"type": "document", "is": "attribute", "label": "Region", "choices": ["Here", "There"]}, or
/// with "value": "bool", "text" or "list"; of a relation "of" and "one", of an action "who".
Edited addition(Node& node, const PolicyFile& policy) {
  Addition made;
  made.name = read_addition_name(node);
  made.name.id = node.text("id");
  made.label = node.need_text("label");
  made.choices = node.texts("choices");
  const std::string value = node.text("value", made.choices.empty() ? "bool" : "choice");
  if (value == "choice")
    made.value = AttributeKind::choice;
  else if (value == "text")
    made.value = AttributeKind::text;
  else if (value == "list")
    made.value = AttributeKind::list;
  else if (value != "bool")
    node.report(node.at("value"), "unknown-value",
                "an attribute is `bool`, `choice`, `text` or `list`, never " + ticked(value));
  made.of = node.texts("of");
  made.is_one = node.flag("one");
  for (const std::string& role : node.texts("who")) made.who.push_back(role_of(role));
  if (has_errors(node.problems())) return {};
  return {add_to_policy(policy, made), words_of(policy, made.name, made.label)};
}

Edited without_addition(Node& node, const PolicyFile& policy) {
  AdditionName name = read_addition_name(node);
  name.id = node.need_text("id");
  if (has_errors(node.problems())) return {};
  return {remove_addition(policy, name),
          "remove the " + std::string(word_of(name.kind)) + " " + name.id};
}

/// A number of `differences`, or "all".
Edited reverted(Node& node, const PolicyFile& policy) {
  const Json& json = node.json()["revert"];
  if (json == Json("all")) return {revert_all(policy), "go back to the policy as it was"};
  const std::vector<PolicyDifference> all = differences(policy);
  const std::optional<std::uint64_t> number = whole_number(json);
  if (!number || *number == 0 || *number > all.size()) {
    node.report(node.at("revert"), "bad-value", "say the number of a difference, or `all`");
    return {};
  }
  const PolicyDifference& difference = all[static_cast<std::size_t>(*number) - 1];
  return {revert(policy, difference), "take back “" + difference.words + "”"};
}

Edited edited(Node& node, const PolicyFile& policy) {
  if (node.json().contains("revert")) return reverted(node, policy);
  if (node.json().contains("remove_role")) {
    const RoleName role = role_of(node.need_text("remove_role"));
    return {remove_role(policy, role), "remove the role " + written(role)};
  }
  using Edit = Edited (*)(Node&, const PolicyFile&);
  constexpr std::pair<const char*, Edit> kEdits[] = {{"grant", grant},
                                                     {"add_role", added},
                                                     {"rename_role", renamed},
                                                     {"add", addition},
                                                     {"remove_addition", without_addition}};
  for (const auto& [key, edit] : kEdits) {
    const Json* json = node.find(key);
    if (json == nullptr) continue;
    Node inside(*json, node.at(key), node.problems());
    return inside.is_object() ? edit(inside, policy) : Edited{};
  }
  return {};
}

}  // namespace

bool edits_policy(const Json& command) {
  return command.is_object() && std::any_of(kCommands.begin(), kCommands.end(),
                                            [&](const char* key) { return command.contains(key); });
}

std::optional<Command> read_policy_edit(const Json& command, const PolicyFile& policy,
                                        Library& library, Problems& problems) {
  Node node(command, "/command", problems);
  Edited made = edited(node, policy);
  if (has_errors(problems)) return std::nullopt;
  if (!made.policy) {
    for (Problem problem : made.policy.problems) {
      problem.where = "/command";
      problems.push_back(std::move(problem));
    }
    return std::nullopt;
  }
  return policy_command(library, *made.policy.value, std::move(made.words));
}

Json differences_json(const PolicyFile& policy) {
  Json all = Json::array();
  for (const PolicyDifference& each : differences(policy)) {
    Json json = {{"words", each.words}};
    if (each.kind == PolicyDifference::Kind::cell) {
      json["on"] = each.cell.on;
      json["action"] = each.cell.action;
      json["role"] = written(each.cell.role);
      for (const RoleName& role : each.cell.beside) json["beside"].push_back(written(role));
      json["is"] = word_of(each.change.grant);
      if (each.change.when) json["when"] = *each.change.when;
    } else if (each.kind == PolicyDifference::Kind::addition) {
      json["type"] = each.added.type;
      json["is"] = word_of(each.added.kind);
      json["id"] = each.added.id;
    } else {
      json["role"] = written(each.role);
      json["is"] = each.kind == PolicyDifference::Kind::role_added ? "added" : "renamed";
      if (!each.before.empty()) json["before"] = each.before;
    }
    all.push_back(std::move(json));
  }
  return all;
}

}  // namespace permsim

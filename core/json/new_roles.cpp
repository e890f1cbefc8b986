// Adding, renaming and removing roles. What is needed to take it back is kept under `by_hand`.
#include "core/json/new_roles.h"

#include <algorithm>

#include "core/json/additions.h"
#include "core/json/standing.h"
#include "core/json/types.h"
#include "core/policy/role_cut.h"

namespace permsim {

namespace {

Json* relation_in(Json& policy, const RoleName& role) {
  if (!policy.contains("types") || !policy["types"].contains(role.type)) return nullptr;
  Json& type = policy["types"][role.type];
  if (!type.contains("relations") || !type["relations"].contains(role.relation)) return nullptr;
  return &type["relations"][role.relation];
}

std::string label_in(const Json& relation, const std::string& id) {
  const std::string label = text_of(relation, "label");
  return label.empty() ? label_of(id) : label;
}

Json* record_in(Json& policy, const RoleName& role) {
  if (!policy.contains("by_hand") || !policy["by_hand"].contains("roles")) return nullptr;
  for (Json& record : policy["by_hand"]["roles"]) {
    if (text_of(record, "role") == written(role)) return &record;
  }
  return nullptr;
}

void forget(Json& policy, const RoleName& role) {
  Json left = Json::array();
  for (const Json& record : policy["by_hand"]["roles"]) {
    if (text_of(record, "role") != written(role)) left.push_back(record);
  }
  policy["by_hand"]["roles"] = left;
  if (left.empty()) policy["by_hand"].erase("roles");
  if (policy["by_hand"].empty()) policy.erase("by_hand");
}

bool has_roles(const Json& type) {
  for (const auto& item : member_of(type, "relations").items()) {
    if (member_of(item.value(), "role") == Json(true)) return true;
  }
  return false;
}

Problems problems_of(const Json& policy, const WrittenTypes& types, const NewRole& role) {
  const auto type = types.find(role.type);
  if (type == types.end()) return wrong("unknown-type", "there is no type " + ticked(role.type));
  if (!is_identifier(role.id) || is_reserved(role.id))
    return wrong("bad-id", ticked(role.id) +
                               " cannot be a name: letters, digits and `_`, "
                               "beginning with a letter");
  if (type->second.has(role.id))
    return wrong("duplicate-name",
                 ticked(role.id) + " is a name of " + ticked(role.type) + " already");
  const Json& relations =
      member_of(member_of(member_of(policy, "types"), role.type.c_str()), "relations");
  if (!role.like.empty() && !relations.contains(role.like))
    return wrong("unknown-relation", ticked(role.type) + " has no relation " + ticked(role.like));
  return {};
}

Json relation_like(const Json& type, const WrittenTypes& types, const NewRole& role) {
  const Json& like = member_of(member_of(type, "relations"), role.like.c_str());
  Json made = {{"label", role.label}};
  if (!role.like.empty()) {
    made["of"] = member_of(like, "of");
    for (const char* key : {"one", "role"}) {
      if (like.contains(key)) made[key] = like.at(key);
    }
    return made;
  }
  made["of"] = Json::array();
  for (const auto& [id, each] : types) {
    if (each.is_subject) made["of"].push_back(id);
  }
  if (has_roles(type)) made["role"] = true;
  return made;
}

/// Whatever a rule says of one role, another rule says of the new one.
class RuleCopier {
 public:
  RuleCopier(Json& policy, const NewRole& role)
      : policy_(policy),
        role_(role),
        types_(read_written_types(policy)),
        copy_(types_, {role.type, role.like}, {}, role.id) {}

  void run(Json& record) {
    Json rules = Json::array();
    for (const Json& rule : member_of(policy_, "rules")) {
      const SetExpression set = parse_set(text_of(rule, "to")).value;
      const TypeNames on = texts_of(rule, "on");
      if (!copy_.lets_in(set, on)) continue;
      const std::string to = copy_.copied(set, on);
      if (to != kNobody) rules.push_back(copied(rule, to));
    }
    for (Json& rule : rules) {
      rule["id"] = unused_rule_id(policy_, text_of(rule, "id"));
      record["rules"].push_back(rule["id"]);
      policy_["rules"].push_back(std::move(rule));
    }
    for (const CutSet& set : copy_.made()) add_set(set, record);
  }

 private:
  Json copied(const Json& rule, const std::string& to) const {
    Json made = {{"id", text_of(rule, "id") + "-" + role_.id},
                 {"effect", member_of(rule, "effect")},
                 {"on", member_of(rule, "on")},
                 {"actions", member_of(rule, "actions")},
                 {"to", to}};
    if (rule.contains("when")) made["when"] = rule.at("when");
    const Json& type = member_of(member_of(policy_, "types"), role_.type.c_str());
    const Json& like = member_of(member_of(type, "relations"), role_.like.c_str());
    made["says"] =
        "The role was made by hand, and began like “" + label_in(like, role_.like) + "”.";
    made["source"] = kCustomSource;
    return made;
  }

  void add_set(const CutSet& set, Json& record) {
    Json parts = Json::array();
    for (const auto& [to, when] : set.parts)
      parts.push_back(when.empty() ? Json(to) : Json{{"to", to}, {"when", when}});
    Json& type = policy_["types"][set.type];
    if (!type.contains("sets")) {
      type["sets"] = Json::object();
      record["made"].push_back("/types/" + set.type + "/sets");
    }
    type["sets"][set.name] = parts;
    record["made"].push_back("/types/" + set.type + "/sets/" + set.name);
  }

  Json& policy_;
  const NewRole& role_;
  WrittenTypes types_;
  RoleCut copy_;
};

}  // namespace

std::vector<RoleRecord> roles_of(const Json& policy) {
  std::vector<RoleRecord> roles;
  for (const Json& json : member_of(member_of(policy, "by_hand"), "roles")) {
    RoleRecord record;
    record.role = role_of(text_of(json, "role"));
    record.is_added = text_of(json, "is") == "added";
    const Json& type = member_of(member_of(policy, "types"), record.role.type.c_str());
    const std::string& id = record.role.relation;
    record.label = label_in(member_of(member_of(type, "relations"), id.c_str()), id);
    if (!record.is_added) record.label_before = label_in(member_of(json, "was"), id);
    roles.push_back(std::move(record));
  }
  return roles;
}

Problems add_role_to(Json& policy, const NewRole& role) {
  const WrittenTypes types = read_written_types(policy);
  Problems problems = problems_of(policy, types, role);
  if (has_errors(problems)) return problems;
  Json record = {{"role", written(RoleName{role.type, role.id})}, {"is", "added"}};
  Json& type = policy["types"][role.type];
  const Json relation = relation_like(type, types, role);
  if (!role.like.empty()) {
    record["like"] = role.like;
    RuleCopier(policy, role).run(record);
  }
  if (!type.contains("relations")) {
    type["relations"] = Json::object();
    record["made"].push_back("/types/" + role.type + "/relations");
  }
  policy["types"][role.type]["relations"][role.id] = relation;
  remember_by_hand(policy, "roles", std::move(record));
  return {};
}

Problems rename_role_of(Json& policy, const RoleName& role, const std::string& label) {
  Json* relation = relation_in(policy, role);
  if (relation == nullptr)
    return wrong("unknown-relation",
                 ticked(role.type) + " has no relation " + ticked(role.relation));
  if (label.empty()) return wrong("bad-value", "a role needs a name");
  if (label == label_in(*relation, role.relation)) return {};
  Json* record = record_in(policy, role);
  if (record == nullptr) {
    remember_by_hand(policy, "roles",
                     {{"role", written(role)}, {"is", "renamed"}, {"was", *relation}});
    relation = relation_in(policy, role);
  } else if (record->contains("was") && label == label_in(record->at("was"), role.relation)) {
    *relation = record->at("was");
    forget(policy, role);
    return {};
  }
  (*relation)["label"] = label;
  for (const char* sentence : {"phrase", "not"}) relation->erase(sentence);
  return {};
}

Problems remove_role_of(Json& policy, const RoleName& role) {
  if (relation_in(policy, role) == nullptr)
    return wrong("unknown-relation",
                 ticked(role.type) + " has no relation " + ticked(role.relation));
  const Json* record = record_in(policy, role);
  if (record == nullptr || text_of(*record, "is") != "added")
    return wrong("not-allowed-here",
                 "this role comes with the policy: take its ticks away instead");
  const std::vector<std::string> rules = texts_of(*record, "rules");
  std::vector<std::string> made = texts_of(*record, "made");
  made.push_back("/types/" + role.type + "/relations/" + role.relation);
  Json left = Json::array();
  for (const Json& rule : member_of(policy, "rules")) {
    if (std::find(rules.begin(), rules.end(), text_of(rule, "id")) == rules.end())
      left.push_back(rule);
  }
  if (policy.contains("rules")) policy["rules"] = left;
  forget(policy, role);
  remove_made(policy, std::move(made));
  return {};
}

}  // namespace permsim

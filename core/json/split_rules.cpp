// Splitting rules: what a role has by a rule goes, the rest stays, and a new rule says what is so
// instead.
#include "core/json/split_rules.h"

#include <algorithm>
#include "core/json/standing.h"

namespace permsim {

namespace {

bool has(const std::vector<std::string>& list, const std::string& text) {
  return std::find(list.begin(), list.end(), text) != list.end();
}

bool is_event(const Json& action) {
  const Json& is = member_of(action, "event");
  return is.is_boolean() && is.get<bool>();
}

const Json& actions_of(const Json& policy, const std::string& type) {
  return member_of(member_of(member_of(policy, "types"), type.c_str()), "actions");
}

/// All that somebody may do to things of a type.
std::vector<std::string> acts_on(const Json& policy, const std::string& type) {
  std::vector<std::string> acts;
  for (const auto& action : actions_of(policy, type).items()) {
    if (!is_event(action.value())) acts.push_back(action.key());
  }
  return acts;
}

std::string in_parentheses_if(bool is_needed, const std::string& text) {
  return is_needed ? "(" + text + ")" : text;
}

/// Both: a condition joined by `or` stands in parentheses.
std::string both(const std::string& one, const std::string& other) {
  if (one.empty()) return other;
  const bool is_alternative = parse_condition(one).value.kind == Condition::Kind::any_of;
  return in_parentheses_if(is_alternative, one) + " and " + other;
}

/// The same list without one, written as it was.
Json without_text(const Json& list, const std::string& text) {
  Json left = Json::array();
  for (const Json& each : list) {
    if (each != text) left.push_back(each);
  }
  return left;
}

void set_when(Json& rule, const std::string& when) {
  if (when.empty())
    rule.erase("when");
  else
    rule["when"] = when;
}

}  // namespace

bool speaks_of(const Json& rule, const GrantCell& cell) {
  const std::vector<std::string> actions = texts_of(rule, "actions");
  return has(texts_of(rule, "on"), cell.on) && (has(actions, cell.action) || has(actions, "*"));
}

std::string RuleSplitter::change(const GrantCell& cell, const GrantChange& change) {
  WrittenTypes types = read_written_types(policy_);
  RoleCut cut(types, cell.role, cell.beside);
  if (policy_.contains("rules")) split_all(policy_["rules"], cell, change, cut);
  if (policy_.contains("readings")) {
    for (Json& reading : policy_["readings"]) {
      if (reading.is_object() && reading.contains("with"))
        split_all(reading["with"], cell, change, cut);
    }
  }
  add_sets(cut.made());
  return change.grant == Grant::none ? std::string() : add_rule(cell, change);
}

/// A tick for certain states, what is left open, and a tick taken away: then what the rules gave is
/// gone. What is allowed or left open is not forbidden.
bool RuleSplitter::loses(const Json& rule, const GrantCell& cell, const GrantChange& change) const {
  if (!speaks_of(rule, cell)) return false;
  const std::string effect = text_of(rule, "effect");
  const bool is_grant = effect == "allow" || effect == "unclear";
  switch (change.grant) {
    case Grant::none: return is_grant;
    case Grant::unclear: return is_grant || effect == "forbid";
    case Grant::allow:
      return (is_grant && change.when && !change.when->empty()) || effect == "forbid" ||
             effect == "limit";
    case Grant::forbid: return false;
  }
  return false;
}

void RuleSplitter::split_all(Json& rules, const GrantCell& cell, const GrantChange& change,
                             RoleCut& cut) {
  Json next = Json::array();
  for (const Json& rule : rules) {
    const std::string to = text_of(rule, "to"), when = text_of(rule, "when");
    const SetExpression set = parse_set(to).value;
    const bool lets_in = cut.lets_in(set, {cell.on});
    if (!loses(rule, cell, change) || !cut.may_hold(set, {cell.on}) ||
        (!lets_in && !cut.is_open(set, {cell.on}))) {
      next.push_back(rule);
      continue;
    }
    Left left{lets_in ? cut.cut(set, {cell.on}) : written(set), when};
    const Condition condition = when.empty() ? Condition{} : parse_condition(when).value;
    if (!when.empty()) left.when = cut.cut(condition, when, {cell.on});
    const bool is_same = left.to == written(set) && (when.empty() || left.when == when);
    if (is_same) {
      next.push_back(rule);
      continue;
    }
    std::vector<Left> all;
    if (left.to != kNobody && left.when != kNever) all.push_back(left);
    const std::string effect = text_of(rule, "effect");
    const bool is_lifted = effect == "forbid" || effect == "limit";
    if (is_lifted || !cell.beside.empty()) keep_for_others(rule, cell, all);
    if (is_lifted && change.when && !change.when->empty())
      all.push_back({to, both(when, "not (" + *change.when + ")")});
    std::vector<Json> parts = parts_of(rule, cell, all);
    name_parts(rule, parts, rules);
    for (Json& part : parts) next.push_back(std::move(part));
  }
  rules = std::move(next);
}

/// What stays as it was for everybody who is not of the cell: a forbid is lifted for exactly those
/// whom the new rule lets in, and of several roles no one loses what it has by itself.
void RuleSplitter::keep_for_others(const Json& rule, const GrantCell& cell,
                                   std::vector<Left>& all) const {
  const std::string to = text_of(rule, "to"), people = people_of(cell);
  const SetExpression set = parse_set(to).value;
  if (written(set) == people) return;
  const bool is_union = set.kind == SetExpression::Kind::any_of;
  all.push_back(
      {in_parentheses_if(is_union, to) + " - " + in_parentheses_if(!cell.beside.empty(), people),
       text_of(rule, "when")});
}

/// Everything the rule says besides this cell.
void RuleSplitter::rest_of(const Json& rule, const GrantCell& cell,
                           std::vector<Json>& parts) const {
  const std::vector<std::string> on = texts_of(rule, "on"), actions = texts_of(rule, "actions");
  const auto add = [&](const Json& types, const Json& acts) {
    parts.push_back(rule);
    parts.back()["on"] = types;
    parts.back()["actions"] = acts;
  };
  if (has(actions, "*")) {
    for (const std::string& type : on) {
      Json acts = Json::array();
      for (const std::string& act : acts_on(policy_, type)) {
        if (type != cell.on || act != cell.action) acts.push_back(act);
      }
      if (!acts.empty()) add(type, acts);
    }
    return;
  }
  const Json others = without_text(Json(actions), cell.action);
  if (!others.empty()) add(rule.at("on"), others);
  Json elsewhere = Json::array();
  for (const std::string& type : on) {
    if (type != cell.on && has(acts_on(policy_, type), cell.action)) elsewhere.push_back(type);
  }
  if (!elsewhere.empty()) add(elsewhere, Json::array({cell.action}));
}

std::vector<Json> RuleSplitter::parts_of(const Json& rule, const GrantCell& cell,
                                         const std::vector<Left>& left) const {
  std::vector<Json> parts;
  rest_of(rule, cell, parts);
  const auto add = [&](const std::string& to, const std::string& when) {
    parts.push_back(rule);
    parts.back()["on"] = cell.on;
    parts.back()["actions"] = Json::array({cell.action});
    parts.back()["to"] = to;
    set_when(parts.back(), when);
  };
  for (const Left& each : left) add(each.to, each.when);
  // Readings and checks may name a rule of which nothing is left.
  if (parts.empty()) add(std::string(kNobody), text_of(rule, "when"));
  return parts;
}

/// The first part keeps the id: readings that take the rule out, and checks, name it.
void RuleSplitter::name_parts(const Json& rule, std::vector<Json>& parts, const Json& before) {
  const bool is_part = rule.contains("part_of");
  const std::string id = text_of(rule, "id");
  const std::string root = is_part ? text_of(rule, "part_of") : id;
  const bool is_of_policy = &before == &policy_["rules"];
  for (std::size_t i = 0; i < parts.size(); ++i) {
    Json& part = parts[i];
    if (i == 0) {
      if (!is_part && !rule.contains("was")) part["was"] = rule;
      continue;
    }
    part.erase("was");
    for (int number = 2;; ++number) {
      const std::string made = root + "-" + std::to_string(number);
      if (has(given_ids_, made) || unused_rule_id(policy_, made) != made) continue;
      part["id"] = made;
      given_ids_.push_back(made);
      break;
    }
    part["part_of"] = root;
    if (is_of_policy) take_out_too(root, text_of(part, "id"));
  }
}

void RuleSplitter::take_out_too(const std::string& root, const std::string& part) {
  if (!policy_.contains("readings")) return;
  std::size_t number = 0;
  for (Json& reading : policy_["readings"]) {
    if (!reading.is_object()) continue;
    const std::string key = std::to_string(number++);
    std::vector<std::string> without = texts_of(reading, "without");
    if (!has(without, root)) continue;
    if (!without_.contains(key)) without_[key] = reading["without"];
    without.push_back(part);
    reading["without"] = without;
  }
}

void RuleSplitter::add_sets(const std::vector<CutSet>& sets) {
  for (const CutSet& set : sets) {
    Json& type = policy_["types"][set.type];
    if (!type.contains("sets")) {
      type["sets"] = Json::object();
      made_.push_back("/types/" + set.type + "/sets");
    }
    Json parts = Json::array();
    for (const auto& [to, when] : set.parts)
      parts.push_back(when.empty() ? Json(to) : Json{{"to", to}, {"when", when}});
    const bool is_plain = parts.size() == 1 && parts.front().is_string();
    type["sets"][set.name] = is_plain ? parts.front() : parts;
    made_.push_back("/types/" + set.type + "/sets/" + set.name);
  }
}

/// Those who hold the role and what is beside it.
std::string RuleSplitter::people_of(const GrantCell& cell) const {
  const WrittenTypes types = read_written_types(policy_);
  std::string people = way_to(types, cell.on, cell.role.type).value_or("") + cell.role.relation;
  for (const RoleName& role : cell.beside)
    people += " & " + way_to(types, cell.on, role.type).value_or("") + role.relation;
  return people;
}

std::string RuleSplitter::add_rule(const GrantCell& cell, const GrantChange& change) {
  std::string id = "custom-" + cell.action + "-" + cell.role.relation;
  for (const RoleName& role : cell.beside) id += "-" + role.relation;
  const char* says = change.grant == Grant::allow     ? "Ticked by hand."
                     : change.grant == Grant::unclear ? "Left open by hand."
                                                      : "Forbidden by hand.";
  Json rule = {{"id", unused_rule_id(policy_, id)},
               {"effect", word_of(change.grant)},
               {"on", cell.on},
               {"actions", Json::array({cell.action})},
               {"to", people_of(cell)}};
  if (change.when && !change.when->empty()) rule["when"] = *change.when;
  rule["says"] = says;
  rule["source"] = kCustomSource;
  if (!policy_.contains("rules")) {
    policy_["rules"] = Json::array();
    made_.push_back("/rules");
  }
  policy_["rules"].push_back(rule);
  return text_of(rule, "id");
}

}  // namespace permsim

// Cells of the grid, and what differs. Adding, renaming and removing roles stands in new_roles.cpp,
// adding to types in additions.cpp.
#include "core/json/role_edit.h"

#include <algorithm>
#include <functional>

#include "core/json/additions.h"
#include "core/json/document.h"
#include "core/json/grants.h"
#include "core/json/new_roles.h"
#include "core/json/print.h"
#include "core/json/role_words.h"
#include "core/json/standing.h"

namespace permsim {

namespace {

Problem wrong(const char* code, std::string says) { return {"", code, std::move(says)}; }

const Json& relation_json(const Json& policy, const RoleName& role) {
  const Json& type = member_of(member_of(policy, "types"), role.type.c_str());
  return member_of(member_of(type, "relations"), role.relation.c_str());
}

Problems role_problems(const Json& policy, const WrittenTypes& types, const std::string& on,
                       const RoleName& role) {
  const auto type = types.find(role.type);
  if (type == types.end()) return {wrong("unknown-type", "there is no type " + ticked(role.type))};
  const auto relation = type->second.relations.find(role.relation);
  if (relation == type->second.relations.end())
    return {
        wrong("unknown-relation", ticked(role.type) + " has no relation " + ticked(role.relation))};
  const std::vector<std::string> of = texts_of(relation_json(policy, role), "of");
  const bool holds_people = std::any_of(of.begin(), of.end(), [&](const std::string& each) {
    const auto held = types.find(each);
    return held != types.end() && held->second.is_subject;
  });
  if (!holds_people || relation_json(policy, role).contains("inverse"))
    return {wrong("not-a-subject", ticked(written(role)) + " holds no people")};
  if (!way_to(types, on, role.type))
    return {wrong("wrong-kind", "nothing leads from " + ticked(on) + " to " + ticked(role.type))};
  return {};
}

Problems cell_problems(const Json& policy, const GrantCell& cell, const GrantChange& change) {
  const WrittenTypes types = read_written_types(policy);
  if (types.count(cell.on) == 0)
    return {wrong("unknown-type", "there is no type " + ticked(cell.on))};
  const Json& type = member_of(member_of(policy, "types"), cell.on.c_str());
  const Json& action = member_of(member_of(type, "actions"), cell.action.c_str());
  if (!member_of(type, "actions").contains(cell.action))
    return {wrong("unknown-action", ticked(cell.on) + " has no action " + ticked(cell.action))};
  if (member_of(action, "event") == Json(true))
    return {wrong("not-an-action",
                  ticked(cell.action) + " is an event: nobody is asked for permission")};
  Problems problems = role_problems(policy, types, cell.on, cell.role);
  for (const RoleName& role : cell.beside) {
    if (problems.empty()) problems = role_problems(policy, types, cell.on, role);
  }
  if (!problems.empty() || !change.when || change.when->empty()) return problems;
  for (Problem problem : parse_condition(*change.when).problems) {
    problem.where = "/when";
    problems.push_back(std::move(problem));
  }
  return problems;
}

/// What becomes of a cell's record: nothing is left of it where the policy says so itself. `before`
/// is the record there was; `policy` is without it.
std::optional<GrantChange> recorded(const Json& policy, const GrantCell& cell, GrantChange change,
                                    const std::optional<CellRecord>& before) {
  const Standing standing = standing_of(policy, cell);
  const bool is_for_always = !change.when || change.when->empty();
  // A tick that was made for always is taken back by taking it away.
  const bool is_tick = before && before->change.grant == Grant::allow;
  const bool was_for_always =
      is_tick && !before->was_none && (!before->change.when || before->change.when->empty());
  switch (change.grant) {
    case Grant::none:
      if (was_for_always || (!standing.is_allowed && !standing.is_unclear)) return std::nullopt;
      change.when.reset();
      return change;
    case Grant::allow:
      // The policy may allow it in other states only: a first tick is for always.
      if (!standing.is_allowed && is_for_always) change.when.reset();
      if (!standing.is_allowed || standing.is_forbidden || change.when) return change;
      if (before && !is_tick) return std::nullopt;
      change.when = "";
      return change;
    case Grant::unclear:
      if (is_for_always) change.when.reset();
      if (is_for_always && standing.is_unclear && !standing.is_allowed && !standing.is_forbidden)
        return std::nullopt;
      return change;
    case Grant::forbid:
      if (is_for_always) change.when.reset();
      if (is_for_always && standing.is_forbidden) return std::nullopt;
      return change;
  }
  return change;
}

std::vector<CellRecord> without_cell(std::vector<CellRecord> cells, const GrantCell& cell) {
  cells.erase(std::remove_if(cells.begin(), cells.end(),
                             [&](const CellRecord& record) { return record.cell == cell; }),
              cells.end());
  return cells;
}

/// What somebody wrote into `by_hand` that has not the shape of a memory remembers nothing.
void drop_misshapen_memory(Json& by_hand) {
  for (const char* key : {"cells", "roles", "additions", "made"}) {
    const auto list = by_hand.find(key);
    if (list == by_hand.end()) continue;
    const auto has_shape = [&](const Json& item) {
      return std::string_view(key) == "made" ? item.is_string() : item.is_object();
    };
    if (!list->is_array() || !std::all_of(list->begin(), list->end(), has_shape)) {
      by_hand.erase(key);
    }
  }
  const auto without = by_hand.find("without");
  if (without != by_hand.end() && !without->is_object()) by_hand.erase("without");
}

Json policy_json(const PolicyFile& policy) {
  Json json = own_json(policy.document);
  const auto by_hand = json.find("by_hand");
  if (by_hand == json.end()) return json;
  if (!by_hand->is_object()) {
    json.erase("by_hand");
  } else {
    drop_misshapen_memory(*by_hand);
  }
  return json;
}

/// The policy with its roles changed and the cells that it had, as far as their roles are there.
PolicyResult with_roles_changed(const PolicyFile& policy,
                                const std::function<Problems(Json& policy)>& change) {
  const Json before = policy_json(policy);
  std::vector<CellRecord> cells = cells_of(before);
  Json next = without_cells(before);
  Problems problems = change(next);
  if (has_errors(problems)) return problems;
  cells.erase(std::remove_if(cells.begin(), cells.end(),
                             [&](const CellRecord& record) {
                               return !cell_problems(next, record.cell, {}).empty() ||
                                      names_what_is_gone(before, next,
                                                         record.change.when.value_or(""));
                             }),
              cells.end());
  return policy_document(with_cells(std::move(next), std::move(cells)));
}

PolicyDifference difference_of(const PolicyFile& policy, const CellRecord& record) {
  PolicyDifference difference;
  difference.cell = record.cell;
  difference.change = record.change;
  difference.words = words_of(policy, record.cell, record.change);
  return difference;
}

}  // namespace

std::string_view word_of(Grant grant) {
  switch (grant) {
    case Grant::none: return "none";
    case Grant::allow: return "allow";
    case Grant::unclear: return "unclear";
    case Grant::forbid: return "forbid";
  }
  return {};
}

std::vector<RoleName> roles_within_reach(const PolicyFile& policy, const std::string& type) {
  const Json json = policy_json(policy);
  const WrittenTypes types = read_written_types(json);
  std::vector<RoleName> own, others;
  for (const auto& item : member_of(json, "types").items()) {
    for (const auto& relation : member_of(item.value(), "relations").items()) {
      RoleName role{item.key(), relation.key()};
      if (role_problems(json, types, type, role).empty())
        (item.key() == type ? own : others).push_back(std::move(role));
    }
  }
  own.insert(own.end(), others.begin(), others.end());
  return own;
}

PolicyResult set_grant(const PolicyFile& policy, const GrantCell& cell, const GrantChange& change) {
  const Json before = policy_json(policy);
  const Problems problems = cell_problems(before, cell, change);
  if (has_errors(problems)) return problems;
  const Json bare = without_cells(before);
  std::optional<CellRecord> made;
  for (const CellRecord& record : cells_of(before)) {
    if (record.cell == cell) made = record;
  }
  std::vector<CellRecord> cells = without_cell(cells_of(before), cell);
  const Json without = with_cells(bare, cells);
  if (const auto wanted = recorded(without, cell, change, made)) {
    const bool was_none = made && (made->was_none || made->change.grant == Grant::none);
    cells.push_back({cell, *wanted, {}, was_none && wanted->grant == Grant::allow});
  }
  return policy_document(with_cells(bare, std::move(cells)));
}

PolicyResult add_role(const PolicyFile& policy, const NewRole& role) {
  return with_roles_changed(policy, [&](Json& json) { return add_role_to(json, role); });
}

PolicyResult rename_role(const PolicyFile& policy, const RoleName& role, const std::string& label) {
  return with_roles_changed(policy, [&](Json& json) { return rename_role_of(json, role, label); });
}

PolicyResult remove_role(const PolicyFile& policy, const RoleName& role) {
  return with_roles_changed(policy, [&](Json& json) { return remove_role_of(json, role); });
}

PolicyResult add_to_policy(const PolicyFile& policy, const Addition& addition) {
  const Json before = policy_json(policy);
  std::vector<CellRecord> cells = cells_of(before);
  Json next = without_cells(before);
  Addition made = addition;
  Problems problems = add_to(next, made);
  for (const RoleName& role : addition.who) {
    if (has_errors(problems)) break;
    const GrantCell cell{made.name.type, made.name.id, role, {}};
    problems = cell_problems(next, cell, {});
    if (!standing_of(next, cell).is_allowed) cells.push_back({cell, {Grant::allow}, {}, false});
  }
  if (has_errors(problems)) return problems;
  return policy_document(with_cells(std::move(next), std::move(cells)));
}

PolicyResult remove_addition(const PolicyFile& policy, const AdditionName& name) {
  return with_roles_changed(policy, [&](Json& json) { return remove_addition_of(json, name); });
}

std::vector<PolicyDifference> differences(const PolicyFile& policy) {
  const Json json = policy_json(policy);
  std::vector<PolicyDifference> all;
  for (const AdditionRecord& record : additions_of(json)) {
    PolicyDifference difference;
    difference.kind = PolicyDifference::Kind::addition;
    difference.added = record.name;
    difference.words = words_of(policy, record.name, record.label);
    all.push_back(std::move(difference));
  }
  for (RoleRecord& record : roles_of(json)) {
    PolicyDifference difference;
    difference.kind =
        record.is_added ? PolicyDifference::Kind::role_added : PolicyDifference::Kind::role_renamed;
    difference.role = record.role;
    difference.before = record.label_before;
    difference.words = record.is_added
                           ? "add the role “" + record.label + "”"
                           : "call “" + record.label_before + "” “" + record.label + "”";
    all.push_back(std::move(difference));
  }
  for (const CellRecord& record : cells_of(json)) all.push_back(difference_of(policy, record));
  return all;
}

PolicyResult revert(const PolicyFile& policy, const PolicyDifference& difference) {
  switch (difference.kind) {
    case PolicyDifference::Kind::role_added: return remove_role(policy, difference.role);
    case PolicyDifference::Kind::role_renamed:
      return rename_role(policy, difference.role, difference.before);
    case PolicyDifference::Kind::addition: return remove_addition(policy, difference.added);
    case PolicyDifference::Kind::cell: break;
  }
  const Json json = policy_json(policy);
  return policy_document(
      with_cells(without_cells(json), without_cell(cells_of(json), difference.cell)));
}

PolicyResult revert_all(const PolicyFile& policy) {
  Json json = without_cells(policy_json(policy));
  for (const RoleRecord& record : roles_of(json)) {
    const Problems problems = record.is_added
                                  ? remove_role_of(json, record.role)
                                  : rename_role_of(json, record.role, record.label_before);
    if (has_errors(problems)) return problems;
  }
  for (const AdditionRecord& record : additions_of(json)) {
    const Problems problems = remove_addition_of(json, record.name);
    if (has_errors(problems)) return problems;
  }
  return policy_document(json);
}

EditPolicy policy_command(Library& library, std::shared_ptr<const PolicyFile> policy,
                          std::string words) {
  const auto shipped = library.policy(policy->id);
  if (shipped && (*shipped)->document == policy->document)
    return {*shipped, false, std::move(words)};
  return {std::move(policy), true, std::move(words)};
}

}  // namespace permsim

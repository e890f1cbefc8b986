// Asks the core for the edited policy and sends it on its way.
#include "web/models/role_edits.h"

#include <algorithm>
#include <charconv>
#include <utility>

#include "core/json/role_words.h"
#include "web/models/app_actions.h"
#include "web/models/roles.h"

namespace permsim {
namespace {

const PolicyFile& policy_of(const View& view) { return view.session.policy_file(); }

std::string label_of(const View& view, const RoleName& role) {
  const Type& type = view.policy().types[view.policy().find_type(role.type)];
  const Relation* relation = type.find_relation(role.relation);
  return relation == nullptr ? role.relation : relation->label;
}

const RoleName& role_of_menu(const View& view) {
  return view.models.roles.table().rows[view.ui.grant_role].roles.back();
}

}  // namespace

bool send_policy(View& view, const PolicyResult& edited, std::string words) {
  if (!edited) {
    view.ui.news =
        News{"That is not possible: " + edited.problems.front().message, nullptr, {}, false};
    return false;
  }
  if (*edited.value == view.session.scenario().policy) return false;
  view.outbox.send(ChangePolicy{*edited.value, std::move(words)});
  return true;
}

GrantCell grant_cell(const View& view, std::size_t role, std::size_t action) {
  const RoleTable& table = view.models.roles.table();
  const Type& type = view.world().type_of(table.on);
  GrantCell cell;
  cell.on = type.id;
  cell.action = type.actions[table.actions[action]].id;
  // The last is what the column adds to the others.
  cell.beside = table.rows[role].roles;
  cell.role = cell.beside.back();
  cell.beside.pop_back();
  return cell;
}

Grant grant_now(const View& view, std::size_t role, std::size_t action) {
  const RoleRow& row = view.models.roles.table().rows[role];
  switch (row.verdicts[action]) {
    case Verdict::allow: return Grant::allow;
    case Verdict::unclear: return Grant::unclear;
    case Verdict::deny: break;
  }
  return row.is_spoken_of[action] ? Grant::forbid : Grant::none;
}

void change_grant(View& view, std::size_t role, std::size_t action, const GrantChange& change) {
  const GrantCell cell = grant_cell(view, role, action);
  send_policy(view, set_grant(policy_of(view), cell, change),
              words_of(policy_of(view), cell, change));
}

void toggle_grant(View& view, std::size_t role, std::size_t action) {
  const bool is_set = grant_now(view, role, action) == Grant::allow;
  change_grant(view, role, action, {is_set ? Grant::none : Grant::allow});
}

bool is_cell(const View& view, std::size_t role, std::size_t action) {
  const RoleTable& table = view.models.roles.table();
  return table.on != kNoEntity && role < table.rows.size() && action < table.actions.size();
}

std::string grant_words(const View& view, std::size_t role, std::size_t action) {
  const RoleTable& table = view.models.roles.table();
  const Type& type = view.world().type_of(table.on);
  return table.rows[role].label + " · " + type.actions[table.actions[action]].label;
}

std::vector<GrantChoice> grant_choices(const View& view, std::size_t role, std::size_t action) {
  const PolicyDifference* changed = view.models.roles.difference_at(role, action);
  const Grant now = grant_now(view, role, action);
  const std::string when = changed == nullptr ? std::string() : changed->change.when.value_or("");
  std::vector<GrantChoice> choices = {
      {"Allowed", {Grant::allow, std::string()}, now == Grant::allow && when.empty()},
      {"Not granted", {Grant::none}, now == Grant::none},
      {"Unclear: the documents do not say", {Grant::unclear, std::string()}, now == Grant::unclear},
      {"Forbidden", {Grant::forbid, std::string()}, now == Grant::forbid}};
  const auto add = [&](const std::string& condition, const std::string& words) {
    choices.push_back({"Allowed only when " + words, {Grant::allow, condition}, when == condition});
  };
  for (const Attribute& attribute : view.world().type_of(view.models.roles.table().on).attributes) {
    if (attribute.kind == AttributeKind::choice)
      for (const std::string& value : attribute.values)
        add(attribute.id + " == " + value, attribute.label + " is " + words_of(attribute, value));
    if (attribute.kind == AttributeKind::boolean) {
      add(attribute.id, "“" + attribute.label + "” holds");
      add("not " + attribute.id, "“" + attribute.label + "” does not hold");
    }
  }
  return choices;
}

std::string difference_words(const std::vector<PolicyDifference>& differences) {
  if (differences.empty()) return {};
  const auto ticks = static_cast<std::size_t>(std::count_if(
      differences.begin(), differences.end(),
      [](const PolicyDifference& each) { return each.kind == PolicyDifference::Kind::cell; }));
  const auto additions = static_cast<std::size_t>(std::count_if(
      differences.begin(), differences.end(),
      [](const PolicyDifference& each) { return each.kind == PolicyDifference::Kind::addition; }));
  const std::size_t roles = differences.size() - ticks - additions;
  std::vector<std::string> parts;
  const auto add = [&](std::size_t count, const char* one, const char* many) {
    if (count > 0) parts.push_back(std::to_string(count) + " " + (count == 1 ? one : many));
  };
  add(ticks, "tick", "ticks");
  add(roles, "role", "roles");
  add(additions, "addition", "additions");
  return "Differs from the policy as it came in " + listed(parts);
}

void take_back(View& view, const PolicyDifference& difference) {
  send_policy(view, revert(policy_of(view), difference), "take back: " + difference.words);
}

void take_back_all(View& view) {
  send_policy(view, revert_all(policy_of(view)), "go back to the policy as it came");
}

std::vector<RoleStart> role_starts(const View& view) {
  std::vector<RoleStart> starts;
  std::vector<std::string> types;
  for (const RoleRow& row : view.models.roles.table().rows)
    for (const RoleName& name : row.roles) {
      const bool is_known = std::any_of(starts.begin(), starts.end(),
                                        [&](const RoleStart& each) { return each.role == name; });
      if (is_known) continue;
      starts.push_back({label_of(view, name), name});
      if (std::find(types.begin(), types.end(), name.type) == types.end())
        types.push_back(name.type);
    }
  for (const std::string& type : types)
    starts.push_back({"Nothing yet, of " + view.policy().types[view.policy().find_type(type)].label,
                      {type, ""}});
  return starts;
}

std::string new_role_name(const View& view) {
  const auto typed = view.ui.drafts.find("new role");
  return typed == view.ui.drafts.end() ? std::string() : typed->second;
}

std::size_t chosen_start(const View& view) {
  const auto chosen = view.ui.drafts.find("new role like");
  // The least of those there are, until somebody says otherwise.
  const std::vector<RoleStart> starts = role_starts(view);
  std::size_t number = 0;
  while (number + 1 < starts.size() && !starts[number + 1].role.relation.empty()) ++number;
  if (chosen != view.ui.drafts.end())
    std::from_chars(chosen->second.data(), chosen->second.data() + chosen->second.size(), number);
  return number;
}

void make_role_as_typed(View& view) {
  const std::string label = new_role_name(view);
  const std::vector<RoleStart> starts = role_starts(view);
  const std::size_t chosen = chosen_start(view);
  if (label.empty() || chosen >= starts.size()) return;
  std::string id = fresh_id(view.world(), label);
  std::replace(id.begin(), id.end(), '-', '_');
  const RoleName& like = starts[chosen].role;
  view.ui.drafts.erase("new role");
  view.ui.open_menu.clear();
  send_policy(view, add_role(policy_of(view), {like.type, id, label, like.relation}),
              "add the role “" + label + "”");
}

void open_role_menu(View& view, std::size_t role) {
  view.ui.drafts.erase("role name");
  if (view.ui.grant_role != role) view.ui.open_menu.clear();
  view.ui.grant_role = role;
  toggle_menu(view, std::string(kRoleMenu));
}

bool has_role_menu(const View& view) {
  const RoleTable& table = view.models.roles.table();
  return view.ui.open_menu == kRoleMenu && table.on != kNoEntity &&
         view.ui.grant_role < table.rows.size();
}

std::string role_label(const View& view) { return label_of(view, role_of_menu(view)); }

std::string typed_role_label(const View& view) {
  const auto typed = view.ui.drafts.find("role name");
  return typed == view.ui.drafts.end() ? role_label(view) : typed->second;
}

void rename_role_as_typed(View& view) {
  const std::string before = role_label(view), label = typed_role_label(view);
  if (label.empty()) return;
  view.ui.drafts.erase("role name");
  view.ui.open_menu.clear();
  send_policy(view, rename_role(policy_of(view), role_of_menu(view), label),
              "call “" + before + "” “" + label + "”");
}

void begin_role_like(View& view) {
  const std::vector<RoleStart> starts = role_starts(view);
  const auto like = std::find_if(starts.begin(), starts.end(), [&](const RoleStart& start) {
    return start.role == role_of_menu(view);
  });
  view.ui.drafts["new role like"] = std::to_string(like - starts.begin());
  view.ui.open_menu = "new role";
}

std::string why_not_removed(const View& view) {
  if (view.models.roles.is_custom(role_of_menu(view))) return {};
  return "It came with the policy: take its ticks away instead";
}

void remove_this_role(View& view) {
  if (!why_not_removed(view).empty()) return;
  const std::string label = role_label(view);
  view.ui.open_menu.clear();
  send_policy(view, remove_role(policy_of(view), role_of_menu(view)),
              "remove the role “" + label + "”");
}

}  // namespace permsim

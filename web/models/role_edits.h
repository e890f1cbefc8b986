// The grid of roles, edited: what a press on a cell means, and roles that are made, renamed and
// removed. In what the policy differs from the one it came from, RolesModel knows.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "core/json/role_edit.h"
#include "web/models/view.h"

namespace permsim {

/// The grid's cell in the policy's words, by its column (a row of the table of roles) and action.
GrantCell grant_cell(const View& view, std::size_t role, std::size_t action);
/// What it says now, as far as a grant can say it: a limit reads as `forbid`.
Grant grant_now(const View& view, std::size_t role, std::size_t action);
/// Sets the tick, or takes it away.
void toggle_grant(View& view, std::size_t role, std::size_t action);
void change_grant(View& view, std::size_t role, std::size_t action, const GrantChange& change);

/// Whether the table has such a cell, and it can be changed: not while somebody acts.
bool is_cell(const View& view, std::size_t role, std::size_t action);
/// "Member, Can edit · Reconnect".
std::string grant_words(const View& view, std::size_t role, std::size_t action);
/// What the cell can be made to say, conditions made of the type's attributes among it.
struct GrantChoice {
  std::string words;  ///< "Allowed", "Allowed only when Sharing is Public"
  GrantChange change;
  bool is_now = false;
};
std::vector<GrantChoice> grant_choices(const View& view, std::size_t role, std::size_t action);

/// Takes the policy as it was edited, as one step of undo; or says why it cannot be. Whether there
/// is something to do.
bool send_policy(View& view, const PolicyResult& edited, std::string words);
/// "Differs from the policy as it came in 6 ticks and 1 role"; empty when it does not.
std::string difference_words(const std::vector<PolicyDifference>& differences);
void take_back(View& view, const PolicyDifference& difference);
void take_back_all(View& view);

/// What a new role can start like: a role of the thing looked at or of the account it belongs to,
/// or nothing at all on one of them.
struct RoleStart {
  std::string words;  ///< "Can edit", "Nothing, on a thing like this"
  RoleName role;      ///< the relation is empty for nothing
};
std::vector<RoleStart> role_starts(const View& view);
std::size_t chosen_start(const View& view);
std::string new_role_name(const View& view);
void make_role_as_typed(View& view);

/// The menu on the head of a column, `UiState::grant_role`: its role renamed, made again under
/// another name, or removed.
constexpr std::string_view kRoleMenu = "role";
void open_role_menu(View& view, std::size_t role);
/// Whether the table has the column whose menu is open.
bool has_role_menu(const View& view);
/// "Can edit", of a column "Member, Can edit".
std::string role_label(const View& view);
std::string typed_role_label(const View& view);
void rename_role_as_typed(View& view);
/// Asks for the name of a new role that starts like this one.
void begin_role_like(View& view);
/// Why it cannot be removed; empty when it can.
std::string why_not_removed(const View& view);
void remove_this_role(View& view);

}  // namespace permsim

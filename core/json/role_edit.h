// Editing roles: the grid roles × actions of a policy changed by hand, its roles, and what was
// added to its types. Policies in, policies out; the session takes what comes of it as one command
// (EditPolicy).
#pragma once
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/base/problem.h"
#include "core/json/library.h"
#include "core/play/command.h"
#include "core/policy/policy.h"
#include "core/policy/role_names.h"

namespace permsim {

/// A column and a row of the grid: somebody who holds `role`, and `beside` it nothing but these.
struct GrantCell {
  std::string on, action;        ///< the type of thing, and one of its actions
  RoleName role;                 ///< whose grant it is
  std::vector<RoleName> beside;  ///< "Member" of "Member, Can edit"
  bool operator==(const GrantCell&) const = default;
};

enum class Grant : std::uint8_t { none, allow, unclear, forbid };
std::string_view word_of(Grant grant);

struct GrantChange {
  Grant grant = Grant::none;
  /// "Only when"; empty: always. Not given: what was unticked by hand comes back as the policy has
  /// it, any other tick is for always. It means nothing beside `none`.
  std::optional<std::string> when = std::nullopt;
  bool operator==(const GrantChange&) const = default;
};

using PolicyResult = Result<std::shared_ptr<const PolicyFile>>;

/// Roles that can stand in a cell of things of this type: its own first, then as the types stand.
std::vector<RoleName> roles_within_reach(const PolicyFile& policy, const std::string& type);

/// Problems: what the cell names is not there (unknown-type, unknown-action, unknown-relation), is
/// no cell (not-an-action: an event; not-a-subject: the relation holds no people; wrong-kind:
/// nothing leads from the type to the role); `when` is no condition there; whatever else keeps the
/// policy from being read. A change that takes the last one back gives the policy as it was.
PolicyResult set_grant(const PolicyFile& policy, const GrantCell& cell, const GrantChange& change);

/// A role that starts like another one of its type, or with nothing.
struct NewRole {
  std::string type, id, label;
  std::string like;  ///< a relation of the type; empty: nothing
};
/// Problems: duplicate-name, bad-id, unknown-type, unknown-relation.
PolicyResult add_role(const PolicyFile& policy, const NewRole& role);
/// Only what it is called: files name it by its id. Its own sentences go, since they say the old
/// name; with the old name they come back.
PolicyResult rename_role(const PolicyFile& policy, const RoleName& role, const std::string& label);
/// A role that was added; one that the policy comes with is a problem (not-allowed-here).
PolicyResult remove_role(const PolicyFile& policy, const RoleName& role);

/// Something that a policy's file has under a type.
struct AdditionName {
  enum class Kind : std::uint8_t { attribute, relation, action };
  Kind kind = Kind::attribute;
  std::string type, id;
  bool operator==(const AdditionName&) const = default;
};
std::string_view word_of(AdditionName::Kind kind);

struct Addition {
  AdditionName name;  ///< without an id, one is made of the label
  std::string label;
  AttributeKind value = AttributeKind::boolean;  ///< of an attribute
  std::vector<std::string> choices;  ///< what it can be, in words; what says nothing is the first
  std::vector<std::string> of;       ///< the types that a relation may hold
  bool is_one = false;               ///< of a relation: it holds one at most
  std::vector<RoleName> who;         ///< who may do an action; each is a tick
  std::vector<std::string> avoid;    ///< ids that mean something to a file already
};
/// Problems: unknown-type, bad-value, duplicate-name, those of the ticks, and whatever else keeps
/// the policy from being read.
PolicyResult add_to_policy(const PolicyFile& policy, const Addition& addition);
/// What was added, with the ticks that speak of it; what the policy comes with is a problem
/// (not-allowed-here).
PolicyResult remove_addition(const PolicyFile& policy, const AdditionName& name);

/// One thing in which a policy that was edited is not what it was.
struct PolicyDifference {
  enum class Kind : std::uint8_t { cell, role_added, role_renamed, addition };
  Kind kind = Kind::cell;
  GrantCell cell;  ///< of a cell
  GrantChange change;
  RoleName role;       ///< of a role
  AdditionName added;  ///< of an addition
  std::string before;  ///< of a role that was renamed: its name
  std::string words;   ///< "let “Editor” archive a document"
};
std::vector<PolicyDifference> differences(const PolicyFile& policy);
/// Takes one difference back, and with a role or an action that was added its cells.
PolicyResult revert(const PolicyFile& policy, const PolicyDifference& difference);
/// Takes back everything.
PolicyResult revert_all(const PolicyFile& policy);

/// What a session is to do with an edited policy: one that is the shipped one again is saved as its
/// id, any other travels in the file.
EditPolicy policy_command(Library& library, std::shared_ptr<const PolicyFile> policy,
                          std::string words);

}  // namespace permsim

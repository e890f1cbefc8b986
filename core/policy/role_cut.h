// What is left of a set when nobody is in it through one role: the heart of unticking a cell of the
// grid roles × actions (core/json/grants.h does it to rules).
#pragma once
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "core/policy/role_names.h"

namespace permsim {

/// A named set that had to be written anew for a cut: with guards, or one that names itself.
struct CutSet {
  std::string type, name;
  std::vector<std::pair<std::string, std::string>> parts;  ///< `to` and `when`
};

/// Works on expressions as text. Every occurrence of the role under which people are let in becomes
/// `nobody`, in guards too; what is taken out (`-`, `not`) stays as it is. Of alternatives only
/// those change in which somebody can be who holds the role, and what is beside it, and nothing
/// else: whoever needs another role as well has it through that one.
class RoleCut {
 public:
  /// With `instead` the cut is a copy: the role becomes that one, and alternatives that the role
  /// does not lead into become `nobody`.
  RoleCut(WrittenTypes& types, RoleName role, std::vector<RoleName> beside,
          std::string instead = {});

  /// Whether somebody can be in this set who holds the role, and what is beside it, and nothing
  /// else; guards are taken to hold.
  bool may_hold(const SetExpression& set, const TypeNames& on) const;
  /// The same of whoever holds nothing at all.
  bool is_open(const SetExpression& set, const TypeNames& on) const;
  /// Whether people are let in through the role anywhere in it.
  bool lets_in(const SetExpression& set, const TypeNames& on) const;
  /// "nobody" when nothing is left.
  std::string cut(const SetExpression& set, const TypeNames& on);
  /// Only what the role leads into, with `instead` in its place.
  std::string copied(const SetExpression& set, const TypeNames& on);
  /// `text` is what the condition was read from; kNever when it cannot hold any more.
  std::string cut(const Condition& condition, std::string_view text, const TypeNames& on);

  /// Sets that what was cut names; the types have them already.
  const std::vector<CutSet>& made() const { return made_; }

 private:
  struct Text {
    std::string text;
    SetExpression::Kind kind = SetExpression::Kind::nobody;
    bool is_nobody() const { return kind == SetExpression::Kind::nobody; }
  };
  /// What holds for the expression that is being cut.
  struct Place {
    std::string prefix;    ///< the path to where it stands: "team."
    bool selects = false;  ///< alternatives are looked at one by one
  };
  /// Where a path arrives before its last name; `passes_role` when it goes through the role.
  struct Walk {
    TypeNames types;
    bool passes_role = false;
    bool is_one = true;
  };
  Walk walk(const Path& path, const TypeNames& on) const;
  bool is_role(const std::string& type, const std::string& name) const;
  bool is_held(const std::string& type, const std::string& name) const;

  /// What holds of named sets: by "type.set".
  using OfSets = std::map<std::string, bool>;
  using Question = bool (RoleCut::*)(const SetExpression& set, const TypeNames& on) const;
  void of_all_sets(OfSets& answers, Question question) const;
  bool may_with(const SetExpression& set, const TypeNames& on, bool has_roles) const;
  bool may_with_roles(const SetExpression& set, const TypeNames& on) const;
  bool may_with_nothing(const SetExpression& set, const TypeNames& on) const;
  bool names_role(const SetExpression& set, const TypeNames& on) const;
  bool passes_role(const Path& path, const TypeNames& on) const;
  bool names_itself(const std::string& type, const std::string& set) const;
  bool can_be_opened(const Walk& walk, const std::string& name, const std::string& prefix) const;

  Text text_of(const SetExpression& set, const TypeNames& on, const Place& place);
  Text name_text(const SetExpression& set, const TypeNames& on, const Place& place);
  Text united(const SetExpression& set, const TypeNames& on, const Place& place);
  Text intersected(const SetExpression& set, const TypeNames& on, const Place& place);
  Text taken_out(const SetExpression& set, const TypeNames& on, const Place& place);
  /// Empty: false whatever the world holds.
  std::string text_of(const Condition& condition, std::string_view text, const TypeNames& on);
  std::string joined(const Condition& condition, std::string_view text, const TypeNames& on);
  /// The name of a set like `name` on these types, cut; empty when nobody is left in it.
  std::string cut_set(const TypeNames& types, const std::string& name, bool selects);
  using Parts = std::vector<std::pair<std::string, std::string>>;
  Parts cut_parts(const std::string& type, const std::string& name, bool selects);
  std::string unused_name(const std::string& name) const;

  WrittenTypes& types_;
  RoleName role_;
  std::vector<RoleName> beside_;
  std::string instead_;
  OfSets may_, open_, naming_;
  /// Sets that name others twice over could be written out without end.
  static constexpr std::size_t kMostOpened = 200;
  std::size_t opened_ = 0;
  std::map<std::string, std::string> cut_names_;  ///< of sets that are being cut, or are
  std::set<std::string> needed_;                  ///< of those, named while they were being cut
  std::vector<CutSet> made_;
};

/// As an expression is written that means the same.
std::string written(const SetExpression& set);

inline constexpr std::string_view kNobody = "nobody";
inline constexpr std::string_view kNever = "any(nobody)";

}  // namespace permsim

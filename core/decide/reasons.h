// Why somebody is in a set or not, and why a condition holds or not: opened down to relations and
// attributes, with the entity that is really the cause.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "core/decide/evaluate.h"
#include "core/decide/missing_code.h"

namespace permsim {

/// One relation or attribute that decides, in words.
struct Reason {
  MissingCode code = MissingCode::not_in_set;
  EntityIndex entity = kNoEntity;  ///< whose relation or attribute it is
  std::string says;
  std::string who;  ///< whose name `says` begins with; empty when it begins with something else
  bool is_foreign = false;  ///< a name that a thing of this type does not have
};

/// Reasons of one question; several when each alternative of a set or condition has one.
class Reasons {
 public:
  /// More than these are not gathered: whoever reads wants the first. `are_more` tells.
  static constexpr std::size_t kMost = 12;

  explicit Reasons(const World& world, Binding binding = {})
      : world_(world), binding_(binding), evaluator_(world, binding) {}

  /// For a person who is not in the set, and for one who is.
  void add_out(const SetExpression& set, EntityIndex self, EntityIndex person);
  void add_in(const SetExpression& set, EntityIndex self, EntityIndex person);
  /// What makes a condition true or false, as it stands. Of `and` and `or` the parts that decide.
  void add_state(const Condition& condition, EntityIndex self);

  std::vector<Reason> take() const;
  bool are_more() const { return are_more_; }

 private:
  /// Named sets in named sets that are opened; deeper ones are said as what they are.
  static constexpr int kDeepestOpened = 12;
  /// Entities and persons that one reason names.
  static constexpr std::size_t kMostNamed = 5;

  /// A reason before it is put into words: the same of several entities is said once.
  struct Leaf {
    MissingCode code = MissingCode::not_in_set;
    std::vector<EntityIndex> of;
    Symbol member = kNoSymbol;
    std::string who;  ///< of a relation or set
    bool is_in = false;
    std::string says;  ///< in place of the above
    bool is_foreign = false;
  };
  void add(Leaf leaf);
  void add_words(MissingCode code, EntityIndex entity, std::string says);
  void add_name(const SetExpression& set, EntityIndex self, EntityIndex person, bool is_in);
  void add_named_set(const NamedSet& set, EntityIndex entity, EntityIndex person, bool is_in);
  void add_nothing_there(const Path& path, EntityIndex self);
  void add_nothing_at(EntityIndex entity, Symbol member);
  bool add_if_foreign(const Path& path, EntityIndex self);
  void add_nobody(const SetExpression& set, EntityIndex self);
  void add_nobody_named(const NamedSet& set, EntityIndex entity);
  void add_nobody_of_all(const SetExpression& set, EntityIndex self);
  void add_atom(const Condition& condition, EntityIndex self);
  void add_values(const Condition& condition, EntityIndex self);
  void add_any(const SetExpression& set, EntityIndex self);
  void add_within(const Condition& condition, EntityIndex self);
  void add_can(const Condition& condition, EntityIndex self);
  void add_same(const Condition& condition, EntityIndex self);
  void add_covers(const Condition& condition, EntityIndex self);
  void add_exists(const Condition& condition, EntityIndex self);
  std::string way_to(const Path& path, EntityIndex self);
  std::string words_of_root(const Path& path) const;
  std::string words_of_path(const Path& path, EntityIndex self);
  std::string names_at(const Path& path, EntityIndex self);
  EntityIndex entity_at(const Path& path, EntityIndex self);

  const World& world_;
  Binding binding_;
  Evaluator evaluator_;
  std::vector<Leaf> leaves_;
  bool are_more_ = false;
  int depth_ = 0;  ///< how many named sets are open
};

/// "Ben is not an owner of Meta Ads and is not a member of North".
std::string words_of(const std::vector<Reason>& reasons, bool are_more);

}  // namespace permsim

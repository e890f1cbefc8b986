// A policy's rules about one type, compiled for the matrix: which facts of a thing matter (atoms),
// which ways lead to its persons (leaves), and what follows from them. Worlds come in later; see
// matrix.cpp for the whole picture.
#pragma once
#include <cstdint>
#include <memory>
#include <unordered_map>
#include <vector>

#include "core/policy/policy.h"

namespace permsim {

/// Verdicts of every action of a type for one person: bit a is action a. At most 64 actions a type
/// (kMostActions).
struct Masks {
  std::uint64_t allow = 0;
  std::uint64_t unclear = 0;
  bool operator==(const Masks& other) const {
    return allow == other.allow && unclear == other.unclear;
  }
};

inline Verdict verdict_in(const Masks& masks, ActionIndex action) {
  if (((masks.allow >> action) & 1u) != 0) return Verdict::allow;
  return ((masks.unclear >> action) & 1u) != 0 ? Verdict::unclear : Verdict::deny;
}

/// A way to persons that a formula asks about: a relation of the thing itself, or a path to other
/// entities' members.
struct Leaf {
  const Path* path = nullptr;
  std::uint16_t relation = 0;  ///< own leaves: index into Type::relations
  bool is_own = false;
};

/// A fact about the thing that conditions are made of. `is_plain`: one of its own attributes equals
/// a literal.
struct Atom {
  const Condition* condition = nullptr;
  std::uint16_t attribute = 0;
  Value literal;
  bool is_plain = false;
};

class MatrixProgram {
 public:
  MatrixProgram(const Policy& policy, TypeIndex type);

  const std::vector<Leaf>& leaves() const { return leaves_; }
  const std::vector<Atom>& atoms() const { return atoms_; }
  /// (type, member) pairs read on other entities than the thing itself, outside of sets: atoms that
  /// are not plain, and hops after the first. A change there may concern any thing of this type.
  const std::vector<std::pair<TypeIndex, Symbol>>& far_members() const { return far_members_; }

  /// What follows for a person in exactly the leaves of `membership`, on a thing for which exactly
  /// `atoms` hold.
  Masks evaluate(std::uint64_t atoms, std::uint64_t membership) const;

  /// The actions about which a forbid or a limit speaks to that person: what sets a denial apart
  /// from nobody having granted anything. The same sum of atoms and leaves as above.
  std::uint64_t spoken_of(std::uint64_t atoms, std::uint64_t membership) const;
  /// False when limits have more atoms and leaves than fit beside those of the other rules: then
  /// nothing is known of them here, and `decide` must be asked.
  bool knows_limits() const { return knows_limits_; }

  /// Whether any rule about the type may leave a verdict open.
  bool says_unclear() const { return says_unclear_; }

  /// More actions, atoms or leaves than a word has bits: the loader refuses such a policy.
  bool is_too_large() const { return is_too_large_; }

  static constexpr std::size_t kMostLeaves = 64;
  static constexpr std::size_t kMostAtoms = 64;

 private:
  struct Node {
    /// `some_atom`, `some_leaf`: one of those in `mask`. Formulas are mostly unions of leaves, so
    /// that is one test.
    enum class Kind : std::uint8_t {
      yes,
      no,
      some_atom,
      some_leaf,
      all_of,
      any_of,
      without,
      negation
    };
    Kind kind = Kind::no;
    std::uint64_t mask = 0;
    std::vector<Node> parts;
  };
  struct CompiledRule {
    Effect effect = Effect::allow;
    std::uint64_t actions = 0;
    Node when, to;
  };

  void add_rules(bool are_limits);
  void add_limits();
  Node compile(const Condition& condition);
  Node compile(const SetExpression& set);
  Node compile_name(const Path& path);
  std::uint32_t atom_of(const Condition& condition);
  std::uint32_t leaf_of(const Path& path);
  void note_far(const Condition& condition);
  void note_far_path(const Path& path, std::size_t count);
  void note_usersets(const Relation& relation);
  void note_everything();
  static Node simplified(Node node);
  static bool holds(const Node& node, std::uint64_t atoms, std::uint64_t membership);

  const Policy& policy_;
  TypeIndex type_;
  std::vector<Leaf> leaves_;
  std::vector<Atom> atoms_;
  std::vector<CompiledRule> rules_;
  bool is_too_large_ = false;
  bool knows_limits_ = true;
  bool says_unclear_ = false;
  std::vector<std::pair<TypeIndex, Symbol>> far_members_;
};

/// Compiles a program for each type of a policy that is bound (Policy::programs). Problems:
/// too-many.
void compile_programs(Policy& policy, Problems& problems);

}  // namespace permsim

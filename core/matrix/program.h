// A policy's rules about one type, compiled for the matrix: which facts of a thing matter (atoms),
// which ways lead to its persons (leaves), and what follows from them. Worlds come in later; see
// matrix.cpp for the whole picture.
#pragma once
#include <cstdint>
#include <memory>
#include <optional>
#include <set>
#include <utility>
#include <vector>

#include "core/policy/formula.h"
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
  /// Whether a member is read on other entities than the thing itself, outside of sets: by atoms
  /// that are not plain, and by hops after the first. A change there may concern any thing of this
  /// type.
  bool reads_far(TypeIndex type, Symbol member) const;

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

  /// Why the loader refuses such a policy: more actions, atoms or leaves than a word has bits
  /// (too-many), or longer formulas than kLongestFormula (too-large). Such a program answers
  /// nothing.
  const std::optional<Problem>& problem() const { return problem_; }
  /// Steps of the compiled formulas and links between them: what evaluating one costs.
  std::size_t size() const { return steps_.size() + links_.size(); }

  static constexpr std::size_t kMostLeaves = 64;
  static constexpr std::size_t kMostAtoms = 64;
  static constexpr std::size_t kLongestFormula = 100'000;

 private:
  /// One formula: of these atoms, leaves and earlier formulas all must hold, or one. Formulas are
  /// mostly unions of leaves, so that is one test.
  struct Step {
    bool is_union = true;
    bool is_negated = false;
    std::uint64_t atoms = 0;
    std::uint64_t leaves = 0;
    std::uint32_t first_link = 0;  ///< into `links_`, up to the next step's
  };
  struct CompiledRule {
    Effect effect = Effect::allow;
    std::uint64_t actions = 0;
    std::uint32_t when = 0, to = 0;  ///< steps
  };
  class Compiler;

  std::vector<char> holding(std::uint64_t atoms, std::uint64_t membership) const;
  std::uint32_t atom_of(const Condition& condition);
  std::uint32_t leaf_of(const Path& path);
  void note_far(const Condition& condition);
  void note_far_path(const Path& path, std::size_t count);
  void note_usersets(const Relation& relation);
  void refuse(std::string where, std::string code, std::string message);
  void refuse_too_many();

  const Policy* policy_;  ///< while compiling; readings share programs
  TypeIndex type_;
  std::vector<Leaf> leaves_;
  std::vector<Atom> atoms_;
  std::vector<Step> steps_;
  std::vector<std::uint32_t> links_;
  std::vector<CompiledRule> rules_;
  bool knows_limits_ = true;
  std::optional<Problem> problem_;
  bool says_unclear_ = false;
  bool reads_everything_ = false;
  std::set<std::pair<TypeIndex, Symbol>> far_members_;
};

/// Compiles a program for each type of a policy that is bound (Policy::programs). Problems:
/// too-many, too-large.
/// Programs of another reading (`other`, where there is one) that say the same are shared with it.
void compile_programs(Policy& policy, Problems& problems, const Policy* other = nullptr);

}  // namespace permsim

// Compiling rules: to formulas of atoms and leaves, and these to steps. Serves program.h.
#include <algorithm>

#include "core/matrix/program.h"
#include "core/policy/type_formulas.h"

namespace permsim {

/// Formulas of one type's rules while they are made: variables are atoms, then leaves.
class MatrixProgram::Compiler final : public TypeFormulas {
 public:
  explicit Compiler(MatrixProgram& program)
      : TypeFormulas(program.policy_->types[program.type_], kLongestFormula), program_(program) {}

  void compile(const std::vector<std::uint64_t>& actions_of) {
    add_rules(actions_of, false);
    if (program_.problem_) return;
    add_limits(actions_of);
    write_steps();
  }

 private:
  void add_rules(const std::vector<std::uint64_t>& actions_of, bool are_limits) {
    const Policy& policy = *program_.policy_;
    for (std::uint32_t number = 0; number < policy.rules.size(); ++number) {
      const Rule& rule = policy.rules[number];
      if (actions_of[number] == 0 || (rule.effect == Effect::limit) != are_limits) continue;
      program_.says_unclear_ = program_.says_unclear_ || rule.effect == Effect::unclear;
      const Id when = of(rule.when);
      const Id to = of(rule.to);
      if (program_.problem_) return;
      program_.rules_.push_back({rule.effect, actions_of[number], when, to});
    }
  }

  /// Limits never change a verdict, so a policy whose limits do not fit is none the worse for it.
  void add_limits(const std::vector<std::uint64_t>& actions_of) {
    const std::size_t leaves = program_.leaves_.size();
    const std::size_t atoms = program_.atoms_.size();
    const std::size_t rules = program_.rules_.size();
    add_rules(actions_of, true);
    if (!program_.problem_) return;
    program_.problem_.reset();
    program_.knows_limits_ = false;
    program_.leaves_.resize(leaves);
    program_.atoms_.resize(atoms);
    program_.rules_.resize(rules);
  }

  Id of_fact(const Condition& condition, const std::string& /*text*/) override {
    return formulas_.variable(program_.atom_of(condition));
  }
  Id of_way(const Path& path) override {
    return formulas_.variable(kMostAtoms + program_.leaf_of(path));
  }
  void note_made(const SetText& text) override {
    if (!formulas_.is_full()) return;
    program_.refuse(text.where, "too-large",
                    "the rules about " + ticked(type_.id) +
                        " and the sets they name are too long together: at most " +
                        std::to_string(kLongestFormula) +
                        " parts are worked out, and here are more");
  }

  // --- from formulas to steps

  /// Atoms and leaves go into masks; what is left are links to earlier steps. Steps have the same
  /// numbers as formulas.
  void write_steps() {
    const auto& nodes = formulas_.nodes();
    program_.steps_.reserve(nodes.size() + 1);
    for (const Formulas::Node& node : nodes) {
      Step step;
      step.first_link = static_cast<std::uint32_t>(program_.links_.size());
      step.is_union = node.kind != Formulas::Kind::all_of && node.kind != Formulas::Kind::yes;
      step.is_negated = node.kind == Formulas::Kind::negation;
      if (node.kind == Formulas::Kind::variable) add_variable(node.variable, step);
      for (const Id part : node.parts) {
        if (nodes[part].kind == Formulas::Kind::variable)
          add_variable(nodes[part].variable, step);
        else
          program_.links_.push_back(part);
      }
      program_.steps_.push_back(step);
    }
    program_.links_.shrink_to_fit();
  }

  static void add_variable(std::uint32_t variable, Step& step) {
    if (variable < kMostAtoms)
      step.atoms |= std::uint64_t{1} << variable;
    else
      step.leaves |= std::uint64_t{1} << (variable - kMostAtoms);
  }

  MatrixProgram& program_;
};

MatrixProgram::MatrixProgram(const Policy& policy, TypeIndex type) : policy_(&policy), type_(type) {
  const Type& of = policy.types[type];
  if (of.actions.size() > kMostActions) {
    refuse_too_many();
    return;
  }
  std::vector<std::uint64_t> actions_of(policy.rules.size(), 0);
  for (std::size_t action = 0; action < of.actions.size(); ++action) {
    for (const std::uint32_t rule : policy.rules_of(type, static_cast<ActionIndex>(action)))
      actions_of[rule] |= std::uint64_t{1} << action;
  }
  Compiler(*this).compile(actions_of);
  policy_ = nullptr;
}

}  // namespace permsim

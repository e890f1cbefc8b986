// Compiling rules: own sets are worked out once each, so that a formula has only atoms and leaves
// and is as small as its text. Serves program.h.
#include <algorithm>

#include "core/matrix/program.h"
#include "core/policy/own_sets.h"

namespace permsim {

/// Formulas of one type's rules while they are made: variables are atoms, then leaves.
class MatrixProgram::Compiler {
 public:
  explicit Compiler(MatrixProgram& program)
      : program_(program),
        type_(program.policy_->types[program.type_]),
        formulas_(kLongestFormula),
        own_sets_(type_),
        of_set_(type_.sets.size(), formulas_.constant(false)) {}

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
      const Formulas::Id when = of(rule.when.condition);
      const Formulas::Id to = of(rule.to);
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

  Formulas::Id of(const Condition& condition) {
    switch (condition.kind) {
      case Condition::Kind::always: return formulas_.constant(true);
      case Condition::Kind::negation: return formulas_.negation(of(condition.parts.front()));
      case Condition::Kind::all_of:
      case Condition::Kind::any_of: break;
      case Condition::Kind::flag:
      case Condition::Kind::equals:
      case Condition::Kind::differs:
      case Condition::Kind::one_of:
      case Condition::Kind::covers:
      case Condition::Kind::exists:
      case Condition::Kind::any:
      case Condition::Kind::within:
      case Condition::Kind::same:
      case Condition::Kind::can: return formulas_.variable(program_.atom_of(condition));
    }
    std::vector<Formulas::Id> parts;
    for (const Condition& part : condition.parts) parts.push_back(of(part));
    return condition.kind == Condition::Kind::all_of ? formulas_.all_of(std::move(parts))
                                                     : formulas_.any_of(std::move(parts));
  }

  /// The sets it leads to first, so that none is worked out twice or within another.
  Formulas::Id of(const SetText& text) {
    for (const std::uint16_t set : own_sets_.untold(text.expression)) {
      std::vector<Formulas::Id> parts;
      for (const GuardedSet& part : type_.sets[set].parts) {
        parts.push_back(formulas_.all_of({of(part.when.condition), of(part.to.expression)}));
        refuse_if_full(part.to.where);
      }
      of_set_[set] = formulas_.any_of(std::move(parts));
    }
    const Formulas::Id made = of(text.expression);
    refuse_if_full(text.where);
    return made;
  }

  Formulas::Id of(const SetExpression& set) {
    switch (set.kind) {
      case SetExpression::Kind::everyone: return formulas_.constant(true);
      case SetExpression::Kind::nobody: return formulas_.constant(false);
      case SetExpression::Kind::name: return of_name(set.path);
      case SetExpression::Kind::without:
        return formulas_.all_of({of(set.parts[0]), formulas_.negation(of(set.parts[1]))});
      case SetExpression::Kind::any_of:
      case SetExpression::Kind::all_of: break;
    }
    std::vector<Formulas::Id> parts;
    for (const SetExpression& part : set.parts) parts.push_back(of(part));
    return set.kind == SetExpression::Kind::all_of ? formulas_.all_of(std::move(parts))
                                                   : formulas_.any_of(std::move(parts));
  }

  Formulas::Id of_name(const Path& path) {
    if (path.root != Root::self || path.names.empty()) return formulas_.constant(false);
    const Member member = type_.member(path.names.front().symbol);
    if (path.names.size() == 1 && member.kind == MemberKind::set) return of_set_[member.index];
    // Else a name of another of the rule's types.
    if (member.kind != MemberKind::relation) return formulas_.constant(false);
    return formulas_.variable(kMostAtoms + program_.leaf_of(path));
  }

  void refuse_if_full(const std::string& where) {
    if (!formulas_.is_full()) return;
    program_.refuse(where, "too-large",
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
      for (const Formulas::Id part : node.parts) {
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
  const Type& type_;
  Formulas formulas_;
  OwnSets own_sets_;
  std::vector<Formulas::Id> of_set_;
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

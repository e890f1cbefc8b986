// What formulas are made of, and what they say; compile.cpp makes them.
#include "core/matrix/program.h"

#include <algorithm>

#include "core/base/budget.h"
#include "core/policy/same_parts.h"

namespace permsim {

namespace {

bool same_path(const Path& a, const Path& b) {
  return a.root == b.root &&
         std::equal(a.names.begin(), a.names.end(), b.names.begin(), b.names.end(),
                    [](const Name& x, const Name& y) { return x.symbol == y.symbol; });
}

}  // namespace

void MatrixProgram::refuse(std::string where, std::string code, std::string message) {
  if (!problem_) problem_ = Problem{std::move(where), std::move(code), std::move(message)};
}

void MatrixProgram::refuse_too_many() {
  refuse("/types/" + pointer_part(policy_->types[type_].id), "too-many",
         "a type has at most 64 actions, 64 different conditions and 64 different ways to persons "
         "in its rules");
}

std::uint32_t MatrixProgram::atom_of(const Condition& condition) {
  Atom atom;
  atom.condition = &condition;
  const bool is_own = condition.path.root == Root::self && condition.path.names.size() == 1;
  const bool compares =
      condition.kind == Condition::Kind::equals && !condition.operands.front().is_path;
  if (is_own && (condition.kind == Condition::Kind::flag || compares)) {
    const Member member = policy_->types[type_].member(condition.path.names.front().symbol);
    if (member.kind == MemberKind::attribute) {
      atom.is_plain = true;
      atom.attribute = member.index;
      atom.literal = compares ? condition.operands.front().literal : Value(true);
    }
  }
  const auto known = std::find_if(atoms_.begin(), atoms_.end(), [&](const Atom& other) {
    if (atom.is_plain)
      return other.is_plain && other.attribute == atom.attribute && other.literal == atom.literal;
    return other.condition == atom.condition;
  });
  if (known != atoms_.end()) return static_cast<std::uint32_t>(known - atoms_.begin());
  if (atoms_.size() == kMostAtoms) {
    refuse_too_many();
    return 0;
  }
  if (!atom.is_plain) note_far(condition);
  atoms_.push_back(std::move(atom));
  return static_cast<std::uint32_t>(atoms_.size() - 1);
}

std::uint32_t MatrixProgram::leaf_of(const Path& path) {
  const auto known = std::find_if(leaves_.begin(), leaves_.end(),
                                  [&](const Leaf& leaf) { return same_path(*leaf.path, path); });
  if (known != leaves_.end()) return static_cast<std::uint32_t>(known - leaves_.begin());
  if (leaves_.size() == kMostLeaves) {
    refuse_too_many();
    return 0;
  }
  Leaf leaf;
  leaf.path = &path;
  leaf.is_own = path.names.size() == 1;
  leaf.relation = policy_->types[type_].member(path.names.front().symbol).index;
  note_far_path(path, path.names.size() - 1);  // the last name is what shared sets are made of
  leaves_.push_back(leaf);
  return static_cast<std::uint32_t>(leaves_.size() - 1);
}

// --- what is read elsewhere

bool MatrixProgram::reads_far(TypeIndex type, Symbol member) const {
  return reads_everything_ || far_members_.count({type, member}) != 0;
}

/// The first `count` names of a path are walked. All but the thing's own are asked of other
/// entities: of any type that has such a member. Usersets on the way stand for the persons in them,
/// whom other entities name.
void MatrixProgram::note_far_path(const Path& path, std::size_t count) {
  if (reads_everything_) return;
  for (std::size_t i = 0; i < count; ++i) {
    const bool is_own = i == 0 && path.root == Root::self;
    for (TypeIndex type = 0; type < policy_->types.size(); ++type) {
      const Member member = policy_->types[type].member(path.names[i].symbol);
      if (member.kind == MemberKind::none || (is_own && type != type_)) continue;
      if (!is_own) far_members_.emplace(type, path.names[i].symbol);
      if (member.kind == MemberKind::relation)
        note_usersets(policy_->types[type].relations[member.index]);
    }
  }
}

/// Usersets may name relations that hold usersets in turn: teams in teams.
void MatrixProgram::note_usersets(const Relation& first) {
  std::vector<const Relation*> open{&first};
  while (!open.empty()) {
    const Relation& relation = *open.back();
    open.pop_back();
    for (const Holdable& held : relation.of) {
      if (held.member == kNoSymbol) continue;
      const Member member = policy_->types[held.type].member(held.member);
      if (member.kind == MemberKind::set) reads_everything_ = true;
      if (member.kind == MemberKind::relation &&
          far_members_.emplace(held.type, held.member).second)
        open.push_back(&policy_->types[held.type].relations[member.index]);
    }
  }
}

void MatrixProgram::note_far(const Condition& condition) {
  // What sets read is not followed: every relation and attribute counts.
  const bool asks_of_a_set =
      condition.set.kind != SetExpression::Kind::nobody || !condition.set.parts.empty();
  if (asks_of_a_set) reads_everything_ = true;
  note_far_path(condition.path, condition.path.names.size());
  note_far_path(condition.other, condition.other.names.size());
  for (const Operand& operand : condition.operands) {
    if (operand.is_path) note_far_path(operand.path, operand.path.names.size());
  }
}

// --- evaluation

/// What each step says, in order: parts stand before what they are part of.
std::vector<char> MatrixProgram::holding(std::uint64_t atoms, std::uint64_t membership) const {
  std::vector<char> holds(steps_.size());
  const auto link_holds = [&](std::uint32_t step) { return holds[step] != 0; };
  for (std::size_t i = 0; i < steps_.size(); ++i) {
    const Step& step = steps_[i];
    const auto first = links_.begin() + step.first_link;
    const auto last =
        i + 1 < steps_.size() ? links_.begin() + steps_[i + 1].first_link : links_.end();
    const bool is_so = step.is_union
                           ? (step.atoms & atoms) != 0 || (step.leaves & membership) != 0 ||
                                 std::any_of(first, last, link_holds)
                           : (step.atoms & ~atoms) == 0 && (step.leaves & ~membership) == 0 &&
                                 std::all_of(first, last, link_holds);
    holds[i] = is_so != step.is_negated ? 1 : 0;
  }
  budget::spend(size() / 8 + 1);
  return holds;
}

Masks MatrixProgram::evaluate(std::uint64_t atoms, std::uint64_t membership) const {
  const std::vector<char> holds = holding(atoms, membership);
  Masks masks;
  std::uint64_t forbidden = 0;
  for (const CompiledRule& rule : rules_) {
    if (rule.effect == Effect::limit) continue;  // never changes a verdict
    if (holds[rule.when] == 0 || holds[rule.to] == 0) continue;
    std::uint64_t& mask = rule.effect == Effect::allow     ? masks.allow
                          : rule.effect == Effect::unclear ? masks.unclear
                                                           : forbidden;
    mask |= rule.actions;
  }
  masks.allow &= ~forbidden;
  masks.unclear &= ~forbidden & ~masks.allow;
  return masks;
}

std::uint64_t MatrixProgram::spoken_of(std::uint64_t atoms, std::uint64_t membership) const {
  const std::vector<char> holds = holding(atoms, membership);
  std::uint64_t actions = 0;
  for (const CompiledRule& rule : rules_) {
    if (rule.effect != Effect::limit && rule.effect != Effect::forbid) continue;
    if (holds[rule.when] != 0 && holds[rule.to] != 0) actions |= rule.actions;
  }
  return actions;
}

namespace {

/// Whether members of a type have the same places, so that a program means the same: attributes may
/// have been added behind the others.
bool has_same_places(const Type& a, const Type& b) {
  const auto is_same = [](const auto& x, const auto& y) {
    return x.id == y.id && x.symbol == y.symbol;
  };
  return a.attributes.size() <= b.attributes.size() &&
         std::equal(a.attributes.begin(), a.attributes.end(), b.attributes.begin(), is_same) &&
         std::equal(a.relations.begin(), a.relations.end(), b.relations.begin(), b.relations.end(),
                    is_same);
}

}  // namespace

void compile_programs(Policy& policy, Problems& problems, const Policy* other) {
  const bool may_share = other != nullptr && has_same_sets(policy, *other) &&
                         other->programs.size() == policy.types.size();
  for (TypeIndex type = 0; type < policy.types.size(); ++type) {
    if (may_share && has_same_rules(policy, *other, type) &&
        has_same_places(other->types[type], policy.types[type])) {
      policy.programs.push_back(other->programs[type]);
      continue;
    }
    auto program = std::make_shared<const MatrixProgram>(policy, type);
    if (program->problem()) problems.push_back(*program->problem());
    policy.programs.push_back(std::move(program));
  }
}

}  // namespace permsim

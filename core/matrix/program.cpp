// Compiling rules: own sets are written out, so that a formula has only atoms and leaves.
#include "core/matrix/program.h"

#include <algorithm>

namespace permsim {

namespace {

bool same_path(const Path& a, const Path& b) {
  return a.root == b.root &&
         std::equal(a.names.begin(), a.names.end(), b.names.begin(), b.names.end(),
                    [](const Name& x, const Name& y) { return x.symbol == y.symbol; });
}

}  // namespace

MatrixProgram::MatrixProgram(const Policy& policy, TypeIndex type) : policy_(policy), type_(type) {
  is_too_large_ = policy.types[type].actions.size() > kMostActions;
  if (is_too_large_) return;
  add_rules(false);
  if (!is_too_large_) add_limits();
}

void MatrixProgram::add_rules(bool are_limits) {
  std::unordered_map<std::uint32_t, std::uint64_t> actions_of;
  const Type& of = policy_.types[type_];
  for (std::size_t action = 0; action < of.actions.size(); ++action) {
    for (const std::uint32_t rule : of.actions[action].rules)
      actions_of[rule] |= std::uint64_t{1} << action;
  }
  for (std::uint32_t number = 0; number < policy_.rules.size(); ++number) {
    const Rule& rule = policy_.rules[number];
    if (actions_of.count(number) == 0 || (rule.effect == Effect::limit) != are_limits) continue;
    says_unclear_ = says_unclear_ || rule.effect == Effect::unclear;
    rules_.push_back({rule.effect, actions_of[number], compile(rule.when.condition),
                      compile(rule.to.expression)});
  }
}

/// Limits never change a verdict, so a policy whose limits do not fit is none the worse for it.
void MatrixProgram::add_limits() {
  const std::vector<Leaf> leaves = leaves_;
  const std::vector<Atom> atoms = atoms_;
  const auto far_members = far_members_;
  const std::size_t rules = rules_.size();
  add_rules(true);
  if (!is_too_large_) return;
  is_too_large_ = false;
  knows_limits_ = false;
  leaves_ = leaves;
  atoms_ = atoms;
  far_members_ = far_members;
  rules_.erase(rules_.begin() + static_cast<std::ptrdiff_t>(rules), rules_.end());
}

// --- conditions

MatrixProgram::Node MatrixProgram::compile(const Condition& condition) {
  Node node;
  switch (condition.kind) {
    case Condition::Kind::always: node.kind = Node::Kind::yes; return node;
    case Condition::Kind::all_of: node.kind = Node::Kind::all_of; break;
    case Condition::Kind::any_of: node.kind = Node::Kind::any_of; break;
    case Condition::Kind::negation: node.kind = Node::Kind::negation; break;
    case Condition::Kind::flag:
    case Condition::Kind::equals:
    case Condition::Kind::differs:
    case Condition::Kind::one_of:
    case Condition::Kind::covers:
    case Condition::Kind::exists:
    case Condition::Kind::any:
    case Condition::Kind::within:
    case Condition::Kind::same:
    case Condition::Kind::can:
      node.kind = Node::Kind::some_atom;
      node.mask = std::uint64_t{1} << (atom_of(condition) % kMostAtoms);
      return node;
  }
  for (const Condition& part : condition.parts) node.parts.push_back(compile(part));
  return simplified(std::move(node));
}

std::uint32_t MatrixProgram::atom_of(const Condition& condition) {
  Atom atom;
  atom.condition = &condition;
  const bool is_own = condition.path.root == Root::self && condition.path.names.size() == 1;
  const bool compares =
      condition.kind == Condition::Kind::equals && !condition.operands.front().is_path;
  if (is_own && (condition.kind == Condition::Kind::flag || compares)) {
    const Member member = policy_.types[type_].member(condition.path.names.front().symbol);
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
  if (!atom.is_plain) note_far(condition);
  atoms_.push_back(std::move(atom));
  is_too_large_ = is_too_large_ || atoms_.size() > kMostAtoms;
  return static_cast<std::uint32_t>(atoms_.size() - 1);
}

// --- sets

MatrixProgram::Node MatrixProgram::compile(const SetExpression& set) {
  Node node;
  switch (set.kind) {
    case SetExpression::Kind::everyone: node.kind = Node::Kind::yes; return node;
    case SetExpression::Kind::nobody: node.kind = Node::Kind::no; return node;
    case SetExpression::Kind::name: return compile_name(set.path);
    case SetExpression::Kind::any_of: node.kind = Node::Kind::any_of; break;
    case SetExpression::Kind::all_of: node.kind = Node::Kind::all_of; break;
    case SetExpression::Kind::without: node.kind = Node::Kind::without; break;
  }
  for (const SetExpression& part : set.parts) node.parts.push_back(compile(part));
  return simplified(std::move(node));
}

MatrixProgram::Node MatrixProgram::compile_name(const Path& path) {
  Node node;
  if (path.root != Root::self || path.names.empty()) return node;
  const Type& type = policy_.types[type_];
  const Member member = type.member(path.names.front().symbol);
  if (path.names.size() == 1 && member.kind == MemberKind::set) {
    node.kind = Node::Kind::any_of;
    for (const GuardedSet& part : type.sets[member.index].parts) {
      Node guarded;
      guarded.kind = Node::Kind::all_of;
      guarded.parts.push_back(compile(part.when.condition));
      guarded.parts.push_back(compile(part.to.expression));
      node.parts.push_back(simplified(std::move(guarded)));
    }
    return simplified(std::move(node));
  }
  if (member.kind != MemberKind::relation) return node;  // a name of another of the rule's types
  node.kind = Node::Kind::some_leaf;
  node.mask = std::uint64_t{1} << (leaf_of(path) % kMostLeaves);
  return node;
}

std::uint32_t MatrixProgram::leaf_of(const Path& path) {
  const auto known = std::find_if(leaves_.begin(), leaves_.end(),
                                  [&](const Leaf& leaf) { return same_path(*leaf.path, path); });
  if (known != leaves_.end()) return static_cast<std::uint32_t>(known - leaves_.begin());
  Leaf leaf;
  leaf.path = &path;
  leaf.is_own = path.names.size() == 1;
  leaf.relation = policy_.types[type_].member(path.names.front().symbol).index;
  note_far_path(path, path.names.size() - 1);  // the last name is what shared sets are made of
  leaves_.push_back(leaf);
  is_too_large_ = is_too_large_ || leaves_.size() > kMostLeaves;
  return static_cast<std::uint32_t>(leaves_.size() - 1);
}

/// The same formula, shorter: nested unions and intersections in one, constants gone, alternatives
/// of one kind as one mask.
MatrixProgram::Node MatrixProgram::simplified(Node node) {
  using Kind = Node::Kind;
  if (node.kind != Kind::all_of && node.kind != Kind::any_of) return node;
  const bool is_union = node.kind == Kind::any_of;
  const Kind decides = is_union ? Kind::yes : Kind::no;
  const Kind says_nothing = is_union ? Kind::no : Kind::yes;
  Node made;
  made.kind = node.kind;
  const auto add = [&](Node part) {
    if (part.kind == says_nothing) return;
    if (is_union && (part.kind == Kind::some_atom || part.kind == Kind::some_leaf)) {
      const auto same = std::find_if(made.parts.begin(), made.parts.end(),
                                     [&](const Node& other) { return other.kind == part.kind; });
      if (same != made.parts.end()) {
        same->mask |= part.mask;
        return;
      }
    }
    made.parts.push_back(std::move(part));
  };
  for (Node& part : node.parts) {
    if (part.kind == decides) return std::move(part);
    if (part.kind != node.kind) {
      add(std::move(part));
      continue;
    }
    for (Node& inner : part.parts) add(std::move(inner));
  }
  if (made.parts.empty()) made.kind = says_nothing;
  if (made.parts.size() != 1) return made;
  Node only = std::move(made.parts.front());
  return only;
}

// --- what is read elsewhere

/// The first `count` names of a path are walked. All but the thing's own are asked of other
/// entities: of any type that has such a member. Usersets on the way stand for the persons in them,
/// whom other entities name.
void MatrixProgram::note_far_path(const Path& path, std::size_t count) {
  for (std::size_t i = 0; i < count; ++i) {
    const bool is_own = i == 0 && path.root == Root::self;
    for (TypeIndex type = 0; type < policy_.types.size(); ++type) {
      const Member member = policy_.types[type].member(path.names[i].symbol);
      if (member.kind == MemberKind::none || (is_own && type != type_)) continue;
      if (!is_own) far_members_.emplace_back(type, path.names[i].symbol);
      if (member.kind == MemberKind::relation)
        note_usersets(policy_.types[type].relations[member.index]);
    }
  }
}

void MatrixProgram::note_usersets(const Relation& relation) {
  for (const Holdable& held : relation.of) {
    if (held.member == kNoSymbol) continue;
    const Member member = policy_.types[held.type].member(held.member);
    const std::pair<TypeIndex, Symbol> far{held.type, held.member};
    if (member.kind == MemberKind::set) {
      note_everything();
    } else if (member.kind == MemberKind::relation &&
               std::find(far_members_.begin(), far_members_.end(), far) == far_members_.end()) {
      far_members_.push_back(far);
      note_usersets(policy_.types[held.type].relations[member.index]);
    }
  }
}

/// What sets read is not followed: every relation and attribute counts.
void MatrixProgram::note_everything() {
  for (TypeIndex type = 0; type < policy_.types.size(); ++type) {
    for (const Relation& relation : policy_.types[type].relations)
      far_members_.emplace_back(type, relation.symbol);
    for (const Attribute& attribute : policy_.types[type].attributes)
      far_members_.emplace_back(type, attribute.symbol);
  }
}

void MatrixProgram::note_far(const Condition& condition) {
  note_far_path(condition.path, condition.path.names.size());
  note_far_path(condition.other, condition.other.names.size());
  for (const Operand& operand : condition.operands) {
    if (operand.is_path) note_far_path(operand.path, operand.path.names.size());
  }
  const bool asks_of_a_set =
      condition.set.kind != SetExpression::Kind::nobody || !condition.set.parts.empty();
  if (asks_of_a_set) note_everything();
}

// --- evaluation

bool MatrixProgram::holds(const Node& node, std::uint64_t atoms, std::uint64_t membership) {
  const auto part_holds = [&](const Node& part) { return holds(part, atoms, membership); };
  switch (node.kind) {
    case Node::Kind::yes: return true;
    case Node::Kind::no: return false;
    case Node::Kind::some_atom: return (node.mask & atoms) != 0;
    case Node::Kind::some_leaf: return (node.mask & membership) != 0;
    case Node::Kind::all_of: return std::all_of(node.parts.begin(), node.parts.end(), part_holds);
    case Node::Kind::any_of: return std::any_of(node.parts.begin(), node.parts.end(), part_holds);
    case Node::Kind::without: return part_holds(node.parts[0]) && !part_holds(node.parts[1]);
    case Node::Kind::negation: return !part_holds(node.parts[0]);
  }
  return false;
}

Masks MatrixProgram::evaluate(std::uint64_t atoms, std::uint64_t membership) const {
  Masks masks;
  std::uint64_t forbidden = 0;
  for (const CompiledRule& rule : rules_) {
    if (rule.effect == Effect::limit) continue;  // never changes a verdict
    if (!holds(rule.when, atoms, membership) || !holds(rule.to, atoms, membership)) continue;
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
  std::uint64_t actions = 0;
  for (const CompiledRule& rule : rules_) {
    if (rule.effect != Effect::limit && rule.effect != Effect::forbid) continue;
    if (holds(rule.when, atoms, membership) && holds(rule.to, atoms, membership))
      actions |= rule.actions;
  }
  return actions;
}

void compile_programs(Policy& policy, Problems& problems) {
  for (TypeIndex type = 0; type < policy.types.size(); ++type) {
    auto program = std::make_shared<const MatrixProgram>(policy, type);
    if (program->is_too_large()) {
      problems.push_back({"/types/" + policy.types[type].id, "too-many",
                          "a type has at most 64 actions, 64 different conditions and 64 different "
                          "ways to persons in its rules"});
    }
    policy.programs.push_back(std::move(program));
  }
}

}  // namespace permsim

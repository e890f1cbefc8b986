// Depth-first through the sets of one type.
#include "core/policy/own_sets.h"

namespace permsim {

namespace {

using Indices = std::vector<std::uint16_t>;

void collect_named(const Type& type, const SetExpression& set, Indices& named) {
  for (const SetExpression& part : set.parts) collect_named(type, part, named);
  const bool is_own = set.kind == SetExpression::Kind::name && set.path.root == Root::self &&
                      set.path.names.size() == 1;
  if (!is_own) return;
  const Member member = type.member(set.path.names.front().symbol);
  if (member.kind == MemberKind::set) named.push_back(member.index);
}

/// A set on the way: those it names, and which of them is looked at next.
struct Open {
  std::uint16_t set = 0;
  Indices named;
  std::size_t next = 0;
};

}  // namespace

std::vector<std::uint16_t> OwnSets::untold(const SetExpression& expression) {
  Indices told;
  std::vector<Open> stack(1);
  collect_named(type_, expression, stack.back().named);
  while (!stack.empty()) {
    Open& open = stack.back();
    if (open.next == open.named.size()) {
      if (stack.size() > 1) told.push_back(open.set);
      stack.pop_back();
      continue;
    }
    const std::uint16_t set = open.named[open.next++];
    // Marked before it is told, so that a circle (a problem of its own) ends too.
    if (is_told_[set] != 0) continue;
    is_told_[set] = 1;
    Open inner;
    inner.set = set;
    for (const GuardedSet& part : type_.sets[set].parts)
      collect_named(type_, part.to.expression, inner.named);
    stack.push_back(std::move(inner));
  }
  return told;
}

}  // namespace permsim

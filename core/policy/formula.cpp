// Making formulas: constants go, doubles go, and what was made before is found again.
#include "core/policy/formula.h"

#include <algorithm>

namespace permsim {

namespace {

/// A union within a union becomes one; longer ones are shared instead, or a chain of sets that each
/// add one name would be written out for every length.
constexpr std::size_t kLongestOpened = 16;

std::uint64_t hash_of(const Formulas::Node& node) {
  std::uint64_t hash = 0xcbf29ce484222325u;
  const auto mix = [&](std::uint64_t word) { hash = (hash ^ word) * 0x100000001b3u; };
  mix(static_cast<std::uint64_t>(node.kind));
  mix(node.variable);
  for (const Formulas::Id part : node.parts) mix(part);
  return hash ^ (hash >> 32);
}

bool is_same(const Formulas::Node& a, const Formulas::Node& b) {
  return a.kind == b.kind && a.variable == b.variable && a.parts == b.parts;
}

}  // namespace

Formulas::Formulas(std::size_t most) : most_(most) {
  nodes_.push_back({Kind::no, 0, {}});
  nodes_.push_back({Kind::yes, 0, {}});
}

Formulas::Id Formulas::add(Node node) {
  const std::uint64_t hash = hash_of(node);
  const auto [first, last] = known_.equal_range(hash);
  const auto found = std::find_if(
      first, last, [&](const auto& known) { return is_same(nodes_[known.second], node); });
  if (found != last) return found->second;
  size_ += 1 + node.parts.size();
  if (size_ > most_) is_full_ = true;
  if (is_full_) return constant(false);
  const auto id = static_cast<Id>(nodes_.size());
  nodes_.push_back(std::move(node));
  known_.emplace(hash, id);
  return id;
}

Formulas::Id Formulas::variable(std::uint32_t number) { return add({Kind::variable, number, {}}); }

Formulas::Id Formulas::negation(Id part) {
  if (nodes_[part].kind == Kind::no) return constant(true);
  if (nodes_[part].kind == Kind::yes) return constant(false);
  if (nodes_[part].kind == Kind::negation) return nodes_[part].parts.front();
  return add({Kind::negation, 0, {part}});
}

Formulas::Id Formulas::joined(Kind kind, const std::vector<Id>& parts) {
  const Id decides = constant(kind == Kind::any_of);
  const Id says_nothing = constant(kind == Kind::all_of);
  std::vector<Id> made;
  for (const Id part : parts) {
    const Node& node = nodes_[part];
    if (node.kind == kind && node.parts.size() <= kLongestOpened)
      made.insert(made.end(), node.parts.begin(), node.parts.end());
    else
      made.push_back(part);
  }
  std::sort(made.begin(), made.end());
  made.erase(std::unique(made.begin(), made.end()), made.end());
  if (std::binary_search(made.begin(), made.end(), decides)) return decides;
  made.erase(std::remove(made.begin(), made.end(), says_nothing), made.end());
  if (made.empty()) return says_nothing;
  if (made.size() == 1) return made.front();
  return add({kind, 0, std::move(made)});
}

void Formulas::evaluate(const std::vector<char>& variables, std::vector<char>& holds) const {
  holds.resize(nodes_.size());
  const auto part_holds = [&](Id part) { return holds[part] != 0; };
  for (std::size_t id = 0; id < nodes_.size(); ++id) {
    const Node& node = nodes_[id];
    bool is_so = false;
    switch (node.kind) {
      case Kind::no: break;
      case Kind::yes: is_so = true; break;
      case Kind::variable: is_so = variables[node.variable] != 0; break;
      case Kind::all_of:
        is_so = std::all_of(node.parts.begin(), node.parts.end(), part_holds);
        break;
      case Kind::any_of:
        is_so = std::any_of(node.parts.begin(), node.parts.end(), part_holds);
        break;
      case Kind::negation: is_so = !part_holds(node.parts.front()); break;
    }
    holds[id] = is_so ? 1 : 0;
  }
}

}  // namespace permsim

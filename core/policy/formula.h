// Formulas over yes-or-no variables in which nothing is written twice: a set that ten rules name is
// one node, so that what names a set twice, which names another twice, stays as small as its text.
// (Field's term: a directed acyclic graph made by hash-consing.)
#pragma once
#include <cstdint>
#include <unordered_map>
#include <vector>

namespace permsim {

/// Formulas that share their parts. An `Id` is a place in `nodes`; parts stand before what they are
/// part of, so going through the nodes in order evaluates them all without recursion.
class Formulas {
 public:
  using Id = std::uint32_t;
  enum class Kind : std::uint8_t { no, yes, variable, all_of, any_of, negation };
  struct Node {
    Kind kind = Kind::no;
    std::uint32_t variable = 0;
    std::vector<Id> parts;  ///< all_of, any_of: two or more, sorted; negation: one
  };

  /// `most`: so many nodes and parts are made in all; beyond, `is_full` and every new formula is
  /// `no`.
  explicit Formulas(std::size_t most);

  Id constant(bool is_true) const { return is_true ? 1 : 0; }
  Id variable(std::uint32_t number);
  Id all_of(const std::vector<Id>& parts) { return joined(Kind::all_of, parts); }
  Id any_of(const std::vector<Id>& parts) { return joined(Kind::any_of, parts); }
  Id negation(Id part);

  const std::vector<Node>& nodes() const { return nodes_; }
  /// Nodes and parts: what the budget counts.
  std::size_t size() const { return size_; }
  bool is_full() const { return is_full_; }

  /// What every node says where `variables[number]` says which variables are true.
  void evaluate(const std::vector<char>& variables, std::vector<char>& holds) const;

 private:
  Id joined(Kind kind, const std::vector<Id>& parts);
  Id add(Node node);

  std::size_t most_;
  std::size_t size_ = 0;
  bool is_full_ = false;
  std::vector<Node> nodes_;
  std::unordered_multimap<std::uint64_t, Id> known_;  ///< by a hash of the node
};

}  // namespace permsim

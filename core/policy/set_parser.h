// Reads sets: unions, intersections, what is taken out. Private to expression.cpp, which reads
// conditions.
#pragma once
#include <algorithm>

#include "core/policy/scanner.h"

namespace permsim {

class SetParser : protected ExpressionScanner {
 protected:
  explicit SetParser(std::string_view text) : ExpressionScanner(text) {}
  ~SetParser() = default;

  SetExpression set_union() { return set_tree().set; }

 private:
  /// A set with the number of nodes on its longest way down.
  struct Tree {
    SetExpression set;
    int height = 1;
  };

  /// Chains of `-`, or of `-` and `&` in turn, nest to the left without a parenthesis.
  void join(Tree& first, SetExpression::Kind kind, std::uint32_t begin, Tree part) {
    const bool continues =
        first.set.kind == kind && kind != SetExpression::Kind::without && !first.set.is_grouped;
    if (!continues) {
      SetExpression set;
      set.kind = kind;
      set.span.begin = begin;
      set.parts.push_back(std::move(first.set));
      first.set = std::move(set);
      ++first.height;
    }
    first.set.parts.push_back(std::move(part.set));
    first.set.span.end = here();
    first.height = std::max(first.height, part.height + 1);
    if (first.height > 2 * kDeepestExpression) {
      fail("nested deeper than " + std::to_string(2 * kDeepestExpression) +
           " levels: name a part of it as a set");
    }
  }

  Tree set_tree() {
    if (!enter()) return {};
    const std::uint32_t begin = here_after_space();
    Tree tree = set_intersection();
    while (take("|")) join(tree, SetExpression::Kind::any_of, begin, set_intersection());
    --depth_;
    return tree;
  }

  Tree set_intersection() {
    const std::uint32_t begin = here_after_space();
    Tree tree = set_primary();
    while (!has_failed()) {
      if (take("&"))
        join(tree, SetExpression::Kind::all_of, begin, set_primary());
      else if (take("-"))
        join(tree, SetExpression::Kind::without, begin, set_primary());
      else
        break;
    }
    return tree;
  }

  Tree set_primary() {
    skip_space();
    if (take("(")) {
      Tree tree = set_tree();
      need(")");
      tree.set.is_grouped = true;
      return tree;
    }
    SetExpression set;
    set.span.begin = here();
    if (take_word("everyone"))
      set.kind = SetExpression::Kind::everyone;
    else if (take_word("nobody"))
      set.kind = SetExpression::Kind::nobody;
    else {
      set.kind = SetExpression::Kind::name;
      set.path = path("a relation or set, `everyone`, `nobody` or `(`");
    }
    set.span.end = here();
    return {std::move(set), 1};
  }
};

}  // namespace permsim

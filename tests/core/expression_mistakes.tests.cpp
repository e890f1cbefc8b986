// Expressions that are none: where the mistake is, what was expected and found, and what is too
// much.
#include <catch2/catch_test_macros.hpp>
#include <string>

#include "core/policy/expression.h"
#include "tests/core/written_out.h"
#include "tests/support/text.h"

using namespace permsim;
using namespace permsim::testing;

namespace {}  // namespace

TEST_CASE("a mistake in a set is told with its place, what was expected and what was found",
          "[expression]") {
  CHECK(set_of("") ==
        "syntax: at character 1: expected a relation or set, `everyone`, `nobody` or `(`, found "
        "the end");
  CHECK(set_of("a |") ==
        "syntax: at character 4: expected a relation or set, `everyone`, `nobody` or `(`, found "
        "the end");
  CHECK(
      set_of("a | | b") ==
      "syntax: at character 5: expected a relation or set, `everyone`, `nobody` or `(`, found `|`");
  CHECK(set_of("a b") == "syntax: at character 3: expected `|`, `&`, `-` or the end, found `b`");
  CHECK(set_of("(a | b") == "syntax: at character 7: expected `)`, found the end");
  CHECK(set_of("a)") == "syntax: at character 2: expected `|`, `&`, `-` or the end, found `)`");
  CHECK(set_of("a + b") == "syntax: at character 3: expected `|`, `&`, `-` or the end, found `+`");
  CHECK(set_of("a.9") == "syntax: at character 3: expected a relation after `.`, found `9`");
  CHECK(set_of("team#member") ==
        "syntax: at character 5: expected `|`, `&`, `-` or the end, found `#`");
  CHECK(set_of("a == b") == "syntax: at character 3: expected `|`, `&`, `-` or the end, found `=`");
  CHECK(set_of("everyone.owner") ==
        "syntax: at character 9: expected `|`, `&`, `-` or the end, found `.`");
}

TEST_CASE("a mistake in a condition is told with its place, what was expected and what was found",
          "[expression]") {
  const std::string atom = "expected an attribute, `not`, `exists(`, `any(`, `can(` or `(`";
  CHECK(condition_of("") == "syntax: at character 1: " + atom + ", found the end");
  CHECK(condition_of("not") == "syntax: at character 4: " + atom + ", found the end");
  CHECK(condition_of("a and") == "syntax: at character 6: " + atom + ", found the end");
  CHECK(condition_of("a & b") ==
        "syntax: at character 3: expected `and`, `or` or the end, found `&`");
  CHECK(condition_of("a = b") == "syntax: at character 3: expected `==`, found `=`");
  CHECK(condition_of("a == ") == "syntax: at character 6: expected a value, found the end");
  CHECK(condition_of("a == (b)") == "syntax: at character 6: expected a value, found `(`");
  CHECK(condition_of("a == 'b") ==
        "syntax: at character 6: the text that begins here has no closing '");
  CHECK(condition_of("a in b") ==
        "syntax: at character 6: expected `(` and a set, or `[` and values, found `b`");
  CHECK(condition_of("a in [b c]") == "syntax: at character 9: expected `]`, found `c`");
  CHECK(condition_of("a in []") == "syntax: at character 7: expected a value, found `]`");
  CHECK(condition_of("a in (b") == "syntax: at character 8: expected `)`, found the end");
  CHECK(condition_of("a covers 'b'") ==
        "syntax: at character 10: expected a list attribute or `[`, found `'`");
  CHECK(condition_of("a covers [true]") == "syntax: at character 11: a list holds only texts");
  CHECK(condition_of("a covers ['b', $c]") == "syntax: at character 16: a list holds only texts");
  CHECK(condition_of("any(a") == "syntax: at character 6: expected `)`, found the end");
  CHECK(condition_of("can(a, b)") == "syntax: at character 9: expected `,`, found `)`");
  CHECK(condition_of("can(a, , c)") == "syntax: at character 8: expected an action, found `,`");
  CHECK(condition_of("a is") ==
        "syntax: at character 5: expected a relation, `$actor` or `$target`, found the end");
  CHECK(condition_of("(a or b") == "syntax: at character 8: expected `)`, found the end");
  CHECK(condition_of("a > 3") ==
        "syntax: at character 3: expected `and`, `or` or the end, found `>`");
  CHECK(condition_of("$ == a") ==
        "syntax: at character 3: expected the name of a parameter, `actor` or `target`, found `=`");
}

TEST_CASE("the place of a mistake counts characters, not bytes, and white space before it",
          "[expression]") {
  CHECK(condition_of("a == 'äöü' b") ==
        "syntax: at character 12: expected `and`, `or` or the end, found `b`");
  CHECK(
      set_of("a   |\n  é") ==
      "syntax: at character 9: expected a relation or set, `everyone`, `nobody` or `(`, found `é`");
  CHECK(set_of("🦊") ==
        "syntax: at character 1: expected a relation or set, `everyone`, `nobody` or `(`, found "
        "`🦊`");
}

TEST_CASE("expressions are read up to a length and a depth, and refused beyond in words",
          "[expression]") {
  const auto nested = [](std::size_t depth) {
    return repeated("(", depth) + "a" + repeated(")", depth);
  };
  CHECK(set_of(nested(kDeepestExpression - 1)) == "a");
  CHECK(set_of(nested(kDeepestExpression)) ==
        "syntax: at character 65: nested deeper than 64 levels");
  CHECK(condition_of(nested(kDeepestExpression - 1)) == "a");
  CHECK(condition_of(nested(kDeepestExpression)) ==
        "syntax: at character 65: nested deeper than 64 levels");
  CHECK(condition_of(repeated("not ", kDeepestExpression) + "a")
            .find("nested deeper than 64 levels") != std::string::npos);
  CHECK(parse_set("a" + repeated(" | a", (kLongestExpression - 1) / 4)).problems.empty());
  const std::size_t most = 2 * kDeepestExpression - 1;
  CHECK(parse_set("a" + repeated("-a", most)).problems.empty());
  CHECK(set_of("a" + repeated("-a", most + 1)) ==
        "syntax: at character 258: nested deeper than 128 levels: name a part of it as a set");
  CHECK(set_of("a" + repeated("-a&a", most)).find("nested deeper than 128") != std::string::npos);
  CHECK(parse_set("a" + repeated("|a-a", 900)).problems.empty());
  CHECK(set_of("a" + repeated(" ", kLongestExpression)) ==
        "syntax: the expression is longer than 4000 bytes");
  CHECK(condition_of(repeated("(", 100000)) == "syntax: the expression is longer than 4000 bytes");
}

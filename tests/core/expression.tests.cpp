// The parser of set expressions and conditions: what binds tighter, every atom, and what each
// part's text is.
#include <catch2/catch_test_macros.hpp>
#include <string>

#include "core/policy/expression.h"
#include "tests/core/written_out.h"

using namespace permsim;
using namespace permsim::testing;

TEST_CASE("& and - bind tighter than | and go from left to right", "[expression]") {
  CHECK(set_of("a | b & c") == "(a | (b & c))");
  CHECK(set_of("a & b | c") == "((a & b) | c)");
  CHECK(set_of("a | b - c") == "(a | (b - c))");
  CHECK(set_of("a - b & c") == "((a - b) & c)");
  CHECK(set_of("a & b - c") == "((a & b) - c)");
  CHECK(set_of("a - b - c") == "((a - b) - c)");
  CHECK(set_of("a | b | c & d | e") == "(a | b | (c & d) | e)");
  CHECK(set_of("a & b & c - d & e") == "(((a & b & c) - d) & e)");
}

TEST_CASE("parentheses come before everything in a set", "[expression]") {
  CHECK(set_of("(a | b) & c") == "((a | b) & c)");
  CHECK(set_of("a - (b - c)") == "(a - (b - c))");
  CHECK(set_of("a | (b | c)") == "(a | (b | c))");
  CHECK(set_of("((a))") == "a");
  CHECK(set_of("(creator | owner) & workspace.people | workspace.owner") ==
        "(((creator | owner) & workspace.people) | workspace.owner)");
}

TEST_CASE("a set's names are paths, everyone and nobody", "[expression]") {
  CHECK(set_of("everyone - nobody") == "(everyone - nobody)");
  CHECK(set_of("account.agency.administrator") == "account.agency.administrator");
  CHECK(set_of("$actor | $target.owner | $person") == "($actor | $target.owner | $person)");
  CHECK(set_of(" \t\n a\r|b ") == "(a | b)");
  CHECK(set_of("everyone_else") == "everyone_else");
  CHECK(set_of("_a9 & A_") == "(_a9 & A_)");
}

TEST_CASE("not binds tighter than and, and tighter than or", "[expression]") {
  CHECK(condition_of("not a and b or c") == "((not a and b) or c)");
  CHECK(condition_of("a or b and c") == "(a or (b and c))");
  CHECK(condition_of("a and not b == c") == "(a and not b == 'c')");
  CHECK(condition_of("not not a") == "not not a");
  CHECK(condition_of("not (a or b) and c") == "(not (a or b) and c)");
  CHECK(condition_of("a and b and c or d or e") == "((a and b and c) or d or e)");
  CHECK(condition_of("not $person in (people | owner)") == "not $person in (people | owner)");
}

TEST_CASE("every atom of a condition is read", "[expression]") {
  CHECK(condition_of("archived") == "archived");
  CHECK(condition_of("connection.archived") == "connection.archived");
  CHECK(condition_of("$replacement.archived") == "$replacement.archived");
  CHECK(condition_of("visibility == public") == "visibility == 'public'");
  CHECK(condition_of("visibility != public") == "visibility != 'public'");
  CHECK(condition_of("visibility in [public, restricted]") ==
        "visibility in ('public', 'restricted')");
  CHECK(condition_of("$replacement.accounts covers accounts") ==
        "$replacement.accounts covers <accounts>");
  CHECK(condition_of("accounts covers [a, 'b c']") == "accounts covers ['a', 'b c']");
  CHECK(condition_of("accounts covers []") == "accounts covers []");
  CHECK(condition_of("exists(account.agency)") == "exists account.agency");
  CHECK(condition_of("any(owner & workspace.people)") == "any (owner & workspace.people)");
  CHECK(condition_of("owner in (workspace.people - $actor)") ==
        "owner in (workspace.people - $actor)");
  CHECK(condition_of("$replacement.workspace is workspace") ==
        "$replacement.workspace is workspace");
  CHECK(condition_of("can(owner, use, connection)") == "can owner use connection");
  CHECK(condition_of("can ( $actor | owner , use , $target.connection )") ==
        "can ($actor | owner) use $target.connection");
}

TEST_CASE("a value is a bare word, a quoted text, true, false, a parameter or a path with a dot",
          "[expression]") {
  CHECK(condition_of("a == b") == "a == 'b'");
  CHECK(condition_of("a == two-words") == "a == 'two-words'");
  CHECK(condition_of("a == 2026-03-02") == "a == '2026-03-02'");
  CHECK(condition_of("a == \"two words\"") == "a == 'two words'");
  CHECK(condition_of("a == 'say \"no\"'") == "a == 'say \"no\"'");
  CHECK(condition_of("a == ''") == "a == ''");
  CHECK(condition_of("a == 'Übung'") == "a == 'Übung'");
  CHECK(condition_of("a == true") == "a == true");
  CHECK(condition_of("a == 'true'") == "a == 'true'");
  CHECK(condition_of("a != false") == "a != false");
  CHECK(condition_of("a == $role") == "a == <$role>");
  CHECK(condition_of("a == $target.a") == "a == <$target.a>");
  CHECK(condition_of("a == b.c") == "a == <b.c>");
  CHECK(condition_of("access == everyone") == "access == 'everyone'");
  CHECK(condition_of("a in ['x y', z, $p]") == "a in ('x y', 'z', <$p>)");
}

TEST_CASE("words that begin a call are names where no parenthesis follows", "[expression]") {
  CHECK(condition_of("any") == "any");
  CHECK(condition_of("can and exists") == "(can and exists)");
  CHECK(condition_of("any == can") == "any == 'can'");
  CHECK(condition_of("notable or android") == "(notable or android)");
}

TEST_CASE("a path alone begins at a root or a relation", "[expression]") {
  CHECK(path_of("$target.owner") == "$target.owner");
  CHECK(path_of("$person") == "$person");
  CHECK(path_of(" workspace ") == "workspace");
  CHECK(path_of("$actor.") ==
        "syntax: at character 8: expected a relation after `.`, found the end");
  CHECK(path_of("owner | editor") == "syntax: at character 7: expected `.` or the end, found `|`");
  CHECK(path_of("") == "syntax: at character 1: expected a relation or `$`, found the end");
}

TEST_CASE("spans give back the text of each part", "[expression]") {
  const std::string text = "(creator | owner) & workspace.people - $actor";
  const Parsed<SetExpression> set = parse_set(text);
  REQUIRE(set.problems.empty());
  REQUIRE(set.value.kind == SetExpression::Kind::without);
  CHECK(slice(text, set.value.span) == text);
  CHECK(slice(text, set.value.parts[0].span) == "(creator | owner) & workspace.people");
  CHECK(slice(text, set.value.parts[0].parts[0].span) ==
        "creator | owner");  // alone it needs no parentheses
  CHECK(slice(text, set.value.parts[0].parts[1].span) == "workspace.people");
  CHECK(slice(text, set.value.parts[0].parts[1].path.names[1].span) == "people");
  CHECK(slice(text, set.value.parts[1].span) == "$actor");
  const std::string words = "not archived and  visibility in [ public ] or exists( owner )";
  const Parsed<Condition> condition = parse_condition(words);
  REQUIRE(condition.problems.empty());
  CHECK(slice(words, condition.value.span) == words);
  CHECK(slice(words, condition.value.parts[0].parts[0].span) == "not archived");
  CHECK(slice(words, condition.value.parts[0].parts[1].span) == "visibility in [ public ]");
  CHECK(slice(words, condition.value.parts[0].parts[1].operands[0].span) == "public");
  CHECK(slice(words, condition.value.parts[1].span) == "exists( owner )");
  const std::string grouped = "not a and ((b or c) and d)";
  const Parsed<Condition> group = parse_condition(grouped);
  REQUIRE(group.problems.empty());
  CHECK(slice(grouped, group.value.parts[1].span) == "(b or c) and d");
  CHECK(slice(grouped, group.value.parts[1].parts[0].span) == "b or c");
  CHECK(slice("abc", {7, 9}).empty());
}

TEST_CASE("words of the language, names and ids are told apart", "[expression]") {
  for (const char* word :
       {"and", "or", "not", "in", "is", "covers", "everyone", "nobody", "true", "false"})
    CHECK(is_reserved(word));
  for (const char* word : {"any", "can", "exists", "And", "owner", ""})
    CHECK_FALSE(is_reserved(word));
  for (const char* name : {"a", "_", "A9", "two_words"}) CHECK(is_identifier(name));
  for (const char* name : {"", "9a", "two words", "a-b", "a.b", "é"})
    CHECK_FALSE(is_identifier(name));
  for (const char* id : {"a", "9", "a.b/c", "Müller", "ana@north", "a$", "“a”"}) CHECK(is_id(id));
  for (const char* id : {"", "$a", "a b", "a#b", "a\tb", "a\nb", "\x7f"}) CHECK_FALSE(is_id(id));
}

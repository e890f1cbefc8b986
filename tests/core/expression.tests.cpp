// The parser of set expressions and conditions: what binds tighter, every atom, and what a mistake
// is told as.
#include <catch2/catch_test_macros.hpp>
#include <string>
#include <vector>

#include "core/policy/expression.h"

using namespace permsim;

namespace {

// --- expressions written out with every parenthesis, to see how they were read

std::string written_out(const Path& path) {
  std::string text;
  if (path.root == Root::actor) text = "$actor";
  if (path.root == Root::target) text = "$target";
  if (path.root == Root::parameter) text = "$" + path.root_name;
  for (const Name& name : path.names) text += (text.empty() ? "" : ".") + name.text;
  return text;
}

std::string written_out(const SetExpression& set);
std::string written_out(const Condition& condition);
std::string written_out(const Operand& operand);

template <class T>
std::string joined(const std::vector<T>& parts, const std::string& sign) {
  std::string text;
  for (const T& part : parts) text += (text.empty() ? "" : sign) + written_out(part);
  return "(" + text + ")";
}

std::string written_out(const SetExpression& set) {
  switch (set.kind) {
    case SetExpression::Kind::everyone: return "everyone";
    case SetExpression::Kind::nobody: return "nobody";
    case SetExpression::Kind::name: return written_out(set.path);
    case SetExpression::Kind::any_of: return joined(set.parts, " | ");
    case SetExpression::Kind::all_of: return joined(set.parts, " & ");
    case SetExpression::Kind::without: return joined(set.parts, " - ");
  }
  return "?";
}

std::string written_out(const Operand& operand) {
  if (operand.is_path) return "<" + written_out(operand.path) + ">";
  if (const auto* flag = std::get_if<bool>(&operand.literal)) return *flag ? "true" : "false";
  if (const auto* text = as_text(operand.literal)) return "'" + *text + "'";
  std::string list;
  for (const std::string& item : *as_list(operand.literal))
    list += (list.empty() ? "'" : ", '") + item + "'";
  return "[" + list + "]";
}

std::string written_out(const Condition& condition) {
  const std::string path = written_out(condition.path);
  switch (condition.kind) {
    case Condition::Kind::always: return "always";
    case Condition::Kind::all_of: return joined(condition.parts, " and ");
    case Condition::Kind::any_of: return joined(condition.parts, " or ");
    case Condition::Kind::negation: return "not " + written_out(condition.parts.front());
    case Condition::Kind::flag: return path;
    case Condition::Kind::equals: return path + " == " + written_out(condition.operands.front());
    case Condition::Kind::differs: return path + " != " + written_out(condition.operands.front());
    case Condition::Kind::one_of: return path + " in " + joined(condition.operands, ", ");
    case Condition::Kind::covers:
      return path + " covers " + written_out(condition.operands.front());
    case Condition::Kind::exists: return "exists " + path;
    case Condition::Kind::any: return "any " + written_out(condition.set);
    case Condition::Kind::within: return path + " in " + written_out(condition.set);
    case Condition::Kind::same: return path + " is " + written_out(condition.other);
    case Condition::Kind::can:
      return "can " + written_out(condition.set) + " " + condition.action.text + " " + path;
  }
  return "?";
}

/// The expression as it was read, or the words of its problem.
template <class T>
std::string told(const Parsed<T>& parsed) {
  if (parsed.problems.empty()) return written_out(parsed.value);
  if (parsed.problems.size() > 1) return "more than one problem";
  return parsed.problems.front().code + ": " + parsed.problems.front().message;
}
std::string set_of(const std::string& text) { return told(parse_set(text)); }
std::string condition_of(const std::string& text) { return told(parse_condition(text)); }
std::string path_of(const std::string& text) { return told(parse_path(text)); }

std::string repeated(const std::string& part, std::size_t times) {
  std::string text;
  for (std::size_t i = 0; i < times; ++i) text += part;
  return text;
}

}  // namespace

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
  const std::string kAtom = "expected an attribute, `not`, `exists(`, `any(`, `can(` or `(`";
  CHECK(condition_of("") == "syntax: at character 1: " + kAtom + ", found the end");
  CHECK(condition_of("not") == "syntax: at character 4: " + kAtom + ", found the end");
  CHECK(condition_of("a and") == "syntax: at character 6: " + kAtom + ", found the end");
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

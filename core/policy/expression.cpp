// The parser of set expressions and conditions: recursive descent over one string, one problem at
// the first mistake.
#include "core/policy/expression.h"

#include <algorithm>
#include <array>

#include "core/policy/set_parser.h"

namespace permsim {

namespace {

class Parser : SetParser {
 public:
  explicit Parser(std::string_view text) : SetParser(text) {}

  Parsed<SetExpression> read_set() {
    Parsed<SetExpression> parsed;
    parsed.value = set_union();
    finish("`|`, `&`, `-` or the end");
    parsed.problems = std::move(problems_);
    return parsed;
  }

  Parsed<Path> read_path() {
    Parsed<Path> parsed;
    parsed.value = path("a relation or `$`");
    finish("`.` or the end");
    parsed.problems = std::move(problems_);
    return parsed;
  }

  Parsed<Condition> read_condition() {
    Parsed<Condition> parsed;
    parsed.value = disjunction();
    finish("`and`, `or` or the end");
    parsed.problems = std::move(problems_);
    return parsed;
  }

 private:
  Condition chain(Condition::Kind kind, std::string_view word, Condition (Parser::*part)()) {
    const std::uint32_t begin =
        here_after_space();  // not where `first` begins, which may stand in parentheses
    Condition first = (this->*part)();
    if (has_failed() || peek_word() != word) return first;
    Condition condition;
    condition.kind = kind;
    condition.span.begin = begin;
    condition.parts.push_back(std::move(first));
    while (take_word(word)) condition.parts.push_back((this->*part)());
    condition.span.end = here();
    return condition;
  }

  Condition disjunction() {
    if (!enter()) return {};
    Condition condition = chain(Condition::Kind::any_of, "or", &Parser::conjunction);
    --depth_;
    return condition;
  }

  Condition conjunction() { return chain(Condition::Kind::all_of, "and", &Parser::inversion); }

  Condition inversion() {
    skip_space();
    const std::uint32_t begin = here();
    if (!take_word("not")) return primary();
    Condition condition;
    if (!enter()) return condition;
    condition.kind = Condition::Kind::negation;
    condition.parts.push_back(inversion());
    condition.span = {begin, here()};
    --depth_;
    return condition;
  }

  Condition primary() {
    skip_space();
    const std::uint32_t begin = here();
    Condition condition;
    if (take("(")) {
      condition = disjunction();
      need(")");
      return condition;
    }
    if (take_call("exists")) {
      condition.kind = Condition::Kind::exists;
      condition.path = path("a relation");
      need(")");
    } else if (take_call("any")) {
      condition.kind = Condition::Kind::any;
      condition.set = set_union();
      need(")");
    } else if (take_call("can")) {
      condition.kind = Condition::Kind::can;
      condition.set = set_union();
      need(",");
      condition.action = name("an action");
      need(",");
      condition.path = path("a relation that leads to what it is done to");
      need(")");
    } else {
      comparison(condition);
    }
    condition.span = {begin, here()};
    return condition;
  }

  void comparison(Condition& condition) {
    const auto compare = [&](Condition::Kind kind, Operand operand) {
      condition.kind = kind;
      condition.operands.push_back(std::move(operand));
    };
    condition.path = path("an attribute, `not`, `exists(`, `any(`, `can(` or `(`");
    if (take("==")) {
      compare(Condition::Kind::equals, operand());
    } else if (take("!=")) {
      compare(Condition::Kind::differs, operand());
    } else if (take_word("covers")) {
      compare(Condition::Kind::covers, list_operand());
    } else if (take_word("is")) {
      condition.kind = Condition::Kind::same;
      condition.other = path("a relation, `$actor` or `$target`");
    } else if (take_word("in")) {
      membership(condition);
    } else {
      condition.kind = Condition::Kind::flag;
      if (peek("=")) expected("`==`");
    }
  }

  void membership(Condition& condition) {
    if (take("(")) {
      condition.kind = Condition::Kind::within;
      condition.set = set_union();
      need(")");
    } else if (take("[")) {
      condition.kind = Condition::Kind::one_of;
      do condition.operands.push_back(operand());
      while (take(","));
      need("]");
    } else {
      expected("`(` and a set, or `[` and values");
    }
  }

  Operand list_operand() {
    Operand operand;
    skip_space();
    operand.span.begin = here();
    if (take("[")) {
      TextList list;
      if (!peek("]")) {
        do {
          const std::uint32_t begin = here_after_space();
          const Operand item = this->operand();
          const auto* text = std::get_if<std::string>(&item.literal);
          if (text != nullptr && !item.is_path) {
            list.push_back(*text);
          } else if (!has_failed()) {
            at_ = begin;
            fail("a list holds only texts");
          }
        } while (take(","));
      }
      need("]");
      operand.literal = std::move(list);
    } else {
      operand.is_path = true;
      operand.path = path("a list attribute or `[`");
    }
    operand.span.end = here();
    return operand;
  }

  /// A value: quoted text, `true`, `false`, a bare word, or a path (which has a `$` or a `.`).
  Operand operand() {
    skip_space();
    Operand operand;
    operand.span.begin = here();
    if (has_failed()) return operand;
    if (peek("\"") || peek("'")) {
      operand.literal = quoted_text();
    } else if (peek("$")) {
      operand.is_path = true;
      operand.path = path("a parameter");
    } else {
      bare_operand(operand);
    }
    operand.span.end = here();
    return operand;
  }

  void bare_operand(Operand& operand) {
    std::size_t end = at_;
    while (end < text_.size() &&
           (is_letter(text_[end]) || is_digit(text_[end]) || text_[end] == '-'))
      ++end;
    const std::string_view word = text_.substr(at_, end - at_);
    if (word.empty() || word.front() == '-') {
      expected("a value");
      return;
    }
    std::size_t after = end;
    while (after < text_.size() && is_space(text_[after])) ++after;
    if (after < text_.size() && text_[after] == '.' && is_letter(word.front())) {
      operand.is_path = true;
      operand.path = path("a value");
      return;
    }
    at_ = end;
    if (word == "true" || word == "false")
      operand.literal = word == "true";
    else
      operand.literal = std::string(word);
  }
};

Problems too_long() {
  return {{"", "syntax",
           "the expression is longer than " + std::to_string(kLongestExpression) + " bytes"}};
}

}  // namespace

Parsed<SetExpression> parse_set(std::string_view text) {
  if (text.size() > kLongestExpression) return {{}, too_long()};
  return Parser(text).read_set();
}

Parsed<Path> parse_path(std::string_view text) {
  if (text.size() > kLongestExpression) return {{}, too_long()};
  return Parser(text).read_path();
}

Parsed<Condition> parse_condition(std::string_view text) {
  if (text.size() > kLongestExpression) return {{}, too_long()};
  return Parser(text).read_condition();
}

std::string written(const Path& path) {
  std::string text;
  switch (path.root) {
    case Root::self: break;
    case Root::actor: text = "$actor"; break;
    case Root::target: text = "$target"; break;
    case Root::parameter: text = "$" + path.root_name; break;
    case Root::entity: text = path.root_name; break;
  }
  for (const Name& name : path.names) text += (text.empty() ? "" : ".") + name.text;
  return text;
}

std::string_view slice(std::string_view text, Span span) {
  if (span.begin >= text.size() || span.end < span.begin) return {};
  std::string_view part = text.substr(span.begin, span.end - span.begin);
  while (!part.empty() && is_space(part.back())) part.remove_suffix(1);
  while (!part.empty() && is_space(part.front())) part.remove_prefix(1);
  return part;
}

bool is_identifier(std::string_view text) {
  return !text.empty() && is_letter(text.front()) &&
         std::all_of(text.begin(), text.end(), [](char c) { return is_letter(c) || is_digit(c); });
}

bool is_id(std::string_view text) {
  return !text.empty() && text.front() != '$' && std::all_of(text.begin(), text.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte > 0x20 && byte != 0x7f && c != '#';
  });
}

bool is_reserved(std::string_view text) {
  static constexpr std::array<std::string_view, 10> kWords = {
      "and", "or", "not", "in", "is", "covers", "everyone", "nobody", "true", "false"};
  return std::find(kWords.begin(), kWords.end(), text) != kWords.end();
}

}  // namespace permsim

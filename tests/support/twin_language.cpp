// Reads set expressions and conditions by recursive descent, straight from the language's
// definition; see twin_language.h.
#include "tests/support/twin_language.h"

#include <cctype>
#include <map>

#include "tests/support/twin_tokens.h"

namespace permsim::twin {
namespace {

class Reader {
 public:
  explicit Reader(const std::string& text) : text_(text), tokens_(cut(text)) {}

  SetTree whole_set() {
    SetTree set = union_of();
    finish();
    return set;
  }
  ConditionTree whole_condition() {
    ConditionTree condition = either();
    finish();
    return condition;
  }

 private:
  [[noreturn]] void fail() const { throw NotReadable("not an expression: " + text_); }
  void finish() const {
    if (at_ != tokens_.size()) fail();
  }
  bool sees(const std::string& word) const {
    return at_ < tokens_.size() && !tokens_[at_].is_quoted && tokens_[at_].text == word;
  }
  bool takes(const std::string& word) {
    if (!sees(word)) return false;
    ++at_;
    return true;
  }
  void must(const std::string& word) {
    if (!takes(word)) fail();
  }
  std::string word() {
    if (at_ < tokens_.size() && std::isdigit(static_cast<unsigned char>(tokens_[at_].text[0])) != 0)
      fail();
    return word_or_number();
  }
  /// A value may begin with a digit, as `30-days` does; a name may not.
  std::string word_or_number() {
    if (at_ >= tokens_.size() || tokens_[at_].is_quoted || !starts_word(tokens_[at_].text[0]))
      fail();
    return tokens_[at_++].text;
  }
  /// `no-one` and `30-days` are values in one word.
  std::string hyphened(std::string word) {
    while (word[0] != '$' && at_ < tokens_.size() && !tokens_[at_].is_quoted &&
           tokens_[at_].touches &&
           (tokens_[at_].text == "-" ||
            std::isalnum(static_cast<unsigned char>(tokens_[at_].text[0])) != 0 ||
            tokens_[at_].text[0] == '_'))
      word += tokens_[at_++].text;
    return word;
  }
  Words path() {
    Words words{word()};
    while (takes(".")) {
      words.push_back(word());
      if (words.back()[0] == '$') fail();
    }
    return words;
  }

  // `&` and `-` bind tighter than `|`, and among themselves go from left to right.
  SetTree union_of() {
    SetTree first = tight();
    if (!sees("|")) return first;
    SetTree all{"|", {}, {first}};
    while (takes("|")) all.parts.push_back(tight());
    return all;
  }
  SetTree tight() {
    SetTree left = one_set();
    while (sees("&") || sees("-")) {
      const std::string sign = tokens_[at_++].text;
      SetTree right = one_set();
      left = SetTree{sign, {}, {left, right}};
    }
    return left;
  }
  SetTree one_set() {
    if (takes("(")) {
      SetTree inner = union_of();
      must(")");
      return inner;
    }
    if (takes("everyone")) return {"everyone", {}, {}};
    if (takes("nobody")) return {"nobody", {}, {}};
    return {"name", path(), {}};
  }

  ConditionTree either() {
    ConditionTree first = both();
    if (!sees("or")) return first;
    ConditionTree all;
    all.kind = "or";
    all.parts.push_back(first);
    while (takes("or")) all.parts.push_back(both());
    return all;
  }
  ConditionTree both() {
    ConditionTree first = negated();
    if (!sees("and")) return first;
    ConditionTree all;
    all.kind = "and";
    all.parts.push_back(first);
    while (takes("and")) all.parts.push_back(negated());
    return all;
  }
  ConditionTree negated() {
    if (takes("not")) {
      ConditionTree result;
      result.kind = "not";
      result.parts.push_back(negated());
      return result;
    }
    if (takes("(")) {
      ConditionTree inner = either();
      must(")");
      return inner;
    }
    return atom();
  }
  ConditionTree atom() {
    for (const char* call : {"exists", "any", "can"})
      if (sees(call) && at_ + 1 < tokens_.size() && tokens_[at_ + 1].text == "(") return called();
    ConditionTree result;
    result.left = path();
    if (takes("==")) return compared(result, "==");
    if (takes("!=")) return compared(result, "!=");
    if (takes("covers")) return compared(result, "covers");
    if (takes("is")) {
      result.kind = "is";
      result.right = path();
    } else if (takes("in")) {
      if (sees("[")) return compared(result, "in");
      result.kind = "within";
      must("(");
      result.set = union_of();
      must(")");
    } else {
      result.kind = "flag";
    }
    return result;
  }
  ConditionTree called() {
    ConditionTree result;
    result.kind = word();
    must("(");
    if (result.kind == "exists") {
      result.left = path();
    } else {
      result.set = union_of();
      if (result.kind == "can") {
        must(",");
        result.action = word();
        if (result.action[0] == '$') fail();
        must(",");
        result.left = path();
      }
    }
    must(")");
    return result;
  }
  /// Only `in` and `covers` stand beside a list, and `covers` beside nothing but one.
  ConditionTree compared(ConditionTree result, const std::string& sign) {
    result.kind = sign;
    if (sees("[") != (sign == "in") && sign != "covers") fail();
    if (sign == "covers" && !sees("["))
      result.operand.words = path();
    else
      result.operand = operand();
    // What `covers` compares with is a list of texts: no paths, and not `true` or `false`. It may
    // be empty, since every list covers nothing; an attribute that is in nothing would be a
    // mistake.
    for (const Operand& one : result.operand.list)
      if (sign == "covers" && !is_text(one)) fail();
    if (sign == "in" && result.operand.list.empty()) fail();
    return result;
  }
  static bool is_text(const Operand& one) {
    if (one.is_quoted) return true;
    const bool is_flag = one.words[0] == "true" || one.words[0] == "false";
    return one.words.size() == 1 && one.words[0][0] != '$' && !is_flag;
  }
  Operand operand() {
    Operand result;
    if (takes("[")) {
      result.is_list = true;
      if (takes("]")) return result;
      do result.list.push_back(one_operand());
      while (takes(","));
      must("]");
      return result;
    }
    return one_operand();
  }
  /// A list holds values, no further lists.
  Operand one_operand() {
    Operand result;
    if (at_ < tokens_.size() && tokens_[at_].is_quoted) {
      result.is_quoted = true;
      result.words = {tokens_[at_++].text};
    } else if (at_ + 1 < tokens_.size() && tokens_[at_ + 1].text == ".") {
      result.words = path();
    } else {
      result.words = {hyphened(word_or_number())};
    }
    return result;
  }

  const std::string& text_;
  std::vector<Token> tokens_;
  std::size_t at_ = 0;
};

std::map<std::string, SetTree>& known_sets() {
  static std::map<std::string, SetTree> known;
  return known;
}
std::map<std::string, ConditionTree>& known_conditions() {
  static std::map<std::string, ConditionTree> known;
  return known;
}

}  // namespace

const SetTree& read_set(const std::string& text) {
  const auto found = known_sets().find(text);
  if (found != known_sets().end()) return found->second;
  return known_sets()[text] = Reader(text).whole_set();
}

const ConditionTree& read_condition(const std::string& text) {
  const auto found = known_conditions().find(text);
  if (found != known_conditions().end()) return found->second;
  return known_conditions()[text] = text.empty() ? ConditionTree{} : Reader(text).whole_condition();
}

void forget_texts() {
  known_sets().clear();
  known_conditions().clear();
}

}  // namespace permsim::twin

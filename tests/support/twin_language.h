// The slow twin's own reading of set expressions and conditions; slow_twin.h says what they mean in
// a world.
#pragma once
#include <stdexcept>
#include <string>
#include <vector>

namespace permsim::twin {

/// `$person.manager.team`, as its words: {"$person", "manager", "team"}.
using Words = std::vector<std::string>;

/// A set expression as a tree. `kind` is "everyone", "nobody", "name", "|", "&" or "-".
struct SetTree {
  std::string kind;
  Words name;
  std::vector<SetTree> parts;
};

/// The right side of a comparison: quoted text, a list of words, or words that may be a value or a
/// path.
struct Operand {
  bool is_quoted = false;
  Words words;
  std::vector<Operand> list;
  bool is_list = false;
};

/// A condition as a tree. `kind` is "true" (nothing written), "and", "or", "not", "flag", "==",
/// "!=", "in", "covers", "exists", "any", "within" (person in a set), "is" or "can".
struct ConditionTree {
  std::string kind = "true";
  std::vector<ConditionTree> parts;
  Words left, right;
  Operand operand;
  SetTree set;
  std::string action;
};

/// Thrown for text that is no expression: generated and shipped policies never hold such text.
struct NotReadable : std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// Each text is read once and remembered; the trees live until all are forgotten.
const SetTree& read_set(const std::string& text);
const ConditionTree& read_condition(const std::string& text);
/// For programs that never end, between two cases: no tree may be in use.
void forget_texts();

}  // namespace permsim::twin

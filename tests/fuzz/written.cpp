// Writes expressions; see written.h.
#include "tests/fuzz/written.h"

#include <algorithm>

namespace permsim::fuzz {
namespace {

std::string quoted(const std::string& text) {
  const char* quote = text.find('"') == std::string::npos ? "\"" : "'";
  return quote + text + quote;
}

std::string written(const Operand& operand) {
  if (operand.is_path) return written(operand.path);
  if (const std::string* text = as_text(operand.literal)) return quoted(*text);
  if (const TextList* list = as_list(operand.literal)) {
    std::string text;
    for (const std::string& each : *list) text += (text.empty() ? "" : ", ") + quoted(each);
    return "[" + text + "]";
  }
  return is_true(operand.literal) ? "true" : "false";
}

template <class Expression>
std::string joined(const Expression& expression, const char* sign) {
  std::string text;
  for (const Expression& part : expression.parts) {
    const bool is_compound = part.parts.size() > 1;
    if (!text.empty()) text += sign;
    text += is_compound ? "(" + fuzz::written(part) + ")" : fuzz::written(part);
  }
  return text;
}

std::string listed(const std::vector<Operand>& operands) {
  std::string text;
  for (const Operand& operand : operands) text += (text.empty() ? "" : ", ") + written(operand);
  return text;
}

template <class Expression>
int deepest_part(const Expression& expression) {
  int deepest = 0;
  for (const Expression& part : expression.parts) deepest = std::max(deepest, depth_of(part));
  return deepest;
}

}  // namespace

std::string written(const SetExpression& set) {
  switch (set.kind) {
    case SetExpression::Kind::everyone: return "everyone";
    case SetExpression::Kind::nobody: return "nobody";
    case SetExpression::Kind::name: return written(set.path);
    case SetExpression::Kind::any_of: return joined(set, " | ");
    case SetExpression::Kind::all_of: return joined(set, " & ");
    case SetExpression::Kind::without: return joined(set, " - ");
  }
  return "";
}

std::string written(const Condition& condition) {
  const std::string path = written(condition.path);
  switch (condition.kind) {
    case Condition::Kind::always: return "";
    case Condition::Kind::all_of: return joined(condition, " and ");
    case Condition::Kind::any_of: return joined(condition, " or ");
    case Condition::Kind::negation: return "not (" + written(condition.parts.front()) + ")";
    case Condition::Kind::flag: return path;
    case Condition::Kind::equals: return path + " == " + listed(condition.operands);
    case Condition::Kind::differs: return path + " != " + listed(condition.operands);
    case Condition::Kind::one_of: return path + " in [" + listed(condition.operands) + "]";
    case Condition::Kind::covers: return path + " covers " + listed(condition.operands);
    case Condition::Kind::exists: return "exists(" + path + ")";
    case Condition::Kind::any: return "any(" + written(condition.set) + ")";
    case Condition::Kind::within: return path + " in (" + written(condition.set) + ")";
    case Condition::Kind::same: return path + " is " + written(condition.other);
    case Condition::Kind::can:
      return "can(" + written(condition.set) + ", " + condition.action.text + ", " + path + ")";
  }
  return "";
}

int depth_of(const SetExpression& set) { return 1 + deepest_part(set); }

int depth_of(const Condition& condition) {
  return 2 + std::max(deepest_part(condition), depth_of(condition.set));
}

}  // namespace permsim::fuzz

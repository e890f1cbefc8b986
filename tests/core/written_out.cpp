// Back from syntax to text: two texts that are written out alike were read alike.
#include "tests/core/written_out.h"

#include <vector>

#include "core/policy/expression.h"

namespace permsim::testing {
namespace {

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
  std::string path = written_out(condition.path);
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

template <class T>
std::string told(const Parsed<T>& parsed) {
  if (parsed.problems.empty()) return written_out(parsed.value);
  if (parsed.problems.size() > 1) return "more than one problem";
  return parsed.problems.front().code + ": " + parsed.problems.front().message;
}

}  // namespace

std::string set_of(const std::string& text) { return told(parse_set(text)); }
std::string condition_of(const std::string& text) { return told(parse_condition(text)); }
std::string path_of(const std::string& text) { return told(parse_path(text)); }

}  // namespace permsim::testing

// Looks at how answers are told; see told.h.
#include "tests/support/told.h"

#include <cctype>

#include "core/base/printable.h"
#include "tests/support/compare.h"

namespace permsim::testing {

std::string problem_fault(const Problem& problem) {
  if (problem.code.empty() || problem.message.empty()) return "a problem without a code or message";
  for (char c : problem.code)
    if (std::islower(static_cast<unsigned char>(c)) == 0 && c != '-' &&
        std::isdigit(static_cast<unsigned char>(c)) == 0)
      return "a code that is not lower-case words: " + problem.code;
  if (std::isupper(static_cast<unsigned char>(problem.message[0])) != 0)
    return "a message in upper case: " + problem.message;
  if (problem.message.back() == '.') return "a message with a full stop: " + problem.message;
  if (!invisible_in(problem.message).empty())
    return "a message with something nobody sees: " + problem.message;
  if (!problem.where.empty() && problem.where[0] != '/') return "no JSON Pointer: " + problem.where;
  return "";
}

std::string result_fault(bool has_value, const Problems& problems) {
  bool is_error = false;
  for (const Problem& problem : problems) {
    if (std::string fault = problem_fault(problem); !fault.empty()) return fault;
    is_error = is_error || !problem.is_warning;
  }
  if (is_error == has_value)
    return "a value beside an error, or neither of them:\n" + listed_problems(problems);
  return "";
}

std::string reply_fault(const std::string& reply) {
  const Json read = Json::parse(reply, nullptr, false);
  if (!read.is_object() || !read.contains("ok") || !read["ok"].is_boolean())
    return "no answer: " + reply;
  if (read["ok"] == true) return read.contains("answer") ? "" : "ok, and yet no answer: " + reply;
  if (!read.contains("problems") || read["problems"].empty())
    return "refused without a problem: " + reply;
  for (const Json& problem : read["problems"]) {
    std::string fault = problem_fault(
        {problem.value("where", ""), problem.value("code", ""), problem.value("message", "")});
    if (!fault.empty()) return fault;
  }
  return "";
}

static bool is_within(Span span, std::size_t size) {
  return span.begin <= span.end && span.end <= size;
}
bool spans_are_within(const SetExpression& set, std::size_t size) {
  for (const SetExpression& part : set.parts)
    if (!spans_are_within(part, size)) return false;
  return is_within(set.span, size) && is_within(set.path.span, size);
}
bool spans_are_within(const Condition& condition, std::size_t size) {
  for (const Condition& part : condition.parts)
    if (!spans_are_within(part, size)) return false;
  return is_within(condition.span, size) && is_within(condition.path.span, size) &&
         spans_are_within(condition.set, size);
}

}  // namespace permsim::testing

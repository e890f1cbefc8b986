// Reading a parsed file within its budget, and putting its problems in order.
#include "core/json/document.h"

#include "core/base/budget.h"
#include "core/json/lesson.h"
#include "core/json/policy.h"
#include "core/json/reader.h"
#include "core/json/scenario.h"
#include "core/json/settle.h"

namespace permsim {

namespace {

/// Where reading took too much: that is said and nothing else, which may not be true.
template <class T>
void settle(Result<T>& result, const WorkBudget& budget, const Json& json) {
  if (!budget.is_spent()) return settle_problems(result.problems, json);
  result.value.reset();
  result.problems = Problems{{"", "too-large",
                              "reading this takes too much work; make the rules shorter, or the "
                              "world smaller"}};
}

/// "policy", "scenario" or "lesson"; empty, with a problem, for anything else.
std::string kind_of(const Json& json, Problems& problems) {
  Node node(json, "", problems);
  if (!node.is_object()) return {};
  const bool is_our_format = check_format(node);
  std::string kind = node.need_text("kind");
  if (kind == "policy" || kind == "scenario" || kind == "lesson") return kind;
  // A newer format may well have kinds of its own.
  if (problems.empty() && is_our_format)
    node.report("/kind", "bad-kind",
                "a file is a `policy`, a `scenario` or a `lesson`, never " + ticked(kind));
  return {};
}

/// A document, read within the work that reading may take.
template <class File, class Read>
Result<std::shared_ptr<const File>> read_within(const Json& json, Read read) {
  const WorkBudget budget(kMostLoadWork);
  Result<std::shared_ptr<const File>> result;
  if (auto file = read(result.problems)) result.value = std::move(file);
  settle(result, budget, json);
  return result;
}

}  // namespace

Result<std::shared_ptr<const PolicyFile>> policy_document(const Json& json) {
  return read_within<PolicyFile>(
      json, [&](Problems& problems) { return read_policy_json(json, problems); });
}

Result<std::shared_ptr<const Scenario>> scenario_document(const Json& json, Library& library) {
  return read_within<Scenario>(
      json, [&](Problems& problems) { return read_scenario_json(json, library, problems); });
}

Result<std::shared_ptr<const Lesson>> lesson_document(const Json& json, Library& library) {
  return read_within<Lesson>(
      json, [&](Problems& problems) { return read_lesson_json(json, library, problems); });
}

Result<Document> read_document(const Json& json, Library& library) {
  Problems unknown;
  const std::string kind = kind_of(json, unknown);
  if (kind.empty()) return unknown;
  Result<Document> document;
  if (kind == "policy") {
    auto policy = policy_document(json);
    document.problems = std::move(policy.problems);
    if (policy) document.value = Document(*policy);
  } else if (kind == "lesson") {
    auto lesson = lesson_document(json, library);
    document.problems = std::move(lesson.problems);
    if (lesson) document.value = Document(*lesson);
  } else {
    auto scenario = scenario_document(json, library);
    document.problems = std::move(scenario.problems);
    if (scenario) document.value = Document(*scenario);
  }
  return document;
}

}  // namespace permsim

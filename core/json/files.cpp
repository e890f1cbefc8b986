// Files in and out: text is parsed once, read into values, and its problems are put in order.
#include "core/json/files.h"

#include "core/json/parse.h"
#include "core/json/policy.h"
#include "core/json/reader.h"
#include "core/json/scenario.h"
#include "core/json/write.h"

namespace permsim {

namespace {

/// "policy" or "scenario"; empty, with a problem, for anything else.
std::string kind_of(const Json& json, Problems& problems) {
  Node node(json, "", problems);
  if (!node.is_object()) return {};
  const bool is_our_format = check_format(node);
  std::string kind = node.need_text("kind");
  if (kind == "policy" || kind == "scenario") return kind;
  // A newer format may well have kinds of its own.
  if (problems.empty() && is_our_format)
    node.report("/kind", "bad-kind", "a file is a `policy` or a `scenario`, never " + ticked(kind));
  return {};
}

}  // namespace

Result<Document> read_file(std::string_view text, Library& library) {
  const Result<Json> json = parse_json(text);
  if (!json) return json.problems;
  Problems unknown;
  const std::string kind = kind_of(*json, unknown);
  if (kind.empty()) return unknown;
  Result<Document> document;
  if (kind == "policy") {
    if (auto policy = read_policy_json(*json, document.problems))
      document.value = Document(std::move(policy));
  } else if (auto scenario = read_scenario_json(*json, library, document.problems)) {
    document.value = Document(std::move(scenario));
  }
  settle_problems(document.problems, *json);
  return document;
}

Result<std::shared_ptr<const PolicyFile>> read_policy(std::string_view text) {
  const Result<Json> json = parse_json(text);
  if (!json) return json.problems;
  Result<std::shared_ptr<const PolicyFile>> result;
  if (auto file = read_policy_json(*json, result.problems)) result.value = std::move(file);
  settle_problems(result.problems, *json);
  return result;
}

Result<std::shared_ptr<const Scenario>> read_scenario(std::string_view text, Library& library) {
  const Result<Json> json = parse_json(text);
  if (!json) return json.problems;
  Result<std::shared_ptr<const Scenario>> result;
  if (auto scenario = read_scenario_json(*json, library, result.problems))
    result.value = std::move(scenario);
  settle_problems(result.problems, *json);
  return result;
}

std::string write_scenario(const Scenario& scenario) { return pretty(scenario_json(scenario)); }

std::string write_policy(const PolicyFile& policy) { return policy.document; }

std::string pretty_json(std::string_view text) {
  const Json json = own_json(text);
  const bool is_read = !json.is_null() || text == "null";
  return is_read ? pretty(json) : std::string(text);
}

}  // namespace permsim

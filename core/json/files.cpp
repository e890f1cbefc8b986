// Files in and out: text is parsed once, read into values, and its problems are put in order.
#include "core/json/files.h"

#include "core/json/document.h"
#include "core/json/write.h"

namespace permsim {

Result<Document> read_file(std::string_view text, Library& library) {
  Result<Json> json = parse_json(text);
  const LetGo when_read(json);
  if (!json) return json.problems;
  return read_document(*json, library);
}

Result<std::shared_ptr<const PolicyFile>> read_policy(std::string_view text) {
  Result<Json> json = parse_json(text);
  const LetGo when_read(json);
  if (!json) return json.problems;
  return policy_document(*json);
}

Result<std::shared_ptr<const Scenario>> read_scenario(std::string_view text, Library& library) {
  Result<Json> json = parse_json(text);
  const LetGo when_read(json);
  if (!json) return json.problems;
  return scenario_document(*json, library);
}

std::string write_scenario(const Scenario& scenario) { return pretty(scenario_json(scenario)); }

std::string write_compact(const Scenario& scenario) { return compact(scenario_json(scenario)); }

std::string write_policy(const PolicyFile& policy) { return policy.document; }

std::string pretty_json(std::string_view text) {
  const Json json = own_json(text);
  const bool is_read = !json.is_null() || text == "null";
  return is_read ? pretty(json) : std::string(text);
}

}  // namespace permsim

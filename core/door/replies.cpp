// The frame around every answer of a door, and around every request.
#include "core/door/replies.h"

#include "core/answers/json.h"
#include "core/json/files.h"
#include "core/json/parse.h"

namespace permsim {

std::string refused(const Problems& problems) {
  return "{\"ok\":false," + problems_json(problems) + "}";
}

std::string refused(std::string where, std::string code, std::string message) {
  return refused(Problems{{std::move(where), std::move(code), std::move(message)}});
}

std::string answered_text(const std::string& answer, const Problems& warnings) {
  return "{\"ok\":true,\"answer\":" + answer +
         (warnings.empty() ? "" : "," + problems_json(warnings, "warnings")) + "}";
}

std::string answered(const Json& answer, const Problems& warnings) {
  return answered_text(compact(answer), warnings);
}

std::string reply_to(std::string_view request,
                     const std::function<std::string(Node& node, const std::string& ask)>& answer) {
  Result<Json> json = parse_json(request, kLargestRequest);
  const LetGo when_answered(json);
  if (!json) return refused(json.problems);
  Problems problems;
  Node node(*json, "", problems);
  if (!node.is_object()) return refused(problems);
  const std::string ask = node.need_text("ask");
  return problems.empty() ? answer(node, ask) : refused(problems);
}

}  // namespace permsim

// The lists a product shows of a type, and its help's own questions, from JSON.
#include "core/json/lists.h"

#include "core/json/phrases.h"
#include "core/json/types.h"

namespace permsim {

namespace {

void read_counted(Policy& policy, Column& column, Node& node) {
  const std::string text = node.text("count");
  if (const Json* count = node.find("count"); count == nullptr || !count->is_string()) return;
  const std::size_t dot = text.find('.');
  column.counted_type = policy.find_type(text.substr(0, dot));
  if (column.counted_type == kNoType || dot == std::string::npos)
    node.report(node.at("count"), "unknown-relation",
                ticked(text) + " is no relation; write `type.relation`");
  else
    column.counted_relation = policy.intern(text.substr(dot + 1));
}

}  // namespace

void read_column(Policy& policy, Type& type, Node node) {
  if (!node.is_object()) return;
  Column column;
  column.label = node.need_text("label");
  column.show = node.text("show");
  if (const Json* show = node.find("show");
      show != nullptr && show->is_string() && column.show.empty())
    node.report(node.at("show"), "unknown-name", "there is no relation or attribute ``");
  read_counted(policy, column, node);
  for (const auto& [json, where] : node.list("cases")) {
    Node item(*json, where, node.problems());
    if (!item.is_object()) continue;
    ColumnCase made;
    made.when = item.condition("when");
    made.says = item.need_text("says");
    made.icon = item.text("icon");
    made.has_of = json->contains("of");
    made.of = item.set("of");
    item.extras();
    column.cases.push_back(std::move(made));
  }
  const auto has = [&](const char* key) { return node.json().contains(key) ? 1 : 0; };
  const int kinds = has("show") + has("count") + has("cases");
  if (kinds != 1)
    node.report(node.where(), "bad-value", "a column has one of `show`, `count` and `cases`");
  node.extras();
  type.columns.push_back(std::move(column));
}

ActionIndex read_action_name(const Type& type, Node& node, const char* key) {
  const std::string id = node.text(key);
  const ActionIndex action = type.find_action(id);
  if (!id.empty() && action == kNoAction)
    node.report(node.at(key), "unknown-action", ticked(type.id) + " has no action " + ticked(id));
  return action;
}

void read_question(Type& type, Node node) {
  if (!node.is_object()) return;
  TroubleQuestion question;
  question.asks = node.need_text("asks");
  node.need("action", "what the person would like to do");
  question.action = read_action_name(type, node, "action");
  const std::vector<std::string_view> may_name{"who", "it", "people"};
  question.yes = read_phrase(node, "yes", may_name);
  question.advice = read_phrase(node, "advice", may_name);
  question.help = read_action_name(type, node, "help");
  node.extras();
  type.questions.push_back(std::move(question));
}

}  // namespace permsim

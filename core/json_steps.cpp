// Steps and edits from JSON, for scenario files and for the door.
#include "core/json_steps.h"

#include "core/time_words.h"

namespace permsim {

namespace {

using Fields = std::vector<std::pair<std::string, Value>>;

Fields read_fields(Node& node, const std::string& key) {
  Fields fields;
  for (const auto& [name, json] : node.members(key)) fields.emplace_back(name, read_value(*json, node.at(key) + "/" + pointer_part(name), node.problems()));
  return fields;
}

Outcome read_outcome(Node& node) {
  const std::string word = node.text("expect", "done");
  for (const Outcome outcome : {Outcome::done, Outcome::denied, Outcome::unclear, Outcome::impossible}) {
    if (word == word_of(outcome)) return outcome;
  }
  node.report(node.at("expect"), "unknown-value", "an outcome is `done`, `denied`, `unclear` or `impossible`, never " + ticked(word));
  return Outcome::done;
}

}  // namespace

void read_edit(std::vector<Edit>& edits, const Json& json, const std::string& where, Problems& problems) {
  Node node(json, where, problems);
  if (!node.is_object()) return;
  if (json.contains("set")) {
    const std::string entity = node.need_text("on");
    for (const auto& [key, value] : read_fields(node, "set")) edits.push_back({Edit::Kind::set, entity, key, value, "", {}});
  } else if (json.contains("add") || json.contains("remove")) {
    const bool is_add = json.contains("add");
    edits.push_back({is_add ? Edit::Kind::add : Edit::Kind::remove, node.need_text("on"), node.need_text(is_add ? "to" : "from"), {}, node.text(is_add ? "add" : "remove"), {}});
  } else if (json.contains("clear")) {
    edits.push_back({Edit::Kind::clear, node.need_text("on"), node.text("clear"), {}, "", {}});
  } else if (json.contains("create")) {
    Edit made{Edit::Kind::create, node.need_id("id"), node.text("create"), {}, "", {}};
    made.fields = read_fields(node, "with");
    edits.push_back(std::move(made));
  } else if (json.contains("delete")) {
    edits.push_back({Edit::Kind::erase, node.text("delete"), "", {}, "", {}});
  } else {
    node.report(where, "missing-key", "an edit needs `set`, `add`, `remove`, `clear`, `create` or `delete`");
  }
  node.extras();
}

Step read_step(const Json& json, const std::string& where, Problems& problems) {
  Node node(json, where, problems);
  Step step;
  if (!node.is_object()) return step;
  step.at = node.text("at");
  if (!step.at.empty() && !is_iso_time(step.at)) node.report(node.at("at"), "bad-time", ticked(step.at) + " is no time; write `2026-03-02T09:00`");
  step.note = node.text("note");
  if (json.contains("edit")) {
    for (const auto& [item, at] : node.list("edit")) read_edit(step.edits, *item, at, problems);
    if (step.edits.empty()) node.report(node.at("edit"), "bad-value", "an edit changes something");
  } else {
    step.by = node.text("by");
    step.action = node.need_text("do");
    step.on = node.need_text("on");
    step.with = read_fields(node, "with");
  }
  step.expect = read_outcome(node);
  step.extras = node.extras();
  return step;
}

}  // namespace permsim

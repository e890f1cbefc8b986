// Steps and edits from JSON, for scenario files and for the door.
#include "core/json/steps.h"

#include <array>

#include "core/decide/time_words.h"
#include "core/json/write.h"

namespace permsim {

std::vector<std::pair<std::string, Value>> read_fields(Node& node, const std::string& key) {
  std::vector<std::pair<std::string, Value>> fields;
  for (const auto& [name, json] : node.members(key))
    fields.emplace_back(
        name, read_value(*json, node.at(key) + "/" + pointer_part(name), node.problems()));
  return fields;
}

namespace {

Outcome read_outcome(Node& node) {
  const std::string word = node.text("expect", "done");
  for (const Outcome outcome :
       {Outcome::done, Outcome::denied, Outcome::unclear, Outcome::impossible}) {
    if (word == word_of(outcome)) return outcome;
  }
  node.report(node.at("expect"), "unknown-value",
              "an outcome is `done`, `denied`, `unclear` or `impossible`, never " + ticked(word));
  return Outcome::done;
}

/// The one verb of an edit; empty, with a problem, when there is none.
std::string verb_of(Node& node) {
  constexpr std::array<const char*, 6> kVerbs = {"set",   "add",    "remove",
                                                 "clear", "create", "delete"};
  std::string found;
  for (const char* verb : kVerbs) {
    if (!node.json().contains(verb)) continue;
    node.know(verb);
    if (found.empty())
      found = verb;
    else
      node.report(node.at(verb), "bad-value", "an edit has one verb; make two edits of it");
  }
  if (found.empty())
    node.report(node.where(), "missing-key",
                "an edit needs `set`, `add`, `remove`, `clear`, `create` or `delete`");
  return found;
}

std::vector<Edit> edits_of(Node& node, const std::string& verb) {
  std::vector<Edit> edits;
  if (verb.empty()) return edits;
  Edit edit;
  if (verb == "create") {
    edit.kind = Edit::Kind::create;
    edit.entity = node.need_id("id");
    edit.key = node.text("create");
    edit.fields = read_fields(node, "with");
  } else if (verb == "delete") {
    edit.kind = Edit::Kind::erase;
    edit.entity = node.text("delete");
  } else {
    edit.entity = node.need_text("on");
  }
  if (verb == "add" || verb == "remove") {
    edit.kind = verb == "add" ? Edit::Kind::add : Edit::Kind::remove;
    edit.key = node.need_text(verb == "add" ? "to" : "from");
    edit.holder = node.text(verb);
  } else if (verb == "clear") {
    edit.kind = Edit::Kind::clear;
    edit.key = node.text("clear");
  }
  if (verb != "set") return {edit};
  for (auto& [key, value] : read_fields(node, "set")) {
    edit.key = key;
    edit.value = value;
    edits.push_back(edit);
  }
  if (node.json()["set"].is_object() && edits.empty())
    node.report(node.at("set"), "bad-value", "an edit changes something");
  return edits;
}

}  // namespace

void read_edit(std::vector<Edit>& edits, const Json& json, const std::string& where,
               Problems& problems) {
  Node node(json, where, problems);
  if (!node.is_object()) return;
  std::vector<Edit> made = edits_of(node, verb_of(node));
  Extras extras = node.extras();
  if (!made.empty()) made.front().extras = std::move(extras);
  for (Edit& edit : made) {
    edit.where = where;
    edits.push_back(std::move(edit));
  }
}

Step read_step(const Json& json, const std::string& where, Problems& problems) {
  Node node(json, where, problems);
  Step step;
  if (!node.is_object()) return step;
  step.at = node.text("at");
  const auto at = json.find("at");
  if (at != json.end() && at->is_string() && !is_iso_time(step.at))
    node.report(node.at("at"), "bad-time",
                ticked(step.at) + " is no time; write `2026-03-02T09:00`");
  step.note = node.text("note");
  if (json.contains("edit")) {
    for (const auto& [item, place] : node.list("edit"))
      read_edit(step.edits, *item, place, problems);
    if (json["edit"].is_array() && json["edit"].empty())
      node.report(node.at("edit"), "bad-value", "an edit changes something");
  } else {
    step.by = node.text("by");
    step.action = node.need_text("do");
    step.on = node.need_text("on");
    // A step without both is taken for one that could not be read, and judged no further.
    if (step.action.empty() && step.on.empty() && json.contains("on") && json["on"].is_string())
      node.report(node.at("on"), "unknown-entity", "there is no ``");
    step.with = read_fields(node, "with");
  }
  step.expect = read_outcome(node);
  step.is_off = node.flag("off");
  step.extras = node.extras();
  keep_as_written(step.as_written, json, step_json(step));
  return step;
}

}  // namespace permsim

// Scenarios to JSON: the keys in the order of the author's guide, what was unknown last, just as it
// was.
#include "core/json/write.h"

#include "core/json/people.h"

#include <algorithm>
#include <array>
#include <unordered_map>

#include "core/json/files.h"
#include "core/json/parse.h"
#include "core/json/reader.h"

namespace permsim {

void add_text(Json& json, const char* key, const std::string& text) {
  if (!text.empty()) json[key] = text;
}

void add_texts(Json& json, const char* key, const std::vector<std::string>& texts) {
  if (!texts.empty()) json[key] = texts;
}

namespace {

/// What a scenario's file has beside its heading, which may be as long as it likes.
constexpr std::array<const char*, 3> kLists = {"entities", "steps", "checks"};

/// Adds a key that is not there yet. (`json[key]` looks through all of them first.)
void put(Json& json, std::string key, Json value) {
  json.get_ref<Json::object_t&>().emplace_back(std::move(key), std::move(value));
}

void add_extras(Json& json, const Extras& extras) {
  for (const auto& [key, raw] : extras) put(json, key, own_json(raw));
}

Json fields_json(const std::vector<std::pair<std::string, Value>>& fields) {
  Json json = Json::object();
  for (const auto& [key, value] : fields) put(json, key, json_of(value));
  return json;
}

Json verb_json(const Edit& edit) {
  switch (edit.kind) {
    case Edit::Kind::set: return {{"set", {{edit.key, json_of(edit.value)}}}, {"on", edit.entity}};
    case Edit::Kind::add: return {{"add", edit.holder}, {"to", edit.key}, {"on", edit.entity}};
    case Edit::Kind::remove:
      return {{"remove", edit.holder}, {"from", edit.key}, {"on", edit.entity}};
    case Edit::Kind::clear: return {{"clear", edit.key}, {"on", edit.entity}};
    case Edit::Kind::create:
      return {{"create", edit.key}, {"id", edit.entity}, {"with", fields_json(edit.fields)}};
    case Edit::Kind::erase: return {{"delete", edit.entity}};
  }
  return {};
}

Json edit_json(const Edit& edit) {
  Json json = verb_json(edit);
  add_extras(json, edit.extras);
  return json;
}

void add_selection(Json& json, const char* key, const Selection& selection) {
  if (!selection.is_given()) return;
  if (!selection.type.empty()) {
    json[key] = {{"type", selection.type}};
    add_text(json[key], "where", selection.where.text);
    add_extras(json[key], selection.extras);
  } else if (!selection.stand_ins.empty()) {
    if (!selection.is_list) {
      json[key] = stand_in_json(selection.stand_ins.front());
      return;
    }
    json[key] = selection.ids;
    for (const StandIn& stand_in : selection.stand_ins) {
      json[key].insert(json[key].begin() + static_cast<std::ptrdiff_t>(stand_in.at),
                       stand_in_json(stand_in));
    }
  } else if (selection.is_list || selection.ids.size() != 1) {
    json[key] = selection.ids;
  } else {
    json[key] = selection.ids.front();
  }
}

void add_after(Json& json, const Check& check) {
  if (!check.has_after) return;
  switch (check.after.kind) {
    case When::Kind::start: json["after"] = "start"; break;
    case When::Kind::end: json["after"] = "end"; break;
    case When::Kind::always: json["after"] = "always"; break;
    case When::Kind::number: json["after"] = check.after.number; break;
  }
}

/// What we would write, or what stood there when nothing of it changed since. Where something did,
/// the keys stay in their order.
Json as_it_stood(Json made, const AsWritten& kept) {
  if (kept.text.empty()) return made;
  Json before = own_json(kept.text);
  if (compact(made) == kept.made) return before;
  std::unordered_map<std::string, Json> rest;
  for (const auto& item : made.items()) rest.emplace(item.key(), item.value());
  Json ordered = Json::object();
  const auto take = [&](const std::string& key) {
    const auto found = rest.find(key);
    if (found == rest.end()) return;
    put(ordered, key, std::move(found->second));
    rest.erase(found);
  };
  for (const auto& item : before.items()) take(item.key());
  for (const auto& item : made.items()) take(item.key());
  return ordered;
}

/// A list that the file does not have and that is empty stays away.
void add_list(Json& json, const char* key, Json list) {
  if (json.contains(key) || !list.empty()) json[key] = std::move(list);
}

}  // namespace

Json step_json(const Step& step) {
  Json json = Json::object();
  add_text(json, "at", step.at);
  add_text(json, "by", step.by);
  add_text(json, "do", step.action);
  add_text(json, "on", step.on);
  if (!step.with.empty()) json["with"] = fields_json(step.with);
  for (const Edit& edit : step.edits) json["edit"].push_back(edit_json(edit));
  add_text(json, "note", step.note);
  if (step.expect != Outcome::done) json["expect"] = word_of(step.expect);
  if (step.is_off) json["off"] = true;
  add_extras(json, step.extras);
  return json;
}

Json entity_json(const Declaration& declaration) {
  Json json = {{"id", declaration.id}, {"type", declaration.type}};
  if (declaration.label != declaration.id) json["label"] = declaration.label;
  for (const auto& [key, value] : declaration.fields) put(json, key, json_of(value));
  add_extras(json, declaration.extras);
  return json;
}

Json check_json(const Check& check) {
  Json json = Json::object();
  add_after(json, check);
  Json access = Json::object();
  add_selection(access, "who", check.who);
  add_texts(access, "can", check.can);
  add_texts(access, "cannot", check.cannot);
  add_texts(access, "unclear", check.unclear);
  add_selection(access, "on", check.on);
  add_texts(access, "because", check.because);
  add_selection(access, "by", check.by);
  if (check.kind == Check::Kind::never) {
    add_extras(access, check.never_extras);
    json["never"] = access;
    json["within"] = check.within;
  } else {
    json.update(access);
    if (!check.status.empty()) json["status"] = Json::object();
    for (const auto& [id, status] : check.status) put(json["status"], id, status);
  }
  add_text(json, "says", check.says);
  add_extras(json, check.extras);
  return json;
}

Json heading_json(const Scenario& scenario) {
  Json json = {{"format", "permsim/1"}, {"kind", "scenario"}, {"id", scenario.id}};
  if (scenario.title != scenario.id) json["title"] = scenario.title;
  add_text(json, "summary", scenario.summary);
  add_texts(json, "goals", scenario.goals);
  add_text(json, "notes", scenario.notes);
  add_text(json, "beside", scenario.beside);
  if (scenario.beside_in_place != nullptr)
    json["beside"] = scenario_json(*scenario.beside_in_place);
  json["policy"] = nullptr;
  if (scenario.reading != "default") json["reading"] = scenario.reading;
  if (!scenario.shows_on.empty() || !scenario.shows_view.empty() ||
      !scenario.shows_extras.empty()) {
    json["shows"] = Json::object();
    add_text(json["shows"], "on", scenario.shows_on);
    add_text(json["shows"], "view", scenario.shows_view);
    add_extras(json["shows"], scenario.shows_extras);
  }
  for (const char* list : kLists) json[list] = nullptr;
  if (!scenario.plan.empty()) json["plan"] = own_json(scenario.plan);
  add_extras(json, scenario.extras);
  return json;
}

Json heading_of(const Json& file) {
  Json heading = Json::object();
  for (const auto& item : file.items()) {
    const bool is_apart = item.key() == "policy" ||
                          std::find(kLists.begin(), kLists.end(), item.key()) != kLists.end();
    put(heading, item.key(), is_apart ? Json() : item.value());
  }
  return heading;
}

void keep_as_written(AsWritten& kept, const Json& json, const Json& made) {
  // The order of keys counts, as it does in the library's comparison of ordered objects.
  if (json != made) kept = {compact(json), compact(made)};
}

Json scenario_json(const Scenario& scenario) {
  Json json = as_it_stood(heading_json(scenario), scenario.as_written);
  if (scenario.policy_in_place)
    json["policy"] = own_json(scenario.policy->document);
  else
    json["policy"] = scenario.policy->id;
  Json entities = Json::array();
  for (const auto& declaration : scenario.entities)
    entities.push_back(as_it_stood(entity_json(*declaration), declaration->as_written));
  Json steps = Json::array();
  for (const Step& step : scenario.steps)
    steps.push_back(as_it_stood(step_json(step), step.as_written));
  Json checks = Json::array();
  for (const Check& check : scenario.checks)
    checks.push_back(as_it_stood(check_json(check), check.as_written));
  add_list(json, "entities", std::move(entities));
  add_list(json, "steps", std::move(steps));
  add_list(json, "checks", std::move(checks));
  return json;
}

}  // namespace permsim

// Requests to questions: every key that some question takes.
#include "core/door/questions.h"

#include <algorithm>
#include <cstdint>

#include "core/json/people.h"
#include "core/json/print.h"
#include "core/json/steps.h"

namespace permsim {

namespace {

/// "a number" for what is no number, and the number itself where it is the wrong one.
void wrong_number(Node& node, const std::string& key, const std::string& expected,
                  const Json& json) {
  if (is_number(json))
    node.report(node.at(key), "wrong-type",
                ticked(key) + " should be " + expected + ", never " + ticked(spelling_of(json)));
  else
    node.wrong_type(key, expected, json);
}

/// A step number or moment word, as text.
std::string moment_word(Node& node, const std::string& key, std::string fallback) {
  const Json* json = node.find(key);
  if (json == nullptr) return fallback;
  if (json->is_string()) return json->get<std::string>();
  if (const auto number = whole_number(*json)) return std::to_string(*number);
  wrong_number(node, key, "a step's number, `start` or `end`", *json);
  return fallback;
}

/// JSON as it stands, to be read by whoever knows what it speaks of; empty where there is none.
std::string json_text(Node& node, const std::string& key) {
  const Json* json = node.find(key);
  return json == nullptr ? std::string() : compact(*json);
}

/// `["acme=acme_team#member", …]`, or `{ "acme": "acme_team#member", … }` with a list where several
/// are meant.
std::vector<std::string> read_groups(Node& node) {
  const Json* json = node.find("groups");
  if (json == nullptr || !json->is_object()) return node.texts("groups");
  std::vector<std::string> groups;
  Node inner(*json, node.at("groups"), node.problems());
  for (const auto& [id, people] : node.members("groups")) {
    for (const std::string& each : inner.texts(id)) groups.push_back(id + "=" + each);
  }
  return groups;
}

}  // namespace

int read_count(Node& node, const std::string& key, int fallback) {
  const Json* json = node.find(key);
  if (json == nullptr) return fallback;
  if (const auto number = whole_number(*json))
    return static_cast<int>(std::min<std::uint64_t>(*number, INT32_MAX));
  wrong_number(node, key, "a whole number", *json);
  return fallback;
}

Question read_question(Node& node, const std::string& at) {
  Question question;
  question.ask = node.text("ask");
  question.at = moment_word(node, "at", at);
  question.from = moment_word(node, "from", "start");
  question.to = moment_word(node, "to", "end");
  question.reading = node.text("reading");
  question.against = node.text("against");
  People who = read_people(node, "who");
  question.who = std::move(who.ids);
  question.who_any = std::move(who.stand_ins);
  question.action = node.texts("action");
  question.on = node.texts("on");
  People by = read_people(node, "by");
  question.by = std::move(by.ids);
  question.by_any = std::move(by.stand_ins);
  question.with = read_fields(node, "with");
  question.within = read_count(node, "within", -1);
  question.groups = read_groups(node);
  question.without = node.text("without");
  question.with_person = node.text("with_person");
  question.no_new_access = node.flag("no_new_access");
  question.step = json_text(node, "step");
  question.edit = json_text(node, "edit");
  question.verdict = node.text("verdict");
  question.leaves = node.text("leaves");
  question.comes_back = node.flag("back");
  question.status = node.text("status");
  question.finding = node.text("finding");
  question.limit = static_cast<std::size_t>(read_count(node, "limit", INT32_MAX));
  question.expect = node.text("expect");
  question.what = node.text("what");
  const std::string format = node.text("format", "json");
  if (const auto found = format_of(format))
    question.format = *found;
  else
    node.report(
        "/format", "unknown-value",
        "a format is `text`, `json`, `csv`, `md`, `html` or `svg`, never " + ticked(format));
  return question;
}

}  // namespace permsim

// Phrases from JSON: a place that nothing can fill is warned of, since a reader would meet braces.
#include "core/json/phrases.h"

#include <algorithm>

namespace permsim {

namespace {

void warn(Node& node, const std::string& where, std::string code, std::string message) {
  Problem problem{where, std::move(code), std::move(message)};
  problem.is_warning = true;
  node.problems().push_back(std::move(problem));
}

void check_places(Node& node, const std::string& where, std::string_view phrase,
                  const std::vector<std::string_view>& may_name) {
  for (const std::string_view name : places_of(phrase)) {
    if (std::find(may_name.begin(), may_name.end(), name) != may_name.end()) continue;
    std::vector<std::string> known;
    known.reserve(may_name.size());
    for (const std::string_view each : may_name) known.push_back("`{" + std::string(each) + "}`");
    warn(node, where, "unknown-name",
         "`{" + std::string(name) + "}` stands for nothing here; a phrase may name " +
             listed(known, "and"));
  }
}

}  // namespace

std::string read_phrase(Node& node, const char* key,
                        const std::vector<std::string_view>& may_name) {
  std::string phrase = node.text(key);
  check_places(node, node.at(key), phrase, may_name);
  return phrase;
}

HoldPhrases read_hold_phrases(Node& node) {
  const std::vector<std::string_view> may_name{"who", "it"};
  return {read_phrase(node, "phrase", may_name), read_phrase(node, "not", may_name)};
}

ValuePhrases read_value_phrases(Node& node, const std::vector<std::string>& values,
                                AttributeKind kind, const std::vector<std::string_view>& may_name) {
  ValuePhrases phrases;
  const Json* json = node.find("phrase");
  if (json == nullptr) return phrases;
  const auto add = [&](std::string value, const Json& text, const std::string& where) {
    if (!text.is_string())
      return node.report(where, "wrong-type", "expected a text, found " + kind_word(text));
    phrases.emplace_back(std::move(value), text.get<std::string>());
    check_places(node, where, phrases.back().second, may_name);
  };
  if (!json->is_object()) {
    add("", *json, node.at("phrase"));
    return phrases;
  }
  for (const auto& [value, text] : node.members("phrase")) {
    const std::string where = node.at("phrase") + "/" + pointer_part(value);
    const bool is_flag = kind == AttributeKind::boolean;
    const bool is_known =
        is_flag ? value == "true" || value == "false"
                : values.empty() || std::find(values.begin(), values.end(), value) != values.end();
    if (!is_known)
      warn(node, where, "unknown-value", ticked(value) + " is no value that it can have");
    add(value, *text, where);
  }
  return phrases;
}

namespace {

std::vector<std::string_view> places_of_act(const Action& action) {
  std::vector<std::string_view> places{"who", "it"};
  for (const Parameter& parameter : action.parameters) places.push_back(parameter.id);
  return places;
}

}  // namespace

std::string read_act_text(Node& node, const char* key, const Type& type, const Action& action) {
  std::vector<std::string_view> may_name = places_of_act(action);
  for (const Relation& relation : type.relations) may_name.push_back(relation.id);
  return read_phrase(node, key, may_name);
}

ActPhrases read_act_phrases(Node& node, const Action& action) {
  const std::vector<std::string_view> may_name = places_of_act(action);
  ActPhrases phrases{
      read_phrase(node, "phrase", may_name), read_phrase(node, "third", may_name), {}, {}};
  const Json* self = node.find("self");
  if (self != nullptr && self->is_object()) {
    Node both(*self, node.at("self"), node.problems());
    phrases.self = read_phrase(both, "phrase", may_name);
    phrases.third_self = read_phrase(both, "third", may_name);
    both.extras();
  } else if (self != nullptr) {
    phrases.third_self = read_phrase(node, "self", may_name);
  }
  return phrases;
}

}  // namespace permsim

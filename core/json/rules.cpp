// Reads rules one by one.
#include "core/json/rules.h"

#include <algorithm>

namespace permsim {

namespace {

void read_effect(Node& node, Rule& rule) {
  const std::string word = node.need_text("effect");
  for (const Effect effect : {Effect::allow, Effect::forbid, Effect::unclear, Effect::limit}) {
    if (word == word_of(effect)) {
      rule.effect = effect;
      return;
    }
  }
  const auto found = node.json().find("effect");
  if (found != node.json().end() && found->is_string())
    node.report(node.at("effect"), "unknown-value",
                "an effect is `allow`, `forbid`, `unclear` or `limit`, never " + ticked(word));
}

}  // namespace

std::vector<TypeIndex> read_on(Node& node, const Policy& policy) {
  std::vector<TypeIndex> on;
  const std::vector<std::string> names = node.need_texts("on");
  for (std::size_t i = 0; i < names.size(); ++i) {
    const TypeIndex type = policy.find_type(names[i]);
    if (policy.types.empty()) return on;  // what is wrong with all of them is told there
    if (type == kNoType)
      node.report(node.at("on") + "/" + std::to_string(i), "unknown-type",
                  "there is no type " + ticked(names[i]));
    else if (std::find(on.begin(), on.end(), type) == on.end())
      on.push_back(type);
  }
  return on;
}

Citation read_citation(Node& node) {
  const std::string text = node.text("source");
  const std::size_t colon = text.find(':');
  Citation citation{text.substr(0, colon),
                    colon == std::string::npos ? "" : text.substr(colon + 1)};
  citation.section.erase(0, citation.section.find_first_not_of(' '));
  return citation;
}

Rule read_rule(Node& node, const Policy& policy) {
  Rule rule;
  rule.where = node.where();
  rule.id = node.need_id("id");
  rule.says = node.text("says");
  read_effect(node, rule);
  rule.on = read_on(node, policy);
  rule.actions = node.need_texts("actions");
  if (node.need("to", "the persons it speaks of") != nullptr) rule.to = node.set("to");
  rule.when = node.condition("when");
  rule.source = read_citation(node);
  node.know("was");  // what editing roles needs to take a change back: grants.h
  node.know("part_of");
  node.extras();
  return rule;
}

}  // namespace permsim

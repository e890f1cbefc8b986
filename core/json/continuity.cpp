// Continuity from JSON: what repairs a type, what depends on it, who counts as its owner, what
// using it shows.
#include "core/json/continuity.h"

#include "core/json/effects.h"
#include "core/json/types.h"

namespace permsim {

namespace {

void read_served(Node& node, const Policy& policy, Continuity& continuity) {
  const std::string text = node.text("serves");
  if (text.empty()) return;
  const std::size_t dot = text.find('.');
  continuity.served_type = policy.find_type(text.substr(0, dot));
  const Relation* relation = nullptr;
  if (continuity.served_type != kNoType && dot != std::string::npos)
    relation = policy.types[continuity.served_type].find_relation(text.substr(dot + 1));
  if (relation == nullptr)
    node.report(node.at("serves"), "unknown-relation",
                ticked(text) + " is no relation; write `type.relation`");
  else
    continuity.served_relation = policy.find_symbol(relation->id);
}

/// `use` and `shows`: the action that counts as use, and the list attribute it lets people see.
void read_use(Node& node, const Policy& policy, Continuity& continuity) {
  const std::string use = node.text("use");
  const std::string shows = node.text("shows");
  if (continuity.type == kNoType) return;
  const Type& type = policy.types[continuity.type];
  continuity.use = type.find_action(use);
  if (!use.empty() && continuity.use == kNoAction)
    node.report(node.at("use"), "unknown-action",
                ticked(type.id) + " has no action " + ticked(use));
  const Attribute* attribute = type.find_attribute(shows);
  if (attribute != nullptr) continuity.shows = policy.find_symbol(attribute->id);
  if (!shows.empty() && (attribute == nullptr || attribute->kind != AttributeKind::list))
    node.report(node.at("shows"), "unknown-attribute",
                ticked(type.id) + " has no list " + ticked(shows));
}

}  // namespace

void read_continuity(const Json& json, const std::string& where, Policy& policy,
                     Problems& problems) {
  if (!json.is_object()) {
    problems.push_back({where, "wrong-type", "expected an object, found " + kind_word(json)});
    return;
  }
  // Members get their symbols when the policy is bound; what is served and shown needs one now.
  for (const Type& type : policy.types) {
    for (const Relation& relation : type.relations) policy.intern(relation.id);
    for (const Attribute& attribute : type.attributes) policy.intern(attribute.id);
  }
  for (const auto& item : json.items()) {
    Node node(item.value(), where + "/" + pointer_part(item.key()), problems);
    Continuity continuity;
    continuity.type = policy.find_type(item.key());
    if (continuity.type == kNoType)
      node.report(node.where(), "unknown-type", "there is no type " + ticked(item.key()));
    if (!node.is_object()) continue;
    const std::vector<std::string> repair = node.texts("repair");
    for (std::size_t i = 0; i < repair.size() && continuity.type != kNoType; ++i) {
      const ActionIndex action = policy.types[continuity.type].find_action(repair[i]);
      if (action == kNoAction)
        node.report(node.at("repair") + "/" + std::to_string(i), "unknown-action",
                    ticked(item.key()) + " has no action " + ticked(repair[i]));
      else
        continuity.repair.push_back(action);
    }
    read_served(node, policy, continuity);
    continuity.when = node.condition("when");
    read_use(node, policy, continuity);
    continuity.has_owner = node.json().contains("owner");
    continuity.owner = node.set("owner");
    node.extras();
    if (continuity.type != kNoType) policy.continuity.push_back(std::move(continuity));
  }
}

}  // namespace permsim

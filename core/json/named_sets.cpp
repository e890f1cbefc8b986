// Named sets from JSON: their parts, each with its guard.
#include "core/json/named_sets.h"

#include "core/json/phrases.h"
#include "core/json/types.h"

namespace permsim {

namespace {

GuardedSet read_guarded(Node& node) {
  GuardedSet part;
  if (node.need("to", "a set") != nullptr) part.to = node.set("to");
  part.when = node.condition("when");
  node.extras();
  return part;
}

GuardedSet read_part(const Json& json, const std::string& where, Problems& problems) {
  if (json.is_string()) return {read_set(json.get<std::string>(), where, problems), {}};
  Node node(json, where, problems);
  return node.is_object() ? read_guarded(node) : GuardedSet{};
}

void read_parts(NamedSet& set, const Json& json, const std::string& where, Problems& problems) {
  if (json.is_array()) {
    for (std::size_t i = 0; i < json.size(); ++i)
      set.parts.push_back(read_part(json[i], where + "/" + std::to_string(i), problems));
  } else if (json.is_string() || json.is_object()) {
    set.parts.push_back(read_part(json, where, problems));
  } else {
    problems.push_back({where, "wrong-type",
                        "expected a set expression or a list of them, found " + kind_word(json)});
  }
}

}  // namespace

NamedSet read_named_set(const std::string& id, const Json& json, const std::string& where,
                        Problems& problems) {
  NamedSet set;
  set.id = id;
  set.label = label_of(id);
  if (json.is_object()) {
    Node node(json, where, problems);
    set.label = node.name("label", set.label);
    set.phrases = read_hold_phrases(node);
    if (const Json* parts = node.find("is")) {
      read_parts(set, *parts, node.at("is"), problems);
      for (const char* key : {"to", "when"}) {
        if (node.find(key) != nullptr)
          node.report(node.at(key), "bad-value", "a set has `is` or `to`, not both");
      }
      node.extras();
    } else {
      set.parts.push_back(read_guarded(node));
    }
  } else {
    read_parts(set, json, where, problems);
  }
  return set;
}

}  // namespace permsim

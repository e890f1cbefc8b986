// Reading and writing whom a question or check is about.
#include "core/json/people.h"

#include <algorithm>

#include "core/base/budget.h"

namespace permsim {

namespace {

StandIn read_stand_in(const Json& json, const std::string& where, Problems& problems) {
  Node node(json, where, problems);
  StandIn stand_in;
  stand_in.holds = node.texts("any");
  if (json["any"].is_array() && json["any"].empty())
    node.report(node.at("any"), "bad-value",
                "say what they hold, written `entity#relation`: whoever holds nothing is nobody");
  static_cast<void>(node.extras());
  return stand_in;
}

}  // namespace

bool is_stand_in(const Json& json) { return json.is_object() && json.contains("any"); }

People read_people(Node& node, const std::string& key) {
  People people;
  const Json* json = node.find(key);
  if (json == nullptr) return people;
  people.is_list = json->is_array();
  if (is_stand_in(*json)) {
    people.stand_ins.push_back(read_stand_in(*json, node.at(key), node.problems()));
    return people;
  }
  const bool has_stand_in =
      json->is_array() &&
      std::any_of(json->begin(), json->end(), [](const Json& item) { return is_stand_in(item); });
  if (!has_stand_in) {
    people.ids = node.texts(key);
    return people;
  }
  for (const auto& [item, where] : node.list(key)) {
    if (is_stand_in(*item)) {
      StandIn stand_in = read_stand_in(*item, where, node.problems());
      stand_in.at = people.ids.size() + people.stand_ins.size();
      people.stand_ins.push_back(std::move(stand_in));
      continue;
    }
    people.ids.push_back(item->is_string() ? item->get<std::string>() : "");
    if (!item->is_string())
      node.report(where, "wrong-type",
                  "expected a text or `{ \"any\": … }`, found " + kind_word(*item));
  }
  return people;
}

Json stand_in_json(const StandIn& stand_in) {
  if (stand_in.holds.size() == 1) return {{"any", stand_in.holds.front()}};
  return {{"any", stand_in.holds}};
}

}  // namespace permsim

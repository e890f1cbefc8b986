// People asked about, from JSON: ids, usersets and stand-ins.
#pragma once
#include "core/json/reader.h"

namespace permsim {

struct People {
  std::vector<std::string> ids;
  std::vector<StandIn> stand_ins;
  bool is_list = false;  ///< written as a list
};

/// `"ben"`, `["ben", "team#member"]`, `{ "any": "north#member" }`, or a list of such.
People read_people(Node& node, const std::string& key);
/// `{ "any": "north#member" }`: false for anything else.
bool is_stand_in(const Json& json);
/// As it is written: a bare text where it holds one relation.
Json stand_in_json(const StandIn& stand_in);

}  // namespace permsim

// Records of cells in a policy's file, under `by_hand`, and the policy with and without them. How
// rules are split stands in split_rules.cpp.
#include "core/json/grants.h"

#include <algorithm>
#include <tuple>

#include "core/json/split_rules.h"

namespace permsim {

namespace {

Json record_json(const CellRecord& record) {
  Json json = {
      {"on", record.cell.on}, {"action", record.cell.action}, {"role", written(record.cell.role)}};
  for (const RoleName& role : record.cell.beside) json["beside"].push_back(written(role));
  json["is"] = word_of(record.change.grant);
  if (record.change.when) json["when"] = *record.change.when;
  if (record.was_none) json["was"] = word_of(Grant::none);
  if (!record.rule.empty()) json["rule"] = record.rule;
  return json;
}

CellRecord record_of(const Json& json) {
  CellRecord record;
  record.cell.on = text_of(json, "on");
  record.cell.action = text_of(json, "action");
  record.cell.role = role_of(text_of(json, "role"));
  for (const std::string& role : texts_of(json, "beside"))
    record.cell.beside.push_back(role_of(role));
  for (const Grant grant : {Grant::allow, Grant::unclear, Grant::forbid}) {
    if (text_of(json, "is") == word_of(grant)) record.change.grant = grant;
  }
  if (member_of(json, "when").is_string()) record.change.when = text_of(json, "when");
  record.rule = text_of(json, "rule");
  record.was_none = text_of(json, "was") == word_of(Grant::none);
  return record;
}

/// Where a key stands among those of an object; behind all of them when it is not there.
std::size_t place_of(const Json& object, const std::string& key) {
  std::size_t place = 0;
  for (const auto& item : object.items()) {
    if (item.key() == key) break;
    ++place;
  }
  return place;
}

/// Broader cells come first, so that a narrower one has the last word.
void put_in_order(const Json& policy, std::vector<CellRecord>& cells) {
  const Json& types = member_of(policy, "types");
  const auto key = [&](const CellRecord& record) {
    const GrantCell& cell = record.cell;
    const Json& type = member_of(types, cell.on.c_str());
    std::string beside;
    for (const RoleName& role : cell.beside) beside += " " + written(role);
    return std::tuple(place_of(types, cell.on), place_of(member_of(type, "actions"), cell.action),
                      cell.beside.size(), written(cell.role), beside);
  };
  std::stable_sort(cells.begin(), cells.end(), [&](const CellRecord& one, const CellRecord& other) {
    return key(one) < key(other);
  });
}

Json joined_rules(const Json& rules, const std::vector<std::string>& made) {
  Json whole = Json::array();
  for (const Json& rule : rules) {
    if (rule.is_object() && rule.contains("part_of")) continue;
    if (std::find(made.begin(), made.end(), text_of(rule, "id")) != made.end()) continue;
    whole.push_back(member_of(rule, "was").empty() ? rule : rule.at("was"));
  }
  return whole;
}

void forget_cells(Json& policy) {
  Json& by_hand = policy["by_hand"];
  for (const char* key : {"cells", "made", "without"}) by_hand.erase(key);
  if (by_hand.empty()) policy.erase("by_hand");
}

}  // namespace

void remove_at(Json& json, const std::string& pointer) {
  Json* at = &json;
  std::size_t begin = 1;
  for (std::size_t end = pointer.find('/', begin); end != std::string::npos;
       begin = end + 1, end = pointer.find('/', begin)) {
    const auto found = at->is_object() ? at->find(pointer.substr(begin, end - begin)) : at->end();
    if (!at->is_object() || found == at->end()) return;
    at = &*found;
  }
  if (at->is_object() && begin <= pointer.size()) at->erase(pointer.substr(begin));
}

std::vector<CellRecord> cells_of(const Json& policy) {
  std::vector<CellRecord> cells;
  for (const Json& json : member_of(member_of(policy, "by_hand"), "cells"))
    cells.push_back(record_of(json));
  return cells;
}

Json without_cells(Json policy) {
  const Json by_hand = member_of(policy, "by_hand");
  if (!by_hand.contains("cells")) return policy;
  std::vector<std::string> made;
  for (const CellRecord& record : cells_of(policy)) {
    if (!record.rule.empty()) made.push_back(record.rule);
  }
  if (policy.contains("rules")) policy["rules"] = joined_rules(policy["rules"], made);
  std::size_t number = 0;
  const Json& without = member_of(by_hand, "without");
  if (policy.contains("readings")) {
    for (Json& reading : policy["readings"]) {
      if (!reading.is_object()) continue;
      if (reading.contains("with")) reading["with"] = joined_rules(reading["with"], {});
      const auto before = without.find(std::to_string(number++));
      if (before != without.end()) reading["without"] = *before;
    }
  }
  const std::vector<std::string> pointers = texts_of(by_hand, "made");
  for (auto pointer = pointers.rbegin(); pointer != pointers.rend(); ++pointer)
    remove_at(policy, *pointer);
  forget_cells(policy);
  return policy;
}

Json with_cells(Json policy, std::vector<CellRecord> cells) {
  if (cells.empty()) return policy;
  put_in_order(policy, cells);
  RuleSplitter splitter(policy);
  Json records = Json::array();
  for (CellRecord& record : cells) {
    record.rule = splitter.change(record.cell, record.change);
    records.push_back(record_json(record));
  }
  // What is kept by hand stands last, whatever was added before it.
  Json by_hand = member_of(policy, "by_hand");
  policy.erase("by_hand");
  by_hand["cells"] = std::move(records);
  if (!splitter.made().empty()) by_hand["made"] = splitter.made();
  if (!splitter.without().empty()) by_hand["without"] = splitter.without();
  policy["by_hand"] = std::move(by_hand);
  return policy;
}

}  // namespace permsim

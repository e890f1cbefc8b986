// What rules say of a role, looked up without binding them.
#include "core/json/standing.h"

#include <algorithm>
#include <deque>
#include <set>

#include "core/json/split_rules.h"

namespace permsim {

namespace {

/// The shortest way, along relations that hold one thing at most or along all, and of those that
/// were added by hand along the first so many.
std::optional<std::string> shortest_way(const WrittenTypes& types, const std::string& from,
                                        const std::string& to, std::size_t added, bool along_all) {
  std::map<std::string, std::string> ways{{from, ""}};
  std::deque<std::string> open{from};
  while (!open.empty()) {
    const std::string type = open.front();
    open.pop_front();
    if (type == to) return ways[type];
    const auto known = types.find(type);
    if (known == types.end()) continue;
    for (const std::string& name : known->second.relation_order) {
      const WrittenRelation& relation = known->second.relations.at(name);
      if (relation.added > added || (!relation.is_one && !along_all)) continue;
      for (const std::string& next : relation.leads_to) {
        const auto next_type = types.find(next);
        const bool is_end =
            next_type == types.end() || (next_type->second.is_subject && next != to);
        if (is_end || !ways.emplace(next, ways[type] + name + ".").second) continue;
        open.push_back(next);
      }
    }
  }
  return std::nullopt;
}

void note_ids(const Json& rules, std::vector<std::string>& ids) {
  for (const Json& rule : rules) ids.push_back(text_of(rule, "id"));
}

}  // namespace

std::optional<std::string> way_to(const WrittenTypes& types, const std::string& from,
                                  const std::string& to) {
  // What is added later changes no way that there was: rules have been made along it.
  std::set<std::size_t> additions{0};
  for (const auto& [id, type] : types)
    for (const auto& [name, relation] : type.relations) additions.insert(relation.added);
  for (const std::size_t added : additions) {
    for (const bool along_all : {false, true}) {
      if (auto way = shortest_way(types, from, to, added, along_all)) return way;
    }
  }
  return std::nullopt;
}

std::string unused_rule_id(const Json& policy, const std::string& wanted) {
  std::vector<std::string> ids;
  note_ids(member_of(policy, "rules"), ids);
  for (const Json& reading : member_of(policy, "readings"))
    note_ids(member_of(reading, "with"), ids);
  std::string id = wanted;
  for (int number = 2; std::find(ids.begin(), ids.end(), id) != ids.end(); ++number)
    id = wanted + "-" + std::to_string(number);
  return id;
}

Standing standing_of(const Json& policy, const GrantCell& cell) {
  WrittenTypes types = read_written_types(policy);
  const RoleCut cut(types, cell.role, cell.beside);
  Standing standing;
  for (const Json& rule : member_of(policy, "rules")) {
    if (!speaks_of(rule, cell)) continue;
    const SetExpression set = parse_set(text_of(rule, "to")).value;
    const bool is_meant = cut.may_hold(set, {cell.on}) &&
                          (cut.lets_in(set, {cell.on}) || cut.is_open(set, {cell.on}));
    if (!is_meant) continue;
    const std::string effect = text_of(rule, "effect");
    standing.is_allowed = standing.is_allowed || effect == "allow";
    standing.is_unclear = standing.is_unclear || effect == "unclear";
    standing.is_forbidden = standing.is_forbidden || effect == "forbid";
  }
  return standing;
}

}  // namespace permsim

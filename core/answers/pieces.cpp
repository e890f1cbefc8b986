// What several answers tell in the same shape.
#include "core/answers/pieces.h"

#include "core/play/declared.h"

namespace permsim {

namespace {

/// What only a policy's finding has: its id, the way out and where that is written.
void add_declared(const World& world, const Finding& finding, Json& json) {
  const auto text_or_null = [](const std::string& text) {
    return text.empty() ? Json(nullptr) : Json(text);
  };
  const DeclaredFinding& declared = declared_of(world, finding);
  const Source* source = world.policy().find_source(declared.source.source);
  json["id"] = declared.id;
  json["advice"] = text_or_null(advice_of(world, finding));
  json["source"] = text_or_null(declared.source.source);
  json["section"] = text_or_null(declared.source.section);
  json["seen"] = source == nullptr ? Json(nullptr) : text_or_null(source->seen);
}

}  // namespace

Json ids_of(const World& world, const std::vector<EntityIndex>& entities) {
  Json ids = Json::array();
  for (const EntityIndex entity : entities) ids.push_back(world.at(entity).id);
  return ids;
}

Json rule_ids(const Policy& policy, const std::vector<std::uint32_t>& rules) {
  Json ids = Json::array();
  for (const std::uint32_t rule : rules) ids.push_back(policy.rules[rule].id);
  return ids;
}

Json finding_json(const World& world, const Finding& finding) {
  Json json = {{"code", word_of(world, finding)},
               {"on", world.at(finding.entity).id},
               {"says", finding.says()},
               {"since", finding.since}};
  if (finding.person != kNoEntity) json["who"] = world.at(finding.person).id;
  if (!finding.persons().empty()) json["persons"] = ids_of(world, finding.persons());
  if (!finding.items().empty()) json["items"] = finding.items();
  if (finding.code != FindingCode::not_running) json["serves"] = finding.serves;
  json["weight"] = word_of(finding.weight);
  if (finding.declared >= 0) add_declared(world, finding, json);
  return json;
}

Json cell_json(const Impact& impact, const ChangedCell& change) {
  return {{"who", impact.at(change.cell.who).id},
          {"on", impact.at(change.cell.on).id},
          {"action", impact.action_of(change.cell).id},
          {"from", word_of(change.from)},
          {"to", word_of(change.to)}};
}

Json impact_json(const Impact& impact) {
  const auto status_or_null = [](std::string_view is) { return is.empty() ? Json() : Json(is); };
  Json json = {{"gained", impact.counts.gained},
               {"lost", impact.counts.lost},
               {"unclear", impact.counts.unclear},
               {"people", Json::array()},
               {"cells", Json::array()},
               {"status", Json::array()},
               {"findings", {{"new", Json::array()}, {"gone", Json::array()}}}};
  for (const EntityIndex who : impact.people) json["people"].push_back(impact.at(who).id);
  for (const ChangedCell& change : impact.cells) json["cells"].push_back(cell_json(impact, change));
  for (const StatusChange& change : impact.statuses)
    json["status"].push_back({{"on", impact.at(change.on).id},
                              {"from", status_or_null(change.from)},
                              {"to", status_or_null(change.to)}});
  for (const Finding& finding : impact.begun)
    json["findings"]["new"].push_back(finding_json(*impact.after->world, finding));
  for (const Finding& finding : impact.gone)
    json["findings"]["gone"].push_back(finding_json(*impact.before->world, finding));
  return json;
}

}  // namespace permsim

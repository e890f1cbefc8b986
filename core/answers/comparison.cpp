// Cells by what became of them, then statuses and findings that are otherwise.
#include "core/answers/comparison.h"

#include "core/answers/impact_words.h"
#include "core/answers/pieces.h"
#include "core/base/budget.h"
#include "core/base/printable.h"
#include "core/decide/sign.h"
#include "core/json/print.h"

namespace permsim {

namespace {

/// Under which key a difference lists a change.
const char* key_of(Change change) {
  switch (change) {
    case Change::none: break;
    case Change::gained: return "gained";
    case Change::lost: return "lost";
    case Change::turned_unclear: return "unclear";
    case Change::ruled_out: return "ruled_out";
  }
  return "";
}

const char* key_of(DiffSide::Kind kind) {
  switch (kind) {
    case DiffSide::Kind::moment: return "moment";
    case DiffSide::Kind::reading: return "reading";
    case DiffSide::Kind::file: return "file";
    case DiffSide::Kind::policy: return "policy";
    case DiffSide::Kind::person: return "person";
  }
  return "";
}

Json side_json(const DiffSide& side) {
  const Json name =
      side.kind == DiffSide::Kind::moment ? Json(std::stoul(side.name)) : Json(side.name);
  return {{key_of(side.kind), name}};
}

std::string side_words(const DiffSide& side) {
  switch (side.kind) {
    case DiffSide::Kind::moment:
    case DiffSide::Kind::person: return side.name;
    case DiffSide::Kind::reading: return "reading " + side.name;
    case DiffSide::Kind::file: return "file " + side.name;
    case DiffSide::Kind::policy: return "policy " + side.name;
  }
  return side.name;
}

/// The rules that determine a cell of one side; none where it has no such cell.
std::vector<std::uint32_t> rules_of(const World& world, EntityIndex who, EntityIndex on,
                                    const std::string& action) {
  if (who == kNoEntity || on == kNoEntity || !world.has(who) || !world.has(on) ||
      world.subject_number(who) < 0)
    return {};
  const ActionIndex index = world.type_of(on).find_action(action);
  if (index == kNoAction) return {};
  const Decision decision = decide(world, {who, on, index});
  return decision.verdict == Verdict::deny && decision.because.empty() ? decision.limits
                                                                       : decision.because;
}

std::string rule_marks(const Comparison& compared, const RulesOfChange& rules) {
  std::string marks;
  for (const std::uint32_t rule : rules.before)
    marks += (marks.empty() ? "−" : " −") + compared.impact.before->world->policy().rules[rule].id;
  for (const std::uint32_t rule : rules.after)
    marks += (marks.empty() ? "+" : " +") + compared.impact.after->world->policy().rules[rule].id;
  return marks;
}

}  // namespace

void add_rules(Comparison& compared) {
  const Impact& impact = compared.impact;
  const auto place = [&](EntityIndex number) {
    return impact.places.empty() ? number : impact.places[number];
  };
  for (const ChangedCell& change : impact.cells) {
    if (budget::is_spent()) return;
    const Cell& cell = change.cell;
    const std::string& action = impact.action_of(cell).id;
    compared.rules.push_back(
        {rules_of(*impact.before->world, cell.who, cell.on, action),
         rules_of(*impact.after->world, place(cell.who), place(cell.on), action)});
  }
}

std::uint64_t bytes_of(const Comparison& compared) {
  constexpr std::uint64_t kChange = 80;
  const Impact& impact = compared.impact;
  std::uint64_t bytes = 0;
  const auto add = [&](const Moment& moment, const std::vector<std::uint32_t>& rules) {
    for (const std::uint32_t rule : rules)
      bytes += moment.world->policy().rules[rule].id.size() + 3;
  };
  for (std::size_t i = 0; i < compared.rules.size(); ++i) {
    const Cell& cell = impact.cells[i].cell;
    bytes += kChange + impact.at(cell.who).id.size() + impact.at(cell.on).id.size();
    add(*impact.before, compared.rules[i].before);
    add(*impact.after, compared.rules[i].after);
  }
  return bytes;
}

std::string comparison_json(const Comparison& compared) {
  const Impact& impact = compared.impact;
  Json json = {{"from", side_json(compared.from)}, {"to", side_json(compared.to)},
               {"gained", Json::array()},          {"lost", Json::array()},
               {"unclear", Json::array()},         {"ruled_out", Json::array()}};
  for (std::size_t i = 0; i < compared.rules.size(); ++i) {
    const ChangedCell& change = impact.cells[i];
    Json cell = cell_json(impact, change);
    cell["because"] = rule_ids(impact.after->world->policy(), compared.rules[i].after);
    cell["before"] = rule_ids(impact.before->world->policy(), compared.rules[i].before);
    json[key_of(change_between(change.from, change.to))].push_back(std::move(cell));
  }
  Json all = impact_json(impact);
  json["status"] = std::move(all["status"]);
  json["findings"] = std::move(all["findings"]);
  return compact(json);
}

std::string comparison_text(const Comparison& compared, Format format, std::size_t columns) {
  Table table = impact_table(compared.impact, "From " + side_words(compared.from) + " to " +
                                                  side_words(compared.to) + ": " +
                                                  count_words(compared.impact.counts));
  table.heads.emplace_back("rules");
  table.rows.resize(compared.rules.size());
  for (std::size_t i = 0; i < compared.rules.size(); ++i)
    table.rows[i].push_back(rule_marks(compared, compared.rules[i]));
  std::string text = written(table, format);
  if (format != Format::text) return text;
  Impact rest = compared.impact;
  rest.cells.clear();
  for (const std::string& line : impact_lines(rest, SIZE_MAX))
    text += wrapped(visible_text(line), 0, columns);
  return text;
}

}  // namespace permsim

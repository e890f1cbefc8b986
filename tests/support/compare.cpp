// Loads a case into the engine and the slow twin and compares what they say; see compare.h.
#include "tests/support/compare.h"

#include <algorithm>

#include "core/decide/start_world.h"

namespace permsim::testing {
namespace {

std::string text_of(const Value& value) {
  if (const std::string* text = as_text(value)) return Json(*text).dump();
  if (const TextList* list = as_list(value)) return Json(*list).dump();
  if (!is_set(value)) return "[]";
  return is_true(value) ? "true" : "false";
}

std::string sorted_lines(std::vector<std::string> lines) {
  std::sort(lines.begin(), lines.end());
  std::string text;
  for (const std::string& line : lines) text += "  " + line + "\n";
  return text;
}

std::string shown_list(const std::vector<std::string>& list) { return Json(list).dump(); }

std::string facts(const Decision& decision, const World& world) {
  std::vector<std::string> unmet;
  for (const UnmetRule& one : decision.unmet)
    unmet.push_back(world.policy().rules[one.rule].id +
                    (one.part == Unmet::when ? " when" : " to"));
  return std::string(word_of(decision.verdict)) + " because " +
         shown_list(rule_ids(world, decision.because)) + " overruled " +
         shown_list(rule_ids(world, decision.overruled)) + " limits " +
         shown_list(rule_ids(world, decision.limits)) + " unmet " + shown_list(unmet);
}

std::string facts(const twin::Decision& decision) {
  std::vector<std::string> unmet;
  for (const auto& [rule, part] : decision.unmet) unmet.push_back(rule + " " + part);
  return decision.verdict + " because " + shown_list(decision.because) + " overruled " +
         shown_list(decision.overruled) + " limits " + shown_list(decision.limits) + " unmet " +
         shown_list(unmet);
}

}  // namespace

std::string listed_problems(const Problems& problems) {
  std::string text;
  for (const Problem& one : problems)
    text +=
        (one.is_warning ? "warning " : "") + one.where + " " + one.code + ": " + one.message + "\n";
  return text;
}

std::shared_ptr<const Scenario> load(const Json& scenario) {
  Library library;
  const auto read = read_scenario(scenario.dump(), library);
  if (!read) throw Refused(listed_problems(read.problems));
  return *read;
}

bool has_cycle(const Json& scenario) {
  const std::string reading = scenario.value("reading", "default");
  const auto model =
      std::make_shared<twin::Policy>(twin::read_policy(scenario.at("policy"), reading));
  return !twin::find_cycle_in_any_reading(twin::start(scenario, model)).empty();
}

Both load_both(const Json& scenario) {
  const std::shared_ptr<const Scenario> loaded = load(scenario);
  auto world = start_world(*loaded, loaded->policy_read());
  if (!world) throw Refused(listed_problems(world.problems));
  const std::string reading = scenario.value("reading", "default");
  const auto model =
      std::make_shared<twin::Policy>(twin::read_policy(scenario.at("policy"), reading));
  return {loaded, *world, twin::start(scenario, model)};
}

std::string picture(const World& world) {
  std::string text;
  for (EntityIndex index = 0; index < world.size(); ++index) {
    if (!world.has(index)) continue;
    const Entity& entity = world.at(index);
    const Type& type = world.type_of(index);
    std::vector<std::string> lines;
    for (std::size_t i = 0; i < type.relations.size(); ++i)
      for (const Entry& entry : entity.relations[i])
        lines.push_back(type.relations[i].id + ": " + written(world, entry) + " since " +
                        std::to_string(entry.since));
    for (std::size_t i = 0; i < type.attributes.size(); ++i)
      if (text_of(entity.attributes[i]) != "[]")
        lines.push_back(type.attributes[i].id + " = " + text_of(entity.attributes[i]));
    text += entity.id + " (" + type.id + ") " + entity.label + "\n" + sorted_lines(lines);
  }
  return text;
}

std::string picture(const twin::World& world) {
  std::string text;
  for (const twin::Entity& entity : world.entities) {
    std::vector<std::string> lines;
    for (const auto& [name, relation] : world.type_of(entity).relations)
      for (const twin::Holder& holder : twin::holders(world, entity, name))
        lines.push_back(name + ": " + holder.ref + " since " + std::to_string(holder.since));
    for (const auto& [name, value] : entity.attributes)
      if (value != Json::array()) lines.push_back(name + " = " + value.dump());
    text += entity.id + " (" + entity.type + ") " + entity.label + "\n" + sorted_lines(lines);
  }
  return text;
}

EntityIndex some_entity(Dice& dice, const World& world) {
  std::vector<EntityIndex> all;
  for (EntityIndex entity = 0; entity < world.size(); ++entity)
    if (world.has(entity)) all.push_back(entity);
  return all.empty() ? kNoEntity : dice.pick(all);
}

std::vector<Cell> all_cells(const World& world) {
  std::vector<Cell> cells;
  for (EntityIndex who : world.subjects())
    for (EntityIndex on = 0; on < world.size(); ++on) {
      if (!world.has(on)) continue;
      const Type& type = world.type_of(on);
      for (std::size_t action = 0; action < type.actions.size(); ++action)
        if (!type.actions[action].is_event)
          cells.push_back({who, on, static_cast<ActionIndex>(action)});
    }
  return cells;
}

std::set<std::string> granted(const World& world) {
  std::set<std::string> all;
  for (const Cell& cell : all_cells(world)) {
    const Verdict verdict = verdict_of(world, cell);
    if (verdict != Verdict::deny)
      all.insert(name_of(world, cell) + " " + std::string(word_of(verdict)));
  }
  return all;
}

MomentPtr start_of(const Json& scenario) {
  const auto loaded = load(scenario);
  if (!loaded) return nullptr;
  auto world = start_world(*loaded, loaded->policy_read());
  return world ? start_moment(std::move(*world.value)) : nullptr;
}

std::string name_of(const World& world, const Cell& cell) {
  return world.at(cell.who).id + " " + world.type_of(cell.on).actions[cell.action].id + " " +
         world.at(cell.on).id;
}

std::vector<std::string> rule_ids(const World& world, const std::vector<std::uint32_t>& rules) {
  std::vector<std::string> ids;
  ids.reserve(rules.size());
  for (std::uint32_t rule : rules) ids.push_back(world.policy().rules[rule].id);
  return ids;
}

std::string first_disagreement(const World& world, const Matrix& matrix, const twin::World& twin) {
  for (const Cell& cell : all_cells(world)) {
    const std::string& action = world.type_of(cell.on).actions[cell.action].id;
    const Decision decision = decide(world, cell);
    const std::string ours = facts(decision, world);
    const std::string theirs =
        facts(twin::decide(twin, world.at(cell.who).id, action, world.at(cell.on).id));
    if (ours != theirs) return name_of(world, cell) + "\n  engine " + ours + "\n  twin   " + theirs;
    if (verdict_of(world, cell) != decision.verdict)
      return name_of(world, cell) + ": verdict_of is not decide";
    if (matrix.at(cell) != decision.verdict)
      return name_of(world, cell) + ": matrix " + std::string(word_of(matrix.at(cell))) +
             ", decide " + ours;
  }
  return "";
}

}  // namespace permsim::testing

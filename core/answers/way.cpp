// Stories cut short and told on.
#include "core/answers/way.h"

#include "core/decide/words.h"
#include "core/play/apply.h"

namespace permsim {

Scenario way_scenario(const Scenario& scenario, std::size_t at, const std::string& reading,
                      const std::vector<Step>& way, std::string title, const Check& leads_to) {
  Scenario made = scenario;
  made.id += "-way";
  made.title = std::move(title);
  made.summary.clear();
  made.notes.clear();
  made.beside.clear();
  made.goals.clear();
  if (!reading.empty()) made.reading = reading;
  made.steps.resize(at);
  made.steps.insert(made.steps.end(), way.begin(), way.end());
  made.checks.assign(1, leads_to);
  return made;
}

Check allowed_at_end(const World& world, const Cell& cell) {
  Check check;
  check.has_after = true;
  check.who.ids = {world.at(cell.who).id};
  check.on.ids = {world.at(cell.on).id};
  check.can = {world.type_of(cell.on).actions[cell.action].id};
  return check;
}

std::vector<std::string> way_titles(const World& world, const std::vector<Step>& way,
                                    std::uint32_t at) {
  std::vector<std::string> titles;
  titles.reserve(way.size());
  each_step(world, way, at, [&](const World& there, std::size_t i) {
    titles.push_back(step_title(there, way[i]));
  });
  return titles;
}

}  // namespace permsim

// A scenario sent without the names of people is the same story: nobody is named, every cell of
// every moment is as it was.
#include <catch2/catch_test_macros.hpp>
#include <set>
#include <string>

#include "core/json/files.h"
#include "core/json/without_names.h"
#include "core/play/play.h"

using namespace permsim;

namespace {

std::vector<PersonNamed> people_of(const std::vector<MomentPtr>& moments) {
  std::vector<PersonNamed> people;
  for (const MomentPtr& moment : moments)
    for (const EntityIndex person : moment->world->subjects())
      people.push_back({moment->world->at(person).id, moment->world->at(person).label});
  return people;
}

std::size_t count_differing(const Moment& one, const Moment& other) {
  std::size_t count = 0;
  const World& world = *one.world;
  for (const EntityIndex who : world.subjects())
    for (EntityIndex on = 0; on < world.size(); ++on) {
      if (!world.has(on)) continue;
      const std::vector<Action>& actions = world.type_of(on).actions;
      for (ActionIndex action = 0; action < actions.size(); ++action)
        if (!actions[action].is_event &&
            one.matrix->at({who, on, action}) != other.matrix->at({who, on, action}))
          ++count;
    }
  return count;
}

}  // namespace

TEST_CASE("without names every shipped story is the same, and names nobody", "[sharing]") {
  Library library;
  for (const std::string& id : library.scenario_ids()) {
    INFO(id);
    const Result<Document> found = library.shipped(id);
    const auto scenario = std::get<std::shared_ptr<const Scenario>>(*found);
    const Result<Play> played = play(*scenario);
    REQUIRE(played);
    const std::vector<PersonNamed> people = people_of(played->moments);
    const std::string text = write_without_names(*scenario, people);
    for (const PersonNamed& person : people) {
      INFO(person.label);
      CHECK(text.find("\"" + person.id + "\"") == std::string::npos);
      CHECK(text.find("\"" + person.label + "\"") == std::string::npos);
    }
    const auto read = read_scenario(text, library);
    REQUIRE(read);
    const Result<Play> again = play(**read.value);
    REQUIRE(again);
    REQUIRE(again->moments.size() == played->moments.size());
    for (std::size_t i = 0; i < played->moments.size(); ++i) {
      CHECK(again->moments[i]->outcome == played->moments[i]->outcome);
      CHECK(count_differing(*played->moments[i], *again->moments[i]) == 0);
    }
  }
}

TEST_CASE("names are taken out as whole words, the longer first", "[sharing]") {
  Scenario scenario;
  scenario.title = "Ana and Ana Maria, not Anabel";
  Library library;
  scenario.policy = *library.policy("detrics").value;
  const std::string text =
      write_without_names(scenario, {{"ana", "Ana"}, {"ana-2", "Ana Maria"}, {"ana", "Ana"}});
  CHECK(text.find("Person 1 and Person 2, not Anabel") != std::string::npos);
}

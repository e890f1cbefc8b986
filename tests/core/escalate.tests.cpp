// Escalation beside a search that leaves nothing aside, and with ways that were planted. Shapes are
// in tests/corpus/escalate.json.
#include "core/explore/escalate.h"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>

#include "core/decide/evaluate.h"
#include "core/decide/start_world.h"
#include "tests/core/brute_search.h"
#include "tests/core/explore_cases.h"
#include "tests/core/search_answers.h"

using namespace permsim;
using namespace permsim::testing;

namespace {

bool may(const World& world, const Cell& cell) {
  return world.has(cell.who) && verdict_of(world, cell) == Verdict::allow;
}

/// Whether nobody may do there any more what somebody may at the start.
bool is_locked(const World& start, const World& world, EntityIndex on,
               const std::vector<ActionIndex>& actions) {
  bool was = false, is = false;
  for (const ActionIndex action : actions) {
    const auto one_may = [&](const World& where, const std::vector<EntityIndex>& people) {
      return std::any_of(people.begin(), people.end(), [&](EntityIndex person) {
        return may(where, {person, on, action});
      });
    };
    const bool was_this = one_may(start, start.subjects());
    was = was || was_this;
    is = is || (was_this && one_may(world, world.subjects()));
  }
  return was && !is;
}

/// What is found against what is: `locked` says after how many acts.
std::string lockout_fault(const World& start, const std::vector<Lockout>& found,
                          std::map<EntityIndex, int> locked, int searched) {
  for (const Lockout& lockout : found) {
    const auto known = locked.find(lockout.on);
    if (known == locked.end() || known->second > searched)
      return start.at(lockout.on).id + " cannot be locked, and yet: " + sequence(lockout.way);
    if (known->second != static_cast<int>(lockout.way.size()))
      return start.at(lockout.on).id + ": a shorter way to lock everybody out is missed";
    locked.erase(known);
  }
  for (const auto& [on, depth] : locked) {
    if (depth <= searched) return start.at(on).id + " can be locked, which is missed";
  }
  return "";
}

/// Of everybody alone: what they gain, and whether they can lock everybody out of what they name.
std::string escalation_fault(const Json& scenario, std::size_t& gains, std::size_t& lockouts) {
  const auto loaded = load(scenario);
  const auto start = start_world(*loaded, loaded->policy_read());
  if (!start) return "";
  EscalationQuestion question;
  question.counts = every_action(start->policy());
  question.are_named = true;
  for (EntityIndex entity = 0; entity < start->size(); ++entity)
    if (start->has(entity)) question.things.push_back(entity);
  for (const EntityIndex who : start->subjects()) {
    Brute brute(*start, {who}, scenario.dump());
    std::map<EntityIndex, int> locked;  // after how many acts
    brute.on_world = [&](const World& world, int depth) {
      for (const EntityIndex on : question.things) {
        if (world.has(on) && is_locked(*start, world, on, question.counts[start->at(on).type]))
          locked.try_emplace(on, depth);
      }
    };
    brute.run();
    question.people = {who};
    question.within = brute.searched;
    const Escalations found = escalate(*start, question);
    if (!found.is_complete()) return "not searched in full";
    std::map<std::string, int> said, wanted;
    for (const Escalation& each : found.gains) {
      for (const Distance& one : each.gets.reached) said[name_of(*start, one.cell)] = one.steps;
    }
    for (const Cell& cell : all_cells(*start)) {
      const auto distance = brute.distances.find(name_of(*start, cell));
      if (cell.who == who && distance != brute.distances.end() && distance->second > 0 &&
          distance->second <= brute.searched)
        wanted[distance->first] = distance->second;
    }
    gains += wanted.size();
    if (said != wanted) return start->at(who).id + ": other gains than there are";
    std::string wrong = lockout_fault(*start, found.lockouts, locked, brute.searched);
    if (!wrong.empty()) return wrong;
    lockouts += found.lockouts.size();
  }
  return "";
}

/// Of everybody together: whether things of one owner can be left without any.
std::string last_owner_fault(const Json& scenario, std::size_t& left) {
  const auto loaded = load(scenario);
  const auto start = start_world(*loaded, loaded->policy_read());
  if (!start) return "";
  const auto owners = [](const World& world, EntityIndex on) {
    const Relation* owner = world.type_of(on).find_relation("owner");
    return owner == nullptr ? std::vector<EntityIndex>()
                            : Evaluator(world).member_persons(on, owner->symbol);
  };
  EscalationQuestion question;
  question.counts = every_action(start->policy());
  std::map<EntityIndex, int> wanted;  // after how many acts nobody owns it; 0: never
  for (EntityIndex on = 0; on < start->size(); ++on) {
    if (start->has(on)) question.things.push_back(on);
    if (start->has(on) && owners(*start, on).size() == 1) wanted[on] = 0;
  }
  Brute brute(*start, start->subjects(), scenario.dump());
  brute.on_world = [&](const World& world, int depth) {
    for (auto& [on, steps] : wanted)
      if (steps == 0 && world.has(on) && owners(world, on).empty()) steps = depth;
  };
  brute.run(2);
  question.within = brute.searched;
  const Escalations found = escalate(*start, question);
  std::map<EntityIndex, int> said;
  for (const LastOwner& each : found.last_owners) {
    said[each.on] = static_cast<int>(each.way.size());
    if (owners(*start, each.on) != std::vector<EntityIndex>{each.who}) return "another owner";
    left += each.way.empty() ? 0 : 1;
  }
  return said == wanted ? "" : "where the last owner stands, or how the thing loses this one";
}

/// A ladder: whoever is on rung n of a box may step onto rung n + 1, and the last lets them take.
/// Beside it things that lead nowhere.
Json ladder(int length, Dice& dice) {
  Json relations = Json::object(), actions = Json::object(), rules = Json::array();
  for (int i = 0; i <= length; ++i) relations["rung" + std::to_string(i)] = {{"of", {"person"}}};
  const auto allow = [&](const std::string& action, const std::string& to) {
    rules.push_back({{"id", "rule-" + action},
                     {"effect", "allow"},
                     {"on", "box"},
                     {"actions", Json::array({action})},
                     {"to", to}});
  };
  for (int i = 0; i < length; ++i) {
    const std::string climb = "climb" + std::to_string(i);
    actions[climb] = {
        {"effects", Json::array({{{"add", "$actor"}, {"to", "rung" + std::to_string(i + 1)}}})}};
    allow(climb, "rung" + std::to_string(i));
  }
  relations["friend"] = {{"of", {"person"}}};
  actions["greet"] = {{"with", {{"whom", "person"}}},
                      {"effects", Json::array({{{"add", "$whom"}, {"to", "friend"}}})}};
  allow("greet", "everyone");
  actions["take"] = Json::object();
  allow("take", "rung" + std::to_string(length));
  const std::string planted = "box" + std::to_string(dice.below(3));
  Json entities = Json::array({{{"id", "ana"}, {"type", "person"}},
                               {{"id", "ben"}, {"type", "person"}},
                               {{"id", "cleo"}, {"type", "person"}}});
  for (int i = 0; i < 3; ++i) {
    Json box = {{"id", "box" + std::to_string(i)}, {"type", "box"}};
    box["rung" + std::to_string(length)] = Json::array({"ana"});
    if (box["id"] == planted) box["rung0"] = Json::array({"ben"});
    entities.push_back(box);
  }
  return {{"format", "permsim/1"},
          {"kind", "scenario"},
          {"id", "ladder"},
          {"policy",
           {{"format", "permsim/1"},
            {"kind", "policy"},
            {"id", "ladder"},
            {"types",
             {{"person", {{"subject", true}}},
              {"box", {{"relations", relations}, {"actions", actions}}}}},
            {"rules", rules}}},
          {"entities", entities},
          {"steps", Json::array()}};
}

}  // namespace

TEST_CASE("escalations and lockouts are those that a search that leaves nothing aside finds",
          "[isolate]") {
  std::size_t gains = 0, lockouts = 0, left = 0;
  for (std::uint64_t seed = 2000; seed < 2160; ++seed) {
    const Json scenario = ChainMaker(seed).make();
    std::string wrong = escalation_fault(scenario, gains, lockouts);
    if (wrong.empty()) wrong = last_owner_fault(scenario, left);
    if (!wrong.empty()) FAIL("seed " << seed << ": " << wrong << "\n" << scenario.dump(1));
  }
  CAPTURE(gains, lockouts, left);
  CHECK(gains > 30);
  CHECK(lockouts > 5);
  CHECK(left > 5);
}

TEST_CASE("a planted escalation of one to four steps is found, and no shorter one", "[isolate]") {
  Dice dice(7);
  for (int length = 1; length <= 4; ++length) {
    CAPTURE(length);
    const Json scenario = ladder(length, dice);
    bool is_green = true;
    const auto ask = [&](int within) {
      return asked(
          scenario,
          [&](Question& question) {
            question.ask = "escalate";
            question.action = {"take"};
            question.within = within;
          },
          is_green);
    };
    const Json none = ask(length - 1);
    CHECK(none["escalations"].empty());
    CHECK(none["searched"]["whole"] == true);
    CHECK(is_green);
    const Json found = ask(length);
    CHECK_FALSE(is_green);
    REQUIRE(found["escalations"].size() == 1);
    const Json& ben = found["escalations"][0];
    CHECK(ben["who"] == "ben");
    REQUIRE(ben["within"].size() == 1);
    CHECK(ben["within"][0]["steps"] == length);
    CHECK(ben["way"]["steps"].size() == static_cast<std::size_t>(length));
    CHECK(plays(ben["way"]));
  }
}

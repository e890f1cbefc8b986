// Plans on random small worlds, beside a search that leaves nothing aside: every order of leaving
// and up to two other acts, by apply alone.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>

#include "tests/core/explore_cases.h"
#include "tests/core/plan_world.h"

using namespace permsim;
using namespace permsim::testing;

namespace {

constexpr std::size_t kMostOrders = 1500;

/// Every order in turn, until one is found in which nothing stops.
class PlanBrute {
 public:
  PlanBrute(const MomentPtr& start, const PlanWatcher& watcher, EntityIndex who)
      : start_(start), watcher_(watcher), who_(who) {}

  /// Whether some order of up to so many acts besides leaving stops nothing. `is_whole` afterwards:
  /// whether all of them were tried.
  bool is_harmless_possible(int acts) {
    path_ = {start_};
    return try_from(acts);
  }
  bool is_whole() const { return tried_ < kMostOrders; }
  const std::vector<MomentPtr>& path() const { return path_; }

 private:
  bool try_from(int acts) {
    if (++tried_ >= kMostOrders) return false;
    const World& world = *path_.back()->world;
    if (!watcher_.stopped(path_).on_the_way.empty()) return false;
    const std::vector<Step> leaving = watcher_.leaving(world);
    if (leaving.empty() && watcher_.endangered(path_.back(), who_).empty()) return true;
    for (Step step : leaving) {
      for (const EntityIndex actor : world.subjects()) {
        step.by = world.at(actor).id;
        if (follow(step, acts)) return true;
      }
    }
    if (acts == 0) return false;
    for (const Step& step : watcher_.acts(world)) {
      if (leaving.empty() && step.by == start_->world->at(who_).id) continue;
      if (follow(step, acts - 1)) return true;
    }
    return false;
  }

  bool follow(const Step& step, int acts) {
    MomentPtr next = next_moment(path_.back(), step, path_.back()->at + 1);
    if (next->outcome != Outcome::done || !next->is_changed) return false;
    path_.push_back(std::move(next));
    if (try_from(acts)) return true;
    path_.pop_back();
    return false;
  }

  MomentPtr start_;
  const PlanWatcher& watcher_;
  EntityIndex who_;
  std::vector<MomentPtr> path_;
  std::size_t tried_ = 0;
};

/// Boxes that may break, and rooms that people can be put out of.
Json with_leaving(Json scenario, Dice& dice) {
  Json& policy = scenario["policy"];
  const std::vector<std::string> conditions{"sealed", "lid == gone", "not any(owner | helper)",
                                            "not exists(keeper)", "not can(keeper, take, $target)"};
  policy["types"]["box"]["status"] = {
      {"cases",
       {{{"is", "broken"}, {"when", dice.pick(conditions)}, {"bad", true}},
        {{"is", "lost"}, {"when", dice.pick(conditions)}, {"bad", dice.chance(50)}}}},
      {"else", "fine"}};
  Json& box = policy["types"]["box"]["actions"];
  box["snap"] = {{"event", true}, {"effects", {{{"set", {{"lid", "gone"}}}}}}};
  box["seal"] = {{"event", true},
                 {"requires", {{{"that", "not sealed"}, {"else", "it is sealed"}}}},
                 {"effects", {{{"set", {{"sealed", true}}}}}}};
  const std::string type = dice.chance(50) ? "room" : "box";
  Json effects = Json::array();
  for (const char* relation : {"owner", "helper", "guest", "keeper"})
    effects.push_back({{"remove", "$whom"}, {"from", relation}});
  policy["types"][type]["actions"]["put_out"] = {{"with", {{"whom", "person"}}},
                                                 {"effects", effects}};
  policy["rules"].push_back({{"id", "put-out"},
                             {"effect", "allow"},
                             {"on", type},
                             {"actions", {"put_out"}},
                             {"to", dice.chance(50) ? "everyone" : "owner | helper"}});
  policy["rules"].push_back({{"id", "mending"},
                             {"effect", "allow"},
                             {"on", "box"},
                             {"actions", {"*"}},
                             {"to", dice.chance(50) ? "owner" : "owner | keeper"}});
  box["mend"] = {{"effects", {{{"set", {{"lid", "shut"}, {"sealed", false}}}}}}};
  // Half of them can be handed over by their one owner, who may be the one to leave.
  const bool is_handed = dice.chance(50);
  if (is_handed)
    box["hand"] = {{"with", {{"whom", "person"}}},
                   {"effects", {{{"add", "$whom"}, {"to", "owner"}}}}};
  std::vector<std::string> people;
  for (const Json& entity : scenario["entities"]) {
    if (entity["type"] == "person" && people.size() < 2) people.push_back(entity["id"]);
  }
  for (Json& entity : scenario["entities"]) {
    if (entity["type"] == "box" && is_handed && !people.empty() && dice.chance(70))
      entity["owner"] = Json::array({dice.pick(people)});
  }
  policy["leaving"] = {{"do", "put_out"}, {"on", type}, {"with", {{"whom", "$person"}}}};
  return scenario;
}

struct PlanTally {
  std::size_t harmless = 0, prepared = 0, impossible = 0, proved = 0, back = 0, reasons = 0;
};

std::string plan_fault(const Json& scenario, PlanTally& tally) {
  const MomentPtr start = start_of(scenario);
  if (start == nullptr) return "";
  for (const EntityIndex who : start->world->subjects()) {
    if (who > start->world->subjects().front() + 1) break;
    const PlanWatcher watcher(start, who, scenario.dump());
    const Plan plan = plan_absence(start, who, false);
    const std::string id = start->world->at(who).id;
    if (const std::string wrong = plan_fault(start, plan, watcher); !wrong.empty())
      return id + ": " + wrong;
    if (const std::string wrong = reason_fault(start, plan, watcher, tally.reasons); !wrong.empty())
      return id + ": " + wrong;
    const Plan back = plan_absence(start, who, true);
    if (const std::string wrong = plan_fault(start, back, watcher); !wrong.empty())
      return id + " and back: " + wrong;
    tally.back += back.steps.empty() ? 0 : 1;
    if (plan.is_gone_already) continue;
    const bool is_harmless = plan.is_gone && plan.stops.empty();
    tally.harmless += is_harmless ? 1 : 0;
    tally.prepared += is_harmless && !plan.naive_stops.empty() ? 1 : 0;
    if (is_harmless) continue;
    ++tally.impossible;
    if (!plan.searched.is_complete() || plan.searched.steps < 1) continue;
    PlanBrute brute(start, watcher, who);
    if (brute.is_harmless_possible(std::min(plan.searched.steps, 2))) {
      std::string order;
      for (const MomentPtr& moment : brute.path())
        order += std::string(word_of(moment->outcome)) + " ";
      return id + ": there is an order in which nothing stops, of " +
             std::to_string(brute.path().size() - 1) + " steps";
    }
    tally.proved += brute.is_whole() ? 1 : 0;
  }
  return "";
}

}  // namespace

TEST_CASE("a plan does what it says, and where it says impossible no order does better", "[plan]") {
  PlanTally tally;
  for (std::uint64_t seed = 1; seed <= 40; ++seed) {
    Dice dice(seed);
    const Json scenario = with_leaving(ChainMaker(seed).make(), dice);
    const std::string wrong = plan_fault(scenario, tally);
    if (!wrong.empty()) FAIL("seed " << seed << ": " << wrong << "\n" << scenario.dump(1));
  }
  CAPTURE(tally.harmless, tally.prepared, tally.impossible, tally.proved, tally.back,
          tally.reasons);
  CHECK(tally.harmless > 10);
  CHECK(tally.prepared > 5);
  CHECK(tally.impossible > 5);
  CHECK(tally.proved > 2);
  CHECK(tally.back > 5);
  CHECK(tally.reasons > 5);
}

// Searches that are put down and taken up again find what they find in one go, however often that
// is and whatever else is asked in between.
#include "core/explore/resumable.h"

#include <catch2/catch_test_macros.hpp>
#include <functional>
#include <memory>

#include "core/answers/plan.h"
#include "core/decide/start_world.h"
#include "core/explore/escalate.h"
#include "core/explore/explore.h"
#include "core/explore/fixes.h"
#include "core/explore/isolate.h"
#include "core/explore/plan.h"
#include "tests/core/explore_cases.h"
#include "tests/core/loading.h"
#include "tests/core/search_answers.h"

using namespace permsim;
using namespace permsim::testing;

namespace {

std::string text_of(const std::vector<Step>& steps) {
  std::string text;
  for (const Step& step : steps) {
    text += step.by + " " + step.action + " " + step.on;
    for (const auto& [key, value] : step.with) text += " " + key + "=" + shown(value);
    text += ";";
  }
  return text;
}
std::string text_of(const Cell& cell) {
  return std::to_string(cell.who) + "/" + std::to_string(cell.on) + "/" +
         std::to_string(cell.action) + " ";
}
template <class Found>
std::string bound_of(const Found& found) {
  std::string text = std::to_string(found.searched) + " " + std::to_string(found.sequences) +
                     (found.is_whole ? " whole" : " cut");
  for (const std::string& id : found.untried) text += " without " + id;
  return text + "\n";
}
std::string text_of(const Distances& found) {
  std::string text = bound_of(found) + std::to_string(found.worlds) + " ";
  for (const Distance& each : found.reached)
    text += text_of(each.cell) + std::to_string(each.steps) + " ";
  return text + text_of(found.cell) + text_of(found.way) + "\n";
}
std::string text_of(const Exploration& found) {
  return bound_of(found) + std::to_string(found.worlds) + " " + std::to_string(found.acts) +
         (found.is_reached ? " reached " : " not ") + text_of(found.cell) + text_of(found.steps);
}
std::string text_of(const std::vector<Passage>& passages) {
  std::string text;
  for (const Passage& each : passages) {
    text += std::to_string(each.from) + ">" + std::to_string(each.to) + " ";
    for (const Cell& cell : each.now) text += text_of(cell);
    text += text_of(each.within);
  }
  return text;
}
std::string text_of(const Escalations& found) {
  std::string text = bound_of(found) + std::to_string(found.worlds) + "\n";
  for (const Escalation& each : found.gains)
    text += std::to_string(each.who) + ": " + text_of(each.gets);
  for (const Lockout& each : found.lockouts)
    text += text_of(Cell{each.who, each.on, each.actions.front()}) + text_of(each.way) + "\n";
  for (const LastOwner& each : found.last_owners)
    text += text_of(Cell{each.who, each.on, 0}) + text_of(each.way) + "\n";
  return text;
}
std::string text_of(const Fixes& found) {
  std::string text = bound_of(found);
  for (const Fix& fix : found.fixes) {
    text += text_of(fix.steps) + std::to_string(fix.changes.cells.size());
    for (const auto& people : fix.or_by) {
      for (const EntityIndex who : people) text += " " + std::to_string(who);
      text += ";";
    }
    text += "\n";
  }
  return text;
}

/// A search, and its answer once it is over.
struct Begun {
  std::unique_ptr<Resumable> search;
  std::function<std::string()> text;
};

/// The same question in sittings of so much work, with other work between them.
std::string in_sittings(const std::function<Begun()>& begin, std::uint64_t work,
                        std::size_t& sittings, std::size_t& looked_at) {
  const Begun begun = begin();
  std::size_t before = 0;
  for (sittings = 1; !begun.search->advance(work); ++sittings) {
    budget::spend(12'345);
    if (begun.search->looked_at() < before) return "what was looked at is forgotten";
    before = begun.search->looked_at();
  }
  looked_at = begun.search->looked_at();
  return begun.text();
}

/// Anything wrong with a question asked in many ways; how often it was put down at most.
std::string sittings_fault(const std::function<Begun()>& begin, std::size_t& most) {
  std::size_t sittings = 0, looked_at = 0, once = 0;
  const std::string whole = in_sittings(begin, UINT64_MAX, sittings, once);
  if (sittings != 1) return "one go is not enough";
  for (const std::uint64_t work : {std::uint64_t{1}, std::uint64_t{700}, std::uint64_t{20'000}}) {
    const std::string parts = in_sittings(begin, work, sittings, looked_at);
    if (parts != whole)
      return "in sittings of " + std::to_string(work) + ":\n" + parts + "and not\n" + whole;
    if (looked_at != once) return "another number of sequences";
    most = std::max(most, sittings);
  }
  return "";
}

/// All of them about one random world.
std::string random_fault(std::uint64_t seed, std::size_t& most) {
  const auto loaded = load(ChainMaker(seed).make());
  const auto start = start_world(*loaded, loaded->policy_read());
  if (!start) return "";
  const World& world = *start;
  const std::vector<std::vector<ActionIndex>> counts = every_action(world.policy());
  std::vector<Cell> cells = all_cells(world);
  const std::vector<EntityIndex> all = world.subjects();
  std::vector<Group> groups{{"a", {}, {}}, {"b", {}, {}}};
  EscalationQuestion question;
  question.people = all;
  question.counts = counts;
  question.are_named = true;
  for (EntityIndex entity = 0; entity < world.size(); ++entity) {
    if (!world.has(entity)) continue;
    question.things.push_back(entity);
    Group& group = groups[entity % 2];
    (world.subject_number(entity) < 0 ? group.things : group.people).push_back(entity);
  }
  const auto told = [&](auto made) {
    auto* raw = made.get();
    return Begun{std::move(made), [raw] { return text_of(raw->take()); }};
  };
  // Of the second there is too little to look at everything: it is cut at the same place.
  for (const std::uint64_t work : {std::uint64_t{60'000'000}, std::uint64_t{9'000}}) {
    const std::string wrong = sittings_fault(
        [&] { return told(std::make_unique<DistanceSearch>(world, cells, all, 2, work)); }, most);
    if (!wrong.empty()) return "distances: " + wrong;
  }
  std::string wrong = sittings_fault(
      [&] { return told(std::make_unique<IsolateSearch>(world, groups, counts, 2)); }, most);
  if (!wrong.empty()) return "isolation: " + wrong;
  wrong =
      sittings_fault([&] { return told(std::make_unique<EscalateSearch>(world, question)); }, most);
  if (!wrong.empty()) return "escalation: " + wrong;
  wrong = sittings_fault(
      [&] {
        auto made = std::make_unique<ExploreSearch>(
            world, std::vector<Cell>{cells.front(), cells.back()}, all, 3);
        auto* raw = made.get();
        return Begun{std::move(made), [raw] { return text_of(raw->found()); }};
      },
      most);
  return wrong.empty() ? "" : "exploration: " + wrong;
}

/// A shipped story at its start.
MomentPtr moment_of(const std::string& id) {
  Library library;
  const Result<Document> read =
      library.read(file_json(kTests.parent_path() / ("assets/scenarios/" + id + ".json")).dump());
  REQUIRE(read);
  const Result<Play> played = play(*std::get<std::shared_ptr<const Scenario>>(*read));
  REQUIRE(played);
  return played->moments.front();
}

}  // namespace

TEST_CASE("a search that is put down and taken up again finds the same", "[resumable]") {
  std::size_t most = 0;
  for (std::uint64_t seed = 1; seed <= 40; ++seed) {
    INFO("seed " << seed);
    const std::string wrong = random_fault(seed, most);
    REQUIRE(wrong == "");
  }
  CHECK(most > 150);  // it was put down often
}

TEST_CASE("fixes that are looked for bit by bit are the same fixes", "[resumable][fixes]") {
  const MomentPtr now = moment_of("vacation");
  const World& world = *now->world;
  std::size_t most = 0;
  for (const int within : {2, 3}) {
    Wish wish;
    wish.cell = {world.find("eve"), world.find("meta"), 0};
    wish.cell.action = world.type_of(wish.cell.on).find_action("reconnect");
    const std::string wrong = sittings_fault(
        [&] {
          auto made = std::make_unique<FixesSearch>(now, wish, world.subjects(), within);
          auto* raw = made.get();
          return Begun{std::move(made), [raw] { return text_of(raw->take()); }};
        },
        most);
    CHECK(wrong == "");
  }
  CHECK(most > 20);
}

TEST_CASE("a plan that is made bit by bit is the same plan", "[resumable][plan]") {
  std::size_t most = 0;
  for (const bool comes_back : {false, true}) {
    const MomentPtr now = moment_of("vacation");
    const auto scenario = load(file_json(kTests.parent_path() / "assets/scenarios/vacation.json"));
    const std::string wrong = sittings_fault(
        [&] {
          auto made = std::make_unique<PlanningSearch>(now, now->world->find("ana"), comes_back);
          auto* raw = made.get();
          return Begun{std::move(made),
                       [&, raw] { return planned_scenario(*scenario, *now, raw->plan()); }};
        },
        most);
    CHECK(wrong == "");
  }
  CHECK(most > 20);
}

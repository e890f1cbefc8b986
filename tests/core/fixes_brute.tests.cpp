// Fixes beside a search that leaves nothing aside: every sequence of one act and of two, by apply
// alone. Examples of what fixes do are in tests/corpus/fixes*.json.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <set>

#include "core/decide/able.h"
#include "core/explore/fixes.h"
#include "tests/core/every_act.h"
#include "tests/core/explore_cases.h"
#include "tests/support/compare.h"

using namespace permsim;
using namespace permsim::testing;

namespace {

constexpr std::size_t kMostSequences = 2500;

/// What somebody sees who looks at a moment: asked of play and decide, not of the search.
bool is_true(const Moment& moment, const Wish& wish) {
  const World& world = *moment.world;
  if (wish.kind == Wish::Kind::cell) {
    const bool is_there = world.has(wish.cell.who) && world.has(wish.cell.on);
    const Verdict verdict = is_there ? decide(world, wish.cell).verdict : Verdict::deny;
    return verdict == wish.verdict &&
           (verdict != Verdict::allow || ability_of(world, wish.cell).able != Able::blocked);
  }
  if (!world.has(wish.on)) return false;
  if (wish.kind == Wish::Kind::status) return !find_status(moment.statuses, wish.on)->is_bad;
  return std::none_of(moment.findings.begin(), moment.findings.end(), [&](const Finding& finding) {
    const bool is_worse =
        wish.code == FindingCode::one_repair && finding.code == FindingCode::no_repair;
    return finding.entity == wish.on && (finding.code == wish.code || is_worse) &&
           finding.declared == wish.declared;
  });
}

/// How many cells differ: one that turned from allow to unclear stands in both sets.
std::size_t differing(const World& before, const World& after) {
  std::set<std::string> cells;
  const std::set<std::string> was = granted(before), is = granted(after);
  const auto note = [&](const std::string& one) { cells.insert(one.substr(0, one.rfind(' '))); };
  for (const std::string& one : was) {
    if (is.count(one) == 0) note(one);
  }
  for (const std::string& one : is) {
    if (was.count(one) == 0) note(one);
  }
  return cells.size();
}

struct Sequence {
  std::vector<Step> steps;
  MomentPtr end;
};

class FixBrute {
 public:
  FixBrute(const MomentPtr& start, const std::vector<EntityIndex>& actors, const Json& scenario)
      : start_(start), acts_(*start->world, actors, scenario.dump()) {
    add({{}, start});
    const std::vector<Sequence> ones = by_length_[0];
    if (ones.size() * ones.size() > kMostSequences) return;
    for (const Sequence& one : ones) add(one);
  }
  int lengths() const { return static_cast<int>(by_length_.size()); }
  /// The shortest that will do; none: there is none.
  std::vector<const Sequence*> shortest(const Wish& wish) const {
    std::vector<const Sequence*> found;
    for (const std::vector<Sequence>& all : by_length_) {
      for (const Sequence& one : all) {
        if (is_true(*one.end, wish)) found.push_back(&one);
      }
      if (!found.empty()) break;
    }
    return found;
  }

 private:
  void add(const Sequence& before) {
    const std::size_t length = before.steps.size();
    if (by_length_.size() <= length) by_length_.emplace_back();
    for (const Step& step : acts_.steps(*before.end->world)) {
      MomentPtr after = next_moment(before.end, step, static_cast<std::uint32_t>(length) + 1);
      if (after->outcome != Outcome::done) continue;
      by_length_[length].push_back({before.steps, std::move(after)});
      by_length_[length].back().steps.push_back(step);
    }
  }

  MomentPtr start_;
  EveryAct acts_;
  std::vector<std::vector<Sequence>> by_length_;
};

MomentPtr played(MomentPtr moment, const std::vector<Step>& steps) {
  for (const Step& step : steps) {
    moment = next_moment(moment, step, moment->at + 1);
    if (moment->outcome != Outcome::done) return nullptr;
  }
  return moment;
}

/// "" when a fix does what it says.
std::string fix_fault(const MomentPtr& start, const Wish& wish, const Fix& fix,
                      const std::vector<EntityIndex>& actors) {
  const std::string name = sequence(fix.steps);
  const MomentPtr end = played(start, fix.steps);
  if (end == nullptr) return name + " is not done";
  if (!is_true(*end, wish)) return name + " does not do";
  if (fix.changes.cells.size() != differing(*start->world, *end->world))
    return name + " announces other cells than it changes";
  for (const ChangedCell& change : fix.changes.cells) {
    const auto verdict = [&](const World& world) {
      return world.has(change.cell.who) && world.has(change.cell.on)
                 ? verdict_of(world, change.cell)
                 : Verdict::deny;
    };
    if (verdict(*start->world) != change.from || verdict(*end->world) != change.to)
      return name + " announces a cell that changes otherwise";
  }
  for (std::size_t i = 0; i < fix.steps.size(); ++i) {
    std::vector<EntityIndex> may;
    for (const EntityIndex actor : actors) {
      std::vector<Step> steps = fix.steps;
      steps[i].by = start->world->at(actor).id;
      const MomentPtr other = played(start, steps);
      if (other != nullptr && is_true(*other, wish)) may.push_back(actor);
    }
    if (may != fix.or_by[i]) return name + " says wrongly who may take step " + std::to_string(i);
  }
  return "";
}

struct FixTally {
  std::size_t one = 0, two = 0, none = 0;
};

std::string wish_fault(const MomentPtr& start, const Wish& wish, const FixBrute& brute,
                       const std::vector<EntityIndex>& actors, FixTally& tally) {
  const Fixes found = find_fixes(start, wish, actors, brute.lengths());
  if (found.is_so != is_true(*start, wish)) return "what is so is not so";
  if (found.is_so) return found.fixes.empty() ? "" : "what is so is mended";
  const std::vector<const Sequence*> shortest = brute.shortest(wish);
  if (!found.is_whole) return "not searched in full";
  if (found.fixes.empty()) {
    ++tally.none;
    return shortest.empty() ? "" : "missed: " + sequence(shortest.front()->steps);
  }
  const Fix& best = found.fixes.front();
  (best.steps.size() == 1 ? tally.one : tally.two) += 1;
  if (!shortest.empty() && shortest.front()->steps.size() < best.steps.size())
    return "shorter: " + sequence(shortest.front()->steps);
  std::set<std::string> shown;
  std::size_t least = 0;
  for (const Fix& fix : found.fixes) {
    if (fix.steps.size() != best.steps.size()) return "fixes of several lengths";
    if (fix.changes.cells.size() < least) return "not in order of what they change";
    least = fix.changes.cells.size();
    std::vector<Step> anybody = fix.steps;
    for (Step& step : anybody) step.by.clear();
    if (!shown.insert(sequence(anybody)).second) return "one fix twice";
    std::string wrong = fix_fault(start, wish, fix, actors);
    if (!wrong.empty()) return wrong;
  }
  for (const Sequence* one : shortest) {
    if (one->steps.size() == best.steps.size() &&
        differing(*start->world, *one->end->world) < best.changes.cells.size())
      return "the first is not the one that changes least: " + sequence(one->steps);
  }
  return found.fixes.size() > kMostFixes ? "more than are shown" : "";
}

std::vector<Wish> wishes(const Moment& start, Dice& dice) {
  std::vector<Wish> all;
  const World& world = *start.world;
  for (const Cell& cell : all_cells(world)) {
    if (!dice.chance(60)) continue;
    Wish wish;
    wish.cell = cell;
    wish.verdict = verdict_of(world, cell) == Verdict::allow && dice.chance(70) ? Verdict::deny
                                                                                : Verdict::allow;
    all.push_back(wish);
  }
  for (const Status& status : start.statuses) {
    Wish wish;
    wish.kind = Wish::Kind::status;
    wish.on = status.entity;
    all.push_back(wish);
  }
  for (const Finding& finding : start.findings) {
    if (is_of_its_step(finding.code)) continue;
    Wish wish;
    wish.kind = Wish::Kind::finding;
    wish.on = finding.entity;
    wish.code = finding.code;
    wish.declared = finding.declared;
    all.push_back(wish);
  }
  return all;
}

std::string fix_fault(const Json& scenario, FixTally& tally) {
  const MomentPtr start = start_of(scenario);
  if (start == nullptr) return "";
  std::vector<EntityIndex> actors;
  for (const EntityIndex person : start->world->subjects()) {
    if (actors.size() < 2) actors.push_back(person);
  }
  const FixBrute brute(start, actors, scenario);
  Dice dice(scenario.dump().size() + 5);
  for (const Wish& wish : wishes(*start, dice)) {
    const std::string wrong = wish_fault(start, wish, brute, actors, tally);
    if (wrong.empty()) continue;
    return (wish.kind == Wish::Kind::cell
                ? name_of(*start->world, wish.cell) + " to be " + std::string(word_of(wish.verdict))
                : start->world->at(wish.on).id) +
           ": " + wrong;
  }
  return "";
}

/// What may go wrong with boxes, and what may be said of them.
Json with_statuses(Json scenario, Dice& dice) {
  const std::vector<std::string> conditions{"sealed",
                                            "lid != open",
                                            "not exists(keeper)",
                                            "not any(owner | helper)",
                                            "exists(room) and room.lid == shut",
                                            "any(guest & helper)"};
  Json& policy = scenario["policy"];
  policy["types"]["box"]["status"] = {
      {"cases",
       {{{"is", "odd"}, {"when", dice.pick(conditions)}},
        {{"is", "bad"}, {"when", dice.pick(conditions)}, {"bad", true}}}},
      {"else", "fine"}};
  policy["findings"] = {
      {{"id", "watched"},
       {"on", "box"},
       {"when", dice.pick(conditions)},
       {"about", "owner | guest"},
       {"says", "{it} has {people}"}},
      {{"id", "plain"}, {"on", "box"}, {"when", dice.pick(conditions)}, {"says", "{it} is so"}}};
  policy["continuity"] = {{"box", {{"repair", {"take"}}}}};
  return scenario;
}

}  // namespace

TEST_CASE("fixes do what they say, and a search that leaves nothing aside finds none shorter",
          "[fixes]") {
  FixTally tally;
  SECTION("on random policies of all kinds") {
    check_law([&](const Json& scenario) { return fix_fault(scenario, tally); }, 7000, 60);
    CHECK(tally.one > 50);
    CHECK(tally.none > 50);
  }
  SECTION("on policies in which one act leads to the next, with statuses and findings") {
    for (std::uint64_t seed = 1; seed <= 150; ++seed) {
      Dice dice(seed);
      const Json scenario = with_statuses(ChainMaker(seed).make(), dice);
      const std::string wrong = fix_fault(scenario, tally);
      if (!wrong.empty()) FAIL("seed " << seed << ": " << wrong << "\n" << scenario.dump(1));
    }
    CHECK(tally.one > 80);
    CHECK(tally.two > 8);
    CHECK(tally.none > 100);
  }
}

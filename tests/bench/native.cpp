// Native figures: `permsim_bench SCENARIO FACTS` times the engine and the baseline on the same
// world, one after the other, checks that they agree, and prints one line of JSON. scripts/bench
// runs it.
#include <sys/resource.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <fstream>
#include <iterator>

#include "core/decide/explain.h"
#include "core/explore/fixes.h"
#include "core/explore/isolate.h"
#include "core/json/library.h"
#include "core/matrix/difference.h"
#include "core/play/live_matrix.h"
#include "core/play/play.h"
#include "tests/bench/baseline.h"
#include "tests/bench/two_clients.h"

using namespace permsim;

namespace {

double now_ms() {
  return std::chrono::duration<double, std::milli>(
             std::chrono::steady_clock::now().time_since_epoch())
      .count();
}
double peak_mb() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return static_cast<double>(usage.ru_maxrss) / 1024;
}

/// Over at least `kRuns` runs and 300 ms: the median, and what one in twenty takes longer than.
struct Times {
  double median = 0, slow = 0;
};
template <class Run>
Times times_ms(Run run) {
  constexpr std::size_t kRuns = 9;
  run(0);
  std::vector<double> all;
  const double start = now_ms();
  while (all.size() < kRuns || (now_ms() - start < 300 && all.size() < 2000)) {
    const double from = now_ms();
    run(all.size() + 1);
    all.push_back(now_ms() - from);
  }
  std::sort(all.begin(), all.end());
  return {all[all.size() / 2], all[all.size() * 95 / 100]};
}
template <class Run>
double median_ms(Run run) {
  return times_ms(run).median;
}

std::string read_text(const char* path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

/// Fixes on a shipped scenario, whatever the size of the other: of every cell in turn that is not
/// allowed at its start, everybody may act, two steps. 0: it does not load.
Times fixes_ms(Library& library) {
  const Result<Document> document = library.shipped("vacation");
  if (!document) return {};
  const Result<Play> played = play(*std::get<std::shared_ptr<const Scenario>>(*document));
  if (!played) return {};
  const MomentPtr start = played->moments.front();
  const World& world = *start->world;
  std::vector<Wish> wishes;
  for (const EntityIndex who : world.subjects()) {
    for (EntityIndex on = 0; on < world.size(); ++on) {
      const std::vector<Action>& actions = world.type_of(on).actions;
      for (ActionIndex action = 0; action < actions.size(); ++action) {
        Wish wish;
        wish.cell = {who, on, action};
        if (!actions[action].is_event && start->matrix->at(wish.cell) != Verdict::allow)
          wishes.push_back(wish);
      }
    }
  }
  return times_ms(
      [&](std::size_t i) { find_fixes(start, wishes[i % wishes.size()], world.subjects(), 2); });
}

/// Do the two teams of two_clients.h stay out of each other's connections for three steps: every
/// action, everybody of a team acting. 0: it does not load.
Times isolate_ms(Library& library) {
  const Result<Document> document = library.read(bench::two_clients());
  if (!document) return {};
  const Result<Play> played = play(*std::get<std::shared_ptr<const Scenario>>(*document));
  if (!played) return {};
  const World& world = *played->moments.front()->world;
  const Policy& policy = world.policy();
  std::vector<std::vector<ActionIndex>> counts(policy.types.size());
  const TypeIndex type = policy.find_type("connection");
  for (ActionIndex action = 0; action < policy.types[type].actions.size(); ++action) {
    if (!policy.types[type].actions[action].is_event) counts[type].push_back(action);
  }
  std::vector<Group> groups{{"acme", {}, {}}, {"beta", {}, {}}};
  const Symbol client = policy.find_symbol("client"), member = policy.find_symbol("member");
  for (Group& group : groups) {
    for (const Entry& entry : world.holders(world.find(group.id), member))
      group.people.push_back(entry.entity);
    for (EntityIndex on = 0; on < world.size(); ++on) {
      if (world.at(on).type == type && *as_text(world.attribute(on, client)) == group.id)
        group.things.push_back(on);
    }
  }
  return times_ms([&](std::size_t) { isolate(world, groups, counts, 3); });
}

}  // namespace

int main(int count, char** words) {
  const auto fail = [](const char* why, int status) {
    std::fprintf(stderr, "%s\n", why);
    return status;
  };
  if (count != 3) return fail("usage: permsim_bench SCENARIO FACTS", 64);
  const std::string text = read_text(words[1]), bytes = read_text(words[2]);
  std::vector<std::uint32_t> facts(bytes.size() / 4);
  std::memcpy(facts.data(), bytes.data(), facts.size() * 4);

  const double load_from = now_ms();
  Library library;
  const Result<Document> document = library.read(text);
  if (!document) return fail("the scenario does not load", 1);
  Result<LiveMatrix> made = LiveMatrix::open(*std::get<std::shared_ptr<const Scenario>>(*document));
  if (!made) return fail("the scenario does not open", 1);
  LiveMatrix& live = *made.value;
  const double load = now_ms() - load_from;
  const double loaded_mb = peak_mb();

  const TypeIndex type = live.world().policy().find_type("connection");
  const auto thing_id = [&](std::size_t i) { return "c" + std::to_string(i * 7919 % facts[1]); };
  const auto person_id = [&](std::size_t i) { return "u" + std::to_string(i * 104729 % facts[0]); };
  // Given and taken away in turn: a grant that is there already would change nothing and cost
  // nothing.
  std::size_t edits = 0, changing = 0;
  const Times edit = times_ms([&](std::size_t i) {
    Edit grant;
    grant.kind = i % 2 == 0 ? Edit::Kind::add : Edit::Kind::remove;
    grant.entity = thing_id(i / 2);
    grant.key = "editor";
    grant.holder = person_id(i / 2);
    live.edit({grant});
    ++edits;
    const ChangeCounts& counts = live.changed().counts;
    changing += counts.gained + counts.lost > 0 ? 1 : 0;
  });
  if (changing * 5 < edits * 4) {
    std::fprintf(stderr, "only %zu of %zu edits changed anything\n", changing, edits);
    return 1;
  }
  const double undo = median_ms([&](std::size_t i) { i % 2 == 0 ? live.undo() : live.redo(); });
  // A role in the workspace touches everything in it.
  const double role = median_ms([&](std::size_t i) {
    Edit change;
    change.kind = i % 2 == 1 ? Edit::Kind::add : Edit::Kind::remove;
    change.entity = "w";
    change.key = "owner";
    change.holder = person_id(1 + (i - i % 2) / 2);
    live.edit({change});
  });
  while (live.undo()) continue;
  // The edits that history no longer holds stay: the planes are compared on a world opened afresh.
  Result<LiveMatrix> fresh =
      LiveMatrix::open(*std::get<std::shared_ptr<const Scenario>>(*document));
  const double explain_ms = median_ms([&](std::size_t i) {
    const World& world = live.world();
    explain(world, {world.find(person_id(i)), world.find(thing_id(i)), 0});
  });
  const Times fixes = fixes_ms(library);
  const Times apart = isolate_ms(library);
  const double counts = median_ms([&](std::size_t) { Matrix(live.world()).counts(); });
  const double matrix = median_ms([&](std::size_t) { fresh.value->planes(type); });
  const double engine_mb = peak_mb();

  baseline::Matrix by_hand(facts);
  const double by_hand_ms = median_ms([&](std::size_t) { by_hand.compute(); });
  const bool is_same = by_hand.compute() == fresh.value->planes(type).allow;
  std::printf(
      "{\"load\":%.3f,\"matrix\":%.5f,\"baseline\":%.5f,\"counts\":%.4f,\"edit\":%.5f,\"edit_"
      "slow\":%.5f,\"role\":%.5f,\"undo\":%.5f,\"explain\":%.5f,\"fixes\":%.5f,\"fixes_slow\":%.5f,"
      "\"isolate\":%.3f,"
      "\"loaded_mb\":%.1f,\"mb\":%.1f,"
      "\"same\":%s}\n",
      load, matrix, by_hand_ms, counts, edit.median, edit.slow, role, undo, explain_ms,
      fixes.median, fixes.slow, apart.median, loaded_mb, engine_mb, is_same ? "true" : "false");
  return is_same ? 0 : 1;
}

// What a plan costs: 8 people, 30 connections of which whoever leaves keeps two alone, so that
// three steps are needed; beside what trying every order by hand would take. Prints one line of
// JSON: `permsim_plan_bench`.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <string>
#include <vector>

#include "core/base/budget.h"
#include "core/explore/plan.h"
#include "core/json/library.h"
#include "tests/core/every_act.h"

using namespace permsim;

namespace {

constexpr int kPeople = 8;
constexpr int kConnections = 30;
constexpr int kKept = 2;

double now_ms() {
  return std::chrono::duration<double, std::milli>(
             std::chrono::steady_clock::now().time_since_epoch())
      .count();
}

std::string document() {
  std::string entities, members;
  for (int i = 0; i < kPeople; ++i) {
    const std::string id = "\"p" + std::to_string(i) + "\"";
    entities += "{\"id\":" + id + ",\"type\":\"person\"},";
    if (i > 0) members += (i > 1 ? "," : "") + id;
  }
  entities +=
      "{\"id\":\"north\",\"type\":\"workspace\",\"owner\":[],\"member\":[\"p0\"," + members + "]}";
  for (int i = 0; i < kConnections; ++i) {
    const std::string number = std::to_string(i);
    // The others' connections have two people who can reconnect them.
    const std::string keeper = std::to_string(i < kKept ? 0 : 1 + i % (kPeople - 1));
    const std::string editor =
        i < kKept ? "" : ",\"editor\":[\"p" + std::to_string(1 + (i + 1) % (kPeople - 1)) + "\"]";
    entities += ",{\"id\":\"c" + number +
                "\",\"type\":\"connection\",\"workspace\":\"north\",\"creator\":\"p" + keeper +
                "\",\"accounts\":[\"a" + number + "\"]" + editor + "}";
    entities += ",{\"id\":\"q" + number + "\",\"type\":\"query\",\"connection\":\"c" + number +
                "\",\"owner\":\"p" + std::to_string(1 + i % (kPeople - 1)) + "\"}";
  }
  return "{\"format\":\"permsim/1\",\"kind\":\"scenario\",\"id\":\"bench\",\"title\":\"Bench\","
         "\"policy\":\"detrics\",\"entities\":[" +
         entities + "],\"steps\":[]}";
}

}  // namespace

int main() {
  Library library;
  const std::string text = document();
  const Result<Document> read = library.read(text);
  if (!read) {
    for (const Problem& problem : read.problems)
      std::fprintf(stderr, "%s: %s\n", problem.where.c_str(), problem.message.c_str());
    return 1;
  }
  const Scenario& scenario = *std::get<std::shared_ptr<const Scenario>>(*read);
  const Result<Play> played = play(scenario);
  const MomentPtr& start = played->moments.front();
  const EntityIndex who = start->world->find("p0");
  const std::uint64_t work_before = budget::meter.done;
  double from = now_ms();
  const Plan plan = plan_absence(start, who, true);
  const double plan_ms = now_ms() - from;
  const std::uint64_t work = budget::meter.done - work_before;
  from = now_ms();
  const std::size_t stops = stops_without(start, who, true).size();
  const double stops_ms = now_ms() - from;
  // By hand: every act that can be done now, and what stands still then; of three steps there are
  // about as many to the third.
  from = now_ms();
  std::size_t done = 0;
  const testing::EveryAct acts(*start->world, start->world->subjects(), text);
  for (const Step& step : acts.steps(*start->world))
    done += next_moment(start, step, 1)->outcome == Outcome::done ? 1 : 0;
  const double by_hand_ms = now_ms() - from;
  const double years = by_hand_ms * static_cast<double>(done) * static_cast<double>(done) / 3.15e10;
  std::printf(
      "{\"plan_ms\":%.1f,\"work\":%llu,\"steps\":%zu,\"handed_over\":%zu,\"stops\":%zu,"
      "\"searched\":%d,\"sequences\":%zu,\"whole\":%s,\"stops_without_ms\":%.1f,"
      "\"stops_without\":%zu,\"one_step_by_hand_ms\":%.1f,\"one_step_acts\":%zu,"
      "\"three_steps_by_hand_years\":%.1f}\n",
      plan_ms, static_cast<unsigned long long>(work), plan.steps.size(), plan.away_from,
      plan.stops.size(), plan.searched.steps, plan.searched.sequences,
      plan.searched.is_complete() ? "true" : "false", stops_ms, stops, by_hand_ms, done, years);
  return plan.stops.empty() ? 0 : 1;
}

// What tests of isolation and escalation share: questions asked of a scenario, and ways that play.
#pragma once
#include <catch2/catch_test_macros.hpp>
#include <functional>

#include "core/answers/ask.h"
#include "tests/support/compare.h"

namespace permsim::testing {

inline std::vector<std::vector<ActionIndex>> every_action(const Policy& policy) {
  std::vector<std::vector<ActionIndex>> all(policy.types.size());
  for (std::size_t type = 0; type < all.size(); ++type) {
    for (ActionIndex action = 0; action < policy.types[type].actions.size(); ++action) {
      if (!policy.types[type].actions[action].is_event) all[type].push_back(action);
    }
  }
  return all;
}

inline Json asked(const Json& scenario, const std::function<void(Question&)>& ask, bool& is_green) {
  const auto loaded = load(scenario);
  const Result<Play> played = play(*loaded);
  REQUIRE(played);
  Question question;
  question.format = Format::json;
  ask(question);
  const Reply reply = answer(*loaded, played->moments, question);
  INFO(listed_problems(reply.problems));
  REQUIRE_FALSE(reply.text.empty());
  is_green = reply.is_as_expected;
  return Json::parse(reply.text);
}

/// Whether every step of a way is done and all that its checks say is so.
inline bool plays(const Json& way) {
  const auto loaded = load(way);
  const Result<Play> played = play(*loaded);
  REQUIRE(played);
  Question question;
  question.ask = "check";
  const Reply reply = answer(*loaded, played->moments, question);
  return reply.failed == 0 && reply.undecided == 0 &&
         reply.passed == static_cast<int>(loaded->steps.size() + loaded->checks.size());
}

}  // namespace permsim::testing

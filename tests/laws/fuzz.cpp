// Whatever comes in, nothing crashes or hangs, and every problem says what, where and why.
#include <catch2/catch_test_macros.hpp>

#include "core/answers/check.h"
#include "core/answers/review.h"
#include "core/door/door.h"
#include "tests/support/compare.h"
#include "tests/support/law_cases.h"
#include "tests/support/mutate.h"
#include "tests/support/told.h"

using namespace permsim;
using namespace permsim::testing;

namespace {

constexpr std::size_t kDocuments = law_cases(1500);
constexpr std::size_t kExpressions = 6000;
constexpr std::size_t kBytes = law_cases(800);

template <class T>
void look_at(const Result<T>& result) {
  const std::string fault = result_fault(bool(result), result.problems);
  if (!fault.empty()) FAIL(fault);
}

void use(const Scenario& scenario) {
  const std::string saved = write_scenario(scenario);
  Library library;
  const auto again = read_scenario(saved, library);
  if (!again)
    FAIL("what was saved is refused: " << listed_problems(again.problems) << "\n" << saved);
  const auto played = play(scenario);
  look_at(played);
  if (!played) return;
  check(scenario, *played);
  for (const MomentPtr& moment : played->moments)
    for (const Cell& cell : all_cells(*moment->world))
      if (moment->matrix->at(cell) != verdict_of(*moment->world, cell))
        FAIL("the matrix is not what decide says");
}

/// How many inputs were read and how many refused: a fuzz that only ever does one of the two looks
/// at little.
struct Tally {
  std::size_t read = 0, refused = 0;
  void note(bool is_read) { ++(is_read ? read : refused); }
};

void try_scenario(const std::string& text, Tally& tally) {
  INFO(text);
  Library library;
  const auto read = read_scenario(text, library);
  look_at(read);
  tally.note(bool(read));
  if (read) use(**read);
}

void try_policy(const std::string& text, Tally& tally) {
  INFO(text);
  const auto read = read_policy(text);
  look_at(read);
  tally.note(bool(read));
  if (!read) return;
  review((*read)->base());
  const auto again = read_policy(write_policy(**read));
  if (!again) FAIL("what was saved is refused: " << listed_problems(again.problems));
}

template <class Parse, class Read>
void try_expression(const std::string& text, Parse parse, Read read) {
  INFO(text);
  const auto parsed = parse(text);
  for (const Problem& problem : parsed.problems) {
    const std::string fault = problem_fault(problem);
    if (!fault.empty()) FAIL(fault);
  }
  bool is_readable = true;
  try {
    read(text);
  } catch (const twin::NotReadable&) {
    is_readable = false;
  }
  if (parsed.problems.empty() && !is_readable) FAIL("the engine reads this, the twin does not");
  if (!parsed.problems.empty() && is_readable)
    FAIL("the twin reads this, the engine does not: " << parsed.problems.front().message);
  if (parsed.problems.empty() && !spans_are_within(parsed.value, text.size()))
    FAIL("a span outside of the text");
}

std::string repeated(const std::string& part, std::size_t times) {
  std::string text;
  for (std::size_t i = 0; i < times; ++i) text += part;
  return text;
}

}  // namespace

TEST_CASE("spoiled set expressions are read or refused as the slow twin reads or refuses them",
          "[laws][fuzz]") {
  Dice dice(70000);
  const Json policy = make_case(70001).policy();
  const twin::Policy model = twin::read_policy(policy);
  const Shape shape;
  Expressions expressions(dice, model, shape);
  for (std::size_t i = 0; i < kExpressions; ++i) {
    std::string text = expressions.set(model.types.begin()->first, 3);
    if (dice.chance(80)) text = spoiled_expression(dice, text);
    try_expression(text, parse_set, twin::read_set);
  }
}

TEST_CASE("spoiled conditions are read or refused as the slow twin reads or refuses them",
          "[laws][fuzz]") {
  Dice dice(71000);
  for (std::uint64_t seed = 71001; seed < 71021; ++seed) {
    const Json policy = make_case(seed).policy();
    const twin::Policy model = twin::read_policy(policy);
    const Shape shape;
    Expressions expressions(dice, model, shape);
    for (std::size_t i = 0; i < kExpressions / 20; ++i) {
      std::string text = expressions.condition(model.types.begin()->first, 2);
      if (dice.chance(80)) text = spoiled_expression(dice, text);
      if (text.find_first_not_of(' ') != std::string::npos)
        try_expression(text, parse_condition, twin::read_condition);
    }
  }
}

TEST_CASE("random bytes are no expression, and no harm", "[laws][fuzz]") {
  Dice dice(72000);
  for (std::size_t i = 0; i < kExpressions; ++i) {
    std::string text;
    const std::size_t length = dice.below(60);
    for (std::size_t k = 0; k < length; ++k) text += static_cast<char>(dice.below(256));
    for (const auto& problems : {parse_set(text).problems, parse_condition(text).problems})
      for (const Problem& problem : problems)
        if (const std::string fault = problem_fault(problem); !fault.empty()) FAIL(fault);
  }
  SUCCEED();
}

TEST_CASE("deep nesting and endless expressions are refused in words", "[laws][fuzz]") {
  for (std::size_t depth : {10u, 60u, 70u, 1000u, 100000u}) {
    for (const std::string& text : {repeated("(", depth) + "owner" + repeated(")", depth),
                                    repeated("(", depth), "a" + repeated(" | (a", depth),
                                    "a" + repeated(" - a", depth), "a" + repeated(".a", depth)})
      for (const Problem& problem : parse_set(text).problems) CHECK(problem_fault(problem).empty());
    for (const std::string& text :
         {repeated("not ", depth) + "locked",
          repeated("(", depth) + "locked" + repeated(")", depth), "a" + repeated(" and a", depth),
          "a" + repeated(" or (a", depth), repeated("any(", depth),
          "a in [" + repeated("a, ", depth) + "a]", "x in (" + repeated("(", depth)})
      for (const Problem& problem : parse_condition(text).problems)
        CHECK(problem_fault(problem).empty());
  }
  CHECK(parse_set("((((owner))))").problems.empty());
  CHECK_FALSE(parse_set(repeated("(", 5000) + "owner" + repeated(")", 5000)).problems.empty());
  CHECK_FALSE(parse_condition(repeated("not ", 5000) + "locked").problems.empty());
}

TEST_CASE("spoiled policies and scenarios load or are refused in words", "[laws][fuzz]") {
  Dice dice(73000);
  Tally scenarios, policies;
  for (std::size_t i = 0; i < kDocuments; ++i) {
    const Case made = make_case(73001 + i / 10, Shape{false, 3});
    const Json spoiled = spoiled_document(dice, made.scenario);
    try_scenario(spoiled.dump(), scenarios);
    try_policy(spoiled_document(dice, made.policy()).dump(), policies);
  }
  for (const Tally& tally : {scenarios, policies}) {
    CHECK(tally.read > kDocuments / 10);
    CHECK(tally.refused > kDocuments / 10);
  }
}

TEST_CASE("files with spoiled bytes load or are refused in words", "[laws][fuzz]") {
  Dice dice(74000);
  Tally scenarios, policies;
  for (std::size_t i = 0; i < kBytes; ++i) {
    const Case made = make_case(74001 + i / 40, Shape{false, 3});
    const std::string text = spoiled_text(dice, made.scenario.dump());
    try_scenario(text, scenarios);
    Library library;
    look_at(library.read(text));
    try_policy(spoiled_text(dice, made.policy().dump()), policies);
  }
  for (const Tally& tally : {scenarios, policies}) {
    CHECK(tally.read > 0);
    CHECK(tally.refused > kBytes / 10);
  }
}

TEST_CASE("a file nested without end is refused in words", "[laws][fuzz]") {
  Tally tally;
  for (const char* opening : {"[", "{\"a\":", "{\"types\":{\"person\":", "[[[{\"x\":["}) {
    const std::string text = repeated(opening, 100000);
    try_scenario(text, tally);
    try_policy(text, tally);
  }
  CHECK(tally.read == 0);
  Json made = make_case(75000).scenario;
  std::string deep = made.dump();
  deep.insert(deep.size() - 1, ",\"zz\":" + repeated("[", 50000) + repeated("]", 50000));
  try_scenario(deep, tally);
}

TEST_CASE("the door answers whatever it is asked", "[laws][fuzz]") {
  Dice dice(76000);
  Door door;
  const auto ask = [&](const std::string& request) {
    INFO(request);
    const std::string fault = reply_fault(door.request(request));
    if (!fault.empty()) FAIL(fault);
  };
  for (const char* odd :
       {"", "{", "null", "[]", "{}", "\"x\"", "{\"ask\":1}", "{\"ask\":\"nothing\"}"})
    ask(odd);
  ask(repeated("[", 100000));
  ask("{\"file\":" + repeated("[", 100000));
  SUCCEED();
}

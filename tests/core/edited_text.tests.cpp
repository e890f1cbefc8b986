// A file as text: problems where a person finds them, and what is written in it applied as a whole.
#include <catch2/catch_test_macros.hpp>
#include <string>

#include "core/json/edited_text.h"
#include "core/json/files.h"
#include "core/json/role_edit.h"
#include "core/play/session.h"
#include "tests/core/loading.h"
#include "tests/core/small_scenario.h"

using namespace permsim;
using namespace permsim::testing;

namespace {

void replace(std::string& text, const std::string& what, const std::string& by) {
  const std::size_t at = text.find(what);
  REQUIRE(at != std::string::npos);
  text.replace(at, what.size(), by);
}

/// The text from the place on, to see what stands there.
std::string at_place(const std::string& text, const TextPlace& place) {
  std::size_t at = 0;
  for (std::size_t line = 1; line < place.line; ++line) at = text.find('\n', at) + 1;
  return text.substr(at + place.column - 1, 12);
}

}  // namespace

TEST_CASE("a pointer has a line and a column: of its key, or of an item of a list", "[places]") {
  const std::string text =
      "{\n  \"a\": [1, {\"b/c\": \"x\\\"]\"}, [[]],\n    {}],\n  \"ü\": {\"d\": 1, \"d\": 2},\n"
      "\t\"e\": true}";
  const auto places = places_of(
      text, {"", "/a", "/a/0", "/a/1/b~1c", "/a/3", "/ü/d", "/e", "/e/f", "/none/x", "/a/9"});
  const std::vector<TextPlace> wanted = {{1, 1},  {2, 3}, {2, 9}, {2, 13}, {3, 5},
                                         {4, 17}, {5, 2}, {5, 2}, {1, 1},  {2, 3}};
  CHECK(places == wanted);
}

TEST_CASE("what is no JSON has the places of what is found before it", "[places]") {
  CHECK(places_of("{\"a\": [1, 2", {"/a/1", "/b"}) == std::vector<TextPlace>{{1, 11}, {1, 1}});
  CHECK(places_of("", {"/a"}) == std::vector<TextPlace>{{1, 1}});
  CHECK(places_of("{]}", {"/a"}) == std::vector<TextPlace>{{1, 1}});
}

TEST_CASE("a shipped scenario as text comes to itself, and names its policy by its id",
          "[edited text]") {
  Library library;
  for (const std::string& id : library.scenario_ids()) {
    INFO(id);
    const auto scenario = shipped_file(library, id);
    const FileTexts texts = texts_of(*scenario);
    const TextsRead read = read_texts(texts, *scenario, library);
    REQUIRE(read.scenario != nullptr);
    CHECK(write_scenario(*read.scenario) == write_scenario(*scenario));
    CHECK(read.scenario->policy_in_place == scenario->policy_in_place);
  }
}

TEST_CASE("a policy in place stands in its own text, and stays in place", "[edited text]") {
  Library library;
  const auto scenario = small_file(library);
  FileTexts texts = texts_of(*scenario);
  CHECK(texts.scenario.find("\"policy\": \"doors\"") != std::string::npos);
  const TextsRead same = read_texts(texts, *scenario, library);
  REQUIRE(same.scenario != nullptr);
  CHECK(write_scenario(*same.scenario) == write_scenario(*scenario));
  replace(texts.policy, "\"label\": \"Enter\"", "\"label\": \"Walk in\", \"sound\": \"creak\"");
  const TextsRead read = read_texts(texts, *scenario, library);
  REQUIRE(read.scenario != nullptr);
  CHECK(write_scenario(*read.scenario).find("Walk in") != std::string::npos);
  // What nobody knows is told, and survives.
  CHECK(write_scenario(*read.scenario).find("creak") != std::string::npos);
  REQUIRE(read.problems.size() == 1);
  CHECK(read.problems[0].is_of_policy);
  CHECK(read.problems[0].problem.is_warning);
  CHECK(at_place(texts.policy, read.problems[0].problem.place).find("\"sound\"") == 0);
}

TEST_CASE("a shipped policy in which somebody writes travels in the file, until it is as it was",
          "[edited text]") {
  Library library;
  const auto scenario = shipped_file(library, "vacation");
  FileTexts texts = texts_of(*scenario);
  replace(texts.policy, "\"version\": \"", "\"version\": \"mine of ");
  const TextsRead read = read_texts(texts, *scenario, library);
  REQUIRE(read.scenario != nullptr);
  CHECK(read.scenario->policy_in_place);
  FileTexts again = texts_of(*read.scenario);
  replace(again.policy, "mine of ", "");
  const TextsRead back = read_texts(again, *read.scenario, library);
  REQUIRE(back.scenario != nullptr);
  CHECK_FALSE(back.scenario->policy_in_place);
  CHECK(write_scenario(*back.scenario) == write_scenario(*scenario));
}

TEST_CASE("each problem stands in the text that it is of, and where its words are",
          "[edited text]") {
  Library library;
  const auto scenario = small_file(library);
  const auto only = [&](const FileTexts& texts) {
    const TextsRead read = read_texts(texts, *scenario, library);
    CHECK(read.scenario == nullptr);
    REQUIRE(read.problems.size() == 1);
    return read.problems[0];
  };
  FileTexts texts = texts_of(*scenario);
  replace(texts.scenario, "\"type\": \"door\"", "\"type\": \"gate\"");
  TextProblem problem = only(texts);
  CHECK_FALSE(problem.is_of_policy);
  CHECK(at_place(texts.scenario, problem.problem.place).find("\"type\": \"ga") == 0);

  texts = texts_of(*scenario);
  replace(texts.policy, "\"to\": \"owner\"", "\"to\": \"keeper\"");
  problem = only(texts);
  CHECK(problem.is_of_policy);
  CHECK(at_place(texts.policy, problem.problem.place).find("\"to\": \"kee") == 0);

  texts = texts_of(*scenario);
  replace(texts.policy, "\"label\": \"Enter\"", "\"label\" \"Enter\"");
  problem = only(texts);
  CHECK(problem.is_of_policy);
  CHECK(problem.problem.says == "this is not JSON: expected `:`, found `\"`");
  CHECK(at_place(texts.policy, problem.problem.place).find("\"Enter\"") == 0);
}

TEST_CASE("the policy stands in one text: another one beside it is a problem", "[edited text]") {
  Library library;
  const auto scenario = small_file(library);
  FileTexts texts = texts_of(*scenario);
  replace(texts.scenario, "\"policy\": \"doors\"", "\"policy\": \"detrics\"");
  const TextsRead other = read_texts(texts, *scenario, library);
  REQUIRE_FALSE(other.problems.empty());  // it is read with that policy, which knows no doors
  replace(texts.policy, "\"Doors\"", "\"My doors\"");
  const TextsRead both = read_texts(texts, *scenario, library);
  REQUIRE(both.problems.size() == 1);
  CHECK(both.problems[0].problem.says.find("`doors`") != std::string::npos);
}

TEST_CASE("more text than can be edited is refused in words", "[edited text]") {
  Library library;
  const auto scenario = small_file(library);
  FileTexts texts = texts_of(*scenario);
  texts.scenario += std::string(kMostEditedText, ' ');
  const TextsRead read = read_texts(texts, *scenario, library);
  CHECK(read.scenario == nullptr);
  REQUIRE(read.problems.size() == 1);
  CHECK(read.problems[0].problem.says.find("at most 2 MB") != std::string::npos);
}

TEST_CASE("a file that was edited as text is one undo, and the moment looked at is kept",
          "[edited text]") {
  Library library;
  Session session(*small_file(library));
  session.dispatch(GoTo{2});
  const std::uint64_t opening = session.opening();
  FileTexts texts = texts_of(session.scenario());
  replace(texts.scenario, "Front door", "Back door");
  const TextsRead read = read_texts(texts, session.scenario(), library);
  REQUIRE(read.scenario != nullptr);
  CHECK(session.dispatch(RewriteScenario{*read.scenario}).outcome == Outcome::done);
  CHECK(session.at() == 2);
  CHECK(session.opening() == opening);
  CHECK(session.undo_words() == "edit the file as text");
  session.dispatch(Undo{});
  CHECK(write_scenario(session.scenario()).find("Front door") != std::string::npos);
  // A moment that is there no longer: the last one.
  session.dispatch(GoTo{3});
  Scenario shorter = session.scenario();
  shorter.steps.resize(1);
  shorter.checks.clear();
  session.dispatch(RewriteScenario{shorter});
  CHECK(session.at() == 1);
}

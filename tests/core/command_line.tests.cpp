// The command line as its users meet it: help, wrong usage, what is no file or no good file, and
// its exit statuses. What its answers look like is in command_line_answers.tests.cpp.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>

#include "tests/core/run_program.h"
#include "tests/core/small_scenario.h"

using namespace permsim::testing;

namespace {

std::string joined(const Words& words) {
  std::string text;
  for (const std::string& word : words) text += " " + word;
  return text;
}

template <class T>
std::vector<T> operator+(std::vector<T> list, const std::vector<T>& more) {
  list.insert(list.end(), more.begin(), more.end());
  return list;
}

std::size_t lines_of(const std::string& text) {
  return static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
}

std::string replaced(std::string text, const std::string& what, const std::string& by) {
  const std::size_t at = text.find(what);
  REQUIRE(at != std::string::npos);
  return text.replace(at, what.size(), by);
}

/// Every command that asks something of one file, with the options it cannot do without.
const std::vector<Words> kQuestions = {
    {"matrix"},
    {"explain", "--who", "ana", "--action", "enter", "--on", "front"},
    {"diff"},
    {"play"},
    {"findings"},
    {"explore", "--who", "cleo", "--action", "enter", "--on", "front", "--within", "1"},
    {"export"},
};
const std::vector<Words> kCommands = kQuestions + std::vector<Words>{{"check"}, {"validate"}};

void expect_usage(const Words& words) {
  INFO("permsim" << joined(words));
  const Ran ran = run_permsim(words);
  CHECK(ran.status == kWrongUsage);
  CHECK(ran.out == "");
  CHECK(has(ran.err, "permsim: "));
}

}  // namespace

TEST_CASE("every command explains itself when asked", "[command_line]") {
  const Ran all = run_permsim({"--help"});
  CHECK(all.status == kAllWell);
  CHECK(all.err == "");
  for (const Words& words : kCommands) {
    const std::string& command = words.front();
    INFO(command);
    CHECK(has(all.out, "\n  " + command + " "));
    const Ran ran = run_permsim({command, "--help"});
    CHECK(ran.status == kAllWell);
    CHECK(ran.err == "");
    CHECK(ran.out.rfind("permsim " + command, 0) == 0);
    CHECK(run_permsim(words + Words{"no-such-file", "--help"}).out == ran.out);
    for (const std::string& word : words) {
      if (word.rfind("--", 0) == 0) CHECK(has(ran.out, "\n  " + word + " "));
    }
  }
}

TEST_CASE("wrong usage ends with 64 and says what is wrong on standard error", "[command_line]") {
  expect_usage({});
  expect_usage({"dance"});
  expect_usage({"--at", "1"});
  expect_usage({"door", "vacation"});
  for (const Words& words : kCommands) {
    expect_usage(words);
    expect_usage(words + Words{"vacation", "--colour", "red"});
    expect_usage(words + Words{"vacation", "--format"});
    expect_usage(words + Words{"vacation", "--format", "pdf"});
  }
  // A diff takes two files, all others one.
  for (const Words& words : kQuestions)
    expect_usage(words + Words{"vacation", "onboarding", "offboarding"});
  expect_usage({"play", "vacation", "onboarding"});
  expect_usage({"diff", "vacation", "onboarding", "--from", "0"});
  expect_usage({"diff", "vacation", "onboarding", "--against", "default"});
  expect_usage({"diff", "vacation", "--with-person", "ben"});
  expect_usage({"diff", "vacation", "--no-new-access=yes"});
  expect_usage({"matrix", "vacation", "--at", "later"});
  expect_usage({"matrix", "vacation", "--at", "-1"});
  expect_usage({"matrix", "vacation", "--at"});
  expect_usage({"matrix", "vacation", "--at="});
  expect_usage({"matrix", "vacation", "--within", "2"});
  expect_usage({"explain", "vacation"});
  expect_usage({"explain", "vacation", "--who", "ana,ben", "--action", "see", "--on", "meta"});
  expect_usage({"explain", "vacation", "--who", "ana", "--action", "see", "--on", "meta",
                "--expect", "maybe"});
  expect_usage({"diff", "vacation", "--limit", "few"});
  expect_usage({"explore", "vacation", "--who", "eve", "--action", "see", "--on", "meta",
                "--within", "soon"});
}

TEST_CASE("what cannot be read ends with 2, with the reason on standard error", "[command_line]") {
  const Folder folder;
  const std::vector<std::pair<std::string, std::string>> files = {
      {folder.path() + "/nothing.json", "unknown-file"},
      {folder.path(), "unreadable"},
      {folder.file("empty.json", ""), "json-syntax"},
      {folder.file("text.json", "who may enter?"), "json-syntax"},
      {folder.file("cut.json", std::string(kSmallScenario).substr(0, 900)), "json-syntax"},
      {folder.file("list.json", "[]"), "wrong-type"},
      {folder.file("object.json", "{}"), "missing-key"},
      {folder.file("newer.json", replaced(kSmallScenario, "permsim/1", "permsim/2")),
       "newer-format"},
      {folder.file("other.json", replaced(kSmallScenario, "\"scenario\"", "\"story\"")),
       "bad-kind"},
      {folder.file("wrong.json",
                   replaced(kSmallScenario, "\"owner\": [\"ana\"]", "\"owner\": [\"anna\"]")),
       "unknown-entity"},
  };
  for (const auto& [file, code] : files) {
    for (const Words& words : kCommands) {
      INFO(joined(words) << " " << file);
      const Ran ran = run_permsim(words + Words{file});
      CHECK(ran.status == kNotValid);
      CHECK((ran.out == "" || (words.front() == "check" && ran.out == "0 passed, 0 failed\n")));
      CHECK(ran.err.rfind(file, 0) == 0);
      CHECK(has(ran.err, ": " + code + ": "));
    }
  }
}

TEST_CASE("a file with ten mistakes names all ten", "[command_line]") {
  std::string text = kSmallScenario;
  const std::vector<std::vector<std::string>> mistakes = {
      {"\"title\": \"A small door\"", "\"title\": 7", "/title", "wrong-type"},
      {"{ \"label\": \"Guest\", \"of\": [\"person\"] }",
       "{ \"label\": \"Guest\", \"of\": [\"person\", \"human\"] }",
       "/policy/types/door/relations/guest/of/1", "unknown-type"},
      {"\"to\": \"guest\" } ] }", "\"to\": \"visitor\" } ] }",
       "/policy/types/door/actions/admit/effects/0/to", "unknown-relation"},
      {"\"when\": \"locked\"", "\"when\": \"locked and\"", "/policy/types/door/status/cases/0/when",
       "syntax"},
      {"\"effect\": \"unclear\"", "\"effect\": \"maybe\"", "/policy/rules/3/effect",
       "unknown-value"},
      {"\"to\": \"owner\", \"says\"", "\"to\": \"owners\", \"says\"", "/policy/rules/0/to",
       "unknown-name"},
      {"\"source\": \"book: Owners\"", "\"source\": \"page: Owners\"", "/policy/rules/0/source",
       "unknown-source"},
      {"\"id\": \"guests\",", "\"id\": \"owners\",", "/policy/rules/1/id", "duplicate-id"},
      {"\"without\": [\"guests\"]", "\"without\": [\"friends\"]", "/policy/readings/0/without/0",
       "unknown-rule"},
      {"\"repair\": [\"admit\"]", "\"repair\": [\"mend\"]", "/policy/continuity/door/repair/0",
       "unknown-action"},
  };
  for (const auto& mistake : mistakes) text = replaced(std::move(text), mistake[0], mistake[1]);
  const Folder folder;
  const std::string file = folder.file("ten.json", text);
  for (const char* command : {"validate", "check", "matrix"}) {
    const Ran ran = run_permsim({command, file});
    INFO(ran.err);
    CHECK(ran.status == kNotValid);
    for (const auto& mistake : mistakes)
      CHECK(has(ran.err, file + "#" + mistake[2] + ": " + mistake[3] + ": "));
    CHECK(lines_of(ran.err) == mistakes.size());
  }
}

TEST_CASE("every command ends with 0 when all is well and says nothing on standard error",
          "[command_line]") {
  const Folder folder;
  const std::string file = folder.file("small.json", kSmallScenario);
  for (const Words& words : kCommands) {
    INFO(joined(words));
    const Ran ran = run_permsim(words + Words{file});
    CHECK(ran.status == kAllWell);
    CHECK(ran.out != "");
    CHECK(ran.err == "");
    CHECK(ran.out.back() == '\n');
  }
  for (const char* id : {"vacation", "detrics", "databox"}) {
    for (const char* command : {"validate", "check", "export"}) {
      INFO(command << " " << id);
      CHECK(run_permsim({command, id}).status == kAllWell);
    }
  }
}

TEST_CASE("what is not there in the file is not valid: 2, never an answer", "[command_line]") {
  const Folder folder;
  const std::string file = folder.file("small.json", kSmallScenario);
  const std::vector<std::pair<Words, std::string>> asked = {
      {{"matrix", file, "--at", "4"}, "no-such-step"},
      {{"matrix", file, "--who", "dan"}, "unknown-entity"},
      {{"matrix", file, "--who", "front"}, "not-a-subject"},
      {{"matrix", file, "--on", "back"}, "unknown-entity"},
      {{"matrix", file, "--action", "fly"}, "unknown-action"},
      {{"matrix", file, "--reading", "loose"}, "unknown-reading"},
      {{"diff", file, "--from", "9"}, "no-such-step"},
      {{"diff", file, "--to", "9"}, "no-such-step"},
      {{"diff", file, "--against", "loose"}, "unknown-reading"},
      {{"play", file, "--reading", "loose"}, "unknown-reading"},
      {{"findings", file, "--at", "9"}, "no-such-step"},
      {{"check", file, "--reading", "loose"}, "unknown-reading"},
      {{"explain", file, "--who", "dan", "--action", "enter", "--on", "front"}, "unknown-entity"},
      {{"explain", file, "--who", "ana", "--action", "jam", "--on", "front"}, "not-an-action"},
      {{"explore", file, "--who", "dan", "--action", "enter", "--on", "front"}, "unknown-entity"},
      {{"matrix", "detrics"}, "not-a-scenario"},
      {{"play", "databox"}, "not-a-scenario"},
  };
  for (const auto& [words, code] : asked) {
    INFO("permsim" << joined(words));
    const Ran ran = run_permsim(words);
    CHECK(ran.status == kNotValid);
    CHECK((ran.out == "" || ran.out == "0 passed, 0 failed\n"));
    CHECK(has(ran.err, ": " + code + ": "));
  }
}

TEST_CASE("check prints failures only, then the numbers, and ends with 1", "[command_line]") {
  const Folder folder;
  const std::string good = folder.file("good.json", kSmallScenario);
  CHECK(run_permsim({"check", good}).out == "6 passed, 0 failed\n");

  const std::string step = folder.file(
      "step.json", replaced(kSmallScenario, "\"expect\": \"denied\"", "\"expect\": \"done\""));
  Ran ran = run_permsim({"check", step});
  CHECK(ran.status == kFailed);
  CHECK(ran.err == "");
  CHECK(ran.out.rfind("/steps/1: ", 0) == 0);
  CHECK(lines_of(ran.out) == 2);
  CHECK(has(ran.out, "\n5 passed, 1 failed\n"));

  const std::string check = folder.file(
      "check.json", replaced(kSmallScenario, "\"cannot\": [\"enter\"]", "\"can\": [\"enter\"]"));
  ran = run_permsim({"check", check});
  CHECK(ran.status == kFailed);
  CHECK(ran.out.rfind("/checks/1: ", 0) == 0);

  ran = run_permsim({"check", good, step, check});
  CHECK(ran.status == kFailed);
  CHECK(has(ran.out, "\n16 passed, 2 failed\n"));
  CHECK(has(ran.out, step + ":\n/steps/1: "));
  CHECK_FALSE(has(ran.out, good));

  ran = run_permsim({"check", good, folder.path() + "/nothing.json", check});
  CHECK(ran.status == kNotValid);
  CHECK(has(ran.out, "\n11 passed, 1 failed\n"));

  CHECK(run_permsim({"check", good, "--reading", "strict"}).status == kFailed);
  CHECK(has(run_permsim({"check", good, "--coverage"}).out, "not exercised: strangers\n"));
}

TEST_CASE("a verdict other than the expected ends with 1", "[command_line]") {
  const Folder folder;
  const Words explain = {
      "explain", folder.file("small.json", kSmallScenario), "--action", "admit", "--on", "front",
      "--who"};
  const std::vector<std::pair<std::string, std::string>> verdicts = {
      {"ana", "allow"}, {"ben", "deny"}, {"cleo", "unclear"}};
  for (const auto& [who, verdict] : verdicts) {
    for (const char* expected : {"allow", "deny", "unclear"}) {
      INFO(who << " " << expected);
      const Ran ran = run_permsim(explain + Words{who, "--expect", expected});
      CHECK(ran.status == (verdict == expected ? kAllWell : kFailed));
      CHECK(ran.err == "");
      CHECK(ran.out == run_permsim(explain + Words{who}).out);
    }
  }
}

TEST_CASE("warnings go to standard error and change no exit status", "[command_line]") {
  const Folder folder;
  const std::string file = folder.file(
      "warned.json",
      replaced(kSmallScenario, "\"id\": \"small\"", "\"id\": \"small\", \"motto\": \"open\""));
  for (const Words& words : kCommands) {
    const Ran ran = run_permsim(words + Words{file});
    INFO(joined(words));
    CHECK(ran.status == kAllWell);
    CHECK(has(ran.err, file + "#/motto: warning: unknown-key: "));
    CHECK_FALSE(has(ran.out, "unknown-key"));
  }
}

TEST_CASE("an option's value may follow it or stand behind an equals sign", "[command_line]") {
  const Folder folder;
  const std::string file = folder.file("small.json", kSmallScenario);
  const Ran apart =
      run_permsim({"matrix", file, "--at", "1", "--who", "ben,ana", "--format", "csv"});
  const Ran joined_up = run_permsim({"matrix", "--at=1", "--who=ben,ana", "--format=csv", file});
  CHECK(apart.status == kAllWell);
  CHECK(apart.out == joined_up.out);
}

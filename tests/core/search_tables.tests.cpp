// Answers of searches as tables for a spreadsheet or a document: heads, a row each, and whatever a
// spreadsheet would run made harmless.
#include <catch2/catch_test_macros.hpp>
#include <string>

#include "core/answers/ask.h"
#include "tests/core/loading.h"
#include "tests/support/text.h"

using namespace permsim;
using namespace permsim::testing;

namespace {

Question asked(const char* ask, Format format) {
  Question question;
  question.ask = ask;
  question.at = "0";
  question.format = format;
  return question;
}

std::string told(const char* id, const Question& question) {
  Library library;
  const Reply reply = answer(library, Document(shipped_file(id)), question);
  REQUIRE_FALSE(has_errors(reply.problems));
  return reply.text;
}

std::size_t lines_in(const std::string& text) {
  return static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
}

}  // namespace

TEST_CASE("a plan is a table with a row for each step", "[plan][tables]") {
  Question question = asked("plan", Format::csv);
  question.leaves = "ana";
  const std::string csv = told("offboarding-wrong-order", question);
  CHECK(csv.rfind("step,who,what", 0) == 0);
  CHECK(has(csv, "2,wes,Wes removes Ana from North"));
  CHECK(lines_in(csv) == 3);
  question.format = Format::md;
  const std::string md = told("offboarding-wrong-order", question);
  CHECK(has(md, "Nothing stops when Ana is gone"));
  CHECK(has(md, "| 2"));
}

TEST_CASE("fixes are a table with a row for each act", "[fixes][tables]") {
  Question question = asked("fixes", Format::csv);
  question.who = {"eve"};
  question.action = {"see"};
  question.on = {"meta"};
  const std::string csv = told("vacation", question);
  CHECK(lines_in(csv) > 1);
  CHECK(has(csv, "Eve"));
  question.format = Format::md;
  CHECK(has(told("vacation", question), "|"));
}

TEST_CASE("who could give themselves what they lack is a table with a row for each way",
          "[escalate][tables]") {
  const std::string csv = told("client-isolation", asked("escalate", Format::csv));
  CHECK(lines_in(csv) > 1);
  CHECK(has(csv, "Wes"));
  CHECK(has(told("client-isolation", asked("escalate", Format::md)), "|"));
}

TEST_CASE("isolation is a table with a row for each passage", "[isolate][tables]") {
  Question question = asked("isolate", Format::csv);
  question.groups = {"acme=beta_team#member", "beta=acme_team#member"};
  question.on = {"client == acme", "client == beta"};
  question.within = 1;
  const std::string csv = told("client-isolation", question);
  CHECK(lines_in(csv) > 1);
  CHECK(has(csv, "acme"));
  question.format = Format::md;
  CHECK(has(told("client-isolation", question), "beta"));
}

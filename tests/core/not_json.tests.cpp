// Texts that are no JSON, or JSON of which something would be lost: told with line and column.
#include <catch2/catch_test_macros.hpp>
#include <string>

#include "loading.h"
#include "small_scenario.h"
#include "tests/support/text.h"

using namespace permsim;
using namespace permsim::testing;

namespace {

/// The only problem of a text, as "where code: message".
std::string only_problem(const std::string& text) {
  const Problems problems = problems_in(text);
  if (problems.size() != 1)
    return std::to_string(problems.size()) + " problems:\n" + listing_of(problems);
  return problems[0].where + " " + problems[0].code + ": " + problems[0].message;
}

}  // namespace

TEST_CASE("a text that is no JSON is told with line and column", "[loader]") {
  CHECK(only_problem("").find(" json-syntax: line 1, column 1") == 0);
  CHECK(only_problem("{\n  \"format\": permsim\n}").find(" json-syntax: line 2, column ") == 0);
  CHECK(only_problem("{\"a\": 1} x").find(" json-syntax: line 1, column 10") == 0);
  CHECK(only_problem("{\"a\": 1e}").find(" json-syntax: ") == 0);
  CHECK(only_problem("{\"a\": \"\xff\"}").find(" json-syntax: ") == 0);
  CHECK(only_problem("{\"a\": \"\xc3\"}").find(" json-syntax: ") == 0);
  CHECK(only_problem("{\"a\": \"\\ud800\"}").find(" json-syntax: ") == 0);
  CHECK(only_problem(std::string("{}\0{}", 5)) ==
        " json-syntax: this is not JSON: it has a zero byte in it");
  CHECK(only_problem("{\"a\": NaN}").find(" json-syntax: ") == 0);
  CHECK(only_problem("{'a': 1}").find(" json-syntax: ") == 0);
  CHECK(only_problem("{\"a\": 1,}").find(" json-syntax: ") == 0);
  CHECK(only_problem("// words\n{}").find(" json-syntax: ") == 0);
}

TEST_CASE("a file that is cut off anywhere is refused", "[loader]") {
  const std::string text = kSmallScenario;
  const std::string last = text.substr(0, text.rfind('}'));
  for (std::size_t size = 0; size <= last.size(); size += 7) {
    const Problems problems = problems_in(text.substr(0, size));
    INFO("the first " << size << " bytes");
    REQUIRE(problems.size() == 1);
    REQUIRE(problems[0].code == "json-syntax");
    REQUIRE(problems[0].where.empty());
  }
}

TEST_CASE("a byte-order mark is no mistake", "[loader]") {
  const std::string mark = "\xef\xbb\xbf";
  CHECK(load_text(mark + kSmallScenario));
  CHECK(only_problem(mark).find(" json-syntax: ") == 0);
  CHECK(only_problem(mark + mark + "{}").find(" json-syntax: ") == 0);
}

TEST_CASE("a key that stands twice is told, wherever it is", "[loader]") {
  CHECK(only_problem("{\"format\": \"permsim/1\", \"format\": \"permsim/1\"}") ==
        "/format duplicate-key: `format` stands twice in one object");
  const Problems problems = problems_in(
      "{\"a\": [{}, {\"b/c\": 1, \"d\": {\"e\": 1, \"e\": 2}, \"b/c\": 2}], \"a\": 1, \"a\": 2}");
  REQUIRE(problems.size() == 4);
  CHECK(problems[0].where == "/a/1/d/e");
  CHECK(problems[1].where == "/a/1/b~1c");
  CHECK(problems[2].where == "/a");
  CHECK(problems[3].where == "/a");
}

TEST_CASE("nesting without end is refused at its place", "[loader]") {
  const auto nested = [](std::size_t depth) {
    return "{\"zz\": " + repeated("[", depth) + repeated("]", depth) + "}";
  };
  CHECK(only_problem(nested(64))
            .find(repeated("/0", 62) + " too-deep: nested deeper than 64 levels") !=
        std::string::npos);
  CHECK(only_problem(nested(100000)).find("too-deep") != std::string::npos);
  CHECK(only_problem(repeated("{\"a\":", 100000)).find("too-deep") != std::string::npos);
  Json document = small_json();
  document["zz"] = Json::parse(repeated("[", 63) + repeated("]", 63));
  CHECK(load_text(document.dump()));
}

TEST_CASE("what is no object is no file", "[loader]") {
  for (const char* text : {"null", "true", "7", "1e300", "-0.5", "\"vacation\"", "[]", "[{}]"})
    CHECK(only_problem(text).find(" wrong-type: expected an object, found ") == 0);
  CHECK(only_problem("{}") == " missing-key: `kind` is missing: a text");
}

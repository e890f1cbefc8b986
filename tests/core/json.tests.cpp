// JSON in and out, below what files mean: what is read, what is refused and in which words, and
// that numbers keep their spelling.
#include <catch2/catch_test_macros.hpp>

#include "core/json/files.h"
#include "core/json/library.h"
#include "tests/support/text.h"

using namespace permsim;
using namespace permsim::testing;

namespace {

std::string refusal(const std::string& text) {
  Library library;
  const Result<Document> file = read_file(text, library);
  return file ? "read" : file.problems.front().where + file.problems.front().message;
}

}  // namespace

TEST_CASE("what is no JSON is refused at its place and in words", "[json]") {
  CHECK(refusal("") == "line 1, column 1: this is not JSON: expected a value, found the end");
  CHECK(refusal("{'a': 1}") ==
        "line 1, column 2: this is not JSON: expected a key in double quotes, found `'`");
  CHECK(refusal("{\n\"ä\": permsim }") ==
        "line 2, column 6: this is not JSON: expected a value, found `permsim`");
  CHECK(refusal("{\"a\" 1}") == "line 1, column 6: this is not JSON: expected `:`, found `1`");
  CHECK(refusal("{\"a\": 1,}") ==
        "line 1, column 9: this is not JSON: expected a key in double quotes, found `}`");
  CHECK(refusal("[1 2]") == "line 1, column 4: this is not JSON: expected `,` or `]`, found `2`");
  CHECK(refusal("[1,]") == "line 1, column 4: this is not JSON: expected a value, found `]`");
  CHECK(refusal("{} x") == "line 1, column 4: this is not JSON: expected nothing more, found `x`");
  CHECK(refusal("[01]") ==
        "line 1, column 2: this is not JSON: a number does not begin with a zero: `01`");
  CHECK(refusal("[1.]") == "line 1, column 4: this is not JSON: expected a digit, found `]`");
  CHECK(refusal("[-]") == "line 1, column 3: this is not JSON: expected a digit, found `]`");
  CHECK(refusal("[1e+]") == "line 1, column 5: this is not JSON: expected a digit, found `]`");
  CHECK(has(refusal("[NaN]"), "expected a value, found `NaN`"));
  CHECK(has(refusal("[+1]"), "expected a value, found `+`"));
  CHECK(has(refusal("[.5]"), "expected a value, found `.`"));
  CHECK(refusal("{\"a\": \"b") ==
        "line 1, column 7: this is not JSON: the text that begins here has no closing quote");
  CHECK(has(refusal("[\"a\nb\"]"), "a control character within a text is written with `\\u`"));
  CHECK(has(refusal("[\"\\x\"]"), "there is no such escape"));
  CHECK(has(refusal("[\"\\u12\"]"), "four hexadecimal digits"));
  CHECK(has(refusal("[\"\\"), "there is no such escape"));
}

TEST_CASE("bytes that are no UTF-8 text are refused with what they are", "[json]") {
  const std::string tail = "this is not JSON: it is not UTF-8";
  CHECK(refusal("[\"a\",\n \"\xff\"]") == "line 2, column 3: " + tail);
  for (const char* bytes : {"\x80", "\xc0\xaf", "\xe0\x80\xaf", "\xed\xa0\x80", "\xf4\x90\x80\x80",
                            "\xf8\x88\x80\x80\x80", "\xe2\x82", "\xfe"})
    CHECK(has(refusal("[\"" + std::string(bytes) + "\"]"), tail));
  const std::string wide = "this is not JSON: it is UTF-16; save it as UTF-8";
  CHECK(refusal(std::string("\xff\xfe{\0}\0", 6)) == wide);
  CHECK(refusal(std::string("\xfe\xff\0{\0}", 6)) == wide);
  CHECK(refusal(std::string("{\0}\0", 4)) == wide);
  CHECK(refusal(std::string("{\"a\": \"\0\"}", 10)) ==
        "this is not JSON: it has a zero byte in it");
  for (const char* half :
       {"[\"\\ud800\"]", "[\"\\ud800x\"]", "[\"\\ud800\\u0041\"]", "[\"\\udc00\"]"})
    CHECK(has(refusal(half), "half of a surrogate pair"));
}

TEST_CASE("a byte order mark and line ends of other systems are fine", "[json]") {
  const std::string text =
      "\xef\xbb\xbf{\r\n\"format\": \"permsim/1\",\r\n\"kind\": \"policy\", \"id\": \"a\", "
      "\"types\": {\"person\": {\"subject\": true}},\r\n\"rules\": []}\r\n";
  CHECK(refusal(text) == "read");
  CHECK(refusal("{\r\"format\": \"permsim/1\",\r\"kind\": \"policy\", \"id\": \"a\", \"types\": "
                "{\"person\": {\"subject\": true}},"
                "\r\"rules\": []}") == "read");
}

TEST_CASE("escapes in texts are read", "[json]") {
  CHECK(pretty_json("[\"\\u00e4\\ud83d\\ude00\\n\\\"\\\\\\/\\b\\f\\r\\t\"]") ==
        "[\n  \"ä😀\\n\\\"\\\\/\\b\\f\\r\\t\"\n]\n");
  CHECK(pretty_json("[\"\\u0000\\u001f\"]") == "[\n  \"\\u0000\\u001f\"\n]\n");
}

TEST_CASE("numbers keep their spelling, whatever it is", "[json]") {
  for (const char* number :
       {"0", "-0", "1", "-1", "1.0", "0.1e1", "1e400", "-1E-400", "1E+2", "1e5",
        "12345678901234567890123", "18446744073709551615", "18446744073709551616",
        "-9223372036854775808", "-9223372036854775809", "0.1000000000000000055511151231257827"}) {
    CHECK(pretty_json("[" + std::string(number) + "]") == "[\n  " + std::string(number) + "\n]\n");
  }
}

TEST_CASE("a key that stands twice is told wherever it is", "[json]") {
  std::string many = "{\"a\": {\"list\": [0, {";
  for (int i = 0; i < 40; ++i) many += "\"k" + std::to_string(i) + "\": 1, ";
  Library library;
  const Result<Document> kind = read_file(many + "\"k3\": 2, \"a/b\": 1, \"a/b\": 2}]}}", library);
  REQUIRE(kind.problems.size() == 2);
  CHECK(kind.problems[0].where == "/a/list/1/k3");
  CHECK(kind.problems[1].where == "/a/list/1/a~1b");
  CHECK(kind.problems[1].code == "duplicate-key");
}

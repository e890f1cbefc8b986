// Ids that deceive the eye are warned of; ids of any script are not.
#include <catch2/catch_test_macros.hpp>

#include "core/base/lookalike.h"

using namespace permsim;

namespace {

/// The warnings about some ids, as "number code: message", one a line.
std::string warnings(const std::vector<std::string>& ids) {
  std::vector<PlacedId> placed;
  for (std::size_t i = 0; i < ids.size(); ++i) placed.push_back({ids[i], std::to_string(i)});
  Problems problems;
  warn_of_lookalikes(placed, problems);
  std::string text;
  for (const Problem& problem : problems) {
    CHECK(problem.is_warning);
    text +=
        (text.empty() ? "" : "\n") + problem.where + " " + problem.code + ": " + problem.message;
  }
  return text;
}

}  // namespace

TEST_CASE("characters that nobody sees are named by number", "[lookalike]") {
  CHECK(warnings({"be\u200bn"}) ==
        "0 invisible-character: `be\\u{200b}n` has a character in it that nobody sees: U+200B");
  CHECK(warnings({"\u202eneb\u202c"}) ==
        "0 invisible-character: `\\u{202e}neb\\u{202c}` has characters in it that nobody sees: "
        "U+202C and U+202E");
  CHECK(warnings({"be\u00adn"}).find("U+00AD") != std::string::npos);
  CHECK(warnings({"ben\ufe0f"}).find("U+FE0F") != std::string::npos);
}

TEST_CASE("a letter of another script that looks the same is named", "[lookalike]") {
  CHECK(warnings({"p\u0430yments"}) ==
        "0 mixed-scripts: `p\u0430yments` mixes Latin and Cyrillic letters, and some look alike: "
        "U+0430 (like `a`)");
  CHECK(warnings({"\u03bfwner"}).find("mixes Greek and Latin letters") != std::string::npos);
  CHECK(warnings({"te\u0430m-\u0441\u043e\u0440"}).find("U+0430") != std::string::npos);
  // A whole word of such letters, beside a Latin one.
  CHECK(warnings({"\u0441\u043e\u0440-team"}).find("0 mixed-scripts: ") == 0);
  CHECK(warnings({"\U0001d41aben"}).find("sign-like") != std::string::npos);
}

TEST_CASE("ids of any script are fine", "[lookalike]") {
  CHECK(warnings({"Ελένη",         "мама",   "команда-а", "team-альфа", "λ-calculus", "مريم",
                  "می\u200cخواهم", "אבג",    "陈伟",      "北京team",   "さくら",     "サクラ",
                  "김민준",        "zoë",    "naïve",     "Ünal",       "İstanbul",   "ọ\u0300ba",
                  "नेहा",           "team-1", "µm",        "a’b",        "👩\u200d👧"}) == "");
  CHECK(warnings({"ben", "benl", "ben1", "benI", "Ben", "bern", "bem"}) == "");
}

TEST_CASE("letters put together from parts are told", "[lookalike]") {
  CHECK(warnings({"zoe\u0308"}) ==
        "0 not-composed: `zoe\u0308` has a letter put together from U+0065 and U+0308; most write "
        "it as one, U+00EB");
  CHECK(warnings({"\u0438\u0306"}).find("U+0439") != std::string::npos);
  CHECK(warnings({"\u1100\u1161"}).find("U+AC00") != std::string::npos);
  CHECK(warnings({"\u304b\u3099"}).find("U+304C") != std::string::npos);
}

TEST_CASE("two ids that look the same are both named", "[lookalike]") {
  CHECK(warnings({"сор", "x", "cop"}) ==
        "2 look-alike: `cop` looks like `сор` and is another id: U+0441 in the one is U+0063 in "
        "the other");
  CHECK(warnings({"zoë", "zoe\u0308"}).find("\n1 look-alike: ") != std::string::npos);
  CHECK(warnings({"ana-b", "ana‑b"}).find("1 look-alike: ") != std::string::npos);
  CHECK(warnings({"ana", "ａｎａ"}).find("1 look-alike: ") != std::string::npos);
  CHECK(warnings({"ana", "an\u200ba"}).find("1 look-alike: ") != std::string::npos);
  CHECK(warnings({"علی", "علي"}).find("1 look-alike: ") != std::string::npos);
  CHECK(warnings({"ana", "ana"}) == "");
  CHECK(warnings({"мама", "мама"}) == "");
}

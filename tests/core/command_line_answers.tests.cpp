// What the command line's answers look like: the JSON that is promised, and tables for people
// in each format.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <nlohmann/json.hpp>
#include <sstream>

#include "tests/core/run_program.h"
#include "tests/core/small_scenario.h"
#include "tests/support/json.h"

using namespace permsim::testing;

namespace {

/// The answer on standard output to `permsim COMMAND small.json OPTIONS…`, which must be given.
std::string printed(const std::string& command, const Words& options) {
  const Folder folder;
  Words words = {command, folder.file("small.json", kSmallScenario)};
  words.insert(words.end(), options.begin(), options.end());
  const Ran ran = run_permsim(words);
  INFO(ran.err);
  REQUIRE(ran.status == 0);
  return ran.out;
}

Json asked_json(const std::string& command, Words options) {
  options.insert(options.end(), {"--format", "json"});
  return Json::parse(printed(command, options));
}

Words keys_of(const Json& object) {
  Words keys;
  for (const auto& item : object.items()) keys.push_back(item.key());
  return keys;
}

const Words kExplainFront = {"--action", "admit", "--on", "front", "--who"};

Words explain_of(const std::string& who, const Words& more = {}) {
  Words words = kExplainFront;
  words.push_back(who);
  words.insert(words.end(), more.begin(), more.end());
  return words;
}

}  // namespace

TEST_CASE("the matrix as JSON has the promised shape, in world order", "[command_line]") {
  const Json matrix = asked_json("matrix", {"--at", "1"});
  CHECK(keys_of(matrix) == Words{"at", "subjects", "resources", "actions", "cells"});
  CHECK(matrix["at"] == 1);
  CHECK(matrix["subjects"] == Json({"ana", "ben", "cleo"}));
  CHECK(matrix["resources"] == Json::array({"front"}));
  CHECK(matrix["actions"] == Json({"enter", "admit"}));
  REQUIRE(matrix["cells"].size() == 6);
  for (const Json& cell : matrix["cells"]) {
    const Words keys = {"who", "on", "action", "verdict"};
    CHECK(keys_of(cell) == (cell.contains("disputed") ? keys + Words{"disputed"} : keys));
  }
  CHECK_FALSE(matrix["cells"][3].contains("disputed"));
  CHECK(matrix["cells"][3].dump() ==
        R"({"who":"ben","on":"front","action":"admit","verdict":"deny"})");
  CHECK(matrix["cells"][5].dump() ==
        R"({"who":"cleo","on":"front","action":"admit","verdict":"unclear"})");
}

TEST_CASE("an explanation as JSON has the promised shape", "[command_line]") {
  // Who may do it instead, and the answer as a sentence, stand behind what is promised.
  const Words promised = {"verdict", "because", "overruled",    "limits", "paths",  "missing",
                          "since",   "able",    "able_because", "rules",  "others", "says"};
  const Json allowed = asked_json("explain", explain_of("ana"));
  CHECK(keys_of(allowed) == promised);
  CHECK(allowed["verdict"] == "allow");
  CHECK(allowed["because"] == Json::array({"owners"}));
  CHECK(allowed["missing"] == Json::array());
  REQUIRE(allowed["paths"].size() == 1);
  CHECK(keys_of(allowed["paths"][0]) == Words{"rule", "entries", "conditions", "says"});
  CHECK(keys_of(allowed["paths"][0]["entries"][0]) ==
        Words{"of", "relation", "holds", "since", "says"});

  const Json denied = asked_json("explain", explain_of("ben"));
  CHECK(keys_of(denied) == promised);
  CHECK(denied["verdict"] == "deny");
  CHECK(denied["limits"] == Json::array({"guests-admit-not"}));
  REQUIRE(denied["paths"].size() == 1);
  CHECK(denied["paths"][0]["rule"] == "guests-admit-not");
  CHECK(denied["paths"][0]["entries"][0]["of"] == "front");
  REQUIRE(denied["missing"].size() == 1);
  CHECK(keys_of(denied["missing"][0]) == Words{"rule", "code", "part", "entity", "says"});
  CHECK(denied["missing"][0]["rule"] == "owners");
  CHECK(denied["others"] == Json::array({"ana"}));
  CHECK(keys_of(denied["since"]) == Words{"step", "at", "says"});
  CHECK(denied["since"]["step"] == 1);
  CHECK(denied["since"]["at"] == "2026-03-02T09:00");
  REQUIRE(denied["rules"].size() == 2);
  CHECK(denied["rules"][0].dump() ==
        R"({"id":"owners","effect":"allow","says":"Owners come and go.","source":"book",)"
        R"("section":"Owners","seen":"2026-01-01"})");
  CHECK(asked_json("explain", explain_of("cleo"))["verdict"] == "unclear");
}

TEST_CASE("a play as JSON has the promised shape, moment by moment", "[command_line]") {
  // `unclear`, the cells that turned unclear, stands behind what is promised.
  const Words promised = {"at",       "step",   "outcome", "says",   "status",
                          "findings", "gained", "lost",    "unclear"};
  const Json moments = asked_json("play", {});
  REQUIRE(moments.size() == 4);
  for (std::size_t at = 0; at < moments.size(); ++at) {
    INFO(at);
    CHECK(keys_of(moments[at]) == promised);
    CHECK(moments[at]["at"] == at);
    CHECK(moments[at]["status"] == Json({{"front", at == 3 ? "stuck" : "fine"}}));
  }
  CHECK(moments[0]["step"].is_null());
  CHECK(moments[0]["outcome"].is_null());
  CHECK(moments[1]["step"]["do"] == "admit");
  CHECK(moments[1]["step"]["with"]["person"] == "ben");
  CHECK(moments[1]["outcome"] == "done");
  CHECK(moments[1]["gained"] == 1);
  CHECK(moments[2]["outcome"] == "denied");
  CHECK(moments[2]["says"] != "");
  CHECK(moments[3]["lost"] == 1);
  CHECK(moments[3]["findings"][0]["code"] == "not-running");
}

TEST_CASE("a difference, findings and checks as JSON name what they speak of", "[command_line]") {
  const Json difference = asked_json("diff", {"--from", "0", "--to", "1"});
  CHECK(keys_of(difference) ==
        Words{"from", "to", "gained", "lost", "unclear", "ruled_out", "status", "findings"});
  CHECK(difference["from"] == Json({{"moment", 0}}));
  REQUIRE(difference["gained"].size() == 1);
  CHECK(keys_of(difference["gained"][0]) ==
        Words{"who", "on", "action", "from", "to", "because", "before"});
  CHECK(difference["ruled_out"].size() == 1);
  CHECK(asked_json("diff", {"--from", "0", "--to", "1", "--limit", "1"})["ruled_out"].empty());

  const Json findings = asked_json("findings", {});
  REQUIRE(findings.size() == 2);
  CHECK(keys_of(findings[0]) == Words{"code", "on", "says", "since", "weight"});
  CHECK(keys_of(findings[1]) == Words{"code", "on", "says", "since", "who", "serves", "weight"});

  const Json checked = asked_json("check", {});
  CHECK(keys_of(checked) == Words{"passed", "failed", "failures", "undecided", "not_exercised"});
  CHECK(checked["not_exercised"] == Json::array({"strangers"}));
}

TEST_CASE("tables for people are aligned, whatever the length of names", "[command_line]") {
  CHECK(printed("matrix", {"--at", "1"}) ==
        "Front door, after step 1\n"
        "           enter  admit\n"
        "Ana        ✓      ✓\n"
        "Ben        ✓      ✕\n"
        "Cleopatra  –      ?\n");
  CHECK(printed("diff", {"--from", "0", "--to", "1"}) ==
        "From 0 to 1: 1 gained, 0 lost, 0 turned unclear\n"
        "who  on          action  from     to     rules\n"
        "Ben  Front door  enter   deny     allow  +guests\n"
        "Ben  Front door  admit   unclear  deny   −strangers +guests-admit-not\n");
}

TEST_CASE("a story is told step by step within a hundred columns", "[command_line]") {
  CHECK(printed("play", {}) ==
        "A small door\n"
        "\n"
        "start\n"
        "      Front door is fine\n"
        "      needs attention: only Ana can repair Front door\n"
        "\n"
        "1     Mon 2 Mar 2026, 09:00: Ana: Let someone in, Front door: Ben\n"
        "      done +1\n"
        "\n"
        "2     Ben: Let someone in, Front door: Cleopatra\n"
        "      denied: Ben may not “Let someone in” Front door: Cleopatra. Guests let nobody in.\n"
        "\n"
        "3     The lock jams, Front door\n"
        "      done −1\n"
        "      needs attention: Front door is stuck: the lock is jammed\n");
}

TEST_CASE("the same matrix in every format", "[command_line]") {
  const Words one = {"--at", "1", "--who", "ben"};
  const auto in = [&](const std::string& format) {
    Words options = one;
    options.insert(options.end(), {"--format", format});
    return printed("matrix", options);
  };
  CHECK(in("text") == "Front door, after step 1\n     enter  admit\nBen  ✓      ✕\n");
  CHECK(in("csv") ==
        "at,who,on,action,verdict\r\n1,ben,front,enter,allow\r\n1,ben,front,admit,deny\r\n");
  CHECK(in("md") ==
        "**Front door, after step 1**\n\n|  | enter | admit |\n| --- | --- | --- |\n| Ben | ✓ | ✕ "
        "|\n");
  CHECK(in("html") ==
        "<table>\n  <caption>Front door, after step 1</caption>\n  <thead>\n    <tr><th "
        "scope=\"col\"></th><th scope=\"col\">enter</th><th scope=\"col\">admit</th></tr>\n"
        "  </thead>\n  <tbody>\n    <tr><th scope=\"row\">Ben</th><td>✓</td><td>✕</td></tr>\n  "
        "</tbody>\n</table>\n");
  CHECK(Json::parse(in("json"))["cells"].size() == 2);
}

TEST_CASE("every answer comes in every format", "[command_line]") {
  const std::vector<std::pair<std::string, Words>> questions = {
      {"matrix", {}},
      {"explain", explain_of("ben")},
      {"diff", {}},
      {"play", {}},
      {"findings", {}},
      {"check", {}},
      {"explore", {"--who", "cleo", "--action", "enter", "--on", "front", "--within", "1"}},
      {"export", {}},
  };
  for (const auto& [command, options] : questions) {
    for (const std::string format : {"text", "json", "csv", "md", "html"}) {
      INFO(command << " " << format);
      Words words = options;
      words.insert(words.end(), {"--format", format});
      const std::string text = printed(command, words);
      CHECK(text.back() == '\n');
      if (format == "json") CHECK_FALSE(Json::parse(text, nullptr, false).is_discarded());
      if (format == "csv") CHECK(text.substr(text.size() - 2) == "\r\n");
      if (format == "md") CHECK(text.find("| --- |") != std::string::npos);
      if (format == "html") CHECK(text.find("</table>\n") != std::string::npos);
    }
  }
}

TEST_CASE("an explanation reads as a sentence with its rules, paths and sources",
          "[command_line]") {
  CHECK(printed("explain", explain_of("ana")) ==
        "Ana may “Let someone in” Front door.\n\n"
        "Why\n  Ana is “Owner” of Front door\n"
        "From the start.\n\n"
        "Details\n"
        "  Because\n    owners: Owners come and go.\n"
        "      The book of doors › Owners (seen 2026-01-01)\n"
        "  Paths\n    owners: Ana is “Owner” of Front door\n");
  const std::string since =
      "since step 1, Mon 2 Mar 2026, 09:00: Ana: Let someone in, Front door: Ben";
  CHECK(printed("explain", explain_of("ben")) ==
        "Ben may not “Let someone in” Front door.\n\n"
        "Why\n  Guests let nobody in.\n"
        "  Ben is not “Owner” of Front door\n"
        "S" +
            since.substr(1) +
            ".\n"
            "Ana may instead.\n\n"
            "Details\n"
            "  The documents set a limit\n    guests-admit-not: Guests let nobody in.\n"
            "  Paths\n    guests-admit-not: Ben is “Guest” of Front door (since step 1, Mon 2 Mar "
            "2026, 09:00: Ana: Let\n    someone in, Front door: Ben)\n"
            "  Missing\n    owners: Ben is not “Owner” of Front door (not-holder)\n");
}

TEST_CASE("export writes the file again, and again the same", "[command_line]") {
  const std::string once = printed("export", {});
  const Folder folder;
  CHECK(run_permsim({"export", folder.file("once.json", once)}).out == once);
  CHECK(Json::parse(once)["policy"]["rules"].size() == 4);
  CHECK(printed("export", {"--format", "csv", "--at", "1"}) ==
        printed("matrix", {"--format", "csv", "--at", "1"}));
  const std::string policy = run_permsim({"export", "detrics"}).out;
  CHECK(Json::parse(policy)["kind"] == "policy");
  CHECK(run_permsim({"export", folder.file("detrics.json", policy)}).out == policy);
}

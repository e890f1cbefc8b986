// Naming things on the command line: lists, quotes, ids of every spelling, and numbers of every
// size.
#include <catch2/catch_test_macros.hpp>
#include <nlohmann/json.hpp>

#include "core/cli/list.h"
#include "core/cli/nearest.h"
#include "tests/core/run_program.h"
#include "tests/support/json.h"

using namespace permsim::testing;

namespace {

/// Items with a bar between them, quoted ones in brackets; or why there are none.
std::string items_of(const std::string& text) {
  const auto items = permsim::read_list(text);
  if (!items) return "no: " + items.problems.front().message;
  std::string told;
  for (const permsim::ListItem& item : *items)
    told += (told.empty() ? "" : "|") + (item.is_quoted ? "[" + item.text + "]" : item.text);
  return told;
}

/// A door whose guests have ids that look like something else.
std::string door_with(const Words& guests) {
  Json file = Json::parse(R"({ "format": "permsim/1", "kind": "scenario", "id": "door",
    "policy": { "format": "permsim/1", "kind": "policy", "id": "doors",
      "types": { "person": { "subject": true },
                 "door": { "relations": { "guest": { "of": ["person"] } }, "actions": { "enter": {} } } },
      "rules": [{ "id": "guests", "effect": "allow", "on": "door", "actions": ["enter"], "to": "guest" }],
      "readings": [{ "id": "99999999999999999999999", "without": ["guests"] }, { "id": "1" }, { "id": "end" }] },
    "entities": [], "steps": [{ "edit": [{ "clear": "guest", "on": "front" }] }] })");
  for (const std::string& guest : guests)
    file["entities"].push_back({{"id", guest}, {"type", "person"}});
  file["entities"].push_back({{"id", "front"}, {"type", "door"}, {"guest", guests}});
  return file.dump();
}

}  // namespace

TEST_CASE("a list is read as a record of CSV", "[command_line]") {
  CHECK(items_of("ben") == "ben");
  CHECK(items_of("ben,ana") == "ben|ana");
  CHECK(items_of("\"doe,ana\",ben") == "[doe,ana]|ben");
  CHECK(items_of("\"say \"\"hi\"\"\"") == "[say \"hi\"]");
  CHECK(items_of("a+b, c d") == "a+b| c d");
  CHECK(items_of("a\"b") == "a\"b");
  CHECK(items_of("team#member,any:acme#user+board1#creator") ==
        "team#member|any:acme#user+board1#creator");
  CHECK(items_of("") == "no: a name is empty");
  CHECK(items_of("a,,b") == "no: a name is empty");
  CHECK(items_of("a,") == "no: a name is empty");
  CHECK(items_of("\"\"") == "no: a name is empty");
  CHECK(items_of("a,\"b") == "no: the quote is not closed in `\"b`");
  CHECK(items_of("\"a\"b") == "no: after a closing quote comes a comma, never `b`");
}

TEST_CASE("a stand-in is what it holds, each part quoted where it must be", "[command_line]") {
  const auto held = [](const std::string& text) {
    const auto items = permsim::read_people(text);
    if (!items) return "no: " + items.problems.front().message;
    std::string told;
    for (const permsim::ListItem& item : *items) {
      told += told.empty() ? "" : "|";
      if (item.any.empty()) told += item.text;
      for (const std::string& each : item.any) told += "<" + each + ">";
    }
    return told;
  };
  CHECK(held("any:north#member") == "<north#member>");
  CHECK(held("ben,any:acme#user+board1#creator,ana") == "ben|<acme#user><board1#creator>|ana");
  CHECK(held("any:\"a+b\"#member+\"x,y#user\"") == "<a+b#member><x,y#user>");
  CHECK(held("\"any:north#member\"") == "any:north#member");
  CHECK(held("any:") == "no: a stand-in holds something");
  CHECK(held("any:a#b+") == "no: a stand-in holds something");
}

TEST_CASE("a stand-in whose holders' names need quotes is asked about", "[command_line]") {
  const Folder folder;
  Json file = Json::parse(door_with({"ana"}));
  file["entities"].push_back({{"id", "a+b,c"}, {"type", "door"}});
  const std::string path = folder.file("door.json", file.dump());
  const Ran ran = run_permsim(
      {"matrix", path, "--who", "any:\"a+b,c\"#guest", "--on", "\"a+b,c\"", "--format", "json"});
  CHECK(ran.status == kAllWell);
  const Json answer = Json::parse(ran.out);
  CHECK(answer["subjects"] == Json::array({"any:\"a+b,c#guest\""}));
  CHECK(answer["cells"][0]["verdict"] == "allow");
  const Ran set = run_permsim({"matrix", path, "--who", "any:front#nobody"});
  CHECK(set.status == kNotValid);
}

TEST_CASE("whoever is in the file can be named, whatever their id looks like", "[command_line]") {
  const Words ids = {"doe,ana", "say\"hi\"", "\"", "a+b",    "--x",          "-",    "--",
                     "start",   "end",       "1",  "any:me", "--format=csv", "=1+1", "ü,ö"};
  const Folder folder;
  const std::string file = folder.file("door.json", door_with(ids));
  for (const std::string& id : ids) {
    std::string quoted;
    for (const char c : id) quoted += c == '"' ? "\"\"" : std::string(1, c);
    INFO(id);
    const Ran ran = run_permsim({"explain", file, "--who", "\"" + quoted + "\"", "--action",
                                 "enter", "--on", "front", "--at", "start", "--expect", "allow"});
    INFO(ran.err);
    CHECK(ran.status == kAllWell);
  }
  CHECK(
      run_permsim({"explain", file, "--who", "--x", "--action", "enter", "--on", "front"}).status ==
      kAllWell);
  CHECK(run_permsim({"explain", file, "--who=-", "--action", "enter", "--on", "front"}).status ==
        kAllWell);
}

TEST_CASE("an option that names things may be repeated", "[command_line]") {
  const Folder folder;
  const std::string file = folder.file("door.json", door_with({"doe,ana", "ben", "cleo"}));
  const Words matrix = {"matrix", file, "--format", "csv", "--at", "0"};
  const Ran listed = run_permsim(matrix + Words{"--who", "\"doe,ana\",ben"});
  CHECK(
      listed.out ==
      "at,who,on,action,verdict\r\n0,\"doe,ana\",front,enter,allow\r\n0,ben,front,enter,allow\r\n");
  CHECK(run_permsim(matrix + Words{"--who", "ben", "--who=\"doe,ana\""}).out == listed.out);
  CHECK(run_permsim({"matrix", "vacation", "--on", "meta", "--on", "weekly", "--action", "see",
                     "--action", "query"})
            .status == kAllWell);
  CHECK(run_permsim({"explore", "vacation", "--who", "eve", "--action", "see", "--on", "meta",
                     "--by", "ana", "--by", "ben"})
            .status == kAllWell);
  const Ran twice = run_permsim({"matrix", file, "--at", "0", "--at", "1"});
  CHECK(twice.status == kWrongUsage);
  CHECK(has(twice.err, "`--at` is given twice"));
  const Ran two =
      run_permsim({"explain", file, "--who", "doe,ana", "--action", "enter", "--on", "front"});
  CHECK(two.status == kWrongUsage);
  CHECK(has(two.err, "an id with a comma is quoted"));
}

TEST_CASE("a reading is a reading whatever its spelling, and a moment is a moment",
          "[command_line]") {
  const Folder folder;
  const std::string file = folder.file("door.json", door_with({"ana"}));
  for (const std::string reading : {"99999999999999999999999", "1", "end"}) {
    const Ran ran =
        run_permsim({"diff", file, "--against", reading, "--at", "0", "--format", "json"});
    INFO(reading << ran.err);
    REQUIRE(ran.status == kAllWell);
    const Json answer = Json::parse(ran.out);
    CHECK(answer["from"]["reading"] == "default");
    CHECK(answer["to"]["reading"] == reading);
    CHECK(answer["lost"].size() == (reading.size() > 3 ? 1 : 0));
  }
  const Json moments = Json::parse(
      run_permsim({"diff", file, "--from", "start", "--to", "1", "--format", "json"}).out);
  CHECK(moments["from"]["moment"] == 0);
  CHECK(moments["to"]["moment"] == 1);
  CHECK(
      has(run_permsim({"diff", file, "--against", "1"}).out, "From reading default to reading 1:"));
  CHECK(run_permsim({"diff", file, "--from", "0", "--to", "0", "--no-new-access"}).status ==
        kAllWell);
  const Json files = Json::parse(
      run_permsim({"diff", "vacation", "vacation-unprepared", "--at", "1", "--format", "json"})
          .out);
  CHECK(files["from"]["file"] == "vacation");
  CHECK(files["to"]["file"] == "vacation-unprepared");
  const Ran gains =
      run_permsim({"diff", "vacation", "--from", "0", "--to", "1", "--no-new-access"});
  CHECK(gains.status == kFailed);
  CHECK(has(gains.out, "16 gained"));
  const Json policies = Json::parse(
      run_permsim({"diff", "vacation", "--against-policy", "detrics", "--format", "json"}).out);
  CHECK(policies["to"]["policy"] == "detrics");
  CHECK(policies["gained"].empty());
  CHECK(run_permsim({"diff", "vacation", "detrics"}).status == kNotValid);
  CHECK(run_permsim({"diff", "vacation", "--against-policy", "databox"}).status == kNotValid);
  CHECK(run_permsim({"diff", file, "--against", "2"}).status == kNotValid);
  CHECK(run_permsim({"diff", file, "--against", "1", "--from", "0"}).status == kWrongUsage);
  CHECK(run_permsim({"diff", file, "--at", "0"}).status == kWrongUsage);
}

TEST_CASE("numbers of every size and spelling are answered in words", "[command_line]") {
  const std::string huge = "99999999999999999999999";
  const Words explore = {"explore", "vacation", "--who", "eve", "--action", "see", "--on", "meta"};
  for (const std::string option : {"--at", "--from", "--to"}) {
    const Words words = {option == std::string("--at") ? "matrix" : "diff", "vacation", option};
    for (const std::string& number : {huge, std::string("4294967296"), std::string("2147483648")}) {
      const Ran ran = run_permsim(words + Words{number});
      INFO(option << " " << number);
      CHECK(ran.status == kNotValid);
      CHECK(has(ran.err, "no-such-step: `" + number + "` is no moment: the scenario has "));
    }
    for (const char* number : {"-1", "1e9", "", "١", "1.0", " 1", "+1", "0x1", "END"}) {
      const Ran ran = run_permsim(words + Words{number});
      INFO(option << " " << number);
      CHECK(ran.status == kWrongUsage);
      CHECK(has(ran.err, "permsim: `" + std::string(option) + "` "));
    }
    CHECK(run_permsim(words + Words{"000"}).status == kAllWell);
  }
  CHECK(has(run_permsim(explore + Words{"--within", huge}).err, "out-of-range: "));
  CHECK(run_permsim(explore + Words{"--within", huge}).status == kNotValid);
  CHECK(run_permsim(explore + Words{"--within", "-1"}).status == kWrongUsage);
  CHECK(run_permsim(explore + Words{"--within", "١"}).status == kWrongUsage);
  CHECK(run_permsim({"diff", "vacation", "--limit", huge}).out ==
        run_permsim({"diff", "vacation"}).out);
  CHECK(run_permsim({"diff", "vacation", "--limit", "1e9"}).status == kWrongUsage);
}

TEST_CASE("what is misspelled is met with what may have been meant", "[command_line]") {
  const Words names = {"who", "on", "within", "format"};
  CHECK(permsim::nearest("whoo", names) == "who");
  CHECK(permsim::nearest("formta", names) == "format");
  CHECK(permsim::nearest("form", names) == "format");
  CHECK(permsim::nearest("no", names) == "on");
  CHECK(permsim::nearest("colour", names) == "");
  CHECK(permsim::nearest(std::string(100000, 'w'), names) == "");
  CHECK(has(run_permsim({"matrx", "vacation"}).err, "no command `matrx`; did you mean `matrix`?"));
  CHECK(has(run_permsim({"matrix", "vacation", "--woh", "eve"}).err,
            "no option `--woh`; did you mean `--who`?"));
  CHECK(has(run_permsim({"matrix", "vacation", "-who", "eve"}).err,
            "no option `-who`; did you mean `--who`?"));
  CHECK(run_permsim({"check", "vacation", "--coverage=yes"}).status == kWrongUsage);
}

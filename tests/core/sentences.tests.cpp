// Sentences of answers and problems, as a person reads them at the command line.
#include <catch2/catch_test_macros.hpp>

#include "tests/core/corpus_files.h"
#include "tests/core/loading.h"
#include "tests/core/run_program.h"
#include "tests/support/places.h"

using namespace permsim;
using namespace permsim::testing;

namespace {

std::string guide_file(const std::string& name) {
  return (source_folder() / "assets/guide" / name).string();
}

Json guide_json(const std::string& name) { return file_json(guide_file(name)); }

std::string explained(const std::string& file, const std::string& who, const std::string& action,
                      const std::string& on, const Words& more = {}) {
  const Ran ran =
      run_permsim(Words{"explain", file, "--who", who, "--action", action, "--on", on} + more);
  INFO(ran.err);
  CHECK(ran.status == 0);
  return ran.out;
}

/// The same of a scenario that is no file yet.
std::string explained(const Json& scenario, const std::string& who, const std::string& action,
                      const std::string& on, const Words& more = {}) {
  const Folder folder;
  return explained(folder.file("scenario.json", scenario.dump()), who, action, on, more);
}

/// From "Why" to the line that says since when.
std::string why_of(const std::string& text) {
  const std::size_t begin = text.find("\nWhy\n") + 5;
  return text.substr(begin, text.find("\nDetails\n") - begin);
}

}  // namespace

TEST_CASE("a yes that rests on more than it tells at once says how much more there is",
          "[sentences][command_line]") {
  const std::string yes =
      explained(guide_file("05-crews.json"), "lee", "take", "plane", {"--at", "start"});
  CHECK(has(yes, "and 1 more fact, below\n"));
  CHECK(has(yes.substr(yes.find("\nDetails\n")), "All crews"));
}

TEST_CASE("a no with many reasons says how many more there are", "[sentences][command_line]") {
  Json scenario = guide_json("09-phrases.json");
  Json& rules = scenario["policy"]["rules"];
  for (int i = 0; i < 6; ++i) {
    Json rule = rules[0];
    rule["id"] = "more-" + std::to_string(i);
    rule["to"] = "shed.steward - nobody";
    const std::string name = "giver_" + std::to_string(i);
    scenario["policy"]["types"]["tool"]["relations"][name] = {{"label", "Giver"},
                                                              {"of", {"person"}}};
    rule["to"] = name;
    rules.push_back(rule);
    scenario["policy"]["types"]["tool"]["relations"][name]["phrase"] =
        "{who} gave part " + std::to_string(i) + " of {it}";
    scenario["policy"]["types"]["tool"]["relations"][name]["not"] =
        "{who} did not give part " + std::to_string(i) + " of {it}";
  }
  const std::string no = explained(scenario, "ida", "lend", "drill");
  CHECK(has(no, "  and 3 more reasons, below\n"));
  CHECK(has(no.substr(no.find("\nDetails\n")), "did not give part 5"));
}

TEST_CASE("what was given to an act is named in the answer and in what hinders it",
          "[sentences][able][command_line]") {
  Json scenario = guide_json("09-phrases.json");
  scenario["entities"].push_back({{"id", "jon"}, {"type", "person"}, {"label", "Jon"}});
  const Words start = {"--at", "start"};
  const auto of = [&](const std::string& who, const Words& more) {
    return explained(scenario, who, "lend", "drill", start + more);
  };
  CHECK(has(of("sam", {}), "Sam may lend Drill to someone.\n"));
  CHECK(has(
      of("sam", {"--with", "person=jon"}),
      "Sam may lend Drill to Jon, but it cannot work now: Jon does not belong to Mill Lane.\n"));
  CHECK(has(of("sam", {"--with", "person=ida", "--with", "why=party"}),
            "Sam may lend Drill to Ida for a party.\n"));
  CHECK(has(of("ida", {"--with", "person=jon"}), "Ida may not lend Drill to Jon.\n"));
  CHECK(has(of("ida", {"--with", "person=ida"}), "Ida may not take Drill.\n"));
  for (const char* who : {"sam", "ida"}) {
    const Json json = Json::parse(of(who, {"--with", "person=jon", "--format", "json"}));
    CHECK(has(json["says"].get<std::string>(), "lend Drill to Jon"));
  }
  // What does not fit is named by what hinders it alone.
  Json others = scenario;
  others["policy"]["types"]["shed"]["actions"]["visit"] = {{"with", {{"person", "shed"}}}};
  const std::string misfit =
      explained(others, "sam", "lend", "drill", start + Words{"--with", "person=mill_lane"});
  CHECK(has(misfit, "Sam may lend Drill to someone, but it cannot work now"));
}

TEST_CASE("a rule on several types says nothing untrue of a type that lacks what it names",
          "[sentences][command_line]") {
  Json scenario = guide_json("09-phrases.json");
  Json& policy = scenario["policy"];
  policy["types"]["shed"]["actions"]["lend"] = {{"label", "Lend"}};
  Json several = policy["rules"][0];
  several["id"] = "stewards-everywhere";
  several["on"] = {"shed", "tool"};
  several["to"] = "steward";
  several.erase("when");
  policy["rules"].insert(policy["rules"].begin(), several);
  const std::string no = explained(scenario, "ida", "lend", "drill");
  CHECK_FALSE(has(no, "Ida is not “"));
  CHECK(has(why_of(no), "Ida is not a steward of Mill Lane"));
  CHECK_FALSE(has(why_of(no), "Drill has no"));
  const Json json = Json::parse(explained(scenario, "ida", "lend", "drill", {"--format", "json"}));
  CHECK(json["says"] == "Ida may not lend Drill to someone: Ida is not a steward of Mill Lane");
  // Where no other reason is the real one, it is told as it is.
  policy["rules"].erase(1);
  CHECK(has(why_of(explained(scenario, "ida", "lend", "drill")), "Drill has no “Steward”"));
  policy["rules"][0]["to"] = "everyone";
  policy["rules"][0]["when"] = "not (exists(steward))";
  CHECK(has(explained(scenario, "ida", "lend", "mill_lane"), "is Sam"));
  policy["rules"][0]["when"] = "broken";
  CHECK(has(why_of(explained(scenario, "ida", "lend", "mill_lane")), "Mill Lane has no “Broken”"));
}

TEST_CASE("a rule that somebody made up needs no source", "[sentences][loader][command_line]") {
  Json scenario = guide_json("09-phrases.json");
  scenario["policy"]["rules"][0]["source"] = "custom";
  const Folder folder;
  const std::string file = folder.file("custom.json", scenario.dump());
  const Ran ran = run_permsim({"validate", file});
  CHECK(ran.status == 0);
  CHECK(ran.err == "");
  CHECK(has(explained(file, "sam", "lend", "drill"), "      Custom rule\n"));
  const Json json =
      Json::parse(explained(file, "sam", "lend", "drill", {"--format", "json"}))["rules"][0];
  CHECK(json["source"] == "custom");
  CHECK(json["seen"].is_null());
  // Whoever has such a source is believed.
  scenario["policy"]["sources"] = {{"custom", {{"title", "Our own"}, {"seen", "2026-01-01"}}}};
  CHECK(has(explained(scenario, "sam", "lend", "drill"), "Our own (seen 2026-01-01)"));
}

TEST_CASE("what there is of several is said in the plural", "[sentences][loader]") {
  Json scenario = small_json();
  scenario["reading"] = "mild";
  CHECK(has(problems_of(scenario).front().message, "; there are `default` and `strict`"));
  scenario["reading"] = "default";
  scenario["policy"] = "nonsuch";
  CHECK(has(problems_of(scenario).front().message, "; there are `"));
}

TEST_CASE("booleans, lists and ids among arguments are said as people say them",
          "[sentences][command_line]") {
  const Ran ran = run_permsim({"play", guide_file("10-effects.json")});
  CHECK(ran.status == 0);
  CHECK(has(ran.out, "risky"));
  CHECK(has(ran.out, "parts: "));
  CHECK_FALSE(has(ran.out, "yes and "));
}

TEST_CASE("a set that must have someone is said to be empty by what it is made of",
          "[sentences][command_line]") {
  Json scenario = guide_json("09-phrases.json");
  Json& rule = scenario["policy"]["rules"][0];
  const auto why = [&](const std::string& when) {
    rule["when"] = when;
    return why_of(explained(scenario, "sam", "lend", "drill", {"--at", "start"}));
  };
  CHECK(has(why("any(borrower)"), "nobody has Drill\n") +
            has(why("any(borrower)"), "Nobody has Drill\n") ==
        1);
  CHECK(has(why("any(borrower | nobody)"), "obody has Drill"));
  CHECK(has(why("any(shed.steward & borrower)"), "obody has Drill"));
  CHECK(has(why("any(shed.steward & shed.member)"),
            "Sam is a steward of Mill Lane and is not a member of Mill Lane"));
  CHECK(has(why("any(shed.steward - shed.people)"), "Sam is a steward of Mill Lane"));
  CHECK_FALSE(has(why("any((shed.steward - shed.people) & everyone)"), "of whom this is true"));
}

TEST_CASE("a parameter that a requirement speaks of is called by its label",
          "[sentences][able][command_line]") {
  Json scenario = guide_json("09-phrases.json");
  Json& lend = scenario["policy"]["types"]["tool"]["actions"]["lend"];
  lend["with"]["why"]["label"] = "What for";
  lend["requires"] = {"$why == repair"};
  const std::string blocked =
      explained(scenario, "sam", "lend", "drill", {"--with", "person=ida", "--with", "why=party"});
  CHECK(has(blocked, "“What for” is party"));
  CHECK_FALSE(has(blocked, "“why”"));
}

TEST_CASE("an id that cannot be one is told where it is given, not wherever it is named",
          "[sentences][loader]") {
  Json scenario = small_json();
  for (const char* id : {"a n", "$an", "an#a"}) {
    scenario["entities"][0]["id"] = id;
    scenario["entities"][3]["owner"] = {id};
    scenario["steps"][0]["by"] = id;
    scenario["checks"][0]["who"] = id;
    const Problems problems = problems_of(scenario);
    INFO(listing_of(problems));
    CHECK(problems.size() == 1);
    CHECK(problems.front().code == "bad-id");
  }
}

TEST_CASE("a policy in place is looked at like one in a file of its own",
          "[sentences][command_line]") {
  Json scenario = small_json();
  scenario["policy"]["types"]["door"]["sets"] = {{"idlers", "guest"}};
  const Folder folder;
  const Ran in_place = run_permsim({"validate", folder.file("in_place.json", scenario.dump())});
  CHECK(in_place.status == 0);
  CHECK(has(in_place.err, "#/policy/types/door/sets/idlers: warning: unused-set: "));
  const Ran alone = run_permsim({"validate", folder.file("alone.json", scenario["policy"].dump())});
  CHECK(has(alone.err, "#/types/door/sets/idlers: warning: unused-set: "));
}

TEST_CASE("a policy that has phrases is told what has none", "[sentences][command_line]") {
  Json policy = guide_json("09-phrases.json")["policy"];
  const auto warned = [&] {
    const Folder folder;
    const Ran ran = run_permsim({"validate", folder.file("policy.json", policy.dump())});
    CHECK(ran.status == 0);
    return ran.err;
  };
  CHECK(warned() == "");
  Json& tool = policy["types"]["tool"];
  tool["relations"]["borrower"].erase("not");
  CHECK(has(warned(),
            "#/types/tool: warning: missing-phrase: the relation `borrower` lacks a phrase\n"));
  tool["attributes"]["broken"]["phrase"].erase("true");
  tool["actions"]["break"].erase("phrase");
  policy["types"]["shed"]["sets"]["people"] = "steward | member";
  CHECK(
      has(warned(),
          "the relation `borrower`, the attribute `broken` and the action `break` lack a phrase"));
  CHECK(has(warned(), "#/types/shed: warning: missing-phrase: the set `people` lacks a phrase"));
  // Somebody who wants none is not told.
  CHECK_FALSE(has(run_permsim({"validate", guide_file("07-care.json")}).err, "missing-phrase"));
}

TEST_CASE("shipped policies have a phrase for everything", "[sentences][command_line]") {
  for (const char* id : {"databox", "detrics"}) {
    const auto file = source_folder() / "assets/policies" / (std::string(id) + ".json");
    CHECK_FALSE(has(run_permsim({"validate", file.string()}).err, "missing-phrase"));
  }
}

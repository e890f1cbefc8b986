// What would work now, at the command line: arguments, their mistakes, and the sign of a matrix.
#include <catch2/catch_test_macros.hpp>

#include "core/decide/sign.h"
#include "tests/core/corpus_files.h"
#include "tests/core/run_program.h"

using namespace permsim;
using namespace permsim::testing;

namespace {

Ran ask_of_pump(const Words& words) {
  const Folder folder;
  Words all = {words.front(), folder.file("pump.json", read_corpus("able.json").file.dump())};
  all.insert(all.end(), words.begin() + 1, words.end());
  return run_permsim(all);
}

}  // namespace

TEST_CASE("parameters are given at the command line as name and value", "[able][command_line]") {
  const Words hand = {"explain", "--who", "ana", "--action", "hand_over", "--on",
                      "p",       "--at",  "0",   "--format", "json"};
  const auto able = [&](const Words& more) {
    const Ran ran = ask_of_pump(hand + more);
    INFO(ran.err);
    REQUIRE(ran.status == 0);
    return Json::parse(ran.out).at("able").get<std::string>();
  };
  CHECK(able({}) == "depends");
  CHECK(able({"--with", "person=ana"}) == "yes");
  CHECK(able({"--with=person=ben", "--with", "really=true"}) == "idle");
  CHECK(able({"--with", "person=cleo"}) == "blocked");
  // What another action takes does not matter to this one.
  CHECK(able({"--with", "parts=seal,valve"}) == "depends");
}

TEST_CASE("a list is given as any other list at the command line", "[able][command_line]") {
  const Words fit = {"explain", "--who", "ana", "--action", "fit", "--on", "p", "--at", "0"};
  CHECK(has(ask_of_pump(fit).out, "depends on “Parts”"));
  CHECK_FALSE(has(ask_of_pump(fit + Words{"--with", "parts=valve,seal"}).out, "depends"));
  CHECK(has(ask_of_pump(fit + Words{"--with", "parts=valve"}).out, "cannot work now"));
}

TEST_CASE("a name that no action has is wrong usage, an unknown id is invalid input",
          "[able][command_line]") {
  for (const char* command : {"matrix", "explain"}) {
    Words words = {command, "--who", "ana", "--action", "hand_over", "--on", "p"};
    const Ran unknown_name = ask_of_pump(words + Words{"--with", "preson=ana"});
    CHECK(unknown_name.status == kWrongUsage);
    CHECK(has(unknown_name.err, "no action has a parameter `preson`"));
    const Ran unknown_id = ask_of_pump(words + Words{"--with", "person=anna"});
    CHECK(unknown_id.status == kNotValid);
    CHECK(has(unknown_id.err, "/with/person: unknown-entity: there is no `anna`"));
    for (const char* text : {"person", "=ana", "person="})
      CHECK(ask_of_pump(words + Words{"--with", text}).status == kWrongUsage);
    CHECK(ask_of_pump(words + Words{"--with", "person=ana", "--with", "person=ben"}).status ==
          kWrongUsage);
  }
  CHECK(run_permsim({"play", "vacation", "--with", "person=ben"}).status == kWrongUsage);
}

TEST_CASE("a matrix marks what is allowed and cannot work, and says what the mark means",
          "[able][command_line]") {
  const std::string mark(mark_of(Sign::blocked));
  const Words mend = {"matrix", "--action", "mend", "--on", "p"};
  const std::string blocked = ask_of_pump(mend).out;
  CHECK(has(blocked, "Ana   " + mark));
  CHECK(has(blocked, "(" + mark + " is allowed, but cannot work now)"));
  const std::string idle = ask_of_pump(mend + Words{"--at", "0"}).out;
  CHECK_FALSE(has(idle, mark));
  CHECK(has(idle, std::string(mark_of(Sign::allowed))));
  const Words hand = {"matrix", "--action", "hand_over", "--on", "p"};
  CHECK_FALSE(has(ask_of_pump(hand).out, mark));
  CHECK(has(ask_of_pump(hand + Words{"--with", "person=cleo"}).out, mark));
}

TEST_CASE("reconnecting is idle while the credentials are valid, under every reading",
          "[able][command_line]") {
  for (const char* reading : {"default", "fresh-credentials"}) {
    const Ran ran = run_permsim({"explain", "vacation", "--who", "ana", "--action", "reconnect",
                                 "--on", "meta", "--at", "0", "--reading", reading});
    INFO(reading << ran.err);
    CHECK(has(ran.out, "but there is nothing to do: the credentials of Meta Ads are still valid"));
  }
}

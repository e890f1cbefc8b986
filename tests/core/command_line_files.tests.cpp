// What the command line reads and where it writes to: standard input, files of every kind, and
// readers that go away.
#include <sys/stat.h>

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <filesystem>

#include "tests/core/run_program.h"
#include "tests/core/small_scenario.h"

using namespace permsim::testing;

namespace {

const std::vector<Words> kLoadingCommands = {
    {"validate"},
    {"check"},
    {"matrix"},
    {"explain", "--who", "ana", "--action", "enter", "--on", "front"},
    {"diff"},
    {"play"},
    {"findings"},
    {"explore", "--who", "cleo", "--action", "enter", "--on", "front", "--within", "1"},
    {"roles", "--on", "front"},
    {"export"},
};

}  // namespace

TEST_CASE("`-` is standard input, for every command", "[command_line]") {
  const Folder folder;
  const std::string file = folder.file("small.json", kSmallScenario);
  for (const Words& command : kLoadingCommands) {
    INFO(command.front());
    const Ran named = run_permsim(command + Words{file});
    const Ran piped = run_permsim(command + Words{"-"}, kSmallScenario);
    CHECK(piped.status == kAllWell);
    CHECK(piped.err == "");
    CHECK(piped.out == (command.front() == "validate" ? "-: well formed\n" : named.out));
  }
}

TEST_CASE("standard input may be one of several files, and is read once", "[command_line]") {
  const Folder folder;
  const std::string file = folder.file("small.json", kSmallScenario);
  const Ran ran = run_permsim({"validate", "-", file, "vacation", "-"}, kSmallScenario);
  CHECK(ran.status == kAllWell);
  CHECK(ran.out ==
        "-: well formed\n" + file + ": well formed\nvacation: well formed\n-: well formed\n");
  CHECK(run_permsim({"check", file, "-"}, kSmallScenario).out == "12 passed, 0 failed\n");
  const Ran bad = run_permsim({"validate", file, "-"}, "{");
  CHECK(bad.status == kNotValid);
  CHECK(bad.out == file + ": well formed\n");
  CHECK(has(bad.err, "-: json-syntax: line 1, column 2: "));
  CHECK(run_permsim({"validate", "-"}, "").status == kNotValid);
}

TEST_CASE("a file may have any name", "[command_line]") {
  const Folder folder;
  for (const char* name : {"--who", "-x", "start", "with, comma", "line\nbreak", "\x1b[31m", "ü"}) {
    const std::string file = folder.file(name, kSmallScenario);
    const Ran ran = run_permsim({"validate", file});
    CHECK(ran.status == kAllWell);
    CHECK(std::count(ran.out.begin(), ran.out.end(), '\n') == 1);
    CHECK_FALSE(has(ran.out, "\x1b"));
  }
  CHECK(has(run_permsim({"validate", "--", "--who"}).err, "--who: unknown-file: "));
  CHECK(has(run_permsim({"validate", "--", "-"}).err, "-: json-syntax: "));
  CHECK(run_permsim({"--", "validate", "vacation"}).status == kAllWell);
  CHECK(run_permsim({"validate", "-x"}).status == kWrongUsage);
}

TEST_CASE("what is no file of ours is refused in words", "[command_line]") {
  const Folder folder;
  const std::string text = kSmallScenario;
  std::string wide = "\xff\xfe";
  for (const char c : text) wide += {c, '\0'};
  const std::vector<std::pair<std::string, std::string>> files = {
      {folder.path() + "/nothing", "unknown-file: there is no such file"},
      {folder.path() + "/nothing/below", "unknown-file: there is no such file"},
      {"", "unknown-file: there is no such file"},
      {std::string(5000, 'x'), "unreadable: the file cannot be read: "},
      {folder.path(), "unreadable: this is a folder"},
      {folder.file("empty", ""), "json-syntax: line 1, column 1: "},
      {folder.file("mark", "\xef\xbb\xbf"), "json-syntax: "},
      {folder.file("wide", wide), "json-syntax: this is not JSON: it is UTF-16; save it as UTF-8"},
      {folder.file("zero", text.substr(0, 50) + std::string(3, '\0')),
       "json-syntax: this is not JSON: it has a zero byte in it"},
      {folder.file("latin",
                   "{ \"title\": \"Z\xfc"
                   "rich\" }"),
       "json-syntax: line 1, column 14: this is not JSON: it is not UTF-8"},
  };
  for (const auto& [file, problem] : files) {
    const Ran ran = run_permsim({"matrix", file});
    INFO(file << ": " << ran.err);
    CHECK(ran.status == kNotValid);
    CHECK(ran.out == "");
    CHECK(has(ran.err, ": " + problem));
  }
}

TEST_CASE("a byte order mark and line ends of other systems change nothing", "[command_line]") {
  const Folder folder;
  std::string text = "\xef\xbb\xbf";
  for (const char c : std::string(kSmallScenario)) text += c == '\n' ? "\r\n" : std::string(1, c);
  const Ran ran = run_permsim({"export", folder.file("dos.json", text)});
  CHECK(ran.status == kAllWell);
  CHECK(ran.out == run_permsim({"export", folder.file("unix.json", kSmallScenario)}).out);
}

TEST_CASE("a reader that goes away ends the program quietly, a full disk with words",
          "[command_line]") {
  const Folder folder;
  const std::string file = folder.file("small.json", kSmallScenario);
  for (const Words& command : kLoadingCommands) {
    INFO(command.front());
    const Ran gone = run_permsim_into(command + Words{file});
    CHECK(gone.status == kAllWell);
    CHECK(gone.err == "");
    if (!std::filesystem::exists("/dev/full")) continue;
    const Ran full = run_permsim_into(command + Words{file}, "/dev/full");
    CHECK(full.status == kNotValid);
    CHECK(has(full.err, "permsim: the answer could not be written: "));
  }
  const std::string failing = std::string(kSmallScenario);
  const std::size_t at = failing.find("\"expect\": \"denied\"");
  const std::string fails =
      folder.file("fails.json", std::string(failing).replace(at, 18, "\"expect\": \"done\""));
  CHECK(run_permsim_into({"check", fails}).status == kFailed);
  CHECK(run_permsim_into({"--help"}).status == kAllWell);
  CHECK(run_permsim_into({"door"}).status == kAllWell);
}

// The corpus: every feature of the language, one file each, asked natively and through the command
// line. tests/wasm asks the same of the WebAssembly module.
#include <catch2/catch_test_macros.hpp>
#include <sstream>

#include "core/door/door.h"
#include "core/play/play.h"
#include "tests/core/corpus_files.h"
#include "tests/core/run_program.h"

using namespace permsim;
using namespace permsim::testing;

TEST_CASE("every corpus file is answered as it wants", "[corpus]") {
  REQUIRE(corpus_names().size() > 50);
  for (const std::string& name : corpus_names()) {
    DYNAMIC_SECTION(name) {
      const CorpusFile corpus = read_corpus(name);
      REQUIRE_FALSE(corpus.asks.empty());
      Door door;
      for (const CorpusAsk& ask : corpus.asks) {
        INFO(ask.request.substr(0, ask.request.find(",\"file\"")));
        CHECK(first_lack(ask.wanted, Json::parse(door.request(ask.request))) == "");
      }
    }
  }
}

TEST_CASE("every scenario of the corpus keeps its own checks", "[corpus]") {
  for (const std::string& name : corpus_names()) {
    DYNAMIC_SECTION(name) {
      const CorpusFile corpus = read_corpus(name);
      Door door;
      const Json given =
          Json::parse(door.request(Json{{"ask", "check"}, {"file", corpus.file}}.dump()));
      if (!corpus.file.is_object()) continue;  // a shipped one, or none
      INFO(given.dump());
      REQUIRE(given.contains("answer"));
      CHECK(given["answer"]["failed"] == corpus.fails);
      CHECK(given["answer"]["undecided"].size() == static_cast<std::size_t>(corpus.undecided));
    }
  }
}

TEST_CASE("the command line's door answers the corpus byte for byte as the native one",
          "[corpus][command_line]") {
  std::string requests;
  std::string expected;
  Door door;
  for (const std::string& name : corpus_names()) {
    for (const CorpusAsk& ask : read_corpus(name).asks) {
      requests += ask.request + "\n";
      expected += door.request(ask.request) + "\n";
    }
  }
  const Ran ran = run_permsim({"door"}, requests);
  CHECK(ran.status == 0);
  CHECK(ran.err == "");
  std::istringstream wanted(expected);
  std::istringstream given(ran.out);
  std::size_t number = 0;
  for (std::string line, answer; std::getline(wanted, line); ++number) {
    INFO("request " << number);
    REQUIRE(std::getline(given, answer));
    REQUIRE(answer == line);
  }
  CHECK(ran.out.size() == expected.size());
}

TEST_CASE("a corpus scenario saved and read again answers the same", "[corpus]") {
  for (const std::string& name : corpus_names()) {
    DYNAMIC_SECTION(name) {
      const CorpusFile corpus = read_corpus(name);
      if (!corpus.file.is_object()) continue;
      Door door;
      const Json saved =
          Json::parse(door.request(Json{{"ask", "export"}, {"file", corpus.file}}.dump()));
      REQUIRE(saved.contains("answer"));
      for (const CorpusAsk& ask : corpus.asks) {
        Json request = Json::parse(ask.request);
        request["file"] = saved["answer"];
        INFO(ask.request.substr(0, ask.request.find(",\"file\"")));
        // Warnings come in the order of the file, in which keys nobody knows move to the end when
        // it is saved.
        Json again = Json::parse(door.request(request.dump()));
        Json first = Json::parse(door.request(ask.request));
        CHECK(again.value("warnings", Json::array()).size() ==
              first.value("warnings", Json::array()).size());
        again.erase("warnings");
        first.erase("warnings");
        CHECK(again == first);
      }
    }
  }
}

namespace {

Counts counted(const World& world, const std::vector<EntityIndex>& people, EntityIndex on,
               const std::vector<ActionIndex>& actions) {
  Counts counts;
  for (const EntityIndex who : people) {
    for (const ActionIndex action : actions) {
      const Verdict verdict = verdict_of(world, {who, on, action});
      counts.allow += verdict == Verdict::allow ? 1 : 0;
      counts.unclear += verdict == Verdict::unclear ? 1 : 0;
    }
  }
  return counts;
}

void check_same(const Counts& given, const Counts& wanted) {
  CHECK(given.allow == wanted.allow);
  CHECK(given.unclear == wanted.unclear);
}

void add(Counts& sum, const Counts& more) {
  sum.allow += more.allow;
  sum.unclear += more.unclear;
}

void check_counts(const World& world, const Matrix& matrix) {
  Counts all;
  std::vector<Counts> of_person(world.subjects().size());
  for (EntityIndex on = 0; on < world.size(); ++on) {
    if (!world.has(on)) continue;
    std::vector<ActionIndex> actions;
    for (ActionIndex action = 0; action < world.type_of(on).actions.size(); ++action) {
      if (world.type_of(on).actions[action].is_event) continue;
      actions.push_back(action);
      check_same(matrix.count(on, action), counted(world, world.subjects(), on, {action}));
    }
    for (std::size_t i = 0; i < of_person.size(); ++i) {
      const Counts row = counted(world, {world.subjects()[i]}, on, actions);
      check_same(matrix.count_for(world.subjects()[i], on), row);
      add(of_person[i], row);
      add(all, row);
    }
  }
  for (std::size_t i = 0; i < of_person.size(); ++i)
    check_same(matrix.count_person(world.subjects()[i]), of_person[i]);
  check_same(matrix.count_all(), all);
}

}  // namespace

TEST_CASE("counts of the corpus' matrices are the cells counted one by one", "[corpus]") {
  for (const std::string& name : corpus_names()) {
    DYNAMIC_SECTION(name) {
      const CorpusFile corpus = read_corpus(name);
      Library library;
      const auto document =
          corpus.file.is_object() ? library.read(corpus.file.dump()) : library.shipped(corpus.file);
      if (!document) continue;  // the file that names no shipped one
      const auto played = play(*std::get<std::shared_ptr<const Scenario>>(*document));
      REQUIRE(played);
      for (const MomentPtr& moment : played->moments) check_counts(*moment->world, *moment->matrix);
    }
  }
}

// The loader: every mistake at once, each at its place and in words; and nothing that comes in does
// any harm. Mistakes in documents stand in tests/corpus/invalid, mistakes in their text in
// not_json.tests.cpp.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <map>

#include "corpus_files.h"
#include "loading.h"

using namespace permsim;
using namespace permsim::testing;

namespace {

std::vector<std::filesystem::path> files_in(const char* folder) {
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(kTests / folder)) {
    if (entry.path().extension() == ".json") files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

/// Loads a document; a value beside an error, neither of them, or a problem that is told badly is a
/// fault.
std::string load_fault(const Json& document) {
  const Result<Document> result = load_text(document.dump());
  if (bool(result) == has_errors(result.problems))
    return "a value beside an error, or neither:\n" + listing_of(result.problems);
  for (const Problem& problem : result.problems) {
    if (std::string fault = fault_of(problem, document); !fault.empty())
      return fault + ":\n" + listing_of({problem});
  }
  return "";
}

}  // namespace

// --- documents with mistakes

TEST_CASE("every file with mistakes is refused for these mistakes and no others", "[loader]") {
  for (const auto& path : files_in("corpus/invalid")) {
    DYNAMIC_SECTION(path.filename().string()) {
      const Json wanted = file_json(path);
      const Result<Document> result = load_text(wanted.at("file").dump());
      CHECK_FALSE(result);
      INFO(listing_of(result.problems));
      std::map<std::string, int> balance;
      for (const Problem& problem : result.problems) {
        ++balance[problem.where + " " + problem.code];
        CHECK(fault_of(problem, wanted.at("file")).empty());
      }
      for (const Json& problem : wanted.at("problems")) {
        const auto where = problem.at("where").get<std::string>();
        const auto says = problem.value("says", "");
        --balance[where + " " + problem.at("code").get<std::string>()];
        INFO(where << " should say " << says);
        CHECK(std::any_of(result.problems.begin(), result.problems.end(), [&](const Problem& p) {
          return p.where == where && p.message.find(says) != std::string::npos;
        }));
      }
      for (const auto& [problem, count] : balance) {
        if (count != 0)
          FAIL_CHECK(problem << (count > 0 ? " is told and should not be" : " is not told"));
      }
    }
  }
}

TEST_CASE("problems are told in the order of the file", "[loader]") {
  for (const auto& path : files_in("corpus/invalid")) {
    const Json file = file_json(path).at("file");
    std::vector<std::string> order = {""};
    for (const auto& place : places_of(file)) order.push_back(place.to_string());
    const auto place_in_file = [&](const Problem& problem) {
      return std::find(order.begin(), order.end(), problem.where) - order.begin();
    };
    const Problems problems = problems_of(file);
    INFO(path.filename().string() << "\n" << listing_of(problems));
    CHECK(std::is_sorted(problems.begin(), problems.end(), [&](const Problem& a, const Problem& b) {
      return place_in_file(a) < place_in_file(b);
    }));
  }
}

TEST_CASE("what only follows from another mistake is not told", "[loader]") {
  const auto only_code = [](const char* pointer, const Json& value) {
    Json document = small_json();
    document[Json::json_pointer(pointer)] = value;
    const Problems problems = problems_of(document);
    INFO(listing_of(problems));
    CHECK(problems.size() == 1);
    return problems.empty() ? "" : problems.front().where + " " + problems.front().code;
  };
  CHECK(only_code("/policy", 7) == "/policy wrong-type");
  CHECK(only_code("/reading", 7) == "/reading wrong-type");
  CHECK(only_code("/entities/3/type", 7) == "/entities/3/type wrong-type");
  CHECK(only_code("/entities/3/type", "gate") == "/entities/3/type unknown-type");
  CHECK(only_code("/steps/0/by", 7) == "/steps/0/by wrong-type");
  CHECK(only_code("/steps/0/with/person", 7) == "/steps/0/with/person wrong-type");
  CHECK(only_code("/policy/rules/0/to", 7) == "/policy/rules/0/to wrong-type");
  CHECK(only_code("/policy/rules/0/actions/0", 7) == "/policy/rules/0/actions/0 wrong-type");
}

TEST_CASE("a policy in place has the same problems as alone, beneath /policy", "[loader]") {
  for (const auto& path : files_in("corpus/invalid")) {
    const Json file = file_json(path).at("file");
    if (file.value("kind", "") != "policy") continue;
    Json scenario = {
        {"format", "permsim/1"}, {"kind", "scenario"}, {"id", "around"}, {"policy", file}};
    const Problems alone = problems_of(file);
    const Problems inside = problems_of(scenario);
    INFO(path.filename().string() << "\n" << listing_of(alone) << listing_of(inside));
    REQUIRE(alone.size() == inside.size());
    for (std::size_t i = 0; i < alone.size(); ++i) {
      CHECK("/policy" + alone[i].where == inside[i].where);
      CHECK(alone[i].message == inside[i].message);
    }
  }
}

// --- nothing does harm

// Under sanitizers; every place of every file, for verdict and pointers, is tried in
// tests/wasm/schema.test.mjs.
TEST_CASE("a value of another type in any place is refused or read, and told well", "[loader]") {
  const std::vector<Json> strange = {nullptr,
                                     true,
                                     -1,
                                     1e300,
                                     18446744073709551615u,
                                     "",
                                     "a | b",
                                     "x#y",
                                     Json::array(),
                                     Json::array({"x"}),
                                     Json::array({nullptr}),
                                     Json::object(),
                                     Json::object({{"x", 1}})};
  std::size_t turn = 0;
  for (const Json& document : {tour_json(), small_json(), read_corpus("set-union.json").file,
                               read_corpus("effect-move.json").file}) {
    for (const auto& place : places_of(document)) {
      if (++turn % 2 == 0) continue;
      Json spoilt = document;
      spoilt[place] = strange[turn % strange.size()];
      if (std::string fault = load_fault(spoilt); !fault.empty())
        FAIL_CHECK(place.to_string() << " made " << spoilt[place].dump() << ": " << fault);
    }
  }
  CHECK(turn > 700);
}

TEST_CASE("a file without any one of its parts is refused or read, and told well", "[loader]") {
  std::size_t turn = 0;
  for (const Json& document : {tour_json(), small_json()}) {
    for (const auto& place : places_of(document)) {
      if (++turn % 3 != 0) continue;
      Json spoilt = document;
      Json& parent = spoilt[place.parent_pointer()];
      if (parent.is_array())
        parent.erase(std::stoul(place.back()));
      else
        parent.erase(place.back());
      if (std::string fault = load_fault(spoilt); !fault.empty())
        FAIL_CHECK(place.to_string() << " left out: " << fault);
    }
  }
}

TEST_CASE("of very many mistakes each is told or counted", "[loader]") {
  const auto total = [](const Problems& problems) { return problems.size() + problems.more(); };
  Json document = small_json();
  constexpr int kMany = 2000;
  for (int i = 0; i < kMany; ++i) {
    document["policy"]["rules"].push_back(i);
    document["entities"].push_back({{"id", "e" + std::to_string(i)}, {"type", "gate"}});
    document["zz" + std::to_string(i)] = i;
  }
  CHECK(total(problems_of(document)) >= std::size_t{2} * kMany);
  document["policy"] = small_json()["policy"];
  CHECK(total(problems_of(document)) == std::size_t{2} * kMany);
}

TEST_CASE("more names or readings than can be numbered are refused", "[loader]") {
  Json policy = small_json()["policy"];
  for (int i = 0; i < 1000; ++i)
    policy["types"]["door"]["actions"]["a" + std::to_string(i)] = Json::object();
  Json& parameters = policy["types"]["gate"]["actions"]["open"]["with"];
  for (int i = 0; i < 1001; ++i) parameters["p" + std::to_string(i)] = "bool";
  for (int i = 0; i < 100; ++i) policy["readings"].push_back({{"id", "r" + std::to_string(i)}});
  const Problems problems = problems_of(policy);
  INFO(listing_of(problems));
  const auto is_told = [&](const std::string& where, const std::string& message) {
    return std::any_of(problems.begin(), problems.end(), [&](const Problem& p) {
      return p.where == where && p.code == "too-large" && p.message == message;
    });
  };
  CHECK(is_told("/readings", "at most 100 readings are read, and here are 101"));
  CHECK(is_told("/types/door/actions", "at most 1000 are read, and here are 1003"));
  CHECK(is_told("/types/gate/actions/open/with", "at most 1000 are read, and here are 1001"));
  policy = small_json()["policy"];
  for (int i = 0; i < 1000; ++i) policy["types"]["t" + std::to_string(i)] = Json::object();
  CHECK(problems_of(policy).front().where == "/types");
}

// --- what is allowed

TEST_CASE("the tour of the whole language loads without a word", "[loader]") {
  const Problems problems = problems_of(tour_json());
  INFO(listing_of(problems));
  CHECK(problems.empty());
}

TEST_CASE("the least that a file must say is enough", "[loader]") {
  CHECK(load_text(
      R"({"format": "permsim/1", "kind": "policy", "id": "least", "types": {"person": {"subject": true}}})"));
  CHECK(load_text(R"({"format": "permsim/1", "kind": "scenario", "id": "least",
                 "policy": {"format": "permsim/1", "kind": "policy", "id": "least", "types": {"person": {"subject": true}}}})"));
}

TEST_CASE("whole numbers are whole however they are written", "[loader]") {
  Json document = small_json();
  document["checks"] =
      Json::array({{{"after", 2.0}, {"who", "ana"}, {"cannot", {"enter"}}, {"on", "front"}}});
  const Result<Document> result = load_text(document.dump());
  REQUIRE(result);
  CHECK(std::get<std::shared_ptr<const Scenario>>(*result)->checks[0].after.number == 2);
}

TEST_CASE("an edit names the place it was read from", "[loader]") {
  Json document = small_json();
  document["steps"].push_back(Json::parse(
      R"({"edit": [{"set": {"locked": true, "label": "Door"}, "on": "front"}, {"clear": "guest", "on": "front"}]})"));
  const Result<Document> result = load_text(document.dump());
  REQUIRE(result);
  const std::vector<Edit>& edits =
      std::get<std::shared_ptr<const Scenario>>(*result)->steps.back().edits;
  REQUIRE(edits.size() == 3);
  CHECK(edits[0].where == "/steps/3/edit/0");
  CHECK(edits[1].where == "/steps/3/edit/0");
  CHECK(edits[2].where == "/steps/3/edit/1");
}

// The loader: every mistake at once, each at its place and in words; and nothing that comes in does
// any harm. Mistakes in documents stand in tests/corpus/invalid, mistakes in their text here.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <cctype>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>

#include "core/json/files.h"
#include "corpus_files.h"
#include "small_scenario.h"

using namespace permsim;
using namespace permsim::testing;

namespace {

const std::filesystem::path kTests = std::filesystem::path(PERMSIM_SOURCE_DIR) / "tests";

Json file_json(const std::filesystem::path& path) {
  std::ifstream stream(path);
  return Json::parse(stream);
}

Json small_json() { return Json::parse(kSmallScenario); }
Json tour_json() { return file_json(kTests / "wasm/tour.json"); }

std::vector<std::filesystem::path> files_in(const char* folder) {
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(kTests / folder)) {
    if (entry.path().extension() == ".json") files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

std::string listed_problems(const Problems& problems) {
  std::string text;
  for (const Problem& problem : problems)
    text += "  " + problem.where + " " + problem.code + (problem.is_warning ? " (warning)" : "") +
            ": " + problem.message + "\n";
  return text;
}

Result<Document> load(const std::string& text) {
  Library library;
  return library.read(text);
}
Problems problems_in(const std::string& text) { return load(text).problems; }
Problems problems_of(const Json& json) { return problems_in(json.dump()); }

/// The only problem of a text, as "where code: message".
std::string only_problem(const std::string& text) {
  const Problems problems = problems_in(text);
  if (problems.size() != 1)
    return std::to_string(problems.size()) + " problems:\n" + listed_problems(problems);
  return problems[0].where + " " + problems[0].code + ": " + problems[0].message;
}

const Json* resolved(const Json& document, const std::string& pointer) {
  const Json::json_pointer place(pointer);
  return document.contains(place) ? &document.at(place) : nullptr;
}

/// What is wrong with the way a problem is told; "" when nothing is.
std::string fault_of(const Problem& problem, const Json& document) {
  if (problem.code.empty() || problem.message.empty()) return "no code or no words";
  if (std::any_of(problem.code.begin(), problem.code.end(),
                  [](unsigned char c) { return std::islower(c) == 0 && c != '-'; }))
    return "the code is not lower-case words";
  if (std::isupper(static_cast<unsigned char>(problem.message[0])) != 0)
    return "the message begins in upper case";
  if (problem.message.back() == '.') return "the message has a full stop";
  if (std::any_of(problem.message.begin(), problem.message.end(),
                  [](unsigned char c) { return std::iscntrl(c) != 0; }))
    return "the message has a control character";
  if (resolved(document, problem.where) == nullptr) return "the pointer leads nowhere";
  return "";
}

/// Loads a document; a value beside an error, neither of them, or a problem that is told badly is a
/// fault.
std::string load_fault(const Json& document) {
  const Result<Document> result = load(document.dump());
  if (bool(result) == has_errors(result.problems))
    return "a value beside an error, or neither:\n" + listed_problems(result.problems);
  for (const Problem& problem : result.problems) {
    if (std::string fault = fault_of(problem, document); !fault.empty())
      return fault + ":\n" + listed_problems({problem});
  }
  return "";
}

void collect_places(const Json& part, const Json::json_pointer& at,
                    std::vector<Json::json_pointer>& places) {
  std::size_t index = 0;
  for (const auto& item : part.items()) {
    const Json::json_pointer here = part.is_array() ? at / index++ : at / item.key();
    places.push_back(here);
    if (item.value().is_structured()) collect_places(item.value(), here, places);
  }
}
std::vector<Json::json_pointer> places_of(const Json& document) {
  std::vector<Json::json_pointer> places;
  collect_places(document, Json::json_pointer(), places);
  return places;
}

std::string repeated(const std::string& part, std::size_t times) {
  std::string text;
  for (std::size_t i = 0; i < times; ++i) text += part;
  return text;
}

}  // namespace

// --- documents with mistakes

TEST_CASE("every file with mistakes is refused for these mistakes and no others", "[loader]") {
  for (const auto& path : files_in("corpus/invalid")) {
    DYNAMIC_SECTION(path.filename().string()) {
      const Json wanted = file_json(path);
      const Result<Document> result = load(wanted.at("file").dump());
      CHECK_FALSE(result);
      INFO(listed_problems(result.problems));
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
    INFO(path.filename().string() << "\n" << listed_problems(problems));
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
    INFO(listed_problems(problems));
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
    INFO(path.filename().string() << "\n" << listed_problems(alone) << listed_problems(inside));
    REQUIRE(alone.size() == inside.size());
    for (std::size_t i = 0; i < alone.size(); ++i) {
      CHECK("/policy" + alone[i].where == inside[i].where);
      CHECK(alone[i].message == inside[i].message);
    }
  }
}

// --- texts that are no JSON

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
  CHECK(load(mark + kSmallScenario));
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
  CHECK(load(document.dump()));
}

TEST_CASE("what is no object is no file", "[loader]") {
  for (const char* text : {"null", "true", "7", "1e300", "-0.5", "\"vacation\"", "[]", "[{}]"})
    CHECK(only_problem(text).find(" wrong-type: expected an object, found ") == 0);
  CHECK(only_problem("{}") == " missing-key: `kind` is missing: a text");
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
  CHECK(total(problems_of(document)) >= 2 * kMany);
  document["policy"] = small_json()["policy"];
  CHECK(total(problems_of(document)) == 2 * kMany);
}

TEST_CASE("more names or readings than can be numbered are refused", "[loader]") {
  Json policy = small_json()["policy"];
  for (int i = 0; i < 1000; ++i)
    policy["types"]["door"]["actions"]["a" + std::to_string(i)] = Json::object();
  for (int i = 0; i < 100; ++i) policy["readings"].push_back({{"id", "r" + std::to_string(i)}});
  const Problems problems = problems_of(policy);
  INFO(listed_problems(problems));
  const auto is_told = [&](const std::string& where, const std::string& message) {
    return std::any_of(problems.begin(), problems.end(), [&](const Problem& p) {
      return p.where == where && p.code == "too-large" && p.message == message;
    });
  };
  CHECK(is_told("/readings", "at most 100 readings are read, and here are 101"));
  CHECK(is_told("/types/door/actions", "at most 1000 are read, and here are 1003"));
  policy = small_json()["policy"];
  for (int i = 0; i < 1000; ++i) policy["types"]["t" + std::to_string(i)] = Json::object();
  CHECK(problems_of(policy).front().where == "/types");
}

// --- what is allowed

TEST_CASE("the tour of the whole language loads without a word", "[loader]") {
  const Problems problems = problems_of(tour_json());
  INFO(listed_problems(problems));
  CHECK(problems.empty());
}

TEST_CASE("the least that a file must say is enough", "[loader]") {
  CHECK(load(
      R"({"format": "permsim/1", "kind": "policy", "id": "least", "types": {"person": {"subject": true}}})"));
  CHECK(load(R"({"format": "permsim/1", "kind": "scenario", "id": "least",
                 "policy": {"format": "permsim/1", "kind": "policy", "id": "least", "types": {"person": {"subject": true}}}})"));
}

TEST_CASE("whole numbers are whole however they are written", "[loader]") {
  Json document = small_json();
  document["checks"] =
      Json::array({{{"after", 2.0}, {"who", "ana"}, {"cannot", {"enter"}}, {"on", "front"}}});
  const Result<Document> result = load(document.dump());
  REQUIRE(result);
  CHECK(std::get<std::shared_ptr<const Scenario>>(*result)->checks[0].after.number == 2);
}

TEST_CASE("an edit names the place it was read from", "[loader]") {
  Json document = small_json();
  document["steps"].push_back(Json::parse(
      R"({"edit": [{"set": {"locked": true, "label": "Door"}, "on": "front"}, {"clear": "guest", "on": "front"}]})"));
  const Result<Document> result = load(document.dump());
  REQUIRE(result);
  const std::vector<Edit>& edits =
      std::get<std::shared_ptr<const Scenario>>(*result)->steps.back().edits;
  REQUIRE(edits.size() == 3);
  CHECK(edits[0].where == "/steps/3/edit/0");
  CHECK(edits[1].where == "/steps/3/edit/0");
  CHECK(edits[2].where == "/steps/3/edit/1");
}

// --- keys nobody knows

TEST_CASE("a key nobody knows is warned of in every object, kept, and saved again", "[loader]") {
  const Json document = tour_json();
  std::vector<Json::json_pointer> places = places_of(document);
  places.insert(places.begin(), Json::json_pointer());
  std::size_t kept_in = 0;
  for (const auto& place : places) {
    if (!document[place].is_object()) continue;
    Json odd = document;
    odd[place]["zz unknown"] = {{"deep", {1, 2.5, nullptr, "x"}}};
    const Result<Document> result = load(odd.dump());
    if (!result)
      continue;  // an object whose keys are names of the author's: what stands there must be right
    const std::string where = place.to_string() + "/zz unknown";
    INFO(where);
    const bool is_warned =
        std::any_of(result.problems.begin(), result.problems.end(), [&](const Problem& p) {
          return p.is_warning && p.code == "unknown-key" && p.where == where;
        });
    CHECK(is_warned);
    const std::string saved = write_scenario(*std::get<std::shared_ptr<const Scenario>>(*result));
    CHECK(saved.find("zz unknown") != std::string::npos);
    CHECK(saved.find("2.5") != std::string::npos);
    ++kept_in;
  }
  CHECK(kept_in > 100);
}

TEST_CASE("what is saved is read again as the same, unknown keys and all", "[loader]") {
  for (const Json& document : {tour_json(), small_json()}) {
    const Result<Document> first = load(document.dump());
    REQUIRE(first);
    const std::string once = write_scenario(*std::get<std::shared_ptr<const Scenario>>(*first));
    const Result<Document> second = load(once);
    INFO(once << listed_problems(second.problems));
    REQUIRE(second);
    CHECK(write_scenario(*std::get<std::shared_ptr<const Scenario>>(*second)) == once);
  }
}

TEST_CASE("$schema is for the author's editor: no warning, and kept", "[loader]") {
  Json document = small_json();
  document["$schema"] = "../schema/scenario.json";
  const Result<Document> result = load(document.dump());
  REQUIRE(result);
  CHECK(result.problems.empty());
  CHECK(write_scenario(*std::get<std::shared_ptr<const Scenario>>(*result))
            .find("../schema/scenario.json") != std::string::npos);
}

TEST_CASE("a parameter or field that only another reading knows is kept without a word",
          "[loader]") {
  Json document = small_json();
  document["policy"]["readings"].push_back(Json::parse(
      R"({"id": "painted", "types": {"door": {"attributes": {"colour": {"values": ["red"]}}}}})"));
  document["entities"][3]["colour"] = "red";
  CHECK(problems_of(document).empty());
  document["entities"][3]["size"] = "big";
  const Problems problems = problems_of(document);
  REQUIRE(problems.size() == 1);
  CHECK(problems[0].where == "/entities/3/size");
  CHECK(problems[0].is_warning);
}

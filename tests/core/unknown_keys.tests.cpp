// Keys that nobody knows are warned of, kept and saved again.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>

#include "loading.h"

using namespace permsim;
using namespace permsim::testing;

TEST_CASE("a key nobody knows is warned of in every object, kept, and saved again", "[loader]") {
  const Json document = tour_json();
  std::vector<Json::json_pointer> places = places_of(document);
  places.insert(places.begin(), Json::json_pointer());
  std::size_t kept_in = 0;
  for (const auto& place : places) {
    if (!document[place].is_object()) continue;
    Json odd = document;
    odd[place]["zz unknown"] = {{"deep", {1, 2.5, nullptr, "x"}}};
    const Result<Document> result = load_text(odd.dump());
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
    const Result<Document> first = load_text(document.dump());
    REQUIRE(first);
    const std::string once = write_scenario(*std::get<std::shared_ptr<const Scenario>>(*first));
    const Result<Document> second = load_text(once);
    INFO(once << listing_of(second.problems));
    REQUIRE(second);
    CHECK(write_scenario(*std::get<std::shared_ptr<const Scenario>>(*second)) == once);
  }
}

TEST_CASE("$schema is for the author's editor: no warning, and kept", "[loader]") {
  Json document = small_json();
  document["$schema"] = "../schema/scenario.json";
  const Result<Document> result = load_text(document.dump());
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

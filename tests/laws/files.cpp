// Laws of files: what is saved and read again is the same, down to the keys this program does not
// know.
#include <catch2/catch_test_macros.hpp>

#include "tests/support/compare.h"
#include "tests/support/law_cases.h"

using namespace permsim;
using namespace permsim::testing;

namespace {

constexpr std::size_t kFilesCases = law_cases(150);

std::shared_ptr<const Scenario> read_text(const std::string& text) {
  Library library;
  const auto read = read_scenario(text, library);
  if (!read) throw Refused(listed_problems(read.problems));
  return *read;
}

/// Puts a key nobody knows into some objects of a scenario, and says how often.
std::size_t add_unknown_keys(Json& scenario) {
  std::size_t count = 1;
  scenario["zz_unknown"] = {{"deep", {1, 2.5, nullptr, "x"}}};
  for (const char* list : {"entities", "steps"})
    for (Json& one : scenario[list]) {
      one["zz_unknown"] = Json::array({"kept", true});
      ++count;
    }
  for (Json& rule : scenario.at("policy").at("rules")) {
    rule["zz_unknown"] = "kept";
    ++count;
  }
  for (auto& [name, type] : scenario.at("policy").at("types").items()) {
    type["zz_unknown"] = 17;
    ++count;
  }
  return count;
}

/// The same document with the keys of every object in another order.
Json shuffled(Dice& dice, const Json& json) {
  if (json.is_array()) {
    Json made = Json::array();
    for (const Json& item : json) made.push_back(shuffled(dice, item));
    return made;
  }
  if (!json.is_object()) return json;
  std::vector<std::string> keys;
  for (const auto& item : json.items()) keys.push_back(item.key());
  dice.shuffle(keys);
  Json made = Json::object();
  for (const std::string& key : keys) made[key] = shuffled(dice, json.at(key));
  return made;
}

/// Without the layout.
std::string flat(const std::string& text) { return Json::parse(text).dump(); }

std::size_t occurrences(const std::string& text, const std::string& what) {
  std::size_t count = 0;
  for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + 1))
    ++count;
  return count;
}

std::string pictures(const Scenario& scenario) {
  const auto played = play(scenario);
  if (!played) return listed_problems(played.problems);
  std::string all;
  for (const MomentPtr& moment : played->moments)
    all +=
        std::string(word_of(moment->outcome)) + " " + moment->says + "\n" + picture(*moment->world);
  return all;
}

}  // namespace

TEST_CASE("a scenario saved and read again saves the same and plays the same", "[laws]") {
  check_law(
      [](const Json& scenario) -> std::string {
        const auto first = load(scenario);
        const std::string once = write_scenario(*first);
        const auto second = read_text(once);
        if (write_scenario(*second) != once)
          return "saved differently the second time:\n" + once + "\n" + write_scenario(*second);
        if (pictures(*first) != pictures(*second)) return "plays differently after it was saved";
        const Json saved = Json::parse(once);
        const auto model = std::make_shared<twin::Policy>(twin::read_policy(saved.at("policy")));
        const auto before =
            std::make_shared<twin::Policy>(twin::read_policy(scenario.at("policy")));
        if (picture(twin::start(saved, model)) != picture(twin::start(scenario, before)))
          return "the saved file means another world";
        return "";
      },
      50000, kFilesCases);
}

TEST_CASE("a policy saved is the policy that was read, key for key", "[laws]") {
  check_law(
      [](const Json& scenario) -> std::string {
        const auto read = read_policy(scenario.at("policy").dump());
        if (!read) throw Refused(listed_problems(read.problems));
        const nlohmann::json before = nlohmann::json::parse(scenario.at("policy").dump());
        const std::string once = write_policy(**read);
        if (nlohmann::json::parse(once) != before) return "another policy:\n" + once;
        const auto again = read_policy(once);
        if (!again) return "the saved policy is refused: " + listed_problems(again.problems);
        return write_policy(**again) == once ? "" : "saved differently the second time";
      },
      51000, kFilesCases);
}

TEST_CASE("a file saved is the file that was read, key for key and in its order", "[laws]") {
  check_law(
      [](const Json& scenario) -> std::string {
        Dice dice(occurrences(scenario.dump(), "a"));
        Json odd = scenario;
        add_unknown_keys(odd);
        odd = shuffled(dice, odd);
        const std::string saved = write_scenario(*load(odd));
        return flat(saved) == odd.dump() ? "" : "read:\n" + odd.dump() + "\nsaved:\n" + saved;
      },
      53000, kFilesCases);
}

TEST_CASE("keys nobody knows are warned of and kept", "[laws]") {
  check_law(
      [](const Json& scenario) -> std::string {
        Json odd = scenario;
        const std::size_t count = add_unknown_keys(odd);
        Library library;
        const auto read = read_scenario(odd.dump(), library);
        if (!read) throw Refused(listed_problems(read.problems));
        std::size_t warned = 0;
        for (const Problem& problem : read.problems) {
          if (!problem.is_warning) return "a problem that is no warning beside a value";
          warned += problem.where.size() > 10 &&
                            problem.where.rfind("/zz_unknown") == problem.where.size() - 11
                        ? 1
                        : 0;
        }
        if (warned != count)
          return "warned of " + std::to_string(warned) + " of " + std::to_string(count) +
                 " keys:\n" + listed_problems(read.problems);
        const std::size_t kept = occurrences(write_scenario(**read), "zz_unknown");
        if (kept != count)
          return std::to_string(kept) + " of " + std::to_string(count) + " keys kept";
        return pictures(**read) == pictures(*load(scenario)) ? ""
                                                             : "unknown keys change what happens";
      },
      52000, kFilesCases / 2);
}

// Puts the texts together again and tells each problem in the text that it stands in.
#include "core/json/edited_text.h"

#include <utility>

#include "core/base/work.h"
#include "core/json/document.h"
#include "core/json/print.h"
#include "core/json/role_names.h"
#include "core/json/write.h"

namespace permsim {

namespace {

constexpr std::string_view kPolicy = "/policy";

bool is_within_policy(const std::string& where) {
  return where.compare(0, kPolicy.size(), kPolicy) == 0 &&
         (where.size() == kPolicy.size() || where[kPolicy.size()] == '/');
}

class TextsReader {
 public:
  TextsReader(const FileTexts& texts, const Scenario& before, Library& library)
      : texts_(texts), before_(before), library_(library) {}

  TextsRead run() {
    const std::string too_much = too_much_text(texts_);
    if (!too_much.empty()) {
      read_.problems.push_back({false, {{}, too_much, false}});
      return std::move(read_);
    }
    Result<Json> scenario = parse_json(texts_.scenario);
    Result<Json> policy = parse_json(texts_.policy);
    tell(scenario.problems, false);
    tell(policy.problems, true);
    if (scenario && policy) read(*scenario.value, *policy.value);
    return std::move(read_);
  }

 private:
  void tell(const Problems& problems, bool is_of_policy) {
    const std::string& text = is_of_policy ? texts_.policy : texts_.scenario;
    for (PlacedProblem& each : placed(text, problems))
      read_.problems.push_back({is_of_policy, std::move(each)});
    read_.more += problems.more();
  }

  void read(Json& scenario, Json& policy) {
    const bool is_written_in = texts_.policy != texts_of(before_).policy;
    const std::string named = text_of(scenario, "policy");
    const bool means_it =
        !named.empty() && (named == before_.policy->id || named == text_of(policy, "id"));
    if (is_written_in && !means_it) {
      tell({{scenario.is_object() && scenario.contains("policy") ? "/policy" : "", "bad-value",
             "the policy is written in beside the scenario, which names it by its id, " +
                 ticked(text_of(policy, "id"))}},
           false);
      return;
    }
    const bool is_beside = means_it && (is_written_in || before_.policy_in_place);
    if (is_beside) scenario["policy"] = std::move(policy);
    auto document = scenario_document(scenario, library_);
    Problems of_policy, of_scenario;
    for (Problem problem : document.problems) {
      const bool is_there = is_beside && is_within_policy(problem.where);
      if (is_there) problem.where.erase(0, kPolicy.size());
      (is_there ? of_policy : of_scenario).push_back(std::move(problem));
    }
    of_scenario.count_those_of(document.problems);
    tell(of_scenario, false);
    tell(of_policy, true);
    if (document) read_.scenario = settled(*document.value);
  }

  /// A policy that is the shipped one is named by its id.
  std::shared_ptr<const Scenario> settled(const std::shared_ptr<const Scenario>& scenario) {
    if (!scenario->policy_in_place) return scenario;
    const auto shipped = library_.policy(scenario->policy->id);
    const bool is_shipped = shipped && (*shipped)->document == scenario->policy->document;
    const bool is_as_before = before_.policy->document == scenario->policy->document;
    if (!is_shipped && !is_as_before) return scenario;
    Scenario made = *scenario;
    made.policy = is_shipped ? *shipped : before_.policy;
    made.policy_in_place = !is_shipped;
    return std::make_shared<const Scenario>(std::move(made));
  }

  const FileTexts& texts_;
  const Scenario& before_;
  Library& library_;
  TextsRead read_;
};

}  // namespace

FileTexts texts_of(const Scenario& scenario) {
  Scenario named = scenario;
  named.policy_in_place = false;
  return {write_scenario(named), pretty_json(scenario.policy->document)};
}

std::string too_much_text(const FileTexts& texts) {
  const std::size_t size = texts.scenario.size() + texts.policy.size();
  if (size <= kMostEditedText) return {};
  return "this is " + megabytes(size) + " of text, and at most " + megabytes(kMostEditedText) +
         " can be edited here: save it as a file, edit that and open it again";
}

TextsRead read_texts(const FileTexts& texts, const Scenario& before, Library& library) {
  ++work_done.texts;
  return TextsReader(texts, before, library).run();
}

TextsRead read_file_text(const std::string& text, Library& library) {
  ++work_done.texts;
  TextsRead read;
  const Result<Document> found = library.read(text);
  for (PlacedProblem& each : placed(text, found.problems))
    read.problems.push_back({false, std::move(each)});
  read.more = found.problems.more();
  if (found) read.scenario = std::make_shared<const Scenario>(library.world_of(*found.value));
  return read;
}

}  // namespace permsim

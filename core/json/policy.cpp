// Policies from JSON: the file, and one policy for each reading. Types are read in types.cpp, rules
// in rules.cpp.
#include "core/json/policy.h"

#include <algorithm>
#include <unordered_set>

#include "core/base/lookalike.h"
#include "core/json/continuity.h"
#include "core/json/files.h"
#include "core/json/findings.h"
#include "core/json/leaving.h"
#include "core/json/parse.h"
#include "core/json/rules.h"
#include "core/json/types.h"
#include "core/matrix/program.h"
#include "core/policy/bind.h"
#include "core/policy/nesting.h"
#include "core/policy/same_parts.h"

namespace permsim {

namespace {

/// Each reading is a policy of its own, whatever it shares.
constexpr std::size_t kMostReadings = 100;

/// A rule of the file with its pointer: readings take some out and put others in.
struct RuleText {
  const Json* json = nullptr;
  std::string where;
};

/// nullptr, with a problem where it is due, when `json` is no object.
const Json* only_object(Node& node, const char* key, const Json* json) {
  if (json == nullptr || json->is_object()) return json;
  node.wrong_type(key, "an object", *json);
  return nullptr;
}

class PolicyReader {
 public:
  PolicyReader(const Json& json, Problems& problems)
      : node_(json, "", problems), problems_(problems) {}

  std::shared_ptr<PolicyFile> run() {
    if (!read_heading(node_, "policy")) return nullptr;
    auto file = std::make_shared<PolicyFile>();
    file->id = node_.need_id("id");
    file->title = node_.text("title", file->id);
    file->version = node_.text("version");
    const Json* types =
        only_object(node_, "types", node_.need("types", "the kinds of things there are"));
    for (const auto& [rule, where] : node_.list("rules", kMostRules))
      rules_.push_back({rule, where});
    const Items readings = node_.list("readings", kMostReadings);
    read_sources();
    continuity_ = node_.find("continuity");
    leaving_ = node_.find("leaving");
    findings_ = node_.list("findings", kMostDeclaredFindings);
    node_.know("by_hand");  // what editing roles changed: grants.h
    node_.extras();
    if (types == nullptr) return nullptr;

    auto policy = build(*file, type_parts(*types), rules_, "default", "", nullptr);
    note_sets(policy);
    file->readings.push_back({"default", "As the documents say", "", policy});
    std::vector<const Json*> texts;
    for (const RuleText& rule : rules_) {
      if (rule.json->is_object()) texts.push_back(rule.json);
      rule_ids_.insert(id_of(rule));
    }
    Sharing sharing(policy, *types, std::move(texts));
    for (const auto& [reading, where] : readings) read_reading(*file, sharing, *reading, where);
    share_nesting(same_sets_);
    warn_of_ids();
    file->document = pretty(node_.json());
    return file;
  }

 private:
  void read_sources() {
    for (const auto& [id, json] : node_.members("sources")) {
      Node source(*json, node_.at("sources") + "/" + pointer_part(id), problems_);
      if (!is_id(id)) node_.report(source.where(), "bad-id", ticked(id) + " cannot be an id");
      if (!source.is_object()) continue;
      Source made{id, source.need_text("title"), source.text("seen"), source.text("url"),
                  source.text("updated")};
      source.extras();
      sources_.push_back(std::move(made));
    }
  }

  static std::string id_of(const RuleText& rule) { return std::string(id_in(*rule.json)); }

  static std::string_view id_in(const Json& json) {
    if (!json.is_object()) return {};
    const auto id = json.find("id");
    if (id == json.end() || !id->is_string()) return {};
    return id->get_ref<const std::string&>();
  }

  /// Rules, readings, findings and sources each have names of their own.
  void warn_of_ids() {
    std::vector<PlacedId> rules;
    std::vector<PlacedId> sources;
    std::vector<PlacedId> readings;
    std::vector<PlacedId> findings;
    const auto add = [](std::vector<PlacedId>& ids, const Json& json, const std::string& where) {
      if (!id_in(json).empty()) ids.push_back({id_in(json), where + "/id"});
    };
    for (const RuleText& rule : rules_) add(rules, *rule.json, rule.where);
    for (const auto& [reading, where] : node_.list("readings")) {
      add(readings, *reading, where);
      Problems told_already;
      Node node(*reading, where, told_already);
      if (!node.is_object()) continue;
      for (const auto& [rule, at] : node.list("with")) add(rules, *rule, at);
    }
    for (const auto& [finding, where] : findings_) add(findings, *finding, where);
    for (const Source& source : sources_)
      sources.push_back({source.id, node_.at("sources") + "/" + pointer_part(source.id)});
    for (const std::vector<PlacedId>& ids : {rules, sources, readings, findings})
      warn_of_lookalikes(ids, problems_);
  }

  /// `sharing`: of a reading, what it shares with the policy of the file.
  std::shared_ptr<Policy> build(const PolicyFile& file, const std::vector<TypePart>& types,
                                const std::vector<RuleText>& rules, const std::string& reading,
                                const std::string& prefix, const Sharing* sharing) {
    auto policy = std::make_shared<Policy>();
    policy->id = file.id;
    policy->title = file.title;
    policy->version = file.version;
    policy->reading = reading;
    policy->sources = sources_;
    policy->symbols = symbols_;
    Problems found;
    read_types(types, "/types", *policy, found);
    seen_ids_.clear();
    for (const RuleText& rule : rules) {
      std::shared_ptr<const Rule> known = sharing == nullptr ? nullptr : sharing->rule(rule.json);
      if (known == nullptr) {
        read_rule_text(rule, *policy, found);
        continue;
      }
      seen_ids_.insert(known->id);
      policy->rules.share(std::move(known));
    }
    if (continuity_ != nullptr) read_continuity(*continuity_, "/continuity", *policy, found);
    if (leaving_ != nullptr) read_leaving(*leaving_, "/leaving", *policy, found);
    if (sharing != nullptr && sharing->has_same_types())
      policy->findings = sharing->base().findings;
    else
      read_findings(findings_, *policy, found);
    const Policy* base = sharing == nullptr ? nullptr : &sharing->base();
    bind_policy(*policy, found);
    if (!has_errors(found) && !has_errors(problems_)) compile_programs(*policy, found, base);
    keep_new(found, reading, prefix);
    return policy;
  }

  /// A reading repeats every problem of the policy it changes: those are told once. Its own are
  /// told at its patch of the types, or where they stand; then the words name the reading.
  void keep_new(const Problems& found, const std::string& reading, const std::string& prefix) {
    for (Problem problem : found) {
      if (!told_.insert(problem.where + "\n" + problem.code + "\n" + problem.message).second)
        continue;
      if (problem.where.rfind("/types", 0) == 0)
        problem.where = prefix + problem.where;
      else if (problem.where.rfind(prefix, 0) != 0)
        problem.message += " (under the reading " + ticked(reading) + ")";
      problems_.push_back(std::move(problem));
    }
    problems_.count_those_of(found);
  }

  void read_rule_text(const RuleText& text, Policy& policy, Problems& problems) {
    Node node(*text.json, text.where, problems);
    if (!node.is_object()) return;
    Rule rule = read_rule(node, policy);
    if (!rule.id.empty() && !seen_ids_.insert(rule.id).second)
      node.report(node.at("id"), "duplicate-id", "there is a rule " + ticked(rule.id) + " already");
    policy.rules.push_back(std::move(rule));
  }

  void read_reading(PolicyFile& file, Sharing& sharing, const Json& json,
                    const std::string& where) {
    Node node(json, where, problems_);
    if (!node.is_object()) return;
    Reading reading;
    reading.id = node.need_id("id");
    reading.label = node.name("label", reading.id);
    reading.says = node.text("says");
    const std::vector<std::string> without = node.texts("without");
    const auto with = node.list("with");
    const Json* patch = only_object(node, "types", node.find("types"));
    node.extras();
    for (std::size_t i = 0; i < without.size(); ++i) {
      if (rule_ids_.count(without[i]) == 0) {
        node.report(node.at("without") + "/" + std::to_string(i), "unknown-rule",
                    "there is no rule " + ticked(without[i]));
      }
    }
    const std::unordered_set<std::string> left_out(without.begin(), without.end());
    std::vector<RuleText> rules;
    for (const RuleText& rule : rules_) {
      if (left_out.count(id_of(rule)) == 0) rules.push_back(rule);
    }
    for (const auto& [rule, at] : with) rules.push_back({rule, at});
    sharing.begin(patch);
    auto policy = build(file, sharing.types(), rules, reading.id, where, &sharing);
    note_sets(policy);
    reading.policy = std::move(policy);
    place_reading(file, node, std::move(reading));
  }

  /// A world nests alike under readings that have the same sets.
  void note_sets(const std::shared_ptr<Policy>& policy) {
    const auto group = std::find_if(same_sets_.begin(), same_sets_.end(), [&](const auto& known) {
      return has_same_sets(*known.front(), *policy);
    });
    if (group != same_sets_.end())
      group->push_back(policy);
    else
      same_sets_.push_back({policy});
  }

  /// A reading called `default` that changes nothing gives the default its words.
  static void place_reading(PolicyFile& file, Node& node, Reading reading) {
    if (reading.id == "default") {
      const bool changes = node.json().contains("without") || node.json().contains("with") ||
                           node.json().contains("types");
      const bool is_empty =
          !changes || ((!node.json().contains("without") || node.json()["without"].empty()) &&
                       (!node.json().contains("with") || node.json()["with"].empty()) &&
                       (!node.json().contains("types") || node.json()["types"].empty()));
      if (!is_empty)
        node.report(node.where(), "bad-reading",
                    "the reading `default` is the rules as they stand and changes nothing");
      file.readings.front().label = reading.label;
      file.readings.front().says = reading.says;
      return;
    }
    if (file.find_reading(reading.id) != nullptr) {
      node.report(node.at("id"), "duplicate-id",
                  "there is a reading " + ticked(reading.id) + " already");
      return;
    }
    file.readings.push_back(std::move(reading));
  }

  Node node_;
  Problems& problems_;
  std::unordered_set<std::string> told_;
  std::vector<RuleText> rules_;
  const Json* continuity_ = nullptr;
  const Json* leaving_ = nullptr;
  Items findings_;
  std::unordered_set<std::string> rule_ids_;  ///< of the file
  std::unordered_set<std::string> seen_ids_;  ///< of the policy that is read
  std::shared_ptr<Symbols> symbols_ = std::make_shared<Symbols>();
  std::vector<Source> sources_;
  std::vector<std::vector<std::shared_ptr<Policy>>> same_sets_;
};

}  // namespace

std::shared_ptr<const PolicyFile> read_policy_json(const Json& json, Problems& problems) {
  std::shared_ptr<PolicyFile> file = PolicyReader(json, problems).run();
  return has_errors(problems) ? nullptr : file;
}

}  // namespace permsim

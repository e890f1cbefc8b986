// Reads declared findings one by one; names and places are looked up when the policy is bound.
#include "core/json/findings.h"

#include <iterator>
#include <unordered_set>

#include "core/json/rules.h"

namespace permsim {

namespace {

/// What the program finds by itself, whatever the policy: an answer's `code` names one finding.
constexpr const char* kOwnCodes[] = {"not-running", "no-repair", "one-repair",
                                     "no-owner",    "exposed",   "access-lost"};

Weight read_weight(Node& node) {
  const Json* json = node.find("weight");
  const std::string word = node.text("weight", std::string(word_of(Weight::advice)));
  for (const Weight weight : {Weight::advice, Weight::warning, Weight::failing}) {
    if (word == word_of(weight)) return weight;
  }
  if (json != nullptr && json->is_string())
    node.report(node.at("weight"), "unknown-value",
                "a weight is `advice`, `warning` or `failing`, never " + ticked(word));
  return Weight::advice;
}

DeclaredFinding read_finding(Node& node, const Policy& policy) {
  DeclaredFinding finding;
  finding.where = node.where();
  finding.id = node.need_id("id");
  finding.on = read_on(node, policy);
  finding.when = node.condition("when");
  finding.has_about = node.json().contains("about");
  finding.about = node.set("about");
  finding.weight = read_weight(node);
  finding.says = node.need_text("says");
  finding.advice = node.text("advice");
  finding.source = read_citation(node);
  node.extras();
  return finding;
}

}  // namespace

void read_findings(const Items& findings, Policy& policy, Problems& problems) {
  std::unordered_set<std::string> seen(std::begin(kOwnCodes), std::end(kOwnCodes));
  for (const auto& [json, where] : findings) {
    Node node(*json, where, problems);
    if (!node.is_object()) continue;
    DeclaredFinding finding = read_finding(node, policy);
    if (!finding.id.empty() && !seen.insert(finding.id).second)
      node.report(node.at("id"), "duplicate-id",
                  "there is a finding " + ticked(finding.id) + " already");
    policy.findings.push_back(std::move(finding));
  }
}

}  // namespace permsim

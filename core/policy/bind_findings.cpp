// Binds declared findings: see bind_findings.h.
#include "core/policy/bind_findings.h"

#include <algorithm>

#include "core/base/budget.h"
#include "core/policy/binder.h"

namespace permsim {

namespace {

/// A place that nothing can fill is warned of: a reader would meet braces.
void check_places(const Policy& policy, const DeclaredFinding& finding, const char* key,
                  const std::string& phrase, Problems& problems) {
  for (const std::string_view name : places_of(phrase)) {
    budget::spend(1 + finding.on.size());
    const bool is_fixed = name == "it" || (name == "people" && finding.has_about);
    // Where no type is known, what is wrong is told there.
    if (is_fixed || finding.on.empty() || can_name(policy, finding, policy.find_symbol(name)))
      continue;
    Problem problem{
        finding.where + "/" + key, "unknown-name",
        "`{" + std::string(name) +
            "}` stands for nothing here; a finding may name `{it}`, `{people}` where it "
            "has an `about`, and relations and attributes of what it is on"};
    problem.is_warning = true;
    problems.push_back(std::move(problem));
  }
}

/// Its condition as of a status: it may ask what people can do, since no verdict rests on a
/// finding.
void bind_finding(const Policy& policy, DeclaredFinding& finding, Problems& problems) {
  const TypeSet on(finding.on.begin(), finding.on.end());
  BindScope scope;
  scope.target = on;
  if (finding.has_about)
    Binder(policy, scope, finding.about.where, problems).bind(finding.about.expression, on);
  scope.allows_can = true;
  Binder(policy, scope, finding.when.where, problems).bind(finding.when.condition, on);
  for (const std::string_view name : places_of(finding.says)) {
    const Symbol symbol = policy.find_symbol(name);
    if (can_name(policy, finding, symbol)) finding.named.push_back(symbol);
  }
  std::sort(finding.named.begin(), finding.named.end());
  finding.named.erase(std::unique(finding.named.begin(), finding.named.end()), finding.named.end());
  check_places(policy, finding, "says", finding.says, problems);
  check_places(policy, finding, "advice", finding.advice, problems);
  const std::string& source = finding.source.source;
  if (!source.empty() && policy.find_source(source) == nullptr)
    problems.push_back(
        {finding.where + "/source", "unknown-source", "there is no source " + ticked(source)});
}

}  // namespace

void bind_findings(Policy& policy, Problems& problems) {
  policy.type_findings.resize(policy.types.size());
  for (std::size_t i = 0; i < policy.findings.size(); ++i) {
    if (!policy.findings.is_shared(i)) bind_finding(policy, policy.findings.own(i), problems);
    for (const TypeIndex type : policy.findings[i].on)
      policy.type_findings[type].push_back(static_cast<std::uint16_t>(i));
  }
}

}  // namespace permsim

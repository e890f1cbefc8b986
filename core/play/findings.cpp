// What findings are called, and whom they ask for.
#include "core/play/findings.h"

#include <algorithm>

namespace permsim {

std::string_view word_of(FindingCode code) {
  switch (code) {
    case FindingCode::not_running: return "not-running";
    case FindingCode::no_repair: return "no-repair";
    case FindingCode::one_repair: return "one-repair";
    case FindingCode::no_owner: return "no-owner";
    case FindingCode::exposed: return "exposed";
    case FindingCode::access_lost: return "access-lost";
    case FindingCode::declared: return "declared";
  }
  return "";
}

Weight weight_of(FindingCode code) {
  return code == FindingCode::not_running ? Weight::failing : Weight::warning;
}

const DeclaredFinding& declared_of(const World& world, const Finding& finding) {
  return world.policy().findings[static_cast<std::size_t>(finding.declared)];
}

std::string_view word_of(const World& world, const Finding& finding) {
  return finding.declared < 0 ? word_of(finding.code) : declared_of(world, finding).id;
}

FindingPlace place_of(const Finding& finding) {
  return {-static_cast<int>(finding.weight), finding.entity, finding.code, finding.declared};
}

void put_in_order(std::vector<Finding>& findings) {
  std::stable_sort(findings.begin(), findings.end(),
                   [](const Finding& a, const Finding& b) { return place_of(a) < place_of(b); });
}

std::string words_of(const Status& status) {
  std::string words(status.is);
  if (!status.says.empty()) words.append(": ").append(status.says);
  return words;
}

const Status* find_status(const std::vector<Status>& statuses, EntityIndex entity) {
  const auto found =
      std::lower_bound(statuses.begin(), statuses.end(), entity,
                       [](const Status& status, EntityIndex e) { return status.entity < e; });
  return found != statuses.end() && found->entity == entity ? &*found : nullptr;
}

const Continuity* continuity_of(const World& world, EntityIndex entity) {
  for (const Continuity& continuity : world.policy().continuity) {
    if (continuity.type == world.at(entity).type) return &continuity;
  }
  return nullptr;
}

}  // namespace permsim

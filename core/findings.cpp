// Statuses by the policy's own cases, and findings: what needs a person's attention.
#include "core/findings.h"

#include <algorithm>
#include <bit>

#include "core/evaluate.h"

namespace permsim {

std::string_view word_of(FindingCode code) {
  switch (code) {
    case FindingCode::not_running: return "not-running";
    case FindingCode::no_repair: return "no-repair";
    case FindingCode::one_repair: return "one-repair";
    case FindingCode::no_owner: return "no-owner";
    case FindingCode::exposed: return "exposed";
    case FindingCode::access_lost: return "access-lost";
  }
  return "";
}

std::vector<Status> statuses(const World& world, const Matrix* matrix) {
  std::vector<Status> statuses;
  Evaluator evaluator(world, {}, matrix);
  for (EntityIndex entity = 0; entity < world.size(); ++entity) {
    if (!world.has(entity) || !world.type_of(entity).has_status()) continue;
    const StatusScheme& scheme = world.type_of(entity).status;
    const auto found = std::find_if(scheme.cases.begin(), scheme.cases.end(), [&](const StatusCase& c) { return evaluator.holds(c.when.condition, entity); });
    if (found != scheme.cases.end()) statuses.push_back({entity, found->is, found->says, found->is_bad});
    else statuses.push_back({entity, scheme.otherwise, {}, false});
  }
  return statuses;
}

const Continuity* continuity_of(const World& world, EntityIndex entity) {
  for (const Continuity& continuity : world.policy().continuity) {
    if (continuity.type == world.at(entity).type) return &continuity;
  }
  return nullptr;
}

namespace {

/// How many entities point at each place through the relation its continuity says it serves.
std::vector<std::uint32_t> count_served(const World& world) {
  std::vector<std::uint32_t> served(world.size(), 0);
  for (const Continuity& continuity : world.policy().continuity) {
    if (continuity.served_relation == kNoSymbol) continue;
    for (EntityIndex entity = 0; entity < world.size(); ++entity) {
      if (!world.has(entity) || world.at(entity).type != continuity.served_type) continue;
      for (const Entry& entry : world.holders(entity, continuity.served_relation)) ++served[entry.entity];
    }
  }
  return served;
}

class FindingMaker {
 public:
  FindingMaker(const World& world, const Matrix& matrix) : world_(world), matrix_(matrix), evaluator_(world) {}

  std::vector<Finding> run(const std::vector<Status>& statuses) {
    const std::vector<std::uint32_t> served = count_served(world_);
    for (const Status& status : statuses) {
      if (!status.is_bad) continue;
      add(FindingCode::not_running, status.entity, label(status.entity) + " is " + status.is + (status.says.empty() ? "" : ": " + status.says));
    }
    for (EntityIndex entity = 0; entity < world_.size(); ++entity) {
      if (!world_.has(entity)) continue;
      judge_repair(entity, served[entity]);
      judge_owner(entity, served[entity]);
    }
    return std::move(findings_);
  }

 private:
  const std::string& label(EntityIndex entity) const { return world_.at(entity).label; }

  Finding& add(FindingCode code, EntityIndex entity, std::string says) {
    Finding finding;
    finding.code = code;
    finding.entity = entity;
    finding.says = std::move(says);
    findings_.push_back(std::move(finding));
    return findings_.back();
  }

  void judge_repair(EntityIndex entity, std::uint32_t served) {
    const Continuity* continuity = continuity_of(world_, entity);
    if (continuity == nullptr || continuity->repair.empty() || !evaluator_.holds(continuity->when.condition, entity)) return;
    // Most things have enough people; only the others are looked at one by one.
    const bool has_enough = std::any_of(continuity->repair.begin(), continuity->repair.end(), [&](ActionIndex action) { return matrix_.count(entity, action).allow > 1; });
    if (has_enough) return;
    const std::vector<EntityIndex> able = repairers(matrix_, entity);
    if (able.empty()) {
      add(FindingCode::no_repair, entity, "nobody can repair " + label(entity)).serves = served;
    } else if (able.size() == 1) {
      Finding& finding = add(FindingCode::one_repair, entity, "only " + label(able.front()) + " can repair " + label(entity));
      finding.person = able.front();
      finding.serves = served;
    }
  }

  /// Who counts as an owner is what the policy's continuity says, else the relation called `owner`.
  void judge_owner(EntityIndex entity, std::uint32_t served) {
    const Continuity* continuity = continuity_of(world_, entity);
    if (continuity != nullptr && !evaluator_.holds(continuity->when.condition, entity)) return;
    const Relation* relation = world_.type_of(entity).find_relation("owner");
    std::vector<EntityIndex> owners;
    if (continuity != nullptr && continuity->has_owner) owners = evaluator_.persons(continuity->owner.expression, entity);
    else if (relation != nullptr) owners = evaluator_.member_persons(entity, relation->symbol);
    else return;
    if (owners.empty()) add(FindingCode::no_owner, entity, label(entity) + " has no owner").serves = served;
  }

  const World& world_;
  const Matrix& matrix_;
  Evaluator evaluator_;
  std::vector<Finding> findings_;
};

}  // namespace

std::vector<EntityIndex> repairers(const Matrix& matrix, EntityIndex entity) {
  const World& world = matrix.world();
  const Continuity* continuity = continuity_of(world, entity);
  std::vector<EntityIndex> able;
  if (continuity == nullptr) return able;
  std::vector<std::uint64_t> may;  // bit i: subject number i may by some of the actions
  for (const ActionIndex action : continuity->repair) {
    const Matrix::Plane plane = matrix.plane(entity, action);
    may.resize(plane.size, 0);
    for (std::size_t word = 0; word < plane.size; ++word) may[word] |= plane.allow[word];
  }
  for (std::size_t word = 0; word < may.size(); ++word) {
    for (std::uint64_t bits = may[word]; bits != 0; bits &= bits - 1) {
      able.push_back(world.subjects()[word * 64 + static_cast<std::size_t>(std::countr_zero(bits))]);
    }
  }
  return able;
}

std::vector<Finding> findings(const World& world, const Matrix& matrix, const std::vector<Status>& statuses) {
  return FindingMaker(world, matrix).run(statuses);
}

}  // namespace permsim

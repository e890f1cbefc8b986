// What one step did to people: who newly sees what, and who lost what their work depends on.
#include "core/play/consequences.h"

#include <algorithm>
#include <map>

#include "core/base/budget.h"
#include "core/matrix/difference.h"
#include "core/play/findings.h"
#include "core/world/names.h"

namespace permsim {

namespace {

class ConsequenceMaker {
 public:
  ConsequenceMaker(const World& before, const World& after)
      : before_(before), after_(after), names_(after) {}

  std::vector<Finding> run(const std::vector<ChangedCell>& changes) {
    for (const ChangedCell& change : changes) note(change);
    for (const auto& [entity, people] : touched_) {
      const Continuity& continuity = *continuity_of(after_, entity);
      if (before_.has(entity) && !people.gained.empty() && continuity.shows != kNoSymbol)
        tell_exposed(continuity, entity, people.gained);
      if (!people.lost.empty() && continuity.served_relation != kNoSymbol)
        tell_lost(entity, people.lost);
    }
    return std::move(findings_);
  }

 private:
  /// Who came to use one thing with this step, and who no longer may.
  struct People {
    std::vector<EntityIndex> gained, lost;
  };

  void note(const ChangedCell& change) {
    const Cell& cell = change.cell;
    if (!after_.has(cell.on) || !after_.has(cell.who)) return;
    const Continuity* continuity = continuity_of(after_, cell.on);
    if (continuity == nullptr || continuity->use != cell.action) return;
    if (change.to == Verdict::allow)
      touched_[cell.on].gained.push_back(cell.who);
    else if (change.from == Verdict::allow)
      touched_[cell.on].lost.push_back(cell.who);
  }

  /// Of very many, the first and how many more.
  std::string names(const std::vector<EntityIndex>& persons) const {
    constexpr std::size_t kMostNamed = 50;
    const std::string all = names_.of_many(persons, kMostNamed);
    budget::spend(persons.size() + 2 * all.size());  // which goes from hand to hand
    return all;
  }

  void tell_exposed(const Continuity& continuity, EntityIndex entity,
                    const std::vector<EntityIndex>& persons) {
    const TextList* shown = as_list(after_.attribute(entity, continuity.shows));
    if (shown == nullptr || shown->empty()) return;
    Finding finding;
    finding.code = FindingCode::exposed;
    finding.entity = entity;
    finding.person = persons.size() == 1 ? persons.front() : kNoEntity;
    finding.persons = persons;
    finding.says = names_.of(entity) + " now shows " + listed(*shown) + " to " + names(persons);
    findings_.push_back(std::move(finding));
  }

  /// Work depends on it when something it serves holds the person in any of its relations.
  void tell_lost(EntityIndex entity, const std::vector<EntityIndex>& persons) {
    const std::vector<EntityIndex> depending = dependents(entity);
    for (const EntityIndex person : persons) {
      std::vector<std::string> works;
      budget::spend(depending.size());
      if (budget::is_spent()) return;
      for (const EntityIndex work : depending) {
        if (holds(work, person)) works.push_back(names_.of(work));
      }
      if (works.empty()) continue;
      Finding finding;
      finding.code = FindingCode::access_lost;
      finding.entity = entity;
      finding.person = person;
      finding.persons = {person};
      finding.serves = static_cast<std::uint32_t>(works.size());
      finding.says = names_.of(person) + " may no longer use " + names_.of(entity) + ", on which " +
                     listed(works) + (works.size() == 1 ? " depends" : " depend");
      findings_.push_back(std::move(finding));
    }
  }

  std::vector<EntityIndex> dependents(EntityIndex entity) const {
    std::vector<EntityIndex> found;
    budget::spend(after_.size());
    for (EntityIndex work = 0; work < after_.size(); ++work) {
      if (!after_.has(work)) continue;
      bool depends = false;
      each_served(after_, work, [&](EntityIndex thing) { depends = depends || thing == entity; });
      if (depends) found.push_back(work);
    }
    return found;
  }

  bool holds(EntityIndex work, EntityIndex person) const {
    for (const auto& entries : after_.at(work).relations) {
      for (const Entry& entry : entries) {
        if (entry.entity == person && !entry.is_userset()) return true;
      }
    }
    return false;
  }

  const World& before_;
  const World& after_;
  Names names_;
  std::map<EntityIndex, People> touched_;
  std::vector<Finding> findings_;
};

}  // namespace

std::vector<std::uint64_t> actions_of_consequence(const Policy& policy) {
  std::vector<std::uint64_t> actions(policy.types.size(), 0);
  for (const Continuity& continuity : policy.continuity) {
    if (continuity.use != kNoAction)
      actions[continuity.type] |= std::uint64_t{1} << (continuity.use % kMostActions);
  }
  return actions;
}

std::vector<Finding> consequences(const World& before, const World& after,
                                  const std::vector<ChangedCell>& changes) {
  return ConsequenceMaker(before, after).run(changes);
}

}  // namespace permsim

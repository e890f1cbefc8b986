// What one step did to people: who newly sees what, and who lost what their work depends on.
#include <algorithm>

#include "core/findings.h"

namespace permsim {

namespace {

class ConsequenceMaker {
 public:
  ConsequenceMaker(const Matrix& before, const Matrix& after) : before_(before), after_(after) {}

  std::vector<Finding> run() {
    for (const Continuity& continuity : after_.world().policy().continuity) {
      if (continuity.use == kNoAction) continue;
      for (EntityIndex entity = 0; entity < after_.world().size(); ++entity) {
        if (after_.world().has(entity) && after_.world().at(entity).type == continuity.type) judge(continuity, entity);
      }
    }
    return std::move(findings_);
  }

 private:
  void judge(const Continuity& continuity, EntityIndex entity) {
    const bool was_there = before_.world().has(entity);
    std::vector<EntityIndex> gained;
    std::vector<EntityIndex> lost;
    for (const EntityIndex person : after_.world().subjects()) {
      const Cell cell{person, entity, continuity.use};
      const bool may = after_.at(cell) == Verdict::allow;
      const bool might = was_there && before_.world().subject_number(person) >= 0 && before_.at(cell) == Verdict::allow;
      if (may && !might) gained.push_back(person);
      if (might && !may) lost.push_back(person);
    }
    if (was_there && !gained.empty() && continuity.shows != kNoSymbol) tell_exposed(continuity, entity, gained);
    if (!lost.empty() && continuity.served_relation != kNoSymbol) tell_lost(continuity, entity, lost);
  }

  std::string names(const std::vector<EntityIndex>& persons) const {
    std::vector<std::string> labels;
    for (const EntityIndex person : persons) labels.push_back(after_.world().at(person).label);
    return listed(labels);
  }

  void tell_exposed(const Continuity& continuity, EntityIndex entity, const std::vector<EntityIndex>& persons) {
    const TextList* shown = as_list(after_.world().attribute(entity, continuity.shows));
    if (shown == nullptr || shown->empty()) return;
    Finding finding;
    finding.code = FindingCode::exposed;
    finding.entity = entity;
    finding.person = persons.size() == 1 ? persons.front() : kNoEntity;
    finding.persons = persons;
    finding.says = after_.world().at(entity).label + " now shows " + listed(*shown) + " to " + names(persons);
    findings_.push_back(std::move(finding));
  }

  /// Work depends on it when something it serves holds the person in any of its relations.
  void tell_lost(const Continuity& continuity, EntityIndex entity, const std::vector<EntityIndex>& persons) {
    const World& world = after_.world();
    for (const EntityIndex person : persons) {
      std::vector<std::string> works;
      for (EntityIndex work = 0; work < world.size(); ++work) {
        if (world.has(work) && world.at(work).type == continuity.served_type && depends(continuity, work, entity) && holds(work, person)) works.push_back(world.at(work).label);
      }
      if (works.empty()) continue;
      Finding finding;
      finding.code = FindingCode::access_lost;
      finding.entity = entity;
      finding.person = person;
      finding.persons = {person};
      finding.serves = static_cast<std::uint32_t>(works.size());
      finding.says = world.at(person).label + " may no longer use " + world.at(entity).label + ", on which " + listed(works) + (works.size() == 1 ? " depends" : " depend");
      findings_.push_back(std::move(finding));
    }
  }

  bool depends(const Continuity& continuity, EntityIndex work, EntityIndex entity) const {
    const auto& holders = after_.world().holders(work, continuity.served_relation);
    return std::any_of(holders.begin(), holders.end(), [&](const Entry& entry) { return entry.entity == entity; });
  }

  bool holds(EntityIndex work, EntityIndex person) const {
    for (const auto& entries : after_.world().at(work).relations) {
      for (const Entry& entry : entries) {
        if (entry.entity == person && !entry.is_userset()) return true;
      }
    }
    return false;
  }

  const Matrix& before_;
  const Matrix& after_;
  std::vector<Finding> findings_;
};

}  // namespace

std::vector<Finding> consequences(const Matrix& before, const Matrix& after) { return ConsequenceMaker(before, after).run(); }

}  // namespace permsim

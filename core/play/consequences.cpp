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

/// People and items named in a sentence; of more, how many.
constexpr std::size_t kMostAffectedNamed = 50;

class ConsequenceMaker {
 public:
  ConsequenceMaker(const Matrix& before, const Matrix& after, const StepDone& step)
      : matrix_before_(before),
        matrix_after_(after),
        before_(before.world()),
        after_(after.world()),
        step_(step),
        names_(after_) {}

  std::vector<Finding> run() {
    for (const ChangedCell& change : step_.changes) note(change);
    for (const Touched& each : step_.touched) note(each);
    for (const auto& [entity, people] : touched_) {
      const Continuity& continuity = *continuity_of(after_, entity);
      if (continuity.shows != kNoSymbol) tell_exposed(continuity, entity, people);
      if (!people.lost.empty() && continuity.served_relation != kNoSymbol)
        tell_lost(entity, people.lost);
    }
    return std::move(findings_);
  }

 private:
  /// Who came to use one thing with this step, who no longer may, and who could see what was on its
  /// list before and is shown what came onto it.
  struct People {
    std::vector<EntityIndex> gained, lost, stayed;
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

  /// A list that a step touched may have grown.
  void note(const Touched& each) {
    if (!after_.has(each.entity) || !before_.has(each.entity)) return;
    const Continuity* continuity = continuity_of(after_, each.entity);
    if (continuity == nullptr || continuity->shows != each.member || continuity->use == kNoAction)
      return;
    People& people = touched_[each.entity];
    if (!people.stayed.empty()) return;  // touched twice
    budget::spend(after_.subjects().size());
    for (const EntityIndex who : after_.subjects()) {
      const Cell cell{who, each.entity, continuity->use};
      const bool could = before_.has(who) && matrix_before_.at(cell) == Verdict::allow;
      if (could && matrix_after_.at(cell) == Verdict::allow) people.stayed.push_back(who);
    }
  }

  /// Of very many, the first and how many more.
  std::string names(const std::vector<EntityIndex>& persons) const {
    std::string all = names_.of_many(persons, kMostAffectedNamed);
    budget::spend(persons.size() + 2 * all.size());  // which goes from hand to hand
    return all;
  }

  static std::string names(const TextList& items) {
    TextList named(items.begin(), items.begin() + static_cast<std::ptrdiff_t>(
                                                      std::min(items.size(), kMostAffectedNamed)));
    if (items.size() > kMostAffectedNamed)
      named.push_back(std::to_string(items.size() - kMostAffectedNamed) + " more");
    return listed(named);
  }

  TextList list_of(const World& world, const Continuity& continuity, EntityIndex entity) const {
    const TextList* list =
        world.has(entity) ? as_list(world.attribute(entity, continuity.shows)) : nullptr;
    if (list == nullptr) return {};
    budget::spend(list->size());
    return *list;
  }

  void tell_exposed(const Continuity& continuity, EntityIndex entity, const People& people) {
    const TextList all = list_of(after_, continuity, entity);
    TextList known = list_of(before_, continuity, entity);
    std::sort(known.begin(), known.end());
    TextList brought, stood;
    for (const std::string& item : all)
      (std::binary_search(known.begin(), known.end(), item) ? stood : brought).push_back(item);
    const auto others = [&](const std::vector<EntityIndex>& persons) {
      std::vector<EntityIndex> left = persons;
      std::erase(left, step_.actor);
      return left;
    };
    if (brought.empty()) return tell_exposed(entity, people.gained, all);
    tell_exposed(entity, others(people.gained), all);
    if (others(people.gained).size() < people.gained.size())
      tell_exposed(entity, {step_.actor}, stood);
    tell_exposed(entity, others(people.stayed), brought);
  }

  void tell_exposed(EntityIndex entity, const std::vector<EntityIndex>& persons,
                    const TextList& items) {
    if (persons.empty() || items.empty()) return;
    Finding finding;
    finding.code = FindingCode::exposed;
    finding.weight = weight_of(finding.code);
    finding.entity = entity;
    finding.person = persons.size() == 1 ? persons.front() : kNoEntity;
    finding.say({names_.of(entity) + " now shows " + names(items) + " to " + names(persons),
                 persons, items});
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
      finding.weight = weight_of(finding.code);
      finding.entity = entity;
      finding.person = person;
      finding.serves = static_cast<std::uint32_t>(works.size());
      finding.say({names_.of(person) + " may no longer use " + names_.of(entity) + ", on which " +
                       listed(works) + (works.size() == 1 ? " depends" : " depend"),
                   {person},
                   {}});
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

  const Matrix& matrix_before_;
  const Matrix& matrix_after_;
  const World& before_;
  const World& after_;
  const StepDone& step_;
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

std::vector<Finding> consequences(const Matrix& before, const Matrix& after, const StepDone& step) {
  return ConsequenceMaker(before, after, step).run();
}

}  // namespace permsim

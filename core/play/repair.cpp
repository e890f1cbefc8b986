// Repairs that need no parameter are counted first: only where too few are left is it asked whether
// anything could be given to the others.
#include "core/play/repair.h"

#include <algorithm>
#include <set>

#include "core/base/budget.h"
#include "core/decide/able.h"
#include "core/play/findings.h"

namespace permsim {

namespace {

/// Steps of work that asking one requirement takes at least.
constexpr std::uint64_t kRequirement = 4;

/// Looks for entities that could be given to an action so that all its requirements hold, and for
/// the people of whom that is true.
class Givables {
 public:
  Givables(const World& world, const Matrix& matrix, EntityIndex target, ActionIndex action,
           std::vector<Read>* reads)
      : world_(world),
        action_(world.type_of(target).actions[action]),
        target_(target),
        verdicts_(matrix),
        reads_(reads),
        arguments_(action_.parameters.size()),
        shared_(world, Binding{kNoEntity, target, &arguments_}, &matrix) {
    if (reads_ != nullptr) {
      shared_.record(*reads_);
      reads_->push_back({kNoEntity, kNoSymbol});  // whoever is there could be given
    }
    for (const Requirement& requirement : action_.requirements) {
      if (!is_asked(requirement)) continue;
      (requirement.names_actor ? personal_ : common_).push_back(&requirement);
      for (const std::uint16_t parameter : requirement.needs) {
        if (std::find(chosen_.begin(), chosen_.end(), parameter) == chosen_.end())
          chosen_.push_back(parameter);
      }
    }
  }

  /// Moves those who could from `people` to `able`, until there are `most` of them.
  void run(std::vector<EntityIndex> people, std::set<EntityIndex>& able, std::size_t most) {
    std::erase_if(people, [&](EntityIndex person) { return able.count(person) != 0; });
    people_ = std::move(people);
    able_ = &able;
    most_ = most;
    choose(0);
    if (tried_ > kMostTried) able.insert(people_.begin(), people_.end());
  }

 private:
  /// Texts, lists and yes-or-no can be anything, so what speaks of one can hold.
  bool is_asked(const Requirement& requirement) const {
    return !requirement.is_idle && !requirement.needs.empty() &&
           std::all_of(requirement.needs.begin(), requirement.needs.end(), [&](std::uint16_t at) {
             return action_.parameters[at].kind == ParameterKind::entity;
           });
  }

  bool is_over() const {
    return people_.empty() || able_->size() >= most_ || tried_ > kMostTried || budget::is_spent();
  }

  void choose(std::size_t depth) {
    if (depth == chosen_.size()) return ask_people();
    const Parameter& parameter = action_.parameters[chosen_[depth]];
    if (parameter.is_optional) choose_one(depth, {});
    for (EntityIndex entity = 0; entity < world_.size() && !is_over(); ++entity) {
      if (!world_.has(entity)) continue;
      for (const Holdable& holdable : parameter.of) {
        if (holdable.type == world_.at(entity).type)
          choose_one(depth, {Entry{entity, holdable.member, 0}});
      }
    }
    arguments_[chosen_[depth]].entries.clear();
  }

  void choose_one(std::size_t depth, std::vector<Entry> entries) {
    if (is_over()) return;
    budget::spend();
    arguments_[chosen_[depth]].entries = std::move(entries);
    const bool holds =
        std::all_of(common_.begin(), common_.end(), [&](const Requirement* requirement) {
          return last_chosen(*requirement) != depth || is_met(shared_, *requirement);
        });
    if (holds) choose(depth + 1);
  }

  /// The depth at which everything that a requirement speaks of is chosen.
  std::size_t last_chosen(const Requirement& requirement) const {
    std::size_t last = 0;
    for (std::size_t depth = 0; depth < chosen_.size(); ++depth) {
      if (std::find(requirement.needs.begin(), requirement.needs.end(), chosen_[depth]) !=
          requirement.needs.end())
        last = depth;
    }
    return last;
  }

  bool is_met(Evaluator& evaluator, const Requirement& requirement) {
    ++tried_;
    budget::spend(kRequirement);
    return evaluator.holds(requirement.that.condition, target_);
  }

  void ask_people() {
    std::erase_if(people_, [&](EntityIndex person) {
      if (is_over() || !passes(person)) return false;
      able_->insert(person);
      return true;
    });
  }

  bool passes(EntityIndex person) {
    if (personal_.empty()) return true;
    Evaluator evaluator(world_, Binding{person, target_, &arguments_}, &verdicts_);
    if (reads_ != nullptr) evaluator.record(*reads_);
    return std::all_of(personal_.begin(), personal_.end(), [&](const Requirement* requirement) {
      return is_met(evaluator, *requirement);
    });
  }

  const World& world_;
  const Action& action_;
  EntityIndex target_;
  const Matrix& verdicts_;
  std::vector<Read>* reads_;
  std::vector<Argument> arguments_;
  Evaluator shared_;                                   ///< of what does not depend on who acts
  std::vector<const Requirement*> common_, personal_;  ///< those that name the actor are personal
  std::vector<std::uint16_t> chosen_;                  ///< parameters for which something is tried
  std::vector<EntityIndex> people_;
  std::set<EntityIndex>* able_ = nullptr;
  std::size_t most_ = SIZE_MAX;
  std::size_t tried_ = 0;
};

class Counter {
 public:
  Counter(const Matrix& matrix, EntityIndex entity, std::size_t most, std::vector<Read>* reads)
      : matrix_(matrix),
        world_(matrix.world()),
        entity_(entity),
        most_(most),
        reads_(reads),
        abilities_(world_, {}, &matrix) {
    if (reads_ == nullptr) return;
    reads_->push_back({entity, kNoSymbol});
    abilities_.record(*reads_);
  }

  std::vector<EntityIndex> run(const std::vector<ActionIndex>& repair) {
    for (const ActionIndex action : repair) {
      if (able_.size() < most_) count(action);
    }
    for (const auto& [action, people] : waiting_) {
      if (able_.size() < most_)
        Givables(world_, matrix_, entity_, action, reads_).run(people, able_, most_);
    }
    return {able_.begin(), able_.end()};
  }

 private:
  void count(ActionIndex action) {
    const std::vector<Requirement>& all = world_.type_of(entity_).actions[action].requirements;
    const bool is_personal = std::any_of(all.begin(), all.end(),
                                         [](const Requirement& each) { return each.names_actor; });
    std::vector<EntityIndex> people;
    for (const std::uint32_t subject :
         matrix_.who_may(entity_, {action}, is_personal ? SIZE_MAX : most_))
      people.push_back(world_.subjects()[subject]);
    std::vector<EntityIndex> waiting;
    for (const EntityIndex person : people) {
      switch (abilities_.able({person, entity_, action})) {
        case Able::yes:
        case Able::idle: able_.insert(person); break;
        case Able::depends: waiting.push_back(person); break;
        case Able::blocked: break;
      }
    }
    if (!waiting.empty()) waiting_.emplace_back(action, std::move(waiting));
  }

  const Matrix& matrix_;
  const World& world_;
  EntityIndex entity_;
  std::size_t most_;
  std::vector<Read>* reads_;
  Abilities abilities_;
  std::set<EntityIndex> able_;
  std::vector<std::pair<ActionIndex, std::vector<EntityIndex>>> waiting_;
};

}  // namespace

std::vector<EntityIndex> repairers(const Matrix& matrix, EntityIndex entity, std::size_t most,
                                   std::vector<Read>* reads) {
  const Continuity* continuity = continuity_of(matrix.world(), entity);
  if (continuity == nullptr) return {};
  return Counter(matrix, entity, most, reads).run(continuity->repair);
}

}  // namespace permsim

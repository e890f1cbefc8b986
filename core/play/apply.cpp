// One step against one world: permission, requirements, effects. Effects are read from the world as
// it was and happen all together (change.cpp), so a step is done whole or not at all.
#include "core/play/apply.h"

#include <algorithm>

#include "core/decide/arguments.h"
#include "core/decide/missing.h"
#include "core/decide/phrases.h"
#include "core/decide/words.h"
#include "core/play/change.h"
#include "core/play/edit.h"
#include "core/play/unchanged.h"

namespace permsim {

namespace {

class StepRunner {
 public:
  StepRunner(const World& world, const Step& step, std::uint32_t number)
      : world_(world), step_(step), number_(number) {}

  Applied run() {
    if (step_.is_off) return made(Outcome::off, {});
    if (step_.is_edit()) return finish(apply_edits(world_, step_.edits, number_));
    target_ = world_.find(step_.on);
    if (target_ == kNoEntity) return impossible(ticked(step_.on) + " is not there");
    const Type& type = world_.type_of(target_);
    action_ = type.find_action(step_.action);
    if (action_ == kNoAction)
      return impossible("nothing of type " + ticked(type.id) + " has an action " +
                        ticked(step_.action));
    const Action& action = type.actions[action_];
    if (!action.is_event) {
      if (std::optional<Applied> refused = ask_permission()) return std::move(*refused);
    }
    if (std::string wrong = read_arguments(action); !wrong.empty())
      return impossible(std::move(wrong));
    const Binding binding{actor_, target_, &arguments_, &action};
    for (const Requirement& requirement : action.requirements) {
      if (requirement.is_idle) continue;
      if (Evaluator(world_, binding).holds(requirement.that.condition, target_)) continue;
      return impossible(
          !requirement.otherwise.empty()
              ? unmet_words(world_, {actor_, target_, action_, &step_.with}, requirement)
              : first_unmet(world_, requirement.that, target_, binding).says);
    }
    Applied applied = finish(apply_effects(world_, action, binding, number_));
    const bool may_change = applied.outcome == Outcome::done && !action.effects.empty();
    if (may_change && !is_otherwise(world_, applied.world, applied.touched)) {
      applied.is_changed = false;
      applied.says = unchanged_words(world_, action, binding);
    }
    return applied;
  }

 private:
  Applied made(Outcome outcome, std::string says) const {
    return {outcome, std::move(says), cell_, {}, world_};
  }
  Applied impossible(std::string says) const { return made(Outcome::impossible, std::move(says)); }

  Applied finish(Changed changed) const {
    if (!changed.world) return impossible(std::move(changed.problem));
    std::vector<Touched> touched = changed.world->touched();
    return {Outcome::done, {}, cell_, std::move(touched), std::move(*changed.world)};
  }

  /// Nothing when the act is allowed.
  std::optional<Applied> ask_permission() {
    actor_ = world_.find(step_.by);
    if (actor_ == kNoEntity) return impossible(ticked(step_.by) + " is not there");
    if (world_.subject_number(actor_) < 0)
      return impossible(ticked(step_.by) + " is not someone who can act");
    cell_ = Cell{actor_, target_, action_};
    const Decision decision = decide(world_, *cell_);
    if (decision.verdict == Verdict::allow) return std::nullopt;
    return made(decision.verdict == Verdict::unclear ? Outcome::unclear : Outcome::denied,
                refusal(world_, *cell_, decision, &step_.with));
  }

  std::string read_arguments(const Action& action) {
    arguments_.resize(action.parameters.size());
    for (std::size_t i = 0; i < action.parameters.size(); ++i) {
      const Parameter& parameter = action.parameters[i];
      const Value* given = find_given(step_.with, parameter.id);
      if (given == nullptr) {
        if (parameter.is_optional) continue;
        return "it needs " + ticked(parameter.id);
      }
      if (std::string wrong = read_argument(world_, parameter, *given, arguments_[i]);
          !wrong.empty())
        return wrong;
    }
    return {};
  }

  const World& world_;
  const Step& step_;
  std::uint32_t number_;
  EntityIndex actor_ = kNoEntity;
  EntityIndex target_ = kNoEntity;
  ActionIndex action_ = kNoAction;
  std::optional<Cell> cell_;
  std::vector<Argument> arguments_;
};

}  // namespace

Applied apply(const World& world, const Step& step, std::uint32_t number) {
  return StepRunner(world, step, number).run();
}

}  // namespace permsim

// Keeps what is chosen in the form of the act, by id, and asks the core what comes of it.
#include "web/models/composing.h"

#include <algorithm>
#include <utility>

#include "core/decide/words.h"
#include "core/play/apply.h"
#include "web/models/act_fields.h"
#include "web/models/commands.h"
#include "web/models/matrix.h"

namespace permsim {
namespace {

/// More things of a type than these are not looked through to say on how many somebody may.
constexpr std::size_t kMostChoicesLooked = 60;

std::vector<EntityIndex> things_of(const World& world, TypeIndex type) {
  std::vector<EntityIndex> things;
  for (EntityIndex each = 0; each < world.size() && things.size() <= kMostChoicesLooked; ++each)
    if (world.has(each) && world.at(each).type == type) things.push_back(each);
  return things;
}

bool is_offered(const View& view, const Action& action) {
  return action.is_event == view.ui.form.by.empty();
}

void look_through(const View& view, const std::vector<EntityIndex>& things, ActionIndex action,
                  ActionChoice& choice) {
  const EntityIndex who = view.world().find(view.ui.form.by);
  if (who == kNoEntity || things.size() > kMostChoicesLooked) return;
  std::size_t allowed = 0;
  for (const EntityIndex on : things) {
    const Sign sign = view.models.matrix.look_at({who, on, action}).sign;
    const bool is_allowed = view.session.matrix().at({who, on, action}) == Verdict::allow;
    // One that is allowed speaks for all: on which ones not is seen when it is chosen.
    if (!choice.sign || (is_allowed && allowed == 0)) choice.sign = SignLook{sign};
    allowed += is_allowed ? 1 : 0;
  }
  choice.aside = std::to_string(allowed) + " of " + std::to_string(things.size());
}

std::string actor_words(const View& view) {
  const StepDraft& draft = *view.ui.step;
  if (!draft.has_actor) return {};
  if (view.ui.form.by.empty()) return "It happens by itself";
  return std::string(label_of(view.world(), view.world().find(view.ui.form.by)));
}

}  // namespace

void begin_step(View& view) {
  view.ui.open_menu.clear();
  view.ui.is_playing = false;
  view.ui.form = {};
  view.ui.step = StepDraft{};
  if (!view.ui.acting.empty()) choose_actor(view, view.ui.acting);
}

void leave_step(View& view) {
  view.ui.step.reset();
  view.ui.form = {};
}

std::array<StepPartWords, 3> step_parts(const View& view) {
  const Action* action = chosen_action(view);
  const bool has_actor = view.ui.step->has_actor;
  return {{{StepPart::person, "Who", actor_words(view), true},
           {StepPart::action, "Does what", action == nullptr ? std::string() : action->label,
            has_actor},
           {StepPart::thing, "On what",
            std::string(label_of(view.world(), view.world().find(view.ui.form.on))),
            has_actor && action != nullptr}}};
}

void ask_for(View& view, StepPart part) {
  view.ui.step->part = part;
  view.ui.step->search.clear();
  view.ui.form.search.clear();
}

bool has_events(const View& view) {
  const SharedList<Type>& types = view.policy().types;
  return std::any_of(types.begin(), types.end(), [](const Type& type) {
    return std::any_of(type.actions.begin(), type.actions.end(),
                       [](const Action& action) { return action.is_event; });
  });
}

void choose_actor(View& view, const std::string& person) {
  if (!view.ui.step) return;
  const bool was_event = view.ui.form.by.empty();
  view.ui.step->has_actor = true;
  view.ui.form.by = person;
  // People act, and what happens by itself is something else.
  if (was_event != person.empty()) {
    view.ui.step->type.clear();
    view.ui.form.action.clear();
    view.ui.form.on.clear();
    view.ui.form.fields.clear();
  }
  ask_for(view, view.ui.form.action.empty() ? StepPart::action
                : view.ui.form.on.empty()   ? StepPart::thing
                                            : StepPart::values);
}

std::vector<ActionChoice> actions_to_choose(const View& view) {
  std::vector<ActionChoice> choices;
  const SharedList<Type>& types = view.policy().types;
  for (TypeIndex type = 0; type < types.size(); ++type) {
    const std::vector<EntityIndex> things = things_of(view.world(), type);
    if (things.empty()) continue;
    const std::vector<Action>& actions = types[type].actions;
    for (ActionIndex action = 0; action < actions.size(); ++action) {
      if (!is_offered(view, actions[action]) ||
          !matches_search(actions[action].label, view.ui.step->search))
        continue;
      ActionChoice choice{
          types[type].id,
          actions[action].id,
          std::string(plural_of(types[type])),
          actions[action].label,
          {},
          {},
          types[type].id == view.ui.step->type && actions[action].id == view.ui.form.action};
      if (!actions[action].is_event) look_through(view, things, action, choice);
      choices.push_back(std::move(choice));
    }
  }
  return choices;
}

std::string no_actions_words(const View& view) {
  return view.ui.step->search.empty() ? "Nothing is there yet that something could be done to"
                                      : "Nothing matches";
}

void choose_action(View& view, const std::string& type, const std::string& action) {
  const TypeIndex index = view.policy().find_type(type);
  if (!view.ui.step || index == kNoType) return;
  const Type& of = view.policy().types[index];
  const ActionIndex place = of.find_action(action);
  if (place == kNoAction) return;
  ActForm& form = view.ui.form;
  if (view.ui.step->type != type) form.on.clear();
  if (view.ui.step->type != type || form.action != action)
    form.fields = first_fields(view, of.actions[place]);
  view.ui.step->type = type;
  form.action = action;
  const std::vector<EntityIndex> things = things_of(view.world(), index);
  if (things.size() == 1) form.on = view.world().at(things.front()).id;
  ask_for(view, form.on.empty() ? StepPart::thing : StepPart::values);
}

std::vector<Holdable> things_to_choose(const View& view) {
  const TypeIndex type = view.policy().find_type(view.ui.step->type);
  if (type == kNoType) return {};
  return {{type, kNoSymbol}};
}

std::optional<SignLook> sign_on(const View& view, EntityIndex thing) {
  const World& world = view.world();
  const EntityIndex who = world.find(view.ui.form.by);
  const ActionIndex action = world.type_of(thing).find_action(view.ui.form.action);
  if (who == kNoEntity || action == kNoAction) return std::nullopt;
  return SignLook{view.models.matrix.look_at({who, thing, action}).sign};
}

void choose_thing(View& view, const std::string& thing) {
  if (!view.ui.step) return;
  view.ui.form.on = thing;
  ask_for(view, StepPart::values);
}

const Action* chosen_action(const View& view) {
  const TypeIndex type = view.policy().find_type(view.ui.step->type);
  if (type == kNoType) return nullptr;
  const ActionIndex action = view.policy().types[type].find_action(view.ui.form.action);
  return action == kNoAction ? nullptr : &view.policy().types[type].actions[action];
}

std::optional<ComposedStep> composed(const View& view) {
  const World& world = view.world();
  const EntityIndex on = world.find(view.ui.form.on), by = world.find(view.ui.form.by);
  const Action* action = chosen_action(view);
  if (on == kNoEntity || action == nullptr) return std::nullopt;
  // Its id may have passed to a thing of another type while the form was open.
  if (world.type_of(on).find_action(view.ui.form.action) == kNoAction) return std::nullopt;
  ComposedStep step;
  step.is_complete = is_form_complete(view);
  const Step made = step_of_form(view);
  if (step.is_complete) {
    step.title = step_title(world, made);
    const Applied applied = apply(world, made, view.session.at() + 1);
    step.outcome = applied.outcome;
    step.says = applied.says;
    return step;
  }
  step.title =
      by == kNoEntity ? action->label : std::string(label_of(world, by)) + ": " + action->label;
  if (by == kNoEntity) return step;
  const Cell cell{by, on, world.type_of(on).find_action(view.ui.form.action)};
  const Decision decision = decide(world, cell);
  if (decision.verdict == Verdict::allow) return step;
  step.outcome = decision.verdict == Verdict::unclear ? Outcome::unclear : Outcome::denied;
  step.says = refusal(world, cell, decision);
  return step;
}

std::string add_step_words(const View& view, const ComposedStep& step) {
  switch (step.outcome) {
    case Outcome::denied: return "Add anyway, as a denied step";
    case Outcome::unclear: return "Add anyway, as an unclear step";
    case Outcome::impossible: return "Add anyway, as an impossible step";
    case Outcome::done:
    case Outcome::off: break;
  }
  return add_form_words(view);
}

std::string place_of_step_words(const View& view) {
  if (view.session.at() == 0) return "It comes first, after the start";
  return "It comes after step " + std::to_string(view.session.at());
}

void add_composed(View& view) {
  const std::optional<ComposedStep> step = view.ui.step ? composed(view) : std::nullopt;
  if (!step || !step->is_complete) return;
  const ActForm& form = view.ui.form;
  if (!form.by.empty()) view.ui.cell = {form.by, form.action, form.on};
  view.send(TakeStep{step_of_form(view), true});
  leave_step(view);
}

}  // namespace permsim

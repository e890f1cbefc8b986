// Edits by hand: of the start, as a step of their own, and names, which are never a step. Serves
// session.h.
#include <algorithm>
#include <utility>

#include "core/play/apply.h"
#include "core/play/describe.h"
#include "core/play/edit.h"
#include "core/play/misfits.h"
#include "core/play/session.h"
#include "core/play/unchanged.h"
#include "core/world/declare.h"
#include "core/world/names.h"

namespace permsim {

namespace {

Edit label_edit(const std::string& entity, const std::string& label) {
  Edit edit;
  edit.entity = entity;
  edit.key = "label";
  edit.value = label;
  return edit;
}

bool sets_label(const Edit& edit, const std::string& entity) {
  return edit.kind == Edit::Kind::set && edit.entity == entity && edit.key == "label";
}

/// Ids and usersets that an edit names, as far as they are texts.
std::vector<std::string> named_by(const Edit& edit) {
  std::vector<std::string> names = {edit.entity};
  const auto add = [&](const Value& value) {
    if (const auto* text = as_text(value)) names.push_back(*text);
    if (const auto* list = as_list(value)) names.insert(names.end(), list->begin(), list->end());
  };
  if (!edit.holder.empty()) names.push_back(edit.holder);
  add(edit.value);
  for (const auto& [key, value] : edit.fields) add(value);
  return names;
}

/// Somebody or something that the edits speak of, that is there now and was not at the start;
/// kNoEntity: the edits fail for another reason.
EntityIndex not_there_yet(const World& start, const World& now, const std::vector<Edit>& edits) {
  for (const Edit& edit : edits) {
    if (edit.kind == Edit::Kind::create) continue;
    for (const std::string& name : named_by(edit)) {
      const std::string id = name.substr(0, name.find('#'));
      const EntityIndex entity = now.find(id);
      const auto makes = [&](const Edit& other) {
        return other.kind == Edit::Kind::create && other.entity == id;
      };
      if (entity != kNoEntity && start.find(id) == kNoEntity &&
          std::none_of(edits.begin(), edits.end(), makes))
        return entity;
    }
  }
  return kNoEntity;
}

}  // namespace

Session::EditedStart Session::edit_start(const std::vector<Edit>& edits) const {
  EditedStart made;
  const World& start = *moments().front()->world;
  Changed changed = apply_edits(start, edits, 0);
  if (!changed.world) {
    const EntityIndex missing = not_there_yet(start, world(), edits);
    made.problem = missing == kNoEntity ? changed.problem
                                        : name_of(world(), missing) + " is not there at the start";
    return made;
  }
  // At the start itself one sees that nothing happens; from afar it has to be said.
  if (at_ > 0 && !is_otherwise(start, *changed.world, changed.world->touched())) {
    made.problem = "it would change nothing at the start";
    return made;
  }
  made.scenario = scenario();
  declare(made.scenario, world().policy(), edits);
  if (may_take_away(edits, world().policy()))
    made.problem = drop_checks_of_what_is_gone(made.scenario);
  if (made.problem.empty())
    made.moment = edited_start(*moments().front(), std::move(*changed.world));
  return made;
}

Answer Session::change_start(const std::vector<Edit>& edits, std::string words) {
  EditedStart made = edit_start(edits);
  if (!made.problem.empty()) return refused(std::move(made.problem));
  return commit(std::move(made.scenario), {std::move(made.moment)}, at_, std::move(words));
}

Answer Session::run(const EditWorld& command) {
  if (command.edits.empty()) return refused("there is nothing to change");
  const std::string words = describe(command, world());
  if (at_ == 0) return change_start(command.edits, words);
  if (command.at_start) return change_start(command.edits, words + ", at the start");
  Changed changed = apply_edits(world(), command.edits, at_ + 1);
  if (!changed.world) return refused(changed.problem);
  Scenario next = scenario();
  // Edits by hand that follow each other are one step, as long as one step can do them all: it
  // makes everything first, so that an id is given again only in a step after the one that deletes
  // it.
  Step& current = next.steps[at_ - 1];
  if (current.is_edit() && !current.is_off) {
    current.edits.insert(current.edits.end(), command.edits.begin(), command.edits.end());
    if (apply_edits(*moments()[at_ - 1]->world, current.edits, at_).world)
      return commit(std::move(next), {moments().begin(), moments().begin() + at_}, at_, words);
  }
  Step step;
  step.edits = command.edits;
  std::vector<Touched> touched = changed.world->touched();
  return insert_step(std::move(step),
                     {Outcome::done, {}, {}, std::move(touched), std::move(*changed.world)}, words);
}

bool Session::names(std::uint32_t number, EntityIndex entity) const {
  const World& before = *moments()[number - 1]->world;
  const World& after = *moments()[number]->world;
  const std::vector<Edit>& edits = scenario().steps[number - 1].edits;
  const std::string& id = after.at(entity).id;
  return !before.has(entity) || before.at(entity).label != after.at(entity).label ||
         (moments()[number]->outcome == Outcome::done &&
          std::any_of(edits.begin(), edits.end(),
                      [&](const Edit& edit) { return sets_label(edit, id); }));
}

std::optional<Step> Session::renaming(std::uint32_t number, EntityIndex entity,
                                      const std::string& label) const {
  const Entity& now = moments()[number]->world->at(entity);
  Step step = scenario().steps[number - 1];
  for (auto edit = step.edits.rbegin(); edit != step.edits.rend(); ++edit) {
    if (sets_label(*edit, now.id)) {
      edit->value = label;
      return step;
    }
    if (edit->kind != Edit::Kind::create || edit->entity != now.id) continue;
    const auto named = std::find_if(edit->fields.begin(), edit->fields.end(),
                                    [](const auto& field) { return field.first == "label"; });
    if (named == edit->fields.end())
      edit->fields.emplace_back("label", label);
    else
      named->second = label;
    return step;
  }
  // An act gives the name that it was given: which of its texts that is shows by trying.
  for (std::size_t i = 0; i < step.with.size(); ++i) {
    if (step.with[i].second != Value(now.label)) continue;
    Step tried = step;
    tried.with[i].second = label;
    const Applied applied = apply(*moments()[number - 1]->world, tried, number);
    const EntityIndex found = applied.world.find(now.id);
    if (applied.outcome == Outcome::done && found == entity &&
        applied.world.at(found).label == label)
      return tried;
  }
  return std::nullopt;
}

Answer Session::run(const Rename& command) {
  const EntityIndex entity = world().find(command.entity);
  if (entity == kNoEntity) return refused(ticked(command.entity) + " is not there");
  const std::string words = describe(command, world());
  std::uint32_t number = at_;
  while (number > 0 && !names(number, entity)) --number;
  if (number == 0) return change_start({label_edit(command.entity, command.label)}, words);
  std::optional<Step> step = renaming(number, entity, command.label);
  if (!step) return refused("step " + std::to_string(number) + " makes it, and gives it its name");
  Scenario next = scenario();
  next.steps[number - 1] = std::move(*step);
  if (!next.steps[number - 1].is_edit()) {
    if (const std::vector<Problem> found = misfits(next); !found.empty())
      return refused(found.front().message);
  }
  return commit(std::move(next), {moments().begin(), moments().begin() + number}, at_, words);
}

}  // namespace permsim

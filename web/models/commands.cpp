// Builds edits and steps.
#include "web/models/commands.h"

#include <algorithm>

#include "core/decide/words.h"
#include "core/play/apply.h"
#include "core/play/edits_between.h"
#include "web/models/act_fields.h"

namespace permsim {
namespace {

Edit edit_of(const World& world, Edit::Kind kind, EntityIndex entity, std::string key) {
  Edit edit;
  edit.kind = kind;
  edit.entity = world.at(entity).id;
  edit.key = std::move(key);
  return edit;
}

Edit holder_edit(const World& world, Edit::Kind kind, EntityIndex entity, const Relation& relation,
                 const std::string& holder) {
  Edit edit = edit_of(world, kind, entity, relation.id);
  edit.holder = holder;
  return edit;
}

const Action* action_of_form(const View& view) {
  const ActForm& form = view.ui.form;
  const EntityIndex on = view.world().find(form.on);
  if (on == kNoEntity) return nullptr;
  const Type& type = view.world().type_of(on);
  const ActionIndex action = type.find_action(form.action);
  return action == kNoAction ? nullptr : &type.actions[action];
}

TextList split_list(const std::string& text) {
  TextList list;
  std::size_t begin = 0;
  while (begin <= text.size()) {
    const std::size_t end = std::min(text.find(',', begin), text.size());
    std::size_t first = begin, last = end;
    while (first < last && text[first] == ' ') ++first;
    while (last > first && text[last - 1] == ' ') --last;
    if (last > first) list.push_back(text.substr(first, last - first));
    begin = end + 1;
  }
  return list;
}

Applied apply_form(const View& view) {
  return apply(view.world(), step_of_form(view), view.session.at() + 1);
}

}  // namespace

std::vector<Value> choices_of(const Attribute& attribute) {
  if (attribute.kind == AttributeKind::boolean) return {Value(false), Value(true)};
  std::vector<Value> values;
  for (const std::string& value : attribute.values) values.emplace_back(value);
  return values;
}

std::string field_text(const Value& value) {
  if (const TextList* list = as_list(value)) {
    std::string text;
    for (const std::string& word : *list) text += (text.empty() ? "" : ", ") + word;
    return text;
  }
  return shown(value);
}

Value typed_value(const Attribute& attribute, const std::string& text) {
  return attribute.kind == AttributeKind::list ? Value(split_list(text)) : Value(text);
}

void set_attribute(View& view, EntityIndex entity, const Attribute& attribute, Value value) {
  if (view.world().attribute(entity, attribute.symbol) == value) return;
  Edit edit = edit_of(view.world(), Edit::Kind::set, entity, attribute.id);
  edit.value = std::move(value);
  view.send(EditWorld{{std::move(edit)}});
}

void set_label(View& view, EntityIndex entity, std::string label) {
  if (label.empty() || view.world().at(entity).label == label) return;
  view.send(Rename{view.world().at(entity).id, std::move(label)});
}

void erase_thing(View& view, EntityIndex entity) {
  view.send(EditWorld{{edit_of(view.world(), Edit::Kind::erase, entity, {})}});
}

void add_holder(View& view, EntityIndex entity, const Relation& relation,
                const std::string& holder) {
  if (relation.is_one) {
    Edit edit = edit_of(view.world(), Edit::Kind::set, entity, relation.id);
    edit.value = holder;
    view.send(EditWorld{{std::move(edit)}});
    return;
  }
  view.send(EditWorld{{holder_edit(view.world(), Edit::Kind::add, entity, relation, holder)}});
}

void remove_holder(View& view, EntityIndex entity, const Relation& relation,
                   const std::string& holder) {
  view.send(EditWorld{{holder_edit(view.world(), Edit::Kind::remove, entity, relation, holder)}});
}

void clear_relation(View& view, EntityIndex entity, const Relation& relation) {
  view.send(EditWorld{{edit_of(view.world(), Edit::Kind::clear, entity, relation.id)}});
}

void set_role(View& view, EntityIndex account, EntityIndex person, const Relation* role) {
  const World& world = view.world();
  const std::string& id = world.at(person).id;
  EditWorld command;
  for (const Relation& relation : world.type_of(account).relations) {
    if (!relation.is_role || relation.is_inverse()) continue;
    const bool holds = holds_directly(world, account, relation, person);
    if (holds && &relation != role)
      command.edits.push_back(holder_edit(world, Edit::Kind::remove, account, relation, id));
    if (!holds && &relation == role)
      command.edits.push_back(holder_edit(world, Edit::Kind::add, account, relation, id));
  }
  if (!command.edits.empty()) view.send(std::move(command));
}

bool holds_directly(const World& world, EntityIndex entity, const Relation& relation,
                    EntityIndex person) {
  const std::vector<Entry>& entries = world.holders(entity, relation.symbol);
  return std::any_of(entries.begin(), entries.end(),
                     [&](const Entry& e) { return e.entity == person && !e.is_userset(); });
}

bool may_hold(const Relation& relation, TypeIndex type) {
  return !relation.is_inverse() &&
         std::any_of(relation.of.begin(), relation.of.end(),
                     [&](const Holdable& h) { return h.type == type && h.member == kNoSymbol; });
}

std::string typed_note(const View& view) {
  const auto typed = view.ui.drafts.find("note");
  if (typed != view.ui.drafts.end()) return typed->second;
  return view.session.at() == 0 ? std::string()
                                : view.session.scenario().steps[view.session.at() - 1].note;
}

std::string typed_when(const View& view) {
  const auto typed = view.ui.drafts.find("when");
  if (typed != view.ui.drafts.end()) return typed->second;
  if (view.session.at() == 0) return {};
  std::string when = view.session.scenario().steps[view.session.at() - 1].at;
  std::replace(when.begin(), when.end(), 'T', ' ');
  return when;
}

void note_step(View& view, const std::string& note, const std::string& when) {
  const std::uint32_t number = view.session.at();
  view.ui.drafts.erase("note");
  view.ui.drafts.erase("when");
  if (number == 0) return;
  Step step = view.session.scenario().steps[number - 1];
  std::string at = when;
  std::replace(at.begin(), at.end(), ' ', 'T');
  if (step.note == note && step.at == at) return;
  step.note = note;
  step.at = at;
  view.send(ReplaceStep{number, std::move(step)});
}

void duplicate_step(View& view) {
  const std::uint32_t number = view.session.at();
  if (number == 0) return;
  Step step = view.session.scenario().steps[number - 1];
  step.as_written = {};
  view.send(TakeStep{std::move(step), true});
}

bool is_step_off(const View& view) {
  const std::uint32_t number = view.session.at();
  return number > 0 && view.session.scenario().steps[number - 1].is_off;
}

void switch_step(View& view) {
  const std::uint32_t number = view.session.at();
  if (number == 0) return;
  Step step = view.session.scenario().steps[number - 1];
  step.is_off = !step.is_off;
  view.send(ReplaceStep{number, std::move(step)});
}

void begin_act(View& view, EntityIndex by, EntityIndex on, ActionIndex index, std::string place) {
  const World& world = view.world();
  const Action& action = world.type_of(on).actions[index];
  ActForm form;
  form.by = by == kNoEntity ? std::string() : world.at(by).id;
  form.action = action.id;
  form.on = world.at(on).id;
  form.place = std::move(place);
  form.fields = first_fields(view, action);
  form.is_open = !action.parameters.empty();
  view.ui.form = std::move(form);
  view.ui.step.reset();
  if (!view.ui.form.is_open) view.send(TakeStep{step_of_form(view), false});
}

Step step_of_form(const View& view) {
  const ActForm& form = view.ui.form;
  Step step;
  step.by = form.by;
  step.action = form.action;
  step.on = form.on;
  const Action* action = action_of_form(view);
  if (action == nullptr) return step;
  for (std::size_t i = 0; i < action->parameters.size() && i < form.fields.size(); ++i) {
    const Parameter& parameter = action->parameters[i];
    const std::string field = given_field(view, *action, i);
    if (field.empty()) continue;
    Value value = field;
    if (parameter.kind == ParameterKind::boolean) value = field == "true";
    if (parameter.kind == ParameterKind::list) value = split_list(field);
    step.with.emplace_back(parameter.id, std::move(value));
  }
  return step;
}

void take_step_of_form(View& view) {
  view.send(TakeStep{step_of_form(view), false});
  view.ui.form = {};
}

std::string add_form_words(const View& view) {
  return "Add as step " + std::to_string(view.session.at() + 1);
}

std::string form_title(const View& view) {
  return is_form_complete(view) ? step_title(view.world(), step_of_form(view)) : std::string();
}

bool can_change_start(const View& view) {
  if (view.session.at() == 0 || !is_form_complete(view)) return false;
  const Applied applied = apply_form(view);
  return applied.outcome == Outcome::done && applied.is_changed && !applied.touched.empty();
}

void change_start_of_form(View& view) {
  if (!can_change_start(view)) return;
  view.send(EditWorld{edits_between(view.world(), apply_form(view).world), true});
  view.ui.form = {};
}

bool is_form_complete(const View& view) {
  const Action* action = action_of_form(view);
  if (action == nullptr) return false;
  for (std::size_t i = 0; i < action->parameters.size(); ++i) {
    const bool is_filled = !given_field(view, *action, i).empty();
    if (!action->parameters[i].is_optional && !is_filled) return false;
  }
  return true;
}

}  // namespace permsim

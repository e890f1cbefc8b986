// Finds in an action's effects which parameters are the id and the name of something it makes.
#include "web/models/act_fields.h"

#include <algorithm>
#include <utility>

namespace permsim {
namespace {

/// A thing that an action makes: the parameters that are its id and its name, where it has them.
struct Made {
  std::string type;
  std::size_t id = 0;
  std::optional<std::size_t> name;
};

/// The parameter that a value is; nothing where it is something else.
std::optional<std::size_t> parameter_of(const Action& action, const EffectValue& value) {
  if (!value.is_path || value.paths.size() != 1) return std::nullopt;
  const Path& path = value.paths.front();
  if (path.root != Root::parameter || !path.names.empty()) return std::nullopt;
  const int place = find_parameter(action.parameters, path.root_name);
  if (place < 0) return std::nullopt;
  return static_cast<std::size_t>(place);
}

bool is_typed(const Parameter& parameter) {
  return parameter.kind == ParameterKind::text && parameter.values.empty();
}

/// One for each id: the same thing may be made in one of several ways.
std::vector<Made> made_by(const Action& action) {
  std::vector<Made> all;
  for (const EffectClause& effect : action.effects) {
    if (effect.kind != EffectClause::Kind::create) continue;
    const std::optional<std::size_t> id = parameter_of(action, effect.what);
    if (!id || !is_typed(action.parameters[*id])) continue;
    const bool is_known =
        std::any_of(all.begin(), all.end(), [&](const Made& made) { return made.id == *id; });
    if (is_known) continue;
    Made made{effect.type, *id, std::nullopt};
    for (const EffectField& field : effect.fields) {
      const std::optional<std::size_t> name =
          field.key == "label" ? parameter_of(action, field.value) : std::nullopt;
      if (name && *name != *id && is_typed(action.parameters[*name])) made.name = name;
    }
    all.push_back(std::move(made));
  }
  return all;
}

/// "new folder"; a label in capitals stays as it is.
std::string new_thing(const View& view, const std::string& type) {
  const TypeIndex index = view.policy().find_type(type);
  std::string label = index == kNoType ? type : view.policy().types[index].label;
  const auto is_capital = [&](std::size_t at) {
    return at < label.size() && label[at] >= 'A' && label[at] <= 'Z';
  };
  if (is_capital(0) && !is_capital(1)) label[0] = static_cast<char>(label[0] - 'A' + 'a');
  return "new " + label;
}

std::string id_for(const View& view, const Made& made, const std::string& name) {
  return fresh_id(view.world(), name.empty() ? "new-" + made.type : name);
}

const Action* action_asked(const View& view) {
  const EntityIndex on = view.world().find(view.ui.form.on);
  const std::string& type_id = view.ui.step ? view.ui.step->type : std::string();
  const TypeIndex type =
      on != kNoEntity ? view.world().at(on).type : view.policy().find_type(type_id);
  if (type == kNoType) return nullptr;
  const ActionIndex action = view.policy().types[type].find_action(view.ui.form.action);
  return action == kNoAction ? nullptr : &view.policy().types[type].actions[action];
}

}  // namespace

ActFields act_fields(const View& view, const Action& action) {
  const std::vector<Made> all = made_by(action);
  ActFields fields;
  fields.asked.reserve(action.parameters.size());
  for (std::size_t i = 0; i < action.parameters.size(); ++i) {
    const Parameter& parameter = action.parameters[i];
    const auto made =
        std::find_if(all.begin(), all.end(), [&](const Made& each) { return each.id == i; });
    const bool is_name =
        std::any_of(all.begin(), all.end(), [&](const Made& each) { return each.name == i; });
    if (made != all.end()) {
      // Its name is asked where its id would be, and that is known then.
      fields.asked.push_back(
          {made->name.value_or(i), "Name of the " + new_thing(view, made->type)});
      if (made->name) fields.more.push_back({i, parameter.label});
    } else if (!is_name) {
      fields.asked.push_back({i, parameter.label + (parameter.is_optional ? " (optional)" : "")});
    }
  }
  return fields;
}

bool shows_more_fields(const View& view) { return view.ui.opened.count("act more") > 0; }

void toggle_more_fields(View& view) {
  if (view.ui.opened.erase("act more") == 0) view.ui.opened.insert("act more");
}

void type_act_field(View& view, std::size_t parameter, const std::string& text) {
  std::vector<std::string>& fields = view.ui.form.fields;
  if (parameter >= fields.size()) return;
  const std::string before = std::exchange(fields[parameter], text);
  const Action* action = action_asked(view);
  if (action == nullptr) return;
  for (const Made& made : made_by(*action)) {
    if (made.name != parameter || made.id >= fields.size()) continue;
    std::string& id = fields[made.id];
    if (id.empty() || id == id_for(view, made, before)) id = id_for(view, made, text);
  }
}

std::vector<std::string> first_fields(const View& view, const Action& action) {
  std::vector<std::string> fields(action.parameters.size());
  for (std::size_t i = 0; i < fields.size(); ++i)
    if (action.parameters[i].kind == ParameterKind::boolean) fields[i] = "false";
  for (const Made& made : made_by(action))
    if (made.name) fields[made.id] = id_for(view, made, {});
  return fields;
}

std::string given_field(const View& view, const Action& action, std::size_t parameter) {
  const std::vector<std::string>& fields = view.ui.form.fields;
  if (parameter >= fields.size()) return {};
  const std::string& field = fields[parameter];
  for (const Made& made : made_by(action)) {
    // What is asked for is its name: the id is made of it.
    if (made.id == parameter && !made.name)
      return field.empty() ? field : id_for(view, made, field);
    if (made.id == parameter && field.empty())
      return id_for(view, made, *made.name < fields.size() ? fields[*made.name] : std::string());
    if (made.name == parameter && field.empty()) {
      // Nobody shall have to read its id.
      std::string name = new_thing(view, made.type);
      name.front() = 'N';
      return name;
    }
  }
  return field;
}

}  // namespace permsim

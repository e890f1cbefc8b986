// Describes acts, events, their form, and edits from a cell.
#include "web/panels/acts.h"

#include <string>
#include <utility>

#include "web/models/act_fields.h"
#include "web/models/commands.h"
#include "web/models/foreseen.h"
#include "web/models/matrix.h"
#include "web/models/words.h"
#include "web/panels/menu.h"

namespace permsim {
namespace {

PanelNode field_node(std::string key, std::string name, std::string value,
                     std::function<void(View&, const std::string&)> type) {
  PanelNode node;
  node.role = NodeRole::field;
  node.key = std::move(key);
  node.name = std::move(name);
  node.value = std::move(value);
  node.type = std::move(type);
  return node;
}

/// Puts text into one field of the form, if it is still the same form.
auto into_field(std::size_t number) {
  return [number](View& view, const std::string& text) {
    if (number < view.ui.form.fields.size()) view.ui.form.fields[number] = text;
  };
}

PanelNode options_node(const Parameter& parameter, const std::string& label, std::size_t number,
                       const std::string& now) {
  PanelNode choice;
  choice.role = NodeRole::choice;
  choice.key = parameter.id;
  choice.name = label;
  for (const std::string& value : parameter.values) {
    PanelNode option;
    option.role = NodeRole::option;
    option.key = value;
    option.name = value;
    option.is_selected = value == now;
    option.press = [number, value](View& view) { into_field(number)(view, value); };
    choice.children.push_back(std::move(option));
  }
  return choice;
}

PanelNode parameter_node(const View& view, const Action& action, const ActField& asked) {
  const std::size_t number = asked.parameter;
  const Parameter& parameter = action.parameters[number];
  const std::string& now = view.ui.form.fields[number];
  const std::string& label = asked.label;
  switch (parameter.kind) {
    case ParameterKind::entity: {
      const bool is_alone = view.ui.form.fields.size() == 1;
      return group_node(parameter.id, label,
                        candidate_nodes(
                            view, parameter.of, {}, view.ui.form.search, now,
                            [](View& then, const std::string& text) { then.ui.form.search = text; },
                            [number, is_alone](View& then, const std::string& id) {
                              into_field(number)(then, id);
                              // Elsewhere than in a form of its own there is more to choose.
                              if (is_alone && then.ui.form.is_open) take_step_of_form(then);
                            }));
    }
    case ParameterKind::boolean: {
      PanelNode box;
      box.role = NodeRole::check;
      box.key = parameter.id;
      box.name = label;
      box.is_selected = now == "true";
      box.press = [number, is_ticked = now == "true"](View& then) {
        into_field(number)(then, is_ticked ? "false" : "true");
      };
      return box;
    }
    case ParameterKind::text:
      if (!parameter.values.empty()) return options_node(parameter, label, number, now);
      break;
    case ParameterKind::list: break;
  }
  PanelNode field = field_node(
      parameter.id, label, now,
      [number](View& then, const std::string& text) { type_act_field(then, number, text); });
  if (parameter.kind == ParameterKind::list) field.more = "One, another…";
  return field;
}

/// What would come of it stands beside it; while keys are there the matrix shows it.
void tell_foreseen(PanelNode& node, const Foreseen& foreseen) {
  if (foreseen.is_known && foreseen.words.empty()) return;
  node.aside = foreseen.words;
  node.focus = [key = foreseen.key](View& now) { point_at_by_keys(now, key); };
}

}  // namespace

PanelNode acts_panel(const View& view) {
  const Acting acting = acting_now(view);
  const auto [title, text] = acting_on_words(view, acting);
  PanelNode panel;
  panel.role = NodeRole::region;
  panel.key = "acts";
  panel.name = "Act";
  panel.children = {heading_node("title", title), text_node("text", text, Tone::small)};
  if (!acting.is_given()) return panel;
  const Type& type = view.world().type_of(acting.on);
  std::string_view group;
  for (ActionIndex index = 0; index < type.actions.size(); ++index) {
    const Action& action = type.actions[index];
    if (action.is_event) continue;
    if (action.group != group) {
      group = action.group;
      panel.children.push_back(heading_node("group " + action.group, action.group, 4));
    }
    PanelNode node =
        button_node("act " + action.id, action.label + (action.parameters.empty() ? "" : "…"),
                    [acting, index, place = "act " + action.id](View& then) {
                      begin_act(then, acting.who, acting.on, index, place);
                    });
    node.sign = SignLook{view.models.matrix.look_at({acting.who, acting.on, index}).sign,
                         Change::none, false};
    node.more = word_of(node.sign->sign);
    tell_foreseen(node, foresee_act(view, acting.who, acting.on, index));
    // Most acts only look at something: that goes without saying.
    if (node.aside == kNoChange) node.aside.clear();
    panel.children.push_back(std::move(node));
  }
  return panel;
}

std::vector<PanelNode> event_nodes(const View& view, EntityIndex entity) {
  const Type& type = view.world().type_of(entity);
  std::vector<PanelNode> nodes;
  for (ActionIndex index = 0; index < type.actions.size(); ++index) {
    const Action& action = type.actions[index];
    if (!action.is_event) continue;
    if (nodes.empty()) nodes.push_back(heading_node("events", "What may happen"));
    nodes.push_back(button_node("event " + action.id, action.label,
                                [entity, index, place = "event " + action.id](View& then) {
                                  begin_act(then, kNoEntity, entity, index, place);
                                }));
  }
  return nodes;
}

std::vector<PanelNode> act_field_nodes(const View& view, const Action& action) {
  std::vector<PanelNode> nodes;
  if (view.ui.form.fields.size() != action.parameters.size()) return nodes;
  const ActFields fields = act_fields(view, action);
  nodes.reserve(fields.asked.size() + 1);
  for (const ActField& each : fields.asked) nodes.push_back(parameter_node(view, action, each));
  if (fields.more.empty()) return nodes;
  PanelNode more = button_node("more fields", std::string(kMoreFields), toggle_more_fields);
  more.is_open = shows_more_fields(view);
  if (*more.is_open)
    for (const ActField& each : fields.more)
      more.children.push_back(parameter_node(view, action, each));
  nodes.push_back(std::move(more));
  return nodes;
}

PanelNode act_form_panel(const View& view) {
  const ActForm& form = view.ui.form;
  const World& world = view.world();
  PanelNode node = group_node("form", "What this act needs to know", {});
  node.role = NodeRole::region;
  const EntityIndex on = world.find(form.on), by = world.find(form.by);
  const ActionIndex index =
      on == kNoEntity ? kNoAction : world.type_of(on).find_action(form.action);
  const auto cancel = [](View& then) { then.ui.form = {}; };
  if (index == kNoAction) return node;
  const Action& action = world.type_of(on).actions[index];
  node.name =
      (by == kNoEntity ? std::string() : std::string(label_of(world, by)) + ": ") + action.label;
  node.close = cancel;
  node.children.push_back(heading_node("title", node.name));
  node.children.push_back(text_node("on", std::string(label_of(world, on)), Tone::small));
  for (PanelNode& field : act_field_nodes(view, action)) node.children.push_back(std::move(field));
  const bool picks_one =
      action.parameters.size() == 1 && action.parameters.front().kind == ParameterKind::entity;
  if (!picks_one) {
    PanelNode done = button_node("do it", add_form_words(view), take_step_of_form);
    done.is_enabled = is_form_complete(view);
    done.more = done.is_enabled ? form_title(view) : "Something that it needs is not filled in yet";
    node.children.push_back(std::move(done));
    if (can_change_start(view))
      node.children.push_back(
          button_node("change the start", "Change the start", change_start_of_form));
  }
  node.children.push_back(button_node("cancel", "Cancel", cancel));
  return node;
}

std::vector<PanelNode> access_nodes(const View& view, const Cell& cell) {
  const World& world = view.world();
  const Type& type = world.type_of(cell.on);
  const TypeIndex person_type = world.at(cell.who).type;
  std::vector<PanelNode> nodes;
  for (std::size_t i = 0; i < type.relations.size(); ++i) {
    const Relation& relation = type.relations[i];
    if (relation.is_one || !may_hold(relation, person_type)) continue;
    const bool holds = holds_directly(world, cell.on, relation, cell.who);
    const Foreseen& foreseen = foresee_holding(view, cell, relation);
    nodes.push_back(
        menu_row_node("give " + relation.id, relation.label, holds, [cell, i, holds](View& then) {
          const World& now = then.world();
          const Relation& given = now.type_of(cell.on).relations[i];
          if (holds)
            remove_holder(then, cell.on, given, now.at(cell.who).id);
          else
            add_holder(then, cell.on, given, now.at(cell.who).id);
        }));
    tell_foreseen(nodes.back(), foreseen);
  }
  for (std::size_t i = 0; i < type.attributes.size(); ++i) {
    const Attribute& attribute = type.attributes[i];
    if (attribute.kind != AttributeKind::choice) continue;
    PanelNode group = group_node("set " + attribute.id, attribute.label, {});
    for (const std::string& value : attribute.values) {
      const bool is_now = world.at(cell.on).attributes[i] == Value(value);
      group.children.push_back(
          menu_row_node(value, words_of(attribute, value), is_now, [cell, i, value](View& then) {
            set_attribute(then, cell.on, then.world().type_of(cell.on).attributes[i], value);
          }));
      if (!is_now)
        tell_foreseen(group.children.back(), foresee_setting(view, cell.on, attribute, value));
    }
    nodes.push_back(std::move(group));
  }
  return nodes;
}

}  // namespace permsim

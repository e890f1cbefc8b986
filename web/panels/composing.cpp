// Describes what is chosen so far, what is offered for the part that is asked, and what comes of
// it.
#include "web/panels/composing.h"

#include <string>
#include <utility>

#include "web/models/candidates.h"
#include "web/models/composing.h"
#include "web/panels/acts.h"
#include "web/panels/menu.h"

namespace permsim {
namespace {

std::string_view key_of(StepPart part) {
  switch (part) {
    case StepPart::person: return "who";
    case StepPart::action: return "what";
    case StepPart::thing: return "on";
    case StepPart::values: break;
  }
  return "values";
}

PanelNode parts_node(const View& view) {
  PanelNode bar;
  bar.role = NodeRole::toolbar;
  bar.key = "parts";
  bar.name = "The step";
  for (const StepPartWords& part : step_parts(view)) {
    PanelNode node = button_node(std::string(key_of(part.part)),
                                 part.asks + (part.chosen.empty() ? "" : ": " + part.chosen),
                                 [part = part.part](View& now) {
                                   if (now.ui.step) ask_for(now, part);
                                 });
    node.is_selected = view.ui.step->part == part.part;
    node.is_enabled = part.can_be_asked;
    bar.children.push_back(std::move(node));
  }
  return bar;
}

void search_for(View& view, const std::string& text) {
  if (view.ui.step) view.ui.step->search = text;
}

std::vector<PanelNode> step_person_nodes(const View& view) {
  std::vector<PanelNode> nodes =
      candidate_nodes(view, types_of_people(view.policy()), {}, view.ui.step->search,
                      view.ui.form.by, search_for, choose_actor);
  if (has_events(view))
    nodes.push_back(
        button_node("by itself", "It happens by itself", [](View& now) { choose_actor(now, {}); }));
  return nodes;
}

PanelNode search_node(const std::string& search) {
  PanelNode field;
  field.role = NodeRole::field;
  field.key = "search";
  field.name = "Search";
  field.value = search;
  field.type = search_for;
  return field;
}

std::vector<PanelNode> step_action_nodes(const View& view) {
  std::vector<PanelNode> nodes = {search_node(view.ui.step->search)};
  std::string heading;
  for (const ActionChoice& choice : actions_to_choose(view)) {
    if (choice.heading != heading) {
      heading = choice.heading;
      nodes.push_back(heading_node("of " + choice.type, heading, 4));
    }
    PanelNode node = button_node("do " + choice.type + " " + choice.action, choice.label,
                                 [type = choice.type, action = choice.action](View& now) {
                                   choose_action(now, type, action);
                                 });
    node.sign = choice.sign;
    if (choice.sign) node.more = word_of(choice.sign->sign);
    node.aside = choice.aside;
    if (!view.ui.form.action.empty()) node.is_selected = choice.is_chosen;
    nodes.push_back(std::move(node));
  }
  if (nodes.size() == 1) nodes.push_back(text_node("none", no_actions_words(view)));
  return nodes;
}

std::vector<PanelNode> thing_nodes(const View& view) {
  std::vector<PanelNode> nodes =
      candidate_nodes(view, things_to_choose(view), {}, view.ui.step->search, view.ui.form.on,
                      search_for, choose_thing);
  constexpr std::string_view kPick = "pick ";
  for (PanelNode& node : nodes) {
    if (node.key.compare(0, kPick.size(), kPick) != 0) continue;
    node.sign = sign_on(view, view.world().find(node.key.substr(kPick.size())));
    if (node.sign) node.more = word_of(node.sign->sign);
  }
  return nodes;
}

std::vector<PanelNode> part_nodes(const View& view) {
  switch (view.ui.step->part) {
    case StepPart::person: return step_person_nodes(view);
    case StepPart::action: return step_action_nodes(view);
    case StepPart::thing: return thing_nodes(view);
    case StepPart::values: break;
  }
  const Action* action = chosen_action(view);
  return action == nullptr ? std::vector<PanelNode>{} : act_field_nodes(view, *action);
}

}  // namespace

PanelNode composing_panel(const View& view) {
  PanelNode panel;
  panel.role = NodeRole::dialog;
  panel.key = "compose";
  panel.name = "Add a step";
  panel.close = leave_step;
  panel.children.push_back(text_node("place", place_of_step_words(view)));
  panel.children.push_back(parts_node(view));
  panel.children.push_back(group_node("choose", std::string(), part_nodes(view)));
  const std::optional<ComposedStep> step = composed(view);
  if (step) {
    PanelNode title = text_node("title", step->title, Tone::strong);
    title.role = NodeRole::status;
    title.more = step->says;
    panel.children.push_back(std::move(title));
  }
  PanelNode add =
      button_node("add", add_step_words(view, step.value_or(ComposedStep{})), add_composed);
  add.is_enabled = step && step->is_complete;
  if (!add.is_enabled)
    add.more = step ? "Something that it needs is not filled in yet" : "Choose all three first";
  panel.children.push_back(std::move(add));
  panel.children.push_back(button_node("cancel", "Cancel", leave_step));
  return panel;
}

}  // namespace permsim

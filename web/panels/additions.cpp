// Describes the form: the name, what is asked of what is added, and what was added so far.
#include "web/panels/additions.h"

#include <string>
#include <utility>

#include "web/models/additions.h"
#include "web/models/role_edits.h"
#include "web/panels/menu.h"

namespace permsim {
namespace {

PanelNode field_node(std::string key, std::string name, std::string value, std::string hint,
                     void (*type)(View&, const std::string&)) {
  PanelNode field;
  field.role = NodeRole::field;
  field.key = std::move(key);
  field.name = std::move(name);
  field.value = std::move(value);
  field.more = std::move(hint);
  field.type = type;
  field.enter = [type](View& now, const std::string& text) {
    type(now, text);
    add_as_typed(now);
  };
  return field;
}

PanelNode question_node(const FormQuestion& question) {
  PanelNode node;
  node.role = question.takes_many ? NodeRole::group : NodeRole::choice;
  node.key = question.key;
  node.name = question.words;
  for (const FormOption& each : question.options) {
    PanelNode option = button_node(
        each.id, each.words,
        [key = question.key, id = each.id](View& now) { choose_addition(now, key, id); });
    option.role = question.takes_many ? NodeRole::check : NodeRole::option;
    option.is_selected = each.is_chosen;
    node.children.push_back(std::move(option));
  }
  return node;
}

}  // namespace

PanelNode addition_node(const View& view) {
  return menu_node(view, "addition", "Add to the policy…", std::string(kAdditionMenu), [&] {
    std::vector<PanelNode> nodes = {
        field_node("name", "Name of what is added", addition_name(view), {}, type_addition_name)};
    for (const FormQuestion& question : addition_questions(view))
      nodes.push_back(question_node(question));
    if (asks_addition_values(view))
      nodes.push_back(field_node("values", "Values", addition_values(view),
                                 "Here, There, Elsewhere", type_addition_values));
    PanelNode add = button_node("add", "Add to the policy", add_as_typed);
    add.more = why_not_added(view);
    add.is_enabled = add.more.empty();
    nodes.push_back(std::move(add));
    const std::vector<PolicyDifference> made = additions_made(view);
    for (std::size_t i = 0; i < made.size(); ++i)
      nodes.push_back(menu_row_node("back " + std::to_string(i + 1), "Take back: " + made[i].words,
                                    false, [each = made[i]](View& now) { take_back(now, each); }));
    return nodes;
  });
}

}  // namespace permsim

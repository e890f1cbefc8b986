// A list for each group of actions; each action is the way to why.
#include "web/panels/person.h"

#include <string>
#include <utility>

#include "web/models/candidates.h"
#include "web/models/person.h"
#include "web/models/words.h"
#include "web/panels/menu.h"

namespace permsim {
namespace {

/// Side by side where they are few, else searched.
PanelNode people_node(const View& view) {
  const World& world = view.world();
  if (world.subjects().size() <= kMostPeopleAtHand) {
    PanelNode choice;
    choice.role = NodeRole::choice;
    choice.key = "people";
    choice.name = "Whose actions";
    for (const EntityIndex person : world.subjects()) {
      PanelNode option = button_node(world.at(person).id, std::string(label_of(world, person)),
                                     [person](View& now) { show_person(now, person); });
      option.role = NodeRole::option;
      option.is_selected = person == view.models.person.person();
      choice.children.push_back(std::move(option));
    }
    return choice;
  }
  return menu_node(view, "people", person_words(view), "person", [&] {
    return candidate_nodes(
        view, types_of_people(view.policy()), {}, view.ui.picker.search, view.ui.person,
        [](View& now, const std::string& text) { now.ui.picker.search = text; },
        [](View& now, const std::string& id) {
          now.ui.open_menu.clear();
          show_person(now, now.world().find(id));
        });
  });
}

PanelNode row_node(const View& view, const PersonAction& row) {
  const auto [answer, more] = cell_words(view, row.cell, row.look);
  PanelNode node =
      button_node(std::to_string(row.cell.action), row.label, [cell = row.cell](View& now) {
        if (now.world().has(cell.who) && now.world().has(cell.on)) select_cell(now, cell);
      });
  node.role = NodeRole::item;
  node.more = row.more.empty() ? more : row.more;
  node.sign = row.look;
  node.is_selected = view.ui.cell == ids_of(view.world(), row.cell);
  return node;
}

}  // namespace

std::vector<PanelNode> person_nodes(const View& view) {
  const std::vector<PersonGroup>& groups = view.models.person.groups();
  if (groups.empty()) {
    const auto [title, hint] = empty_matrix_words(view);
    return {text_node("empty", title, Tone::strong), text_node("hint", hint)};
  }
  std::vector<PanelNode> nodes = {people_node(view)};
  PanelNode all = group_node("actions", person_words(view), {});
  for (std::size_t i = 0; i < groups.size(); ++i) {
    const std::string key = std::to_string(i + 1);
    all.children.push_back(heading_node("heading " + key, groups[i].label));
    PanelNode list;
    list.role = NodeRole::list;
    list.key = "group " + key;
    list.name = groups[i].label;
    for (const PersonAction& row : groups[i].rows) list.children.push_back(row_node(view, row));
    all.children.push_back(std::move(list));
  }
  nodes.push_back(std::move(all));
  return nodes;
}

}  // namespace permsim

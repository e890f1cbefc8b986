// People and things as a tree: accounts with the people in them, then everything else by type.
#include "web/panels/things.h"

#include <algorithm>
#include <string>
#include <utility>

#include "web/models/adding.h"
#include "web/models/things.h"
#include "web/panels/menu.h"

namespace permsim {
namespace {

/// More rows than these are found by searching.
constexpr std::size_t kMostThingRows = 400;

void fold(View& view, const std::string& key, bool is_folded) {
  if (is_folded)
    view.ui.folded.insert(key);
  else
    view.ui.folded.erase(key);
}

PanelNode row_node(const View& view, const ThingRow& row) {
  const World& world = view.world();
  PanelNode node;
  node.role = NodeRole::tree_item;
  node.level = row.kind == ThingRow::Kind::section ? 1 : 2;
  const bool is_foldable =
      row.kind == ThingRow::Kind::section || row.kind == ThingRow::Kind::account;
  node.key = node_key(view, row);
  if (row.kind == ThingRow::Kind::section) {
    const Type& type = view.policy().types[row.type];
    node.name = plural_of(type);
    node.aside = std::to_string(row.count);
  } else {
    const Entity& thing = world.at(row.entity);
    node.name = label_of(world, row.entity);
    node.is_selected = view.ui.selected == thing.id;
    node.press = [entity = row.entity](View& now) { select_thing(now, entity); };
    if (row.account == kNoEntity) {
      node.more = thing_words(view.session, row.entity);
    } else {
      const Relation& role = world.type_of(row.account).relations[row.role];
      node.level = 3;
      node.more = role.label;
    }
  }
  if (!is_foldable) return node;
  const std::string key = fold_key(world, row);
  node.is_open = !row.is_folded;
  node.enter = [key](View& now, const std::string& wanted) { fold(now, key, wanted == "close"); };
  if (!node.press)
    node.press = [key, is_folded = row.is_folded](View& now) { fold(now, key, !is_folded); };
  return node;
}

PanelNode choice_of(std::string key, const AddField& field) {
  PanelNode choice;
  choice.role = NodeRole::choice;
  choice.key = std::move(key);
  choice.name = field.label;
  for (const AddOption& option : field.options) {
    PanelNode node;
    node.role = NodeRole::option;
    node.key = option.id.empty() ? "none" : option.id;
    node.name = option.label;
    node.is_selected = option.id == field.chosen;
    node.press = [field, id = option.id](View& now) { choose_to_add(now, field, id); };
    choice.children.push_back(std::move(node));
  }
  return choice;
}

/// The form behind +: which type, what is kept for the next ones, which name.
std::vector<PanelNode> new_thing_nodes(const View& view) {
  const TypeIndex type = type_to_add(view);
  PanelNode kind;
  kind.role = NodeRole::choice;
  kind.key = "kind";
  kind.name = "Add to this world";
  for (const Type& each : view.policy().types) {
    PanelNode option;
    option.role = NodeRole::option;
    option.key = each.id;
    option.name = each.label;
    option.is_selected = type != kNoType && each.id == view.policy().types[type].id;
    option.press = [id = each.id](View& now) { choose_type_to_add(now, id); };
    kind.children.push_back(std::move(option));
  }
  std::vector<PanelNode> nodes = {std::move(kind)};
  if (type == kNoType) return nodes;
  const Type& chosen = view.policy().types[type];
  for (const AddField& field : add_fields(view, chosen))
    if (field.options.size() > 1) nodes.push_back(choice_of("choose " + field.key, field));
  PanelNode name;
  name.role = NodeRole::field;
  name.key = "name";
  name.name = "Name";
  name.value = name_to_add(view);
  name.type = [](View& now, const std::string& text) { now.ui.drafts["new name"] = text; };
  const auto add = [id = chosen.id](View& now, const std::string& label) {
    const TypeIndex wanted = now.policy().find_type(id);
    if (wanted != kNoType) add_named(now, now.policy().types[wanted], label);
  };
  name.enter = [add](View& now, const std::string& text) {
    // Enter on nothing: all are there.
    if (text.empty()) return now.ui.open_menu.clear();
    add(now, text);
  };
  PanelNode done = button_node("add", "Add", [add](View& now) { add(now, name_to_add(now)); });
  done.is_enabled = !name.value.empty();
  if (!done.is_enabled) done.more = "It needs a name";
  nodes.push_back(std::move(name));
  nodes.push_back(std::move(done));
  return nodes;
}

}  // namespace

PanelNode things_panel(const View& view) {
  PanelNode panel;
  panel.role = NodeRole::region;
  panel.key = "things";
  panel.name = "People and things";
  PanelNode search;
  search.role = NodeRole::field;
  search.key = "search";
  search.name = "Search people and things";
  search.value = view.ui.search;
  search.type = [](View& now, const std::string& text) { now.ui.search = text; };
  panel.children.push_back(std::move(search));
  panel.children.push_back(
      menu_node(view, "new", "Add…", "new thing", [&] { return new_thing_nodes(view); }));
  const std::vector<ThingRow>& rows = view.models.things.rows();
  if (rows.empty()) {
    panel.children.push_back(text_node(
        "none", view.ui.search.empty()
                    ? "Nobody and nothing is here yet. Add people and things with +, or open a "
                      "scenario above."
                    : "Nobody and nothing is called that"));
    return panel;
  }
  PanelNode tree;
  tree.role = NodeRole::tree;
  tree.key = "tree";
  tree.name = "People and things";
  for (std::size_t i = 0; i < std::min(rows.size(), kMostThingRows); ++i)
    tree.children.push_back(row_node(view, rows[i]));
  panel.children.push_back(std::move(tree));
  if (rows.size() > kMostThingRows)
    panel.children.push_back(text_node(
        "more", "and " + std::to_string(rows.size() - kMostThingRows) + " more: search for them"));
  return panel;
}

}  // namespace permsim

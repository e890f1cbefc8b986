// The list as the product shows it to a person, and the product's questions about the chosen thing.
#include "web/panels/list.h"

#include <algorithm>
#include <string>
#include <utility>

#include "web/models/candidates.h"
#include "web/models/list.h"
#include "web/models/words.h"
#include "web/panels/menu.h"

namespace permsim {
namespace {

constexpr std::size_t kMostListRows = 200;

/// Columns that say something to whoever looks.
std::vector<std::size_t> columns_shown(const View& view, const Type& type) {
  std::vector<std::size_t> shown;
  for (std::size_t i = 0; i < type.columns.size(); ++i) {
    if (view.models.list.viewer() != kNoEntity || !is_about_viewer(type.columns[i]))
      shown.push_back(i);
  }
  return shown;
}

PanelNode row_node(const View& view, const ListRow& row, const std::vector<std::size_t>& columns) {
  const Entity& thing = view.world().at(row.entity);
  PanelNode node;
  node.role = NodeRole::row;
  node.key = thing.id;
  PanelNode head;
  head.role = NodeRole::row_header;
  head.key = "name";
  head.name = label_of(view.world(), row.entity);
  head.is_selected = view.ui.resource == thing.id;
  head.press = [entity = row.entity](View& now) { select_thing(now, entity); };
  node.children.push_back(std::move(head));
  for (const std::size_t column : columns) {
    PanelNode cell;
    cell.role = NodeRole::cell;
    cell.key = std::to_string(column);
    cell.name = row.cells[column].text;
    node.children.push_back(std::move(cell));
  }
  return node;
}

PanelNode table_node(const View& view, std::string key, std::string name,
                     const std::vector<ListRow>& rows) {
  const Type& type = view.policy().types[view.models.list.type()];
  const std::vector<std::size_t> columns = columns_shown(view, type);
  PanelNode table;
  table.role = NodeRole::table;
  table.key = std::move(key);
  table.name = std::move(name);
  PanelNode head;
  head.role = NodeRole::head;
  head.key = "head";
  const auto add = [&](std::string column, const std::string& label) {
    PanelNode node;
    node.role = NodeRole::column_header;
    node.key = std::move(column);
    node.name = label;
    head.children.push_back(std::move(node));
  };
  add("name", type.label);
  for (const std::size_t column : columns) add(std::to_string(column), type.columns[column].label);
  table.children.push_back(std::move(head));
  for (std::size_t i = 0; i < std::min(rows.size(), kMostListRows); ++i)
    table.children.push_back(row_node(view, rows[i], columns));
  return table;
}

void add_answers(const View& view, std::vector<PanelNode>& nodes) {
  const ListModel& model = view.models.list;
  if (view.policy().types[model.type()].questions.empty()) return;
  const auto [heading, hint] = questions_words(view);
  nodes.push_back(heading_node("questions", heading));
  if (!hint.empty()) {
    nodes.push_back(text_node("hint", hint));
    return;
  }
  PanelNode list;
  list.role = NodeRole::list;
  list.key = "answers";
  for (const ListAnswer& answer : model.answers()) {
    PanelNode item;
    item.role = NodeRole::item;
    item.key = std::to_string(answer.cell.action);
    item.children.push_back(button_node("ask", answer.asks, [cell = answer.cell](View& now) {
      select_cell(now, cell);
      now.ui.mode = MatrixMode::list;
    }));
    item.children.back().role = NodeRole::link;
    item.children.back().sign = answer.look;
    item.children.push_back(text_node("says", answer.says));
    list.children.push_back(std::move(item));
  }
  nodes.push_back(std::move(list));
}

}  // namespace

std::vector<PanelNode> list_nodes(const View& view) {
  const ListModel& model = view.models.list;
  if (model.type() == kNoType)
    return {text_node("none", "This product has no list", Tone::strong),
            text_node("why none", "Its policy names no columns")};
  std::vector<PanelNode> nodes;
  nodes.push_back(menu_node(view, "viewer", viewer_words(view), "viewer", [&] {
    std::vector<PanelNode> people = {menu_row_node("nobody", "Nobody in particular",
                                                   view.ui.viewer.empty(),
                                                   [](View& now) { now.ui.viewer.clear(); })};
    for (PanelNode& node : candidate_nodes(
             view, types_of_people(view.policy()), {}, view.ui.picker.search, view.ui.viewer,
             [](View&now, const std::string&text) { now.ui.picker.search = text; },
             [](View&now, const std::string&id) {
               now.ui.open_menu.clear();
               now.ui.viewer = id;
             }))
      people.push_back(std::move(node));
    return people;
  }));
  nodes.push_back(table_node(view, "list", subject_words(view), model.rows()));
  if (model.rows().empty())
    nodes.push_back(
        text_node("empty", model.hidden().empty() ? "There are none yet" : "The list is empty"));
  if (!model.hidden().empty()) {
    const std::string heading = hidden_words(view);
    const bool is_open = view.ui.opened.count("hidden") > 0;
    PanelNode fold = button_node("hidden", heading, [](View& now) {
      if (now.ui.opened.erase("hidden") == 0) now.ui.opened.insert("hidden");
    });
    fold.is_open = is_open;
    if (is_open) fold.children.push_back(table_node(view, "list", heading, model.hidden()));
    nodes.push_back(std::move(fold));
  }
  add_answers(view, nodes);
  return nodes;
}

}  // namespace permsim

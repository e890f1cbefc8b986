// Describes menus and what may be picked in them.
#include "web/panels/menu.h"

#include <algorithm>
#include <utility>

#include "core/world/names.h"
#include "web/models/app_actions.h"
#include "web/models/candidates.h"

namespace permsim {

PanelNode menu_node(const View& view, std::string key, std::string name, const std::string& id,
                    const std::function<std::vector<PanelNode>()>& holds) {
  const bool is_open = view.ui.open_menu == id;
  PanelNode node =
      button_node(std::move(key), std::move(name), [id](View& now) { toggle_menu(now, id); });
  node.is_open = is_open;
  if (!is_open) return node;
  node.close = [](View& now) { now.ui.open_menu.clear(); };
  node.children = holds();
  return node;
}

PanelNode menu_row_node(std::string key, std::string name, bool is_chosen,
                        std::function<void(View&)> press) {
  PanelNode node =
      button_node(std::move(key), std::move(name), [press = std::move(press)](View& view) {
        view.ui.open_menu.clear();
        press(view);
      });
  node.is_selected = is_chosen;
  return node;
}

PanelNode action_node(const View& view, std::string_view id) {
  const AppAction& action = app_action(id);
  PanelNode node = button_node(std::string(id), action.label(view), [run = action.run](View& now) {
    now.ui.open_menu.clear();
    run(now);
  });
  node.icon = action.icon;
  node.is_enabled = is_enabled(action, view);
  return node;
}

std::vector<PanelNode> candidate_nodes(const View& view, const std::vector<Holdable>& of,
                                       const std::vector<Entry>& taken, const std::string& search,
                                       std::string_view chosen,
                                       std::function<void(View&, const std::string&)> search_for,
                                       const std::function<void(View&, const std::string&)>& pick) {
  constexpr std::size_t kSearchFrom = 8;
  const std::vector<Entry>& found = view.models.candidates.find(view.session, of, taken, search);
  std::vector<PanelNode> nodes;
  if (found.size() > kSearchFrom || !search.empty()) {
    PanelNode field;
    field.role = NodeRole::field;
    field.key = "search";
    field.name = "Search";
    field.value = search;
    field.type = std::move(search_for);
    nodes.push_back(std::move(field));
  }
  if (found.empty()) {
    nodes.push_back(text_node(
        "none", search.empty() ? "There is nobody and nothing left to choose" : "Nothing matches"));
    return nodes;
  }
  for (std::size_t i = 0; i < std::min(found.size(), kMostCandidates); ++i) {
    std::string id = written(view.world(), found[i]);
    PanelNode row = button_node("pick " + id, labelled(view.world(), found[i]),
                                [id, pick](View& now) { pick(now, id); });
    if (!chosen.empty()) row.is_selected = id == chosen;
    nodes.push_back(std::move(row));
  }
  if (found.size() > kMostCandidates)
    nodes.push_back(text_node("more", "and " + std::to_string(found.size() - kMostCandidates) +
                                          " more: search for them"));
  return nodes;
}

PanelNode person_menu_node(const View& view, const std::string& id, EntityIndex chosen,
                           const std::function<void(View&, const std::string&)>& pick) {
  return menu_node(view, id, std::string(label_of(view.world(), chosen)), id, [&] {
    return candidate_nodes(
        view, types_of_people(view.policy()), {}, view.ui.picker.search, view.world().at(chosen).id,
        [](View& now, const std::string& text) { now.ui.picker.search = text; },
        [pick](View& now, const std::string& person) {
          now.ui.open_menu.clear();
          pick(now, person);
        });
  });
}

}  // namespace permsim

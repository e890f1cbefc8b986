// Menus in descriptions: a button that opens what it holds, one of them at a time.
#pragma once
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "web/models/node.h"
#include "web/models/view.h"

namespace permsim {

/// `id` is unique in the page. What it holds is made only while it is open.
PanelNode menu_node(const View& view, std::string key, std::string name, const std::string& id,
                    const std::function<std::vector<PanelNode>()>& holds);
/// A row of a menu, which closes it. `is_chosen` where it is one of several.
PanelNode menu_row_node(std::string key, std::string name, bool is_chosen,
                        std::function<void(View&)> press);

/// A row for one of the page's actions (models/app_actions), by its id.
PanelNode action_node(const View& view, std::string_view id);

/// At most so many candidates are listed; the others are found by searching.
constexpr std::size_t kMostCandidates = 50;
/// A field that searches, where there are many, and who and what may be picked. `pick` gets what
/// was pressed, as written.
std::vector<PanelNode> candidate_nodes(const View& view, const std::vector<Holdable>& of,
                                       const std::vector<Entry>& taken, const std::string& search,
                                       std::string_view chosen,
                                       std::function<void(View&, const std::string&)> search_for,
                                       const std::function<void(View&, const std::string&)>& pick);

/// A menu of the people there are, one of whom is chosen; its key is its id. `pick` gets the id of
/// whoever was pressed.
PanelNode person_menu_node(const View& view, const std::string& id, EntityIndex chosen,
                           const std::function<void(View&, const std::string&)>& pick);

}  // namespace permsim

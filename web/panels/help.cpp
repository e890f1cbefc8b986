// Describes what every sign means and every key does.
#include "web/panels/help.h"

#include <string>
#include <utility>

#include "core/base/version.h"
#include "web/models/app_actions.h"

namespace permsim {
namespace {

PanelNode item_of(std::string key, std::string name, std::string more) {
  PanelNode item = text_node(std::move(key), std::move(name));
  item.role = NodeRole::item;
  item.more = std::move(more);
  return item;
}

PanelNode sign_item(const SignLook& look, std::string_view word, std::string_view meaning) {
  PanelNode item = item_of(std::string(word), std::string(word), std::string(meaning));
  item.sign = look;
  return item;
}

PanelNode key_item(std::string_view keys, const std::string& name) {
  PanelNode item = text_node(name, name);
  item.role = NodeRole::item;
  item.aside = keys;
  return item;
}

}  // namespace

PanelNode legend_node() {
  PanelNode list;
  list.role = NodeRole::list;
  list.key = "legend";
  list.name = "Legend";
  for (const Sign sign :
       {Sign::allowed, Sign::blocked, Sign::denied, Sign::not_granted, Sign::unclear})
    list.children.push_back(
        sign_item({sign, Change::none, false}, word_of(sign), meaning_of(sign)));
  list.children.push_back(sign_item({Sign::allowed, Change::none, true}, "Disputed",
                                    "Readings of the documents differ"));
  list.children.push_back(
      sign_item({Sign::allowed, Change::gained, false}, "Gained", "Allowed now, but not before"));
  list.children.push_back(
      sign_item({Sign::not_granted, Change::lost, false}, "Lost", "Allowed before, but not now"));
  return list;
}

PanelNode keys_node(const View& view) {
  PanelNode list;
  list.role = NodeRole::list;
  list.key = "keys";
  list.name = "Keyboard";
  for (const AppAction& action : app_actions()) {
    if (!action.keys.empty()) list.children.push_back(key_item(action.keys, action.label(view)));
  }
  list.children.push_back(key_item("← ↑ ↓ →", "Move in the matrix"));
  list.children.push_back(key_item("Enter", "Why, of the cell one is on"));
  list.children.push_back(key_item("⇧ F10", "Give and take on that cell"));
  list.children.push_back(key_item("Esc", "Close what is open"));
  return list;
}

PanelNode single_keys_node(const View& view) {
  PanelNode box;
  box.role = NodeRole::check;
  box.key = "single keys";
  box.name = "Letters alone do something";
  box.is_selected = view.ui.uses_single_keys;
  box.press = [](View& now) { now.ui.uses_single_keys = !now.ui.uses_single_keys; };
  return box;
}

PanelNode about_node() {
  PanelNode node = button_node("notices", "Licences and notices",
                               [](View& view) { view.outbox.send(ShowNotices{}); });
  node.more = "Permission Simulator " + std::string(version());
  return node;
}

}  // namespace permsim

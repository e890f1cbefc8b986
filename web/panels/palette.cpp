// A field, and below it what matches.
#include "web/panels/palette.h"

#include <string>
#include <utility>

#include "web/models/app_actions.h"
#include "web/models/palette.h"
#include "web/panels/menu.h"

namespace permsim {
namespace {

std::vector<PanelNode> found_nodes(const View& view) {
  PanelNode field;
  field.role = NodeRole::field;
  field.key = "text";
  field.name = "Ask, do or go to";
  field.value = palette_text(view);
  field.more = "People, things, actions, steps, menus";
  field.type = [](View& now, const std::string& text) { now.ui.drafts["palette"] = text; };
  field.enter = [](View& now, const std::string& text) { run_first_found(now, text); };
  std::vector<PanelNode> nodes = {std::move(field)};
  const std::vector<PaletteSection> found = find_anything(view, palette_text(view));
  for (const PaletteSection& section : found) {
    nodes.push_back(heading_node("heading " + section.title, section.title, 4));
    for (const PaletteRow& row : section.rows) {
      PanelNode node = button_node(row.key, row.words, [run = row.run](View& now) {
        now.ui.open_menu.clear();
        run(now);
      });
      node.aside = row.aside;
      node.icon = row.icon;
      node.sign = row.sign;
      nodes.push_back(std::move(node));
    }
  }
  if (found.empty()) nodes.push_back(text_node("none", "Nothing is called so"));
  return nodes;
}

}  // namespace

PanelNode palette_node(const View& view) {
  PanelNode node = menu_node(view, "palette", app_action("palette").label(view), "palette",
                             [&] { return found_nodes(view); });
  node.press = [](View& now) { app_action("palette").run(now); };
  return node;
}

}  // namespace permsim

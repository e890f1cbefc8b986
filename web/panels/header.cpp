// The header: which scenario, which reading, who acts, and what the page as a whole can do.
#include "web/panels/header.h"

#include <string>
#include <utility>

#include "web/models/app_actions.h"
#include "web/models/candidates.h"
#include "web/models/edit_question.h"
#include "web/models/sharing.h"
#include "web/panels/files.h"
#include "web/panels/gallery.h"
#include "web/panels/help.h"
#include "web/panels/menu.h"
#include "web/panels/palette.h"

namespace permsim {
namespace {

PanelNode told_action_node(const View& view, std::string_view id) {
  PanelNode node = action_node(view, id);
  node.more = tip_of(app_action(id), view);
  return node;
}

std::vector<PanelNode> reading_nodes(const View& view) {
  std::vector<PanelNode> nodes;
  for (const Reading& reading : view.session.policy_file().readings) {
    const bool is_now = reading.id == view.policy().reading;
    nodes.push_back(
        menu_row_node(reading.id, reading.label, is_now, [id = reading.id, is_now](View& now) {
          if (!is_now) read_otherwise(now, id);
        }));
    nodes.back().more = reading.says;
  }
  return nodes;
}

std::vector<PanelNode> acting_nodes(const View& view) {
  std::vector<PanelNode> nodes;
  nodes.push_back(menu_row_node("free", "Free editing", view.ui.acting.empty(),
                                [](View& now) { now.ui.acting.clear(); }));
  nodes.back().more = "Change anything by hand";
  if (const std::string belong = belong_words(view); !belong.empty()) {
    PanelNode again = button_node("ask again", "Ask where a change belongs", [](View& now) {
      now.ui.open_menu.clear();
      ask_again(now);
    });
    again.more = belong;
    nodes.push_back(std::move(again));
  }
  for (PanelNode& node : candidate_nodes(
           view, types_of_people(view.policy()), {}, view.ui.picker.search, view.ui.acting,
           [](View&now, const std::string&text) { now.ui.picker.search = text; },
           [](View&now, const std::string&id) {
             now.ui.open_menu.clear();
             act_as(now, id);
           }))
    nodes.push_back(std::move(node));
  return nodes;
}

}  // namespace

PanelNode header_panel(const View& view) {
  PanelNode panel;
  panel.role = NodeRole::region;
  panel.key = "header";
  panel.name = "Permission Simulator";
  std::vector<PanelNode>& nodes = panel.children;
  nodes.push_back(heading_node("title", view.session.scenario().title, 2));
  nodes.push_back(text_node("product", product_words(view), Tone::small));
  PanelNode bar;
  bar.role = NodeRole::toolbar;
  bar.key = "bar";
  bar.name = "The scenario";
  bar.children.push_back(file_menu_node(view));
  // These are opened from the File menu.
  if (view.ui.open_menu == "rename") bar.children.push_back(description_node(view));
  if (view.ui.open_menu == "tables") bar.children.push_back(tables_node(view));
  if (view.ui.open_menu == "forget") bar.children.push_back(forgetting_node(view));
  bar.children.push_back(
      menu_node(view, "scenarios", "Scenarios", "gallery", [&] { return gallery_nodes(view); }));
  if (view.session.policy_file().readings.size() > 1)
    bar.children.push_back(menu_node(view, "reading", "Reading: " + reading_words(view), "readings",
                                     [&] { return reading_nodes(view); }));
  bar.children.push_back(
      menu_node(view, "acting", acting_words(view), "acting", [&] { return acting_nodes(view); }));
  for (const std::string_view id : {"undo", "redo"})
    bar.children.push_back(told_action_node(view, id));
  bar.children.push_back(menu_node(view, "legend", app_action("legend").label(view), "legend",
                                   [&] { return std::vector<PanelNode>{legend_node()}; }));
  bar.children.push_back(
      menu_node(view, "shortcuts", app_action("shortcuts").label(view), "shortcuts", [&] {
        return std::vector<PanelNode>{keys_node(view), single_keys_node(view), about_node()};
      }));
  for (const std::string_view id : {"twin", "theme"})
    bar.children.push_back(told_action_node(view, id));
  bar.children.push_back(palette_node(view));
  bar.children.push_back(share_node(view));
  nodes.push_back(std::move(bar));
  return panel;
}

}  // namespace permsim

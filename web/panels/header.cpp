// The header: which scenario, which reading, who acts, and what the page as a whole can do.
#include "web/panels/header.h"

#include <set>
#include <string>
#include <utility>

#include "web/models/app_actions.h"
#include "web/models/candidates.h"
#include "web/models/sharing.h"
#include "web/panels/files.h"
#include "web/panels/help.h"
#include "web/panels/menu.h"
#include "web/panels/palette.h"

namespace permsim {
namespace {

PanelNode action_node(const View& view, std::string_view id) {
  const AppAction& action = app_action(id);
  PanelNode node = button_node(std::string(id), action.label(view), [run = action.run](View& now) {
    now.ui.open_menu.clear();
    run(now);
  });
  node.more = tip_of(action, view);
  node.icon = action.icon;
  node.is_enabled = is_enabled(action, view);
  return node;
}

const GalleryEntry* entry_of(const View& view, const std::string& id) {
  for (const GalleryEntry& entry : view.gallery) {
    if (entry.id == id) return &entry;
  }
  return nullptr;
}

/// A scenario's title, summary and goals, and the way to see it beside the one it belongs to.
PanelNode scenario_node(const View& view, const GalleryEntry& entry) {
  PanelNode item;
  item.role = NodeRole::item;
  item.key = "scenario " + entry.id;
  const bool is_now = entry.id == view.session.scenario().id;
  item.children.push_back(menu_row_node("open", entry.title, is_now, [id = entry.id](View& now) {
    now.outbox.send(OpenShipped{id});
  }));
  item.children.push_back(text_node("summary", entry.summary, Tone::small));
  if (!entry.goals.empty()) {
    PanelNode goals;
    goals.role = NodeRole::list;
    goals.key = "goals";
    for (const std::string& goal : entry.goals) {
      PanelNode each = text_node(goal, goal, Tone::small);
      each.role = NodeRole::item;
      goals.children.push_back(std::move(each));
    }
    item.children.push_back(std::move(goals));
  }
  const GalleryEntry* beside = entry.beside.empty() ? nullptr : entry_of(view, entry.beside);
  if (beside == nullptr) return item;
  item.children.push_back(button_node("beside", "Beside “" + beside->title + "”",
                                      [id = entry.id, other = entry.beside, is_now](View& now) {
                                        now.ui.open_menu.clear();
                                        if (!is_now) now.outbox.send(OpenShipped{id});
                                        now.outbox.send(ShowStories{other});
                                      }));
  item.children.back().role = NodeRole::link;
  return item;
}

std::vector<PanelNode> gallery_nodes(const View& view) {
  std::vector<PanelNode> nodes = {action_node(view, "open"), action_node(view, "save")};
  // The product one is looking at comes first.
  std::vector<std::string> products = {view.session.policy_file().title};
  std::set<std::string> known = {products.front()};
  for (const GalleryEntry& entry : view.gallery) {
    if (known.insert(entry.policy_title).second) products.push_back(entry.policy_title);
  }
  for (const std::string& product : products) {
    nodes.push_back(heading_node("product " + product, product));
    PanelNode list;
    list.role = NodeRole::list;
    list.key = "scenarios of " + product;
    for (const GalleryEntry& entry : view.gallery) {
      if (entry.policy_title == product) list.children.push_back(scenario_node(view, entry));
    }
    nodes.push_back(std::move(list));
  }
  return nodes;
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
  if (view.ui.open_menu == "forget") bar.children.push_back(forgetting_node(view));
  bar.children.push_back(
      menu_node(view, "scenarios", "Scenarios", "gallery", [&] { return gallery_nodes(view); }));
  if (view.session.policy_file().readings.size() > 1)
    bar.children.push_back(menu_node(view, "reading", "Reading: " + reading_words(view), "readings",
                                     [&] { return reading_nodes(view); }));
  bar.children.push_back(
      menu_node(view, "acting", acting_words(view), "acting", [&] { return acting_nodes(view); }));
  for (const std::string_view id : {"undo", "redo"}) bar.children.push_back(action_node(view, id));
  bar.children.push_back(menu_node(view, "legend", app_action("legend").label(view), "legend",
                                   [&] { return std::vector<PanelNode>{legend_node()}; }));
  bar.children.push_back(
      menu_node(view, "shortcuts", app_action("shortcuts").label(view), "shortcuts", [&] {
        return std::vector<PanelNode>{keys_node(view), single_keys_node(view), about_node()};
      }));
  for (const std::string_view id : {"twin", "theme"}) bar.children.push_back(action_node(view, id));
  bar.children.push_back(palette_node(view));
  bar.children.push_back(share_node(view));
  nodes.push_back(std::move(bar));
  return panel;
}

}  // namespace permsim

// Who has the keyboard: a node of the page's HTML, which the canvas draws a ring around, and which
// follows what is pressed on the canvas. Serves app.h.
#include <algorithm>
#include <string>
#include <utility>

#include "web/app/app.h"
#include "web/views/panels.h"

namespace permsim {
namespace {

constexpr int kFramesToBring = 3;  ///< a popover opens, is measured, and then its rows are drawn

bool can_be_pressed(const PanelNode& node) { return node.press || node.type || node.enter; }

/// Visits the node and all below it, each with its id, until `visit` says that it has seen enough.
template <typename Visit>
bool walk(const PanelNode& node, const std::string& id, const Visit& visit) {
  if (visit(node, id)) return true;
  return std::any_of(node.children.begin(), node.children.end(), [&](const PanelNode& child) {
    return walk(child, id + "/" + child.key, visit);
  });
}

/// The id of the first node of the panel's that can be pressed, is called so, and has so many of
/// them before it; empty when there is none.
std::string id_of(const PanelNode& panel, const std::string& words, std::size_t place) {
  std::string found;
  walk(panel, panel.key, [&](const PanelNode& node, const std::string& id) {
    if (!can_be_pressed(node) || node.name != words || place-- > 0) return false;
    found = id;
    return true;
  });
  return found;
}

/// The first below `node` that `is_wanted`, by id; empty when there is none.
template <typename IsWanted>
std::string first_below(const PanelNode& node, const std::string& id, const IsWanted& is_wanted) {
  std::string found;
  walk(node, id, [&](const PanelNode& each, const std::string& at) {
    if (&each == &node || !is_wanted(each)) return false;
    found = at;
    return true;
  });
  return found;
}

std::string_view panel_of(std::string_view id) { return id.substr(0, id.find('/')); }

const PanelNode* find_panel(const std::vector<PanelNode>& panels, std::string_view key) {
  const auto found = std::find_if(panels.begin(), panels.end(),
                                  [&](const PanelNode& panel) { return panel.key == key; });
  return found == panels.end() ? nullptr : &*found;
}

}  // namespace

/// The node that has the keyboard, in the words by which the canvas finds its drawing.
void App::aim_focus() {
  target_ = {ui_.focus.node, {}, 0, ui_.focus.shows, ui_.focus.is_new > 0};
  const PanelNode* panel = find_panel(twin_.panels(), panel_of(ui_.focus.node));
  const PanelNode* node = panel == nullptr ? nullptr : twin_.find(ui_.focus.node);
  if (node == nullptr || !can_be_pressed(*node)) return;
  target_.words = node->name;
  walk(*panel, panel->key, [&](const PanelNode& each, const std::string&) {
    if (&each == node) return true;
    if (can_be_pressed(each) && each.name == node->name) ++target_.place;
    return false;
  });
}

/// A menu or a form that has just opened is entered where something is typed, if anywhere: else the
/// keyboard stays on what opened it.
void App::follow_openings() {
  const std::string open = ui_.form.is_open ? "form " + ui_.form.place : ui_.open_menu;
  if (std::exchange(opened_, open) == open || open.empty()) return;
  const auto is_field = [](const PanelNode& node) { return node.role == NodeRole::field; };
  for (const PanelNode& panel : twin_.panels()) {
    const bool is_there = walk(panel, panel.key, [&](const PanelNode& node, const std::string& id) {
      const bool is_form = ui_.form.is_open && &node == &panel && node.key == "form";
      const bool is_menu = !ui_.form.is_open && node.close && node.is_open == true;
      if (!is_form && !is_menu) return false;
      std::string wanted = first_below(node, id, is_field);
      if (wanted.empty() && is_form) wanted = first_below(node, id, can_be_pressed);
      if (wanted.empty()) wanted = id;
      ui_.wants_focus = wanted;
      return true;
    });
    if (is_there) return;
  }
}

/// The keyboard goes on from what was pressed on the canvas.
void App::answer_press() {
  if (!pressed_item()) return;
  const PressedItem pressed = *pressed_item();
  is_stale_ = true;
  if (pressed.panel.empty()) return;
  described();
  if (!ui_.wants_focus.empty()) return;
  std::string wanted = pressed.node;
  if (wanted.empty()) {
    const PanelNode* panel = find_panel(twin_.panels(), pressed.panel);
    if (panel != nullptr) wanted = id_of(*panel, pressed.words, pressed.place);
  }
  // What was pressed may be gone by now; then the keyboard stays where it was, if anywhere here.
  if (wanted.empty() && ui_.focus.node.empty()) wanted = pressed.panel;
  ui_.wants_focus = std::move(wanted);
}

/// The node has the keyboard now, or nobody of the page. Keys bring its panel into sight.
void App::take_focus(std::string_view node, bool by_keys) {
  ui_.focus = {std::string(node), by_keys, node.empty() ? 0 : kFramesToBring};
  ui_.focused = {};
  ui_.foreseen.clear();
  ui_.foreseen_by_keys = false;
  if (by_keys) ui_.keys_are_newer = true;
  if (by_keys && door_.session() != nullptr) {
    View now = view();
    const std::string_view panel = panel_of(node);
    // What was unfolded for the panel that keys leave folds again.
    if (panel != "things" && panel != "inspector") ui_.opens_things = false;
    if (panel != "timeline") ui_.opens_timeline = false;
    for (const Panel& each : panels())
      if (each.id == panel && has_something(now, each)) bring(now, each);
  }
  aim_focus();
}

}  // namespace permsim

// The middle: which way one looks, at what, and under which filter; below it the way itself.
#include "web/panels/matrix.h"

#include <array>
#include <string>
#include <utility>

#include "web/models/candidates.h"
#include "web/models/list.h"
#include "web/models/matrix.h"
#include "web/models/open_questions.h"
#include "web/models/timeline.h"
#include "web/models/words.h"
#include "web/panels/grid.h"
#include "web/panels/list.h"
#include "web/panels/menu.h"
#include "web/panels/person.h"
#include "web/panels/roles.h"
#include "web/panels/stories.h"

namespace permsim {
namespace {

PanelNode ways_node(const View& view) {
  PanelNode tabs;
  tabs.role = NodeRole::tabs;
  tabs.key = "ways";
  tabs.name = "Ways to look";
  for (std::size_t way = 0; way < kWaysToLook.size(); ++way) {
    PanelNode tab = button_node(std::string(kWaysToLook[way]), std::string(kWaysToLook[way]),
                                [way](View& now) { look_by(now, static_cast<MatrixMode>(way)); });
    tab.role = NodeRole::tab;
    tab.is_selected = static_cast<std::size_t>(view.ui.mode) == way;
    tabs.children.push_back(std::move(tab));
  }
  return tabs;
}

std::vector<PanelNode> resource_nodes(const View& view) {
  return candidate_nodes(
      view, types_acted_on(view.policy()), {}, view.ui.picker.search, view.ui.resource,
      [](View& now, const std::string& text) { now.ui.picker.search = text; },
      [](View& now, const std::string& id) {
        now.ui.open_menu.clear();
        show_thing(now, now.world().find(id));
      });
}

std::vector<PanelNode> column_action_nodes(const View& view) {
  std::vector<PanelNode> nodes;
  for (const Type& type : view.policy().types) {
    std::string_view group;
    for (const Action& action : type.actions) {
      if (action.is_event) continue;
      if (action.group != group) {
        group = action.group;
        nodes.push_back(heading_node("group " + type.id + " " + action.group,
                                     std::string(plural_of(type)) + " · " + action.group, 4));
      }
      nodes.push_back(menu_row_node(type.id + " " + action.id, action.label,
                                    view.ui.type == type.id && view.ui.action == action.id,
                                    [type_id = type.id, action_id = action.id](View& now) {
                                      now.ui.type = type_id;
                                      now.ui.action = action_id;
                                    }));
    }
  }
  return nodes;
}

/// What the matrix speaks of, and the way to another.
PanelNode subject_node(const View& view) {
  const bool is_things = view.ui.mode == MatrixMode::things;
  const std::string words = subject_words(view);
  return menu_node(view, "subject", words, "choose what the matrix shows",
                   [&] { return is_things ? column_action_nodes(view) : resource_nodes(view); });
}

PanelNode option_node(std::string name, bool is_now, std::function<void(View&)> press) {
  PanelNode option;
  option.role = NodeRole::option;
  option.key = name;
  option.name = std::move(name);
  option.is_selected = is_now;
  option.press = std::move(press);
  return option;
}

PanelNode filter_node(const View& view) {
  PanelNode choice;
  choice.role = NodeRole::choice;
  choice.key = "filter";
  choice.name = "Show";
  for (std::size_t i = 0; i < kMatrixFilters.size(); ++i) {
    const auto filter = static_cast<MatrixFilter>(i);
    choice.children.push_back(option_node(std::string(kMatrixFilters[i]), view.ui.filter == filter,
                                          [filter](View& now) { now.ui.filter = filter; }));
  }
  return choice;
}

PanelNode compare_node(const View& view) {
  const CompareWith compare = view.ui.compare;
  PanelNode choice;
  choice.role = NodeRole::choice;
  choice.key = "compare";
  choice.name = "Mark differences from";
  choice.children.push_back(option_node("The moment before", compare == CompareWith::previous,
                                        [](View& now) { now.ui.compare = CompareWith::previous; }));
  choice.children.push_back(option_node("The start", compare == CompareWith::start,
                                        [](View& now) { now.ui.compare = CompareWith::start; }));
  if (view.ui.news && view.ui.news->before != nullptr)
    choice.children.push_back(option_node("The last change", compare == CompareWith::change,
                                          [](View& now) { now.ui.compare = CompareWith::change; }));
  for (const Reading& reading : view.session.policy_file().readings) {
    if (reading.id == view.policy().reading) continue;
    choice.children.push_back(option_node(
        reading.label, compare == CompareWith::reading && view.ui.compare_reading == reading.id,
        [id = reading.id](View& now) {
          now.ui.compare = CompareWith::reading;
          now.ui.compare_reading = id;
        }));
  }
  return choice;
}

void add_grid(const View& view, std::vector<PanelNode>& nodes) {
  nodes.push_back(filter_node(view));
  nodes.push_back(compare_node(view));
  if (view.ui.filter == MatrixFilter::open_questions)
    nodes.push_back(button_node("copy questions", "Copy the questions", [](View& now) {
      now.outbox.send(CopyText{open_questions(now.session, now.models.matrix)});
    }));
  if (const std::string changes = change_words(view.models.matrix.changes()); !changes.empty()) {
    nodes.push_back(text_node("changes", changes + compared_words(view), Tone::small));
    nodes.back().role = NodeRole::status;
  }
  if (view.models.matrix.is_cut_short())
    nodes.push_back(text_node(
        "cut", "There is more than can be looked through at once: the first part is shown",
        Tone::small));
  for (PanelNode& node : grid_nodes(view)) nodes.push_back(std::move(node));
  const CellSentence sentence = sentence_now(view);
  nodes.push_back(text_node("sentence", sentence.words, Tone::small));
  nodes.back().aside = sentence.more;
}

}  // namespace

PanelNode matrix_panel(const View& view) {
  PanelNode panel;
  panel.role = NodeRole::region;
  panel.key = "matrix";
  panel.name = "Matrix";
  panel.children.push_back(ways_node(view));
  if (view.ui.mode == MatrixMode::list || view.ui.mode == MatrixMode::stories)
    panel.children.push_back(heading_node("heading", subject_words(view)));
  else
    panel.children.push_back(subject_node(view));
  std::vector<PanelNode> rest;
  switch (view.ui.mode) {
    case MatrixMode::actions:
    case MatrixMode::things: add_grid(view, rest); break;
    case MatrixMode::person: rest = person_nodes(view); break;
    case MatrixMode::list: rest = list_nodes(view); break;
    case MatrixMode::roles: rest = roles_nodes(view); break;
    case MatrixMode::stories: rest = stories_nodes(view); break;
  }
  for (PanelNode& node : rest) panel.children.push_back(std::move(node));
  return panel;
}

}  // namespace permsim

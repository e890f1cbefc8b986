// Describes a guest's page.
#include "web/panels/guest.h"

#include <algorithm>
#include <string>
#include <utility>

#include "web/models/app_actions.h"
#include "web/models/guest.h"
#include "web/models/matrix.h"
#include "web/models/timeline.h"
#include "web/panels/grid.h"
#include "web/panels/help.h"
#include "web/panels/matrix.h"
#include "web/panels/menu.h"
#include "web/panels/why.h"

namespace permsim {
namespace {

PanelNode region(std::string key, std::string name) {
  PanelNode panel;
  panel.role = NodeRole::region;
  panel.key = std::move(key);
  panel.name = std::move(name);
  return panel;
}

std::vector<PanelNode> menu_nodes(const View& view) {
  std::vector<PanelNode> nodes;
  if (view.ui.page_form == PageForm::question) {
    nodes.push_back(heading_node("who may", "Who may", 4));
    const std::optional<Cell> asked = asked_cell(view);
    for (const auto& [words, cell] : other_questions(view))
      nodes.push_back(menu_row_node("ask " + std::to_string(cell.action), words,
                                    asked && asked->action == cell.action,
                                    [cell = cell](View& now) { select_cell(now, cell); }));
  }
  for (const std::string_view id : guest_actions(view)) nodes.push_back(action_node(view, id));
  return nodes;
}

PanelNode asked_list(const View& view) {
  PanelNode list;
  list.role = NodeRole::list;
  list.key = "asked";
  list.name = "Who may";
  std::size_t left = kMostAsked;
  for (const std::size_t place : asked_people(view, false)) {
    if (left-- == 0) break;
    const AskedRow row = asked_row(view, place);
    PanelNode item = button_node(view.world().at(row.cell.who).id, row.name,
                                 [cell = row.cell](View& now) { select_cell(now, cell); });
    item.role = NodeRole::item;
    item.more = row.words;
    item.sign = row.look;
    item.is_selected = row.is_chosen;
    if (!has_controls(view)) item.press = nullptr;
    list.children.push_back(std::move(item));
  }
  return list;
}

PanelNode middle_panel(const View& view) {
  PanelNode panel = region("matrix", "Matrix");
  if (view.ui.page_form == PageForm::question) {
    panel.children.push_back(asked_list(view));
  } else if (view.ui.mode <= MatrixMode::things) {
    for (PanelNode& node : grid_nodes(view)) panel.children.push_back(std::move(node));
  } else {
    panel = matrix_panel(view);
  }
  return panel;
}

PanelNode guest_answer_panel(const View& view) {
  const GuestAnswer answer = guest_answer(view);
  PanelNode panel = region("why", "Why");
  panel.children.push_back(
      text_node("answer", answer.words, answer.look ? Tone::strong : Tone::muted));
  panel.children.back().role = NodeRole::status;
  panel.children.back().sign = answer.look;
  if (!answer.because.empty())
    panel.children.push_back(text_node("because", answer.because, Tone::small));
  if (answer.look && view.ui.hosting.has_why && has_controls(view))
    panel.children.push_back(
        button_node("whole", "Why, in full", [](View& now) { show_whole_answer(now, true); }));
  return panel;
}

PanelNode steps_panel(const View& view) {
  PanelNode panel = region("timeline", "Timeline");
  PanelNode bar;
  bar.role = NodeRole::toolbar;
  bar.key = "transport";
  bar.name = "Go through the steps";
  for (const std::string_view id : {"back", "forward"}) {
    bar.children.push_back(action_node(view, id));
    bar.children.back().more = tip_of(app_action(id), view);
  }
  if (has_controls(view)) panel.children.push_back(std::move(bar));
  const NowWords now = now_words(view);
  panel.children.push_back(text_node("now", now.place, Tone::strong));
  panel.children.back().role = NodeRole::status;
  panel.children.back().more = now.words;
  return panel;
}

}  // namespace

PanelNode guest_header_panel(const View& view) {
  PanelNode panel = region("header", "Permission Simulator");
  const auto [title, of] = guest_title(view);
  panel.children.push_back(heading_node("title", title, 2));
  panel.children.push_back(text_node("of", of, Tone::small));
  if (!has_controls(view)) return panel;
  PanelNode bar;
  bar.role = NodeRole::toolbar;
  bar.key = "bar";
  bar.name = "The simulator";
  if (shows_whole_answer(view))
    bar.children.push_back(
        button_node("back", "Back", [](View& now) { show_whole_answer(now, false); }));
  bar.children.push_back(
      button_node("open", "Open in full", [](View& now) { now.outbox.send(OpenInFull{}); }));
  bar.children.push_back(menu_node(view, "menu", "More of the simulator", kGuestMenu,
                                   [&] { return menu_nodes(view); }));
  if (view.ui.open_menu == "legend")
    bar.children.push_back(menu_node(view, "legend", app_action("legend").label(view), "legend",
                                     [&] { return std::vector<PanelNode>{legend_node()}; }));
  panel.children.push_back(std::move(bar));
  return panel;
}

std::vector<PanelNode> guest_panels(const View& view) {
  std::vector<PanelNode> panels = {guest_header_panel(view)};
  if (shows_whole_answer(view)) {
    panels.push_back(why_panel(view));
  } else {
    panels.push_back(middle_panel(view));
    const bool asks = view.ui.page_form == PageForm::question;
    if (asks || view.ui.mode <= MatrixMode::things) panels.push_back(guest_answer_panel(view));
  }
  if (view.ui.hosting.has_timeline && view.session.moments().size() > 1)
    panels.push_back(steps_panel(view));
  return panels;
}

}  // namespace permsim

// Describes the checks of the scenario, each with what was found, a way to its cell, and an end.
#include "web/panels/checks.h"

#include <algorithm>
#include <string>
#include <utility>

#include "web/models/checks.h"
#include "web/panels/menu.h"

namespace permsim {
namespace {

PanelNode check_node(const CheckRow& row) {
  const std::uint32_t number = row.number;
  PanelNode item;
  item.role = NodeRole::item;
  item.key = std::to_string(number);
  item.children.push_back(
      button_node("look", row.words, [number](View& now) { look_into_check(now, number); }));
  item.children.back().role = NodeRole::link;
  item.children.push_back(text_node("found", row.more, Tone::small));
  item.children.push_back(
      button_node("give up", "Give up", [number](View& now) { give_up_check(now, number); }));
  return item;
}

bool is_there(const View& view, const Cell& cell) {
  return view.world().has(cell.who) && view.world().has(cell.on);
}

}  // namespace

void add_checks(const View& view, std::vector<PanelNode>& nodes) {
  const std::vector<CheckRow>& rows = view.models.checks.rows();
  const auto [title, count] = checks_words(view);
  nodes.push_back(text_node("checks title", title, Tone::strong));
  nodes.back().aside = count;
  if (rows.empty()) {
    nodes.push_back(text_node("checks hint", std::string(kChecksHint), Tone::small));
    return;
  }
  PanelNode list;
  list.role = NodeRole::list;
  list.key = "checks";
  for (std::size_t i = 0; i < std::min(rows.size(), kMostChecksTold); ++i)
    list.children.push_back(check_node(rows[i]));
  nodes.push_back(std::move(list));
  if (rows.size() > kMostChecksTold)
    nodes.push_back(
        text_node("more checks", "and " + std::to_string(rows.size() - kMostChecksTold) + " more"));
  if (view.models.checks.is_unfinished())
    nodes.push_back(button_node("ask all", "Look at all of them: it may take some seconds",
                                [](View& now) { now.models.checks.ask_all(); }));
}

std::vector<PanelNode> keeping_nodes(const View& view, const Cell& cell) {
  std::vector<PanelNode> nodes = {
      menu_row_node("keep so", "This must stay so", false, [cell](View& now) {
        if (is_there(now, cell)) keep_so(now, cell);
      })};
  nodes.back().more = kept_moments_words(view, cell);
  if (!can_be_kept_from(view, cell)) return nodes;
  nodes.push_back(menu_row_node("keep from", kept_from_words(view, cell), false, [cell](View& now) {
    if (is_there(now, cell)) keep_from(now, cell);
  }));
  return nodes;
}

}  // namespace permsim

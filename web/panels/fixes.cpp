// Describes the question, and each answer with what it would change.
#include "web/panels/fixes.h"

#include <string>
#include <utility>

#include "web/models/fixes.h"
#include "web/models/foreseen.h"

namespace permsim {
namespace {

PanelNode fix_node(const FixRow& row, std::size_t number) {
  PanelNode item;
  item.role = NodeRole::item;
  item.key = std::to_string(number + 1);
  item.children.push_back(
      button_node("take", row.title, [number](View& now) { take_fix(now, number); }));
  item.children.back().focus = [key = row.foreseen.key](View& now) { point_at_by_keys(now, key); };
  item.children.push_back(text_node("more", row.more, Tone::small));
  return item;
}

}  // namespace

void add_fixes(const View& view, std::vector<PanelNode>& nodes, const Cell& cell) {
  const FixesModel& fixes = view.models.fixes;
  const std::string question = fixes_question(view, cell);
  if (!fixes.was_asked(view, cell)) {
    nodes.push_back(button_node("fixes", question, [cell](View& now) {
      if (now.world().has(cell.who) && now.world().has(cell.on)) now.models.fixes.ask(now, cell);
    }));
    return;
  }
  nodes.push_back(heading_node("fixes title", question));
  if (fixes.is_waiting()) {
    // No status: what changes in every frame is not to be spoken every time.
    nodes.push_back(text_node("progress", fixes.progress()));
    nodes.push_back(button_node("cancel", "Cancel", [](View& now) { now.models.fixes.cancel(); }));
    return;
  }
  if (!fixes.none().empty()) nodes.push_back(text_node("no fix", fixes.none()));
  PanelNode list;
  list.role = NodeRole::list;
  list.key = "fixes";
  for (std::size_t i = 0; i < fixes.rows().size(); ++i)
    list.children.push_back(fix_node(fixes.rows()[i], i));
  if (!list.children.empty()) nodes.push_back(std::move(list));
}

}  // namespace permsim

// Describes the planner's page, in the order in which it is read.
#include "web/panels/planner.h"

#include <string>
#include <utility>

#include "web/models/asking.h"
#include "web/models/planner.h"
#include "web/panels/menu.h"
#include "web/panels/steps.h"

namespace permsim {
namespace {

PanelNode back_node(const View& view, EntityIndex who) {
  PanelNode check =
      button_node("back", std::string(label_of(view.world(), who)) + " comes back (a vacation)",
                  [](View& now) { plan_with_return(now, !now.ui.planner->comes_back); });
  check.role = NodeRole::check;
  check.is_selected = view.ui.planner->comes_back;
  return check;
}

PanelNode item_of(std::string key, std::vector<PanelNode> children) {
  PanelNode item;
  item.role = NodeRole::item;
  item.key = std::move(key);
  item.children = std::move(children);
  return item;
}

void add_dependents(const PlanPicture& plan, std::vector<PanelNode>& nodes) {
  nodes.push_back(heading_node("depends title", "What depends on " + plan.who, 3));
  if (plan.depends.empty()) {
    nodes.push_back(text_node("nothing", "Nothing depends on " + plan.who + " alone"));
    return;
  }
  PanelNode list = list_node("depends", "What depends on " + plan.who);
  for (const Dependent& each : plan.depends) {
    PanelNode look =
        button_node("look", each.title, [id = each.id](View& now) { look_at_dependent(now, id); });
    look.aside = each.stake;
    list.children.push_back(
        item_of(each.id, {std::move(look), text_node("more", each.more, Tone::small)}));
  }
  nodes.push_back(std::move(list));
}

PanelNode plan_step_node(const PlannedStep& step, std::size_t number) {
  PanelNode title = text_node("title", step.title);
  // What is no step by somebody is told by a word, and drawn by a sign.
  if (step.kind == PlannedStep::Kind::done) title.name = step.mark + ". " + title.name;
  if (step.kind == PlannedStep::Kind::happens) title.more = "happens by itself";
  title.aside = step.came;
  PanelNode item = item_of(std::to_string(number), {std::move(title)});
  if (!step.more.empty()) item.children.push_back(text_node("more", step.more, Tone::small));
  return item;
}

PanelNode repairs_node(const std::string& name, const std::vector<RepairRow>& rows) {
  PanelNode list = list_node("repairs", name);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    PanelNode row = text_node(std::to_string(i), rows[i].thing);
    row.role = NodeRole::item;
    for (const std::string& each : rows[i].people)
      row.children.push_back(text_node("by " + each, each));
    if (rows[i].people.empty()) row.children.push_back(text_node("nobody", "Nobody"));
    list.children.push_back(std::move(row));
  }
  return list;
}

/// `is_planned`: the file has the other order beside it.
PanelNode order_node(std::string key, const PlanPicture& plan, const PlannedOrder& order,
                     bool is_planned) {
  PanelNode group =
      group_node(std::move(key), order.title,
                 {heading_node("title", order.title, 3), text_node("verdict", order.verdict),
                  text_node("about", order.about, Tone::small)});
  PanelNode steps = list_node("steps", "Steps: " + order.title);
  for (std::size_t i = 0; i < order.steps.size(); ++i)
    steps.children.push_back(plan_step_node(order.steps[i], i));
  if (!order.steps.empty()) group.children.push_back(std::move(steps));
  PanelNode stops = list_node("stops", "What stops");
  for (std::size_t i = 0; i < order.stops.size(); ++i)
    stops.children.push_back(item_of(std::to_string(i), {text_node("says", order.stops[i])}));
  if (!order.stops.empty()) group.children.push_back(std::move(stops));
  if (!order.repairs.empty()) {
    group.children.push_back(heading_node("repair", plan.repair, 4));
    group.children.push_back(repairs_node(plan.repair, order.repairs));
  }
  if (!order.lanes.empty())
    group.children.push_back(
        lanes_node("lanes", "How everything fares", order.moments, order.lanes, 0));
  if (order.steps.empty()) return group;
  const auto opens = [is_planned](bool side_by_side) {
    return [is_planned, side_by_side](View& now) {
      const PlanPicture* shown = plan_shown(now);
      if (shown != nullptr)
        open_order(now, is_planned ? shown->planned : shown->naive, side_by_side);
    };
  };
  group.children.push_back(button_node("open", "Open as a story", opens(false)));
  if (is_planned && plan.has_naive)
    group.children.push_back(button_node("both", "Open both side by side", opens(true)));
  return group;
}

void add_waiting(const View& view, std::vector<PanelNode>& nodes) {
  nodes.push_back(text_node("wait", no_plan_words(view)));
  if (view.models.asking.is_waiting())
    nodes.push_back(button_node("cancel", "Cancel", give_up_planning));
  else if (view.ui.planner->is_given_up)
    nodes.push_back(button_node("again", "Plan again", plan_again));
}

}  // namespace

PanelNode planner_panel(const View& view) {
  PanelNode panel;
  panel.role = NodeRole::region;
  panel.key = "planner";
  panel.name = "What if somebody leaves";
  panel.close = close_planner;
  panel.children.push_back(heading_node("title", "What if somebody leaves"));
  panel.children.push_back(button_node("close", "Close the plan", close_planner));
  const EntityIndex who = asked_about(view);
  if (who == kNoEntity) {
    add_waiting(view, panel.children);
    return panel;
  }
  panel.children.push_back(person_menu_node(view, "plan who", who, plan_for));
  panel.children.push_back(text_node("leaves", view.ui.planner->comes_back ? "is away" : "leaves"));
  panel.children.push_back(text_node("from", planned_from_words(view), Tone::small));
  panel.children.push_back(back_node(view, who));
  const PlanPicture* plan = plan_shown(view);
  if (plan == nullptr) {
    add_waiting(view, panel.children);
    return panel;
  }
  add_dependents(*plan, panel.children);
  PanelNode says = text_node("says", plan->says);
  says.role = NodeRole::status;
  panel.children.push_back(std::move(says));
  if (plan->is_gone_already) return panel;
  panel.children.push_back(order_node("planned", *plan, plan->planned, true));
  if (plan->has_naive) panel.children.push_back(order_node("naive", *plan, plan->naive, false));
  return panel;
}

}  // namespace permsim

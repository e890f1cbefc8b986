// The timeline: where one stands, the steps, and how everything fares.
#include "web/panels/timeline.h"

#include <string>
#include <utility>

#include "web/models/app_actions.h"
#include "web/models/timeline.h"
#include "web/panels/steps.h"

namespace permsim {
namespace {

PanelNode transport_node(const View& view) {
  PanelNode bar;
  bar.role = NodeRole::toolbar;
  bar.key = "transport";
  bar.name = "Go through the steps";
  for (const std::string_view id : {"start", "back", "play", "forward", "end"}) {
    const AppAction& action = app_action(id);
    PanelNode node = button_node(std::string(id), action.label(view), action.run);
    node.more = tip_of(action, view);
    node.icon = action.icon;
    node.is_enabled = is_enabled(action, view);
    bar.children.push_back(std::move(node));
  }
  return bar;
}

/// Moves the step looked at, or takes it away.
void add_changes(const View& view, std::vector<PanelNode>& nodes) {
  const std::uint32_t number = view.session.at();
  if (number == 0) return;
  const auto last = static_cast<std::uint32_t>(view.session.scenario().steps.size());
  PanelNode bar;
  bar.role = NodeRole::toolbar;
  bar.key = "change";
  bar.name = "Change this step";
  bar.children.push_back(button_node("earlier", "Move earlier", [number](View& now) {
    now.send(MoveStep{number, number - 1});
  }));
  bar.children.back().is_enabled = number > 1;
  bar.children.push_back(button_node("later", "Move later", [number](View& now) {
    now.send(MoveStep{number, number + 1});
  }));
  bar.children.back().is_enabled = number < last;
  bar.children.push_back(button_node("remove", "Remove this step",
                                     [number](View& now) { now.send(RemoveStep{number}); }));
  nodes.push_back(std::move(bar));
}

}  // namespace

PanelNode timeline_panel(const View& view) {
  const TimelineModel& model = view.models.timeline;
  PanelNode panel;
  panel.role = NodeRole::region;
  panel.key = "timeline";
  panel.name = "Timeline";
  std::vector<PanelNode>& nodes = panel.children;
  nodes.push_back(transport_node(view));
  const NowWords now = now_words(view);
  PanelNode status = text_node("now", now.place, Tone::strong);
  status.role = NodeRole::status;
  status.more = now.words;
  nodes.push_back(std::move(status));
  if (!now.story.empty()) nodes.push_back(text_node("story", now.story));
  add_changes(view, nodes);
  nodes.push_back(steps_node("steps", "Steps", model.moments(), view.session.at()));
  if (!model.lanes().empty())
    nodes.push_back(lanes_node("lanes", "How everything fares", model.moments().size(),
                               model.lanes(), view.session.at()));
  return panel;
}

}  // namespace permsim

// The timeline: where one stands, the steps, and how everything fares.
#include "web/panels/timeline.h"

#include <string>
#include <utility>

#include "web/models/app_actions.h"
#include "web/models/commands.h"
#include "web/models/timeline.h"
#include "web/panels/menu.h"
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

PanelNode field_node(std::string key, std::string name, std::string value, std::string hint) {
  PanelNode field;
  field.role = NodeRole::field;
  field.name = std::move(name);
  field.value = std::move(value);
  field.more = std::move(hint);
  field.type = [key](View& now, const std::string& text) { now.ui.drafts[key] = text; };
  field.enter = [key](View& now, const std::string& text) {
    now.ui.drafts[key] = text;
    note_step(now, typed_note(now), typed_when(now));
    now.ui.open_menu.clear();
  };
  field.key = std::move(key);
  return field;
}

PanelNode note_node(const View& view) {
  return menu_node(view, "step-note", app_action("step-note").label(view), "step note", [&] {
    return std::vector<PanelNode>{field_node("note", "Note", typed_note(view), ""),
                                  field_node("when", "When", typed_when(view), "2026-03-05 02:00"),
                                  button_node("done", "Done", [](View& now) {
                                    note_step(now, typed_note(now), typed_when(now));
                                    now.ui.open_menu.clear();
                                  })};
  });
}

/// What the step looked at is told to do.
void add_changes(const View& view, std::vector<PanelNode>& nodes) {
  if (view.session.at() == 0) return;
  PanelNode bar;
  bar.role = NodeRole::toolbar;
  bar.key = "change";
  bar.name = "Change this step";
  bar.children.reserve(kStepActions.size());
  for (const std::string_view id : kStepActions) {
    bar.children.push_back(id == "step-note" ? note_node(view) : action_node(view, id));
  }
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
  const AppAction& add = app_action("add-step");
  nodes.push_back(button_node("add", add.label(view), add.run));
  nodes.back().icon = add.icon;
  add_changes(view, nodes);
  nodes.push_back(steps_node("steps", "Steps", model.moments(), view.session.at()));
  if (!model.lanes().empty())
    nodes.push_back(lanes_node("lanes", "How everything fares", model.moments().size(),
                               model.lanes(), view.session.at()));
  return panel;
}

}  // namespace permsim

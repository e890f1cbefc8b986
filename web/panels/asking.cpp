// Describes whom the questions are about, each question, and the answer to the one that was asked.
#include "web/panels/asking.h"

#include <string>
#include <utility>

#include "web/models/asking.h"
#include "web/panels/menu.h"

namespace permsim {
namespace {

PanelNode question_node(const View& view, AskKind kind, std::size_t number) {
  PanelNode item;
  item.role = NodeRole::item;
  item.key = std::to_string(number);
  PanelNode ask = button_node("ask", ask_sentence(view, kind, asked_about(view)),
                              [kind](View& now) { now.models.asking.ask(now, kind); });
  ask.more = why_not_asked(view, kind);
  ask.is_enabled = ask.more.empty();
  ask.is_selected = view.models.asking.was_asked(view, kind);
  item.children.push_back(std::move(ask));
  return item;
}

/// A blank of the question about groups, as a menu.
PanelNode blank_node(const View& view, std::string key, const std::string& id, AskBlank blank) {
  return menu_node(view, std::move(key), view.models.asking.choice(view, blank).words, id, [&] {
    std::vector<PanelNode> rows;
    for (const AskChoice& each : ask_choices(view, blank)) {
      rows.push_back(
          menu_row_node(std::to_string(rows.size() + 1), each.words,
                        each.id == view.models.asking.choice(view, blank).id,
                        [blank, chosen = each.id](View& now) { fill_in(now, blank, chosen); }));
    }
    return rows;
  });
}

PanelNode within_node(const View& view) {
  return menu_node(view, "within", within_words(view.ui.ask_within), "ask within", [&] {
    std::vector<PanelNode> rows;
    for (int within = 1; within <= kMostAskedWithin; ++within)
      rows.push_back(menu_row_node(std::to_string(within), within_words(within),
                                   within == view.ui.ask_within,
                                   [within](View& now) { now.ui.ask_within = within; }));
    return rows;
  });
}

PanelNode act_node(std::string key, const AskAct& act) {
  PanelNode node = button_node(std::move(key), act.label, act.run);
  node.more = act.about;
  return node;
}

void add_progress(const View& view, std::vector<PanelNode>& nodes) {
  // No status: what changes in every frame is not to be spoken every time.
  nodes.push_back(text_node("progress", view.models.asking.progress(), Tone::small));
  nodes.push_back(button_node("cancel", "Cancel", [](View& now) { now.models.asking.cancel(); }));
}

void add_answer(const View& view, std::vector<PanelNode>& nodes) {
  if (view.models.asking.is_waiting()) return add_progress(view, nodes);
  const AskAnswer& answer = view.models.asking.answer();
  PanelNode says = text_node("says", answer.says, Tone::strong);
  says.role = NodeRole::status;
  nodes.push_back(std::move(says));
  PanelNode list;
  list.role = NodeRole::list;
  list.key = "answer";
  list.name = "Answer";
  for (std::size_t i = 0; i < answer.rows.size(); ++i) {
    const AskRow& row = answer.rows[i];
    PanelNode item;
    item.role = NodeRole::item;
    item.key = std::to_string(i + 1);
    item.children.push_back(row.look ? button_node("look", row.title, row.look)
                                     : text_node("look", row.title));
    if (!row.more.empty()) item.children.push_back(text_node("more", row.more, Tone::small));
    for (std::size_t act = 0; act < row.acts.size(); ++act)
      item.children.push_back(act_node("act " + std::to_string(act + 1), row.acts[act]));
    list.children.push_back(std::move(item));
  }
  if (!list.children.empty()) nodes.push_back(std::move(list));
  for (std::size_t act = 0; act < answer.acts.size(); ++act)
    nodes.push_back(
        act_node(act == 0 ? "act" : "act " + std::to_string(act + 1), answer.acts[act]));
}

PanelNode blanks_node(const View& view) {
  std::vector<PanelNode> blanks;
  blanks.push_back(within_node(view));
  if (why_not_asked(view, AskKind::groups).empty()) {
    blanks.push_back(blank_node(view, "people", "ask people", AskBlank::people));
    blanks.push_back(blank_node(view, "reach", "ask reach", AskBlank::reach));
    blanks.push_back(blank_node(view, "things", "ask things", AskBlank::things));
  }
  return group_node("blanks", "About everybody", std::move(blanks));
}

}  // namespace

PanelNode asking_panel(const View& view) {
  PanelNode panel;
  panel.role = NodeRole::region;
  panel.key = "ask";
  panel.name = "Ask";
  panel.children.push_back(heading_node("title", "Ask"));
  const EntityIndex who = asked_about(view);
  if (who == kNoEntity) {
    panel.children.push_back(text_node("nobody", why_not_asked(view, AskKind::all)));
    return panel;
  }
  panel.children.push_back(person_menu_node(
      view, "ask who", who, [](View& now, const std::string& id) { now.ui.ask_who = id; }));
  PanelNode list;
  list.role = NodeRole::list;
  list.key = "questions";
  list.name = "Questions";
  bool is_asked = false;
  for (std::size_t i = 0; i < kAskKinds.size(); ++i) {
    list.children.push_back(question_node(view, kAskKinds[i], i + 1));
    is_asked = is_asked || view.models.asking.was_asked(view, kAskKinds[i]);
  }
  panel.children.push_back(blanks_node(view));
  panel.children.push_back(std::move(list));
  if (is_asked) add_answer(view, panel.children);
  return panel;
}

}  // namespace permsim

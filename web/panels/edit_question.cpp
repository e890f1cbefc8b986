// Describes the answers, each with what it does.
#include "web/panels/edit_question.h"

#include <string>
#include <utility>

#include "web/models/edit_question.h"

namespace permsim {

PanelNode edit_question_panel(const View& view) {
  const EditQuestion& question = *view.ui.question;
  PanelNode panel;
  panel.role = NodeRole::dialog;
  panel.key = "place";
  panel.name = asked_change(view);
  panel.close = cancel_question;
  panel.children.push_back(text_node("asks", asked_at(view)));
  PanelNode step = button_node("step", "Add a step here",
                               [](View& now) { answer_question(now, EditPlace::step); });
  step.more = step_words(view);
  panel.children.push_back(std::move(step));
  PanelNode start = button_node("start", "Change the start",
                                [](View& now) { answer_question(now, EditPlace::start); });
  start.more = start_words(view);
  start.is_enabled = question.why_not_at_start.empty();
  panel.children.push_back(std::move(start));
  for (std::size_t i = 0; i < question.instead.size(); ++i) {
    PanelNode act = button_node("as " + question.instead[i].by, act_label(view, i),
                                [i](View& now) { answer_by_act(now, i); });
    act.more = act_words(view, i);
    panel.children.push_back(std::move(act));
  }
  PanelNode always = button_node("always", "Always for this story", [](View& now) {
    if (now.ui.question) now.ui.question->is_for_all = !now.ui.question->is_for_all;
  });
  always.role = NodeRole::check;
  always.is_selected = question.is_for_all;
  panel.children.push_back(std::move(always));
  panel.children.push_back(button_node("cancel", "Cancel", cancel_question));
  return panel;
}

}  // namespace permsim

// Asks, remembers for one story, and makes commands of the answers.
#include "web/models/edit_question.h"

#include <cstdint>
#include <utility>

#include "core/decide/edit_words.h"
#include "core/decide/words.h"
#include "core/play/acts_instead.h"
#include "core/play/edit.h"

namespace permsim {
namespace {

/// More people than these are not offered: whoever wants another one acts as them.
constexpr std::size_t kMostInstead = 3;

/// The question is answered: its menu is open again, and what was ticked holds.
EditQuestion take_question(View& view, EditPlace answer) {
  EditQuestion question = std::move(*view.ui.question);
  view.ui.question.reset();
  if (question.is_for_all) view.ui.edits_belong = {answer, view.session.opening()};
  view.ui.open_menu = question.menu;
  return question;
}

}  // namespace

EditPlace edits_belong(const View& view) {
  const EditsBelong& belong = view.ui.edits_belong;
  return belong.opening == view.session.opening() ? belong.place : EditPlace::ask;
}

bool asks_first(const View& view, const EditWorld& edit) {
  if (view.session.at() == 0 || edit.at_start) return false;
  if (!apply_edits(view.world(), edit.edits, view.session.at() + 1).world) return false;
  switch (edits_belong(view)) {
    case EditPlace::step: return false;
    case EditPlace::start: return !view.session.why_not_at_start(edit.edits).empty();
    case EditPlace::ask: break;
  }
  return true;
}

void ask_first(View& view, const EditWorld& edit, SentForm sent) {
  EditQuestion question;
  question.edits = edit.edits;
  question.why_not_at_start = view.session.why_not_at_start(edit.edits);
  question.instead = acts_instead(view.world(), view.session.matrix(), edit.edits,
                                  view.session.at() + 1, kMostInstead);
  question.menu = std::exchange(view.ui.open_menu, {});
  question.sent = std::move(sent);
  question.revision = view.session.revision();
  view.ui.is_playing = false;
  view.ui.question = std::move(question);
}

EditWorld placed(const View& view, EditWorld edit) {
  if (view.session.at() > 0 && edits_belong(view) == EditPlace::start) edit.at_start = true;
  return edit;
}

void answer_question(View& view, EditPlace place) {
  if (!view.ui.question || place == EditPlace::ask) return;
  if (place == EditPlace::start && !view.ui.question->why_not_at_start.empty()) return;
  EditQuestion question = take_question(view, place);
  if (place == EditPlace::step && !view.ui.acting.empty()) {
    for (Step& act : acts_instead(view.world(), view.session.matrix(), question.edits,
                                  view.session.at() + 1, SIZE_MAX))
      if (act.by == view.ui.acting) return view.send(TakeStep{std::move(act), false});
  }
  view.outbox.send(
      PlacedEdit{{std::move(question.edits), place == EditPlace::start}, std::move(question.sent)});
}

void answer_by_act(View& view, std::size_t number) {
  if (!view.ui.question || number >= view.ui.question->instead.size()) return;
  EditQuestion question = take_question(view, EditPlace::step);
  view.send(TakeStep{std::move(question.instead[number]), false});
}

void cancel_question(View& view) {
  if (!view.ui.question) return;
  view.ui.question->is_for_all = false;
  EditQuestion question = take_question(view, EditPlace::ask);
  restore_form(view, std::move(question.sent));
}

void restore_form(View& view, SentForm sent) {
  if (!sent.name.empty()) view.ui.drafts["new name"] = std::move(sent.name);
  if (sent.paste) view.ui.paste = std::move(sent.paste);
}

void ask_again(View& view) { view.ui.edits_belong = {}; }

std::string asked_change(const View& view) {
  return edits_title(view.world(), view.ui.question->edits);
}

std::string asked_at(const View& view) {
  return "You look at step " + std::to_string(view.session.at()) + " of " +
         std::to_string(view.session.scenario().steps.size()) + ". Where does this change belong?";
}

std::string start_words(const View& view) {
  const std::string& why_not = view.ui.question->why_not_at_start;
  if (!why_not.empty()) return capitalized("not possible: ") + why_not;
  return "It was so from the beginning, and every step is played again";
}

std::string step_words(const View& view) {
  const std::uint32_t at = view.session.at();
  if (view.session.scenario().steps[at - 1].is_edit())
    return "It joins step " + std::to_string(at) + ", which was made by hand too";
  return "It becomes step " + std::to_string(at + 1);
}

std::string act_label(const View& view, std::size_t number) {
  const World& world = view.world();
  return "As " + std::string(label_of(world, world.find(view.ui.question->instead[number].by)));
}

std::string act_words(const View& view, std::size_t number) {
  return step_title(view.world(), view.ui.question->instead[number]);
}

std::string belong_words(const View& view) {
  switch (edits_belong(view)) {
    case EditPlace::start: return "In the middle of this story a change is one of its start";
    case EditPlace::step: return "In the middle of this story a change becomes a step";
    case EditPlace::ask: break;
  }
  return {};
}

}  // namespace permsim

// Puts a guest's page into words.
#include "web/models/guest.h"

#include <algorithm>

#include "core/decide/words.h"
#include "web/models/matrix.h"
#include "web/models/why.h"
#include "web/models/words.h"

namespace permsim {
namespace {

/// "Ben may reconnect Meta Ads" without whom and what: the row names one, the title the other.
std::string without_names(std::string words, std::string_view who, std::string_view what) {
  const std::string before = std::string(who) + " ", after = " " + std::string(what);
  if (words.rfind(before, 0) != 0) return words;
  words.erase(0, before.size());
  if (words.size() > after.size() &&
      words.compare(words.size() - after.size(), after.size(), after) == 0)
    words.erase(words.size() - after.size());
  return words;
}

}  // namespace

bool has_controls(const View& view) { return view.ui.hosting.controls != Controls::none; }

std::pair<std::string, std::string> guest_title(const View& view) {
  return {subject_words(view), view.session.scenario().title};
}

std::optional<Cell> asked_cell(const View& view) {
  const MatrixModel& model = view.models.matrix;
  if (const std::optional<Cell> chosen = selected_cell(view)) return chosen;
  if (model.rows().empty() || model.columns().empty()) return std::nullopt;
  return model.cell(0, 0);
}

std::vector<std::size_t> asked_people(const View& view, bool is_low) {
  const MatrixModel& model = view.models.matrix;
  const std::optional<Cell> asked = asked_cell(view);
  const std::optional<Cell> chosen = selected_cell(view);
  std::vector<std::size_t> people;
  if (!asked) return people;
  people.reserve(model.rows().size());
  for (std::size_t row = 0; row < model.rows().size(); ++row) {
    const EntityIndex who = model.rows()[row];
    const bool may = view.session.matrix().at({who, asked->on, asked->action}) == Verdict::allow;
    if (!is_low || may || (chosen && chosen->who == who)) people.push_back(row);
  }
  // Nobody may: then it is everybody who may not.
  if (people.empty() && is_low) return asked_people(view, false);
  return people;
}

AskedRow asked_row(const View& view, std::size_t row) {
  const MatrixModel& model = view.models.matrix;
  const Cell asked = *asked_cell(view);
  const World& world = view.world();
  AskedRow made;
  made.cell = {model.rows()[row], asked.on, asked.action};
  made.look = model.look_at(made.cell);
  made.name = label_of(world, made.cell.who);
  made.words = without_names(answer_words(world, made.cell, view.session.matrix().at(made.cell)),
                             made.name, label_of(world, asked.on));
  const std::optional<Cell> chosen = selected_cell(view);
  made.is_chosen = chosen && chosen->who == made.cell.who;
  return made;
}

std::vector<std::pair<std::string, Cell>> other_questions(const View& view) {
  std::vector<std::pair<std::string, Cell>> questions;
  const std::optional<Cell> asked = asked_cell(view);
  if (!asked) return questions;
  const Type& type = view.world().type_of(asked->on);
  questions.reserve(type.actions.size());
  for (ActionIndex action = 0; action < type.actions.size(); ++action) {
    if (!type.actions[action].is_event)
      questions.emplace_back(type.actions[action].label, Cell{asked->who, asked->on, action});
  }
  return questions;
}

GuestAnswer guest_answer(const View& view) {
  const std::optional<Cell> cell = selected_cell(view);
  const std::optional<Why>& why = view.models.why.why();
  if (!cell || !why) {
    const bool asks = view.ui.page_form == PageForm::question;
    return {{}, asks ? "Choose a person to see why" : "Choose a cell to see why", {}};
  }
  return {why->look, why->headline, why->blocked.empty() ? why->since : why->blocked.front()};
}

bool shows_whole_answer(const View& view) {
  const PageForm form = view.ui.page_form;
  const bool is_small = form == PageForm::grid || form == PageForm::question;
  return is_small && view.ui.tab == "why" && selected_cell(view).has_value();
}

void show_whole_answer(View& view, bool is_shown) {
  view.ui.tab = is_shown ? "why" : "matrix";
  view.ui.answer = AnswerTab::why;
}

std::vector<std::string_view> guest_actions(const View& view) {
  std::vector<std::string_view> rows = {"start", "legend", "twin", "theme"};
  if (view.ui.hosting.controls == Controls::full) rows.push_back("save");
  return rows;
}

}  // namespace permsim

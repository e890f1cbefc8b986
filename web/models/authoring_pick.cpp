// Notes what is chosen in the real page, and writes it into the draft.
#include "web/models/authoring_pick.h"

#include <algorithm>
#include <utility>

#include "web/models/authoring.h"

namespace permsim {

namespace {

std::string_view word_of(MatrixMode mode) {
  switch (mode) {
    case MatrixMode::actions: return "actions";
    case MatrixMode::things: return "things";
    case MatrixMode::person: return "person";
    case MatrixMode::list: return "list";
    case MatrixMode::roles: return "roles";
    case MatrixMode::stories: break;
  }
  return "stories";
}

void add_once(std::vector<std::string>& list, const std::string& id) {
  if (std::find(list.begin(), list.end(), id) == list.end()) list.push_back(id);
}

struct PickedLists {
  std::vector<std::string> who, on, actions;
};

PickedLists lists_of(const std::vector<PickedCell>& picked) {
  PickedLists lists;
  for (const PickedCell& cell : picked) {
    add_once(lists.who, cell.who);
    add_once(lists.on, cell.on);
    add_once(lists.actions, cell.action);
  }
  return lists;
}

std::string names_of(const View& view, const std::vector<std::string>& ids) {
  std::vector<std::string> names;
  names.reserve(ids.size());
  for (const std::string& id : ids) names.push_back(lesson_name(view, id));
  return listed(names);
}

std::string actions_of(const View& view, const std::vector<std::string>& ids) {
  std::vector<std::string> names;
  names.reserve(ids.size());
  for (const std::string& id : ids) names.push_back(lesson_action_name(view, id));
  return listed(names);
}

std::string words_of(std::size_t steps) {
  return std::to_string(steps) + (steps == 1 ? " step" : " steps");
}

Check check_of(const View& view, const PickedCell& cell) {
  Check check;
  check.who.ids = {cell.who};
  check.on.ids = {cell.on};
  const Cell found = cell_of(view.world(), {cell.who, cell.action, cell.on}).value_or(Cell{});
  const Verdict verdict = found.on == kNoEntity ? Verdict::deny : view.session.matrix().at(found);
  (verdict == Verdict::allow     ? check.can
   : verdict == Verdict::unclear ? check.unclear
                                 : check.cannot) = {cell.action};
  return check;
}

/// The steps that were done behind those the session began with.
std::vector<Step> steps_done(const View& view) {
  const std::vector<Step>& steps = view.session.scenario().steps;
  const auto from =
      std::min(static_cast<std::size_t>(page_written(view)->question->at), steps.size());
  return {steps.begin() + static_cast<std::ptrdiff_t>(from), steps.end()};
}

void take_cells(View& view) {
  const PickedLists lists = lists_of(view.ui.authoring->picked);
  const std::string place = question_place(view);
  draft_of(view).set_all({{place + "/at", static_cast<int>(view.session.at())},
                          {place + "/on", lists.on},
                          {place + "/who", lists.who},
                          {place + "/actions", lists.actions}},
                         "pick cells for page " + std::to_string(*view.ui.authoring->page + 1));
}

void take_option(View& view) {
  const std::size_t index = view.ui.authoring->pick_option;
  draft_of(view).set_all({{question_place(view) + "/options/" + std::to_string(index) + "/is",
                           check_of(view, view.ui.authoring->picked.back())}},
                         "pick a cell for an answer");
}

void take_check(View& view) {
  Check check = check_of(view, view.ui.authoring->picked.back());
  check.after.kind = When::Kind::end;
  check.has_after = true;
  add_lesson_check(view, std::move(check));
}

void take_look(View& view) {
  const std::string place = page_place(view);
  std::vector<std::pair<std::string, LessonValue>> values = {
      {place + "/at", static_cast<int>(view.session.at())},
      {place + "/view", std::string(word_of(view.ui.mode))}};
  values.emplace_back(place + "/shows", LessonValue());
  if (!view.ui.resource.empty()) values.emplace_back(place + "/shows/on", view.ui.resource);
  if (!view.ui.cell.who.empty()) values.emplace_back(place + "/shows/who", view.ui.cell.who);
  draft_of(view).set_all(
      values, "pick where page " + std::to_string(*view.ui.authoring->page + 1) + " looks");
}

void take_steps(View& view) {
  const bool is_order = page_written(view)->question->kind == LessonQuestion::Kind::order;
  draft_of(view).set_all(
      {{question_place(view) + (is_order ? "/steps" : "/solution"), steps_done(view)}},
      "take over steps");
}

}  // namespace

void begin_pick(View& view, LessonPick pick, std::size_t option) {
  Authoring& authoring = *view.ui.authoring;
  authoring.pick = pick;
  authoring.pick_option = option;
  authoring.picked.clear();
  view.outbox.send(AuthorLesson{AuthorLesson::What::pick});
}

std::string pick_words(const View& view) {
  const std::string page = "page " + std::to_string(view.ui.authoring->page.value_or(0) + 1);
  switch (view.ui.authoring->pick) {
    case LessonPick::nothing: break;
    case LessonPick::cells: return "Choose the cells that " + page + " asks about";
    case LessonPick::option: return "Choose the cell that this answer speaks of";
    case LessonPick::check: return "Choose a cell that must be as it is now";
    case LessonPick::look: return "Go to what " + page + " shall show";
    case LessonPick::steps: return "Take the steps of " + page;
  }
  return {};
}

std::string picked_words(const View& view) {
  const Authoring& authoring = *view.ui.authoring;
  if (authoring.pick == LessonPick::look)
    return moment_choices(view)[view.session.at()] +
           (view.ui.resource.empty() ? "" : ", " + lesson_name(view, view.ui.resource));
  if (authoring.pick == LessonPick::steps) {
    const std::size_t count = steps_done(view).size();
    return count == 0 ? "No steps yet" : words_of(count);
  }
  if (authoring.picked.empty()) return "No cell yet";
  const PickedLists lists = lists_of(authoring.picked);
  return names_of(view, lists.who) + " × " + actions_of(view, lists.actions) + " on " +
         names_of(view, lists.on);
}

bool can_take_pick(const View& view) {
  const Authoring& authoring = *view.ui.authoring;
  if (authoring.pick == LessonPick::look) return true;
  if (authoring.pick == LessonPick::steps) return !steps_done(view).empty();
  return !authoring.picked.empty();
}

void follow_pick(View& view) {
  if (!is_picking(view)) return;
  Authoring& authoring = *view.ui.authoring;
  const PickedCell cell{view.ui.cell.who, view.ui.cell.action, view.ui.cell.on};
  if (cell.who.empty() || cell.action.empty() || cell.on.empty()) return;
  if (!authoring.picked.empty() && authoring.picked.back() == cell) return;
  if (authoring.pick != LessonPick::cells) authoring.picked.clear();
  authoring.picked.push_back(cell);
}

void take_pick(View& view) {
  switch (view.ui.authoring->pick) {
    case LessonPick::nothing: break;
    case LessonPick::cells: return take_cells(view);
    case LessonPick::option: return take_option(view);
    case LessonPick::check: return take_check(view);
    case LessonPick::look: return take_look(view);
    case LessonPick::steps: return take_steps(view);
  }
}

}  // namespace permsim

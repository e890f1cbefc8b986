// Pages of a lesson being written: looked at, added, moved, told.
#include "web/models/authoring.h"

#include <algorithm>
#include <utility>

#include "core/answers/check_words.h"
#include "core/decide/words.h"
#include "core/lessons/judge.h"
#include "core/lessons/new_question.h"
#include "core/world/names.h"

namespace permsim {

namespace {

/// The first moment that has it, from the one asked about on.
const World* world_with(const View& view, const std::string& id) {
  const LessonPlay& play = draft_of(view).play();
  const LessonPage* page = page_written(view);
  const int at = page == nullptr ? 0 : page->question ? page->question->at : page->at.value_or(0);
  if (play.moment(at).world->find(id) != kNoEntity) return play.moment(at).world.get();
  for (const MomentPtr& moment : play.play.moments)
    if (moment->world->find(id) != kNoEntity) return moment->world.get();
  return nullptr;
}

}  // namespace

bool is_authoring_shown(const View& view) {
  // A page that is tried out is a lesson, and a goal of it is acted for in the real page.
  return view.lesson == nullptr && view.ui.authoring &&
         view.ui.authoring->pick == LessonPick::nothing;
}

bool is_picking(const View& view) {
  return view.ui.authoring && view.ui.authoring->pick != LessonPick::nothing;
}

LessonDraft& draft_of(View& view) { return *view.ui.authoring->draft; }
const LessonDraft& draft_of(const View& view) { return *view.ui.authoring->draft; }

const LessonPage* page_written(const View& view) {
  const Authoring& authoring = *view.ui.authoring;
  const auto& pages = authoring.draft->lesson().pages;
  return authoring.page && *authoring.page < pages.size() ? &pages[*authoring.page] : nullptr;
}

std::optional<std::size_t> recorded_steps(const View& view) {
  const std::optional<RecordedLesson>& recorded = view.ui.records_lesson;
  if (!recorded || recorded->opening != view.session.opening()) return std::nullopt;
  const std::size_t now = view.session.scenario().steps.size();
  return now > recorded->steps ? now - recorded->steps : 0;
}

std::string author_page_name(const View& view, std::optional<std::size_t> page) {
  if (!page) return "The lesson";
  const std::string& name = draft_of(view).lesson().pages[*page].name();
  return std::to_string(*page + 1) + "  " + (name.empty() ? "A page without a title" : name);
}

std::string_view kind_words(const LessonPage& page) {
  if (!page.question) return "Tells";
  switch (page.question->kind) {
    case LessonQuestion::Kind::predict: return "Predict";
    case LessonQuestion::Kind::choose: return "Choose";
    case LessonQuestion::Kind::order: return "Order";
    case LessonQuestion::Kind::goal: break;
  }
  return "Goal";
}

std::string problem_count_words(std::size_t count) {
  if (count == 0) return {};
  return std::to_string(count) + (count == 1 ? " problem" : " problems");
}

std::string about_draft(const View& view) {
  const LessonDraft& draft = draft_of(view);
  const std::size_t pages = draft.lesson().pages.size();
  std::string words = std::to_string(pages) + (pages == 1 ? " page" : " pages");
  const std::string problems = problem_count_words(draft.problems().size());
  words += problems.empty() ? " · nothing is wrong" : " · " + problems;
  return words + (draft.is_changed() ? " · not saved yet" : " · saved");
}

std::string problem_place_words(const Problem& problem) {
  const std::optional<std::size_t> page = LessonDraft::page_of(problem);
  return page ? "Page " + std::to_string(*page + 1) : "The lesson";
}

void look_at_page(View& view, std::optional<std::size_t> page) {
  Authoring& authoring = *view.ui.authoring;
  authoring.draft->end_writing();
  const std::size_t count = authoring.draft->lesson().pages.size();
  if (page && count == 0) page = std::nullopt;
  if (page) page = std::min(*page, count - 1);
  authoring.page = page;
}

void add_page(View& view, std::optional<LessonQuestion::Kind> kind) {
  LessonDraft& draft = draft_of(view);
  const std::size_t at =
      view.ui.authoring->page ? *view.ui.authoring->page + 1 : draft.lesson().pages.size();
  // It looks where the page before it does.
  int moment = 0;
  for (std::size_t i = 0; i < std::min(at, draft.lesson().pages.size()); ++i) {
    const LessonPage& page = draft.lesson().pages[i];
    moment = page.question ? page.question->at : page.at.value_or(moment);
  }
  LessonPage page;
  if (kind) {
    page = new_question_page(draft.play(), *kind, moment);
  } else {
    page.title = "A new page";
    page.at = moment;
  }
  draft.insert_page(at, page);
  look_at_page(view, at);
}

void duplicate_page(View& view) {
  if (!view.ui.authoring->page) return;
  const std::size_t page = *view.ui.authoring->page;
  draft_of(view).duplicate_page(page);
  look_at_page(view, page + 1);
}

void remove_page(View& view) {
  if (!view.ui.authoring->page) return;
  const std::size_t page = *view.ui.authoring->page;
  draft_of(view).remove_page(page);
  look_at_page(view, page);
}

bool can_move_page(const View& view, int by) {
  if (!view.ui.authoring->page) return false;
  const auto to = static_cast<std::ptrdiff_t>(*view.ui.authoring->page) + by;
  return to >= 0 && to < static_cast<std::ptrdiff_t>(draft_of(view).lesson().pages.size());
}

void move_page(View& view, int by) {
  if (!can_move_page(view, by)) return;
  const std::size_t from = *view.ui.authoring->page;
  const auto to = static_cast<std::size_t>(static_cast<std::ptrdiff_t>(from) + by);
  draft_of(view).move_page(from, to);
  look_at_page(view, to);
}

void undo_writing(View& view) {
  draft_of(view).undo();
  look_at_page(view, view.ui.authoring->page);
}

void redo_writing(View& view) {
  draft_of(view).redo();
  look_at_page(view, view.ui.authoring->page);
}

std::string page_place(const View& view) {
  return view.ui.authoring->page ? "/pages/" + std::to_string(*view.ui.authoring->page) : "";
}

std::string question_place(const View& view) {
  const LessonPage* page = page_written(view);
  if (page == nullptr || !page->question) return page_place(view);
  return page_place(view) + "/" + std::string(word_of(page->question->kind));
}

void write_value(View& view, const std::string& where, const LessonValue& value,
                 std::string_view what) {
  const std::string of = view.ui.authoring->page
                             ? "page " + std::to_string(*view.ui.authoring->page + 1)
                             : "the lesson";
  draft_of(view).set(where, value, "change " + std::string(what) + " of " + of);
}

void add_lesson_check(View& view, Check check) {
  const std::size_t count = page_written(view)->question->checks.size();
  const std::string place = question_place(view) + "/checks";
  if (count == 0)
    draft_of(view).set_all({{place, std::vector<Check>{std::move(check)}}}, "add what must be so");
  else
    draft_of(view).set_all({{place + "/" + std::to_string(count), std::move(check)}},
                           "add what must be so");
}

std::vector<std::string> moment_choices(const View& view) {
  const LessonPlay& play = draft_of(view).play();
  std::vector<std::string> choices = {"At the start"};
  const std::vector<Step>& steps = play.scenario().steps;
  choices.reserve(steps.size() + 1);
  for (std::size_t i = 0; i < steps.size(); ++i)
    choices.push_back("After step " + std::to_string(i + 1) + ": " +
                      step_title(*play.play.moments[i]->world, steps[i]));
  return choices;
}

std::string lesson_name(const View& view, const std::string& id) {
  const World* world = world_with(view, id);
  return world == nullptr ? id : name_of(*world, world->find(id));
}

std::string lesson_action_name(const View& view, const std::string& id) {
  for (const Type& type : draft_of(view).play().scenario().policy_read()->types) {
    const ActionIndex action = type.find_action(id);
    if (action != kNoAction) return type.actions[action].label;
  }
  return id;
}

std::vector<PlaceChoice> place_choices(const View& view) {
  std::vector<PlaceChoice> choices = {{"", "Nowhere"},
                                      {"matrix", "The matrix"},
                                      {"why", "Why"},
                                      {"timeline", "The timeline"},
                                      {"things", "People and things"},
                                      {"cell", "The chosen cell"}};
  const LessonPage& page = *page_written(view);
  const auto add = [&](const std::string& place, const std::string& words) {
    choices.push_back({place, words});
  };
  if (!page.shows_who.empty()) add("person:" + page.shows_who, lesson_name(view, page.shows_who));
  if (!page.shows_on.empty()) add("thing:" + page.shows_on, lesson_name(view, page.shows_on));
  if (page.at.value_or(0) > 0)
    add("step:" + std::to_string(*page.at), "Step " + std::to_string(*page.at));
  const bool has_it = std::any_of(choices.begin(), choices.end(), [&](const PlaceChoice& each) {
    return each.place == page.points_at;
  });
  if (has_it) return choices;
  const std::size_t colon = page.points_at.find(':');
  const std::string of = page.points_at.substr(colon == std::string::npos ? 0 : colon + 1);
  add(page.points_at,
      page.points_at.compare(0, 5, "step:") == 0 ? "Step " + of : lesson_name(view, of));
  return choices;
}

std::vector<StatusChoice> status_choices(const View& view) {
  constexpr std::size_t kMost = 60;
  const LessonPage* page = page_written(view);
  const int at = page != nullptr && page->question ? page->question->at : 0;
  const World& world = *draft_of(view).play().moment(at).world;
  std::vector<StatusChoice> choices;
  for (EntityIndex each = 0; each < world.size() && choices.size() < kMost; ++each) {
    if (!world.has(each) || !world.type_of(each).has_status()) continue;
    const StatusScheme& scheme = world.type_of(each).status;
    const std::string& id = world.at(each).id;
    const auto add = [&](const std::string& status) {
      const bool is_known = std::any_of(choices.begin(), choices.end(), [&](const auto& choice) {
        return choice.id == id && choice.status == status;
      });
      if (!status.empty() && !is_known)
        choices.push_back({id, status, name_of(world, each) + " is " + status});
    };
    for (const StatusCase& each_case : scheme.cases) add(each_case.is);
    add(scheme.otherwise);
  }
  return choices;
}

std::string lesson_check_words(const View& view, const Check& check) {
  return check_words(check, draft_of(view).play().play.moments);
}

std::vector<std::string> written_step_words(const View& view) {
  const LessonQuestion& question = *page_written(view)->question;
  const LessonPlay& play = draft_of(view).play();
  // Steps that speak of what is not there are told, never played.
  const bool is_sound = draft_of(view).problems_of(view.ui.authoring->page).empty();
  const std::vector<MomentPtr> moments =
      moments_of_steps(play, question, is_sound ? question.steps : std::vector<Step>{});
  std::vector<std::string> words;
  words.reserve(question.steps.size());
  for (std::size_t i = 0; i < question.steps.size(); ++i)
    words.push_back(
        step_title(*moments[std::min(i, moments.size() - 1)]->world, question.steps[i]));
  return words;
}

std::vector<bool> options_right(const View& view) {
  const LessonQuestion& question = *page_written(view)->question;
  // What speaks of nobody there is cannot be judged.
  for (const Problem& problem : draft_of(view).problems_of(view.ui.authoring->page)) {
    if (problem.code != "not-one-answer") return std::vector<bool>(question.options.size(), false);
  }
  return right_options(draft_of(view).play(), question);
}

const LessonSession* shown_lesson(const View& view) {
  Authoring& authoring = *view.ui.authoring;
  if (!authoring.page) return nullptr;
  if (authoring.shown_of != authoring.draft->text()) {
    authoring.shown_of = authoring.draft->text();
    authoring.shown.reset();
    if (auto preview = authoring.draft->preview()) {
      authoring.shown = std::make_shared<LessonSession>(std::move(preview->play));
      authoring.shown_pages = std::move(preview->pages);
    }
  }
  if (authoring.shown == nullptr) return nullptr;
  const auto& pages = authoring.shown_pages;
  const auto found = std::find(pages.begin(), pages.end(), *authoring.page);
  if (found == pages.end()) return nullptr;
  authoring.shown->go(static_cast<std::size_t>(found - pages.begin()));
  view.ui.lesson_cell = 0;  // another page may have had more cells
  return authoring.shown.get();
}

}  // namespace permsim

// The work of each kind of question.
#include "web/panels/lesson_work.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "core/lessons/lesson_words.h"
#include "core/world/names.h"
#include "icons.h"
#include "web/models/lesson.h"
#include "web/panels/lesson_grid.h"
#include "web/panels/lesson_picture.h"

namespace permsim {
namespace {

void add_predict(const View& view, PanelNode& work) {
  const LessonSession& lesson = *view.lesson;
  const QuestionState& state = lesson.state(lesson.page());
  const LessonQuestion& question = *lesson.question(lesson.page());
  const World& world = *lesson.play().moment(question.at).world;
  std::vector<std::string> things;
  things.reserve(question.on.size());
  for (const std::string& on : question.on) things.push_back(name_of(world, world.find(on)));
  work.children.push_back(
      heading_node("thing", listed(things) + ", " + lesson_moment_words(question.at), 3));
  const std::size_t all = state.guess.cells.size();
  if (!state.is_locked) {
    PanelNode marked = text_node(
        "marked", std::to_string(all - lesson.to_go()) + " of " + std::to_string(all) + " marked");
    marked.role = NodeRole::status;
    work.children.push_back(std::move(marked));
  }
  work.children.push_back(predict_grid(view));
  if (state.is_locked) return;
  PanelNode marks;
  marks.role = NodeRole::toolbar;
  marks.key = "marks";
  marks.name = cell_name(lesson, view.ui.lesson_cell);
  constexpr std::tuple<Verdict, const char*, const char*> kMarks[] = {
      {Verdict::allow, "Allowed", ICON_CHECK},
      {Verdict::deny, "Denied", ICON_XMARK},
      {Verdict::unclear, "Unclear", ICON_QUESTION}};
  for (const auto& [verdict, word, icon] : kMarks) {
    PanelNode mark = button_node(
        word, word, [mark = verdict](View& now) { mark_cell(now, now.ui.lesson_cell, mark); });
    mark.icon = icon;
    marks.children.push_back(std::move(mark));
  }
  work.children.push_back(text_node("marks of", marks.name, Tone::small));
  work.children.push_back(std::move(marks));
}

void add_choose(const View& view, PanelNode& work) {
  const LessonSession& lesson = *view.lesson;
  const QuestionState& state = lesson.state(lesson.page());
  PanelNode choice;
  choice.role = NodeRole::choice;
  choice.key = "options";
  choice.name = "Answers";
  const std::vector<LessonOption>& options = lesson.question(lesson.page())->options;
  for (std::size_t i = 0; i < options.size(); ++i) {
    PanelNode option;
    option.role = NodeRole::option;
    option.key = "option " + std::to_string(i + 1);
    option.name = options[i].says;
    option.is_selected = state.guess.option == i;
    option.is_enabled = !state.is_locked;
    if (state.right_option == i) option.more = "this is right";
    option.press = [i](View& now) {
      now.outbox.send(InLesson{[i](LessonSession& each) { each.choose(i); }});
    };
    choice.children.push_back(std::move(option));
  }
  work.children.push_back(std::move(choice));
}

void add_lanes(const LessonSession& lesson, PanelNode& work) {
  PanelNode list;
  list.role = NodeRole::list;
  list.key = "lanes";
  for (const LessonLane& lane : lesson_lanes(lesson)) {
    std::string words = lane.name + ": ";
    for (std::size_t i = 0; i < lane.words.size(); ++i)
      words += (i > 0 ? " → " : "") + (lane.words[i].empty() ? "not there" : lane.words[i]);
    PanelNode item = text_node("lane " + lane.name, words, Tone::small);
    item.role = NodeRole::item;
    list.children.push_back(std::move(item));
  }
  if (list.children.empty()) return;
  work.children.push_back(heading_node("lanes of", "How things fared, step by step", 4));
  work.children.push_back(std::move(list));
}

PanelNode move_button(const char* key, const std::string& name, std::size_t from, std::size_t to) {
  return button_node(key, name, [from, to](View& now) {
    now.outbox.send(InLesson{[from, to](LessonSession& each) { each.move_step(from, to); }});
  });
}

void add_order(const View& view, PanelNode& work) {
  const LessonSession& lesson = *view.lesson;
  const QuestionState& state = lesson.state(lesson.page());
  const LessonQuestion& question = *lesson.question(lesson.page());
  const std::vector<std::string> words = step_words(lesson, lesson.page(), question.steps);
  PanelNode list;
  list.role = NodeRole::list;
  list.key = "order";
  for (std::size_t i = 0; i < state.guess.order.size(); ++i) {
    const std::size_t place = state.guess.order[i];
    PanelNode item;
    item.role = NodeRole::item;
    item.key = "step " + std::to_string(state.key_of(place) + 1);
    const std::string step = std::to_string(i + 1) + "  " + words[place];
    PanelNode text = text_node("says", step);
    if (state.run) text.name += ": " + std::string(word_of(state.run->moments[i + 1]->outcome));
    item.children.push_back(std::move(text));
    if (!state.is_locked && i > 0)
      item.children.push_back(move_button("earlier", "Earlier", i, i - 1));
    if (!state.is_locked && i + 1 < state.guess.order.size())
      item.children.push_back(move_button("later", "Later", i, i + 1));
    list.children.push_back(std::move(item));
  }
  work.children.push_back(std::move(list));
  add_lanes(lesson, work);
}

void add_goal(const View& view, PanelNode& work) {
  const LessonSession& lesson = *view.lesson;
  const QuestionState& state = lesson.state(lesson.page());
  const LessonQuestion& question = *lesson.question(lesson.page());
  work.children.push_back(text_node("by", goal_actors_words(lesson), Tone::small));
  const std::vector<std::string> words = step_words(lesson, lesson.page(), state.guess.steps);
  PanelNode list;
  list.role = NodeRole::list;
  list.key = "done";
  for (std::size_t i = 0; i < words.size(); ++i) {
    PanelNode item =
        text_node("step " + std::to_string(i + 1), std::to_string(i + 1) + "  " + words[i]);
    item.role = NodeRole::item;
    list.children.push_back(std::move(item));
  }
  if (!list.children.empty()) work.children.push_back(std::move(list));
  for (int i = 0; i < state.hints; ++i)
    work.children.push_back(text_node("hint " + std::to_string(i + 1),
                                      "Hint: " + question.hints[static_cast<std::size_t>(i)]));
  if (!state.is_locked) {
    work.children.push_back(button_node("act", "Act in the simulator",
                                        [](View& now) { now.outbox.send(ActForGoal{true}); }));
    if (static_cast<std::size_t>(state.hints) < question.hints.size())
      work.children.push_back(button_node("hint", "Give a hint", [](View& now) {
        now.outbox.send(InLesson{[](LessonSession& each) { each.hint(); }});
      }));
  }
  add_lanes(lesson, work);
}

}  // namespace

std::string goal_actors_words(const LessonSession& lesson) {
  const LessonQuestion* question = lesson.question(lesson.page());
  if (question == nullptr) return {};
  const World& world = *lesson.play().moment(question->at).world;
  std::vector<std::string> names;
  names.reserve(question->by.size());
  for (const std::string& id : question->by) {
    const EntityIndex who = world.find(id);
    names.push_back(who == kNoEntity ? id : std::string(name_of(world, who)));
  }
  std::string words = names.empty() ? "You act as anybody" : "You act as " + listed(names, "or");
  if (question->most_steps > 0)
    words += ", in at most " + std::to_string(question->most_steps) +
             (question->most_steps == 1 ? " step" : " steps");
  return words;
}

PanelNode lesson_work_node(const View& view) {
  const LessonSession& lesson = *view.lesson;
  PanelNode work = group_node("work", {}, {});
  const LessonQuestion* question = lesson.question(lesson.page());
  if (question == nullptr) {
    add_picture(view, work);
    add_places(view, work);
    return work;
  }
  switch (question->kind) {
    case LessonQuestion::Kind::predict: add_predict(view, work); break;
    case LessonQuestion::Kind::choose: add_choose(view, work); break;
    case LessonQuestion::Kind::order: add_order(view, work); break;
    case LessonQuestion::Kind::goal: add_goal(view, work); break;
  }
  add_places(view, work);
  return work;
}

}  // namespace permsim

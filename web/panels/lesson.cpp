// Describes a lesson: head, question, work, why, and the buttons below. The work of each kind of
// question stands in lesson_work.cpp.
#include "web/panels/lesson.h"

#include <algorithm>
#include <string>
#include <utility>

#include "core/lessons/lesson_words.h"
#include "icons.h"
#include "web/models/lesson.h"
#include "web/panels/lesson_picture.h"
#include "web/panels/lesson_work.h"

namespace permsim {
namespace {

PanelNode head_node(const LessonSession& lesson) {
  PanelNode head = group_node("head", {}, {});
  head.children.push_back(heading_node("title", lesson.lesson().title, 2));
  head.children.push_back(text_node("about", about_lesson(lesson), Tone::small));
  PanelNode pages;
  pages.role = NodeRole::toolbar;
  pages.key = "pages";
  pages.name = "Pages";
  const std::size_t count = lesson.lesson().pages.size();
  for (std::size_t page = 0; page <= count; ++page) {
    const std::string number = page < count ? std::to_string(page + 1) : "Result";
    PanelNode node =
        button_node("page " + number, number, [page](View& now) { go_to_page(now, page); });
    node.is_selected = page == lesson.page();
    if (page < count) {
      node.more = lesson.lesson().pages[page].name();
      if (lesson.question(page) != nullptr && lesson.state(page).first) {
        node.aside = "answered";
        node.icon = ICON_CHECK;
      }
    }
    pages.children.push_back(std::move(node));
  }
  head.children.push_back(std::move(pages));
  head.children.push_back(
      button_node("present", "Present", [](View& now) { now.outbox.send(Present{}); }));
  head.children.push_back(
      button_node("close", "Close the lesson", [](View& now) { now.outbox.send(CloseLesson{}); }));
  return head;
}

void add_lines(PanelNode& group, const std::string& text) {
  std::size_t number = 0;
  for (const LessonLine& line : lesson_lines(text)) {
    PanelNode node = text_node("line " + std::to_string(++number), line.words);
    node.parts = line.parts;
    if (line.is_item) {
      node.name.insert(0, "•  ");
      node.parts.front().insert(0, "•  ");
    }
    group.children.push_back(std::move(node));
  }
}

/// How cells are marked: of each part a key and what it says.
PanelNode keys_node() {
  PanelNode keys = group_node("keys", "Keys", {});
  for (const auto& [key, says] : {std::pair("A", "Allowed"), {"D", "Denied"}, {"U", "Unclear"}}) {
    PanelNode node = text_node(key, key);
    node.aside = says;
    keys.children.push_back(std::move(node));
  }
  keys.children.push_back(
      text_node("presses", "or press a cell: once, twice, three times", Tone::small));
  return keys;
}

/// The wrong ones, each of which leads to its why.
void add_remarks(const View& view, const LessonSession& lesson, PanelNode& group) {
  const QuestionState& state = lesson.state(lesson.page());
  if (!state.is_locked) return;
  PanelNode told = heading_node("result", verdict_words(lesson, lesson.page()));
  told.role = NodeRole::status;
  told.tone = Tone::title;
  group.children.push_back(std::move(told));
  PanelNode list;
  list.role = NodeRole::list;
  list.key = "to look at again";
  for (std::size_t cell = 0; cell < state.right_cells.size(); ++cell) {
    if (state.is_right[cell]) continue;
    PanelNode item = button_node("wrong " + std::to_string(cell), cell_name(lesson, cell),
                                 [cell](View& now) { now.ui.lesson_cell = cell; });
    item.role = NodeRole::item;
    item.more = said_words(lesson, cell);
    item.sign = SignLook{right_sign(lesson, cell), Change::none, false};
    item.is_selected = cell == view.ui.lesson_cell;
    list.children.push_back(std::move(item));
  }
  if (!list.children.empty()) group.children.push_back(std::move(list));
  if (!state.run) return;
  for (std::size_t i = 0; i < state.run->faults.size(); ++i)
    group.children.push_back(text_node("fault " + std::to_string(i), state.run->faults[i]));
}

PanelNode question_node(const View& view, const LessonSession& lesson) {
  PanelNode group = group_node("question", {}, {});
  group.children.push_back(text_node("where", page_words(lesson), Tone::small));
  if (const std::string& words = view.ui.recording; !words.empty())
    group.children.push_back(text_node("recording", words, Tone::small));
  const LessonPage& page = lesson.page_now();
  const bool asks = page.question.has_value();
  group.children.push_back(heading_node("says", asks ? page.question->says : page.title, 3));
  if (asks && !page.title.empty())
    group.children.push_back(text_node("page title", page.title, Tone::strong));
  add_lines(group, page.text);
  if (const std::string look = pointing_words(lesson); !look.empty())
    group.children.push_back(text_node("points at", look, Tone::small));
  if (asks && page.question->kind == LessonQuestion::Kind::predict &&
      !lesson.state(lesson.page()).is_locked)
    group.children.push_back(keys_node());
  if (asks) add_remarks(view, lesson, group);
  return group;
}

/// Who records the result, or who does not.
std::string kept_words(const UiState& ui) {
  if (!ui.recording.empty()) return ui.recording;
  return ui.keeps_progress ? "Nothing is sent anywhere; the result is kept in this browser"
                           : "Nothing is sent anywhere, and nothing is kept in this browser: save "
                             "the result before you leave";
}

PanelNode result_node(const View& view) {
  const LessonSession& lesson = *view.lesson;
  PanelNode group = group_node("result", {}, {});
  group.children.push_back(text_node("where", "Result", Tone::small));
  const std::string score =
      std::to_string(lesson.score()) + " of " + std::to_string(lesson.of()) + " points";
  group.children.push_back(heading_node("score", score, 3));
  std::string words = "Every question can still be answered";
  if (lesson.is_complete()) words = lesson.is_passed() ? "Passed" : "Not passed this time";
  group.children.push_back(text_node("passed", words, Tone::strong));
  group.children.push_back(text_node("kept", kept_words(view.ui), Tone::small));
  group.children.push_back(button_node("save", "Save the result as a file", [](View& now) {
    now.outbox.send(SaveLessonResult{false});
  }));
  group.children.push_back(button_node("statements", "Save as xAPI statements",
                                       [](View& now) { now.outbox.send(SaveLessonResult{true}); }));
  group.children.push_back(button_node("reset", "Start the lesson afresh", [](View& now) {
    now.ui.lesson_cell = 0;
    now.outbox.send(InLesson{[](LessonSession& each) { each.reset(); }});
  }));
  return group;
}

PanelNode why_node(const View& view, const LessonSession& lesson) {
  PanelNode group = group_node("why", "Why", {});
  const std::size_t cell = view.ui.lesson_cell;
  group.children.push_back(text_node("said", said_words(lesson, cell), Tone::small));
  add_why_lines(group, why_lines(lesson, cell));
  return group;
}

/// A question that is open can be left for later; what leads on stands last.
PanelNode foot_node(const LessonSession& lesson) {
  PanelNode foot;
  foot.role = NodeRole::toolbar;
  foot.key = "foot";
  foot.name = "Lesson";
  const std::size_t page = lesson.page();
  PanelNode back = button_node("back", "Back", [page](View& now) { go_to_page(now, page - 1); });
  back.is_enabled = page > 0;
  back.icon = ICON_CHEVRON_LEFT;
  foot.children.push_back(std::move(back));
  const auto add = [&](const char* key, const char* name, bool is_there,
                       void (*act)(LessonSession&)) {
    if (!is_there) return;
    foot.children.push_back(
        button_node(key, name, [act](View& now) { now.outbox.send(InLesson{act}); }));
  };
  const bool is_open = lesson.question(page) != nullptr && !lesson.state(page).is_locked;
  add("again", "Try again", lesson.can_try_again(), [](LessonSession& each) { each.try_again(); });
  add("solution", "Show the solution", lesson.can_show_solution(),
      [](LessonSession& each) { each.show_solution(); });
  if (!lesson.is_at_result()) {
    const std::size_t last = lesson.lesson().pages.size();
    std::string name = is_open           ? "Skip"
                       : page + 1 < last ? "Next: " + lesson.lesson().pages[page + 1].name()
                                         : "Next: the result";
    foot.children.push_back(
        button_node("next", std::move(name), [page](View& now) { go_to_page(now, page + 1); }));
  }
  if (is_open) {
    PanelNode lock =
        button_node("lock in", "Lock in", [](View& now) { now.outbox.send(LockIn{}); });
    lock.is_enabled = lesson.can_lock_in();
    lock.more = to_go_words(lesson);
    foot.children.push_back(std::move(lock));
  }
  return foot;
}

}  // namespace

PanelNode lesson_panel(const View& view) {
  const LessonSession& lesson = *view.lesson;
  PanelNode panel;
  panel.role = NodeRole::region;
  panel.key = "lesson";
  panel.name = lesson.lesson().title;
  panel.children.push_back(head_node(lesson));
  if (lesson.is_at_result()) {
    panel.children.push_back(result_node(view));
  } else {
    panel.children.push_back(question_node(view, lesson));
    panel.children.push_back(lesson_work_node(view));
    const QuestionState& state = lesson.state(lesson.page());
    if (state.is_locked && !state.right_cells.empty())
      panel.children.push_back(why_node(view, lesson));
    point_at_place(view, panel);
  }
  panel.children.push_back(foot_node(lesson));
  return panel;
}

PanelNode lesson_goal_panel(const View& view) {
  const LessonSession& lesson = *view.lesson;
  PanelNode panel;
  panel.role = NodeRole::region;
  panel.key = "lesson goal";
  panel.name = "The goal";
  panel.children.push_back(text_node("says", lesson.question(lesson.page())->says, Tone::strong));
  panel.children.push_back(text_node("by", goal_actors_words(lesson), Tone::small));
  panel.children.push_back(button_node("done", "Back to the lesson",
                                       [](View& now) { now.outbox.send(ActForGoal{false}); }));
  return panel;
}

}  // namespace permsim

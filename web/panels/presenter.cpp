// Describes what is on the projector: the page, its question as learners have it, the signs, and
// what the presenter can press.
#include "web/panels/presenter.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "web/models/lesson.h"
#include "web/models/presenter.h"
#include "web/panels/lesson_work.h"

namespace permsim {
namespace {

PanelNode act_node(const char* key, std::string name, PresenterAct act, const char* keys) {
  PanelNode node =
      button_node(key, std::move(name), [act](View& now) { now.outbox.send(InPresentation{act}); });
  node.more = keys;
  return node;
}

PanelNode page_node(const LessonSession& room) {
  const LessonPage& page = room.page_now();
  PanelNode group = group_node("page", {}, {});
  group.children.push_back(text_node("where", room_words(room), Tone::small));
  const bool asks = page.question.has_value();
  group.children.push_back(heading_node("says", asks ? page.question->says : page.title, 2));
  std::size_t number = 0;
  for (const LessonLine& line : lesson_lines(page.text))
    group.children.push_back(text_node("line " + std::to_string(++number),
                                       line.is_item ? "•  " + line.words : line.words));
  if (const std::string look = pointing_words(room); !look.empty())
    group.children.push_back(text_node("points at", look, Tone::small));
  return group;
}

/// As learners have it, without what only one who works alone needs.
PanelNode work_node(const View& view) {
  PanelNode work = lesson_work_node(view);
  constexpr std::array<std::string_view, 4> kOfLearners = {"marks", "marks of", "marked", "act"};
  std::erase_if(work.children, [&](const PanelNode& node) {
    return std::find(kOfLearners.begin(), kOfLearners.end(), node.key) != kOfLearners.end();
  });
  return work;
}

/// The chosen cell's answer, in the words of everywhere.
void add_why(const View& view, PanelNode& panel) {
  const LessonSession& room = *view.lesson;
  if (room.state(room.page()).right_cells.empty()) return;
  const std::vector<WhyLine> lines = why_lines(room, view.ui.lesson_cell);
  if (lines.empty()) return;
  panel.children.push_back(text_node("why", lines.front().words, Tone::strong));
}

bool has_signs(const PanelNode& work) {
  return std::any_of(work.children.begin(), work.children.end(), [](const PanelNode& node) {
    return node.role == NodeRole::grid || node.role == NodeRole::table;
  });
}

/// Which sign is which, for whoever sees them for the first time.
PanelNode legend_of(const LessonSession& room) {
  PanelNode list;
  list.role = NodeRole::list;
  list.key = "signs";
  const bool asks = room.question(room.page()) != nullptr && !room.state(room.page()).is_locked;
  constexpr std::pair<Sign, const char*> kSigns[] = {{Sign::allowed, "Allowed"},
                                                     {Sign::denied, "Denied"},
                                                     {Sign::not_granted, "Not granted"},
                                                     {Sign::unclear, "Unclear"}};
  for (const auto& [sign, word] : kSigns) {
    // A question asks for three: what is not granted counts as denied.
    if (asks && sign == Sign::not_granted) continue;
    PanelNode item = text_node(word, word);
    item.role = NodeRole::item;
    item.sign = SignLook{sign, Change::none, false};
    list.children.push_back(std::move(item));
  }
  return list;
}

/// A group and no toolbar: its keys turn pages, and arrows go to the next one.
PanelNode foot_node(const View& view) {
  const LessonSession& room = *view.lesson;
  PanelNode foot = group_node("foot", {}, {});
  PanelNode back = act_node("back", "Back", PresenterAct::back, "Page Up");
  back.is_enabled = room.page() > 0;
  foot.children.push_back(std::move(back));
  PanelNode next = act_node("next", next_words(room), PresenterAct::next, "Page Down");
  next.is_enabled = has_next(room);
  foot.children.push_back(std::move(next));
  foot.children.push_back(act_node("blank", "Blank", PresenterAct::blank, "B"));
  if (const std::string problem = speaker_problem(view.ui.speaker); !problem.empty()) {
    PanelNode told = text_node("notes told", problem, Tone::small);
    told.role = NodeRole::status;
    const bool is_blocked = view.ui.speaker == SpeakerWindow::blocked;
    foot.children.push_back(std::move(told));
    foot.children.push_back(button_node("notes", is_blocked ? "Try again" : "Open the notes",
                                        [](View& now) { now.outbox.send(OpenNotes{}); }));
  }
  PanelNode leave =
      button_node("leave", "Leave", [](View& now) { now.outbox.send(Present{false}); });
  leave.more = "Esc";
  foot.children.push_back(std::move(leave));
  return foot;
}

}  // namespace

PanelNode presenter_panel(const View& view) {
  const LessonSession& room = *view.lesson;
  PanelNode panel;
  panel.role = NodeRole::region;
  panel.key = "presenter";
  panel.name = room.lesson().title;
  if (view.presentation->is_blank()) {
    PanelNode told = text_node("blank", "The screen is blank");
    told.role = NodeRole::status;
    panel.children.push_back(std::move(told));
    panel.children.push_back(act_node("show", "Show the page again", PresenterAct::blank, "B"));
    return panel;
  }
  panel.children.push_back(page_node(room));
  PanelNode work = work_node(view);
  const bool has_legend = has_signs(work);
  panel.children.push_back(std::move(work));
  add_why(view, panel);
  if (has_legend) panel.children.push_back(legend_of(room));
  panel.children.push_back(foot_node(view));
  return panel;
}

}  // namespace permsim

// Words of a lesson's page, and what is done on it.
#include "web/models/lesson.h"

#include <algorithm>

#include "core/answers/explanation.h"
#include "core/lessons/lesson_words.h"
#include "core/play/since.h"
#include "core/world/names.h"

namespace permsim {
namespace {

/// Without the marks of bold and names.
std::string unmarked(std::string_view text) {
  std::string words;
  words.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '`') continue;
    if (text[i] == '*' && i + 1 < text.size() && text[i + 1] == '*') {
      ++i;
      continue;
    }
    words += text[i];
  }
  return words;
}

const Cell* cell_at(const std::vector<Cell>& cells, std::size_t cell) {
  return cell < cells.size() ? &cells[cell] : nullptr;
}

}  // namespace

std::vector<LessonLine> lesson_lines(const std::string& text) {
  std::vector<LessonLine> lines;
  bool goes_on = false;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    const std::string_view line(text.data() + begin, end - begin);
    begin = end + 1;
    const bool is_item = line.substr(0, 2) == "- ";
    if (line.empty()) {
      goes_on = false;
    } else if (goes_on && !is_item) {
      lines.back().words += " " + unmarked(line);
    } else {
      lines.push_back({is_item, unmarked(is_item ? line.substr(2) : line)});
      goes_on = true;
    }
  }
  return lines;
}

bool is_lesson_shown(const View& view) { return view.lesson != nullptr && !view.ui.acts_for_goal; }

std::string about_lesson(const LessonSession& lesson) {
  std::string words = "Lesson · " + lesson.lesson().scenario->policy->title;
  if (lesson.lesson().minutes > 0)
    words += " · " + std::to_string(lesson.lesson().minutes) + " min";
  return words;
}

std::string page_words(const LessonSession& lesson) {
  if (lesson.is_at_result()) return "Result";
  std::string words = "Page " + std::to_string(lesson.page() + 1) + " of " +
                      std::to_string(lesson.lesson().pages.size());
  if (const LessonQuestion* question = lesson.question(lesson.page()))
    words += " · " + std::string(word_of(question->kind));
  return words;
}

std::string pointing_words(const LessonSession& lesson) {
  if (lesson.is_at_result()) return {};
  const std::string& place = lesson.page_now().points_at;
  if (place.empty()) return {};
  const std::size_t colon = place.find(':');
  if (colon == std::string::npos)
    return place == "things" ? "Look at people and things" : "Look at the " + place;
  const std::string id = place.substr(colon + 1);
  if (place.compare(0, colon, "step") == 0) return "Look at step " + id;
  const World& world = *lesson.play().moment(lesson.moment_of(lesson.page())).world;
  const EntityIndex entity = world.find(id);
  return "Look at " + (entity == kNoEntity ? id : name_of(world, entity));
}

std::string to_go_words(const LessonSession& lesson) {
  const LessonQuestion* question = lesson.question(lesson.page());
  const std::size_t to_go = lesson.to_go();
  if (question == nullptr || lesson.state(lesson.page()).is_locked || to_go == 0) return {};
  switch (question->kind) {
    case LessonQuestion::Kind::predict:
      return std::to_string(to_go) + (to_go == 1 ? " cell to go" : " cells to go");
    case LessonQuestion::Kind::choose: return "Choose an answer";
    case LessonQuestion::Kind::goal: return "Nothing has been done yet";
    case LessonQuestion::Kind::order: break;
  }
  return {};
}

std::string cell_name(const LessonSession& lesson, std::size_t cell) {
  const LessonQuestion* question = lesson.question(lesson.page());
  if (question == nullptr) return {};
  const World& world = *lesson.play().moment(question->at).world;
  const std::vector<Cell> cells = question_cells(lesson.play(), *question);
  const Cell* found = cell_at(cells, cell);
  if (found == nullptr) return {};
  return name_of(world, found->who) + ", " + world.type_of(found->on).actions[found->action].label +
         ", " + name_of(world, found->on);
}

std::string_view guess_words(Verdict verdict) {
  switch (verdict) {
    case Verdict::allow: return "allowed";
    case Verdict::deny: return "denied";
    case Verdict::unclear: return "unclear";
  }
  return {};
}

std::string said_words(const LessonSession& lesson, std::size_t cell) {
  const QuestionState& state = lesson.state(lesson.page());
  if (!state.is_locked || cell >= state.right_cells.size()) return {};
  const std::string right(guess_words(state.right_cells[cell]));
  const auto& guess = state.guess.cells[cell];
  if (!guess) return right;  // before a room not every cell is marked
  if (state.is_right[cell]) return right + ", as you said";
  return "you said " + std::string(guess_words(*guess)) + "; it is " + right;
}

std::vector<std::string> why_lines(const LessonSession& lesson, std::size_t cell) {
  std::vector<std::string> lines;
  const LessonQuestion* question = lesson.question(lesson.page());
  if (question == nullptr || !lesson.state(lesson.page()).is_locked) return lines;
  const std::vector<Cell> cells = question_cells(lesson.play(), *question);
  const Cell* found = cell_at(cells, cell);
  if (found == nullptr) return lines;
  const std::vector<MomentPtr>& moments = lesson.play().play.moments;
  const auto at = static_cast<std::uint32_t>(question->at);
  const Explanation explanation = explain_at(moments, at, *found);
  const PlayedStory story(lesson.play().scenario().steps, moments);
  constexpr std::size_t kAnyWidth = 10'000;
  const std::string text =
      explanation_text(*moments[at]->world, story, explanation, Format::text, kAnyWidth);
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    const std::size_t first = text.find_first_not_of(' ', begin);
    if (first < end) lines.push_back(text.substr(first, end - first));
    begin = end + 1;
  }
  return lines;
}

std::vector<LessonLane> lesson_lanes(const LessonSession& lesson) {
  std::vector<LessonLane> lanes;
  if (lesson.is_at_result()) return lanes;
  const QuestionState& state = lesson.state(lesson.page());
  if (!state.is_locked || !state.run) return lanes;
  const std::vector<MomentPtr>& moments = state.run->moments;
  const World& last = *moments.back()->world;
  for (const Status& status : moments.back()->statuses) {
    LessonLane lane;
    lane.name = name_of(last, status.entity);
    for (const MomentPtr& moment : moments) {
      const Status* there = find_status(moment->statuses, status.entity);
      lane.words.emplace_back(there == nullptr ? "" : there->is);
      lane.is_bad.push_back(there != nullptr && there->is_bad);
    }
    lanes.push_back(std::move(lane));
  }
  return lanes;
}

void mark_cell(View& view, std::size_t cell, std::optional<Verdict> verdict) {
  view.ui.lesson_cell = cell;
  view.outbox.send(
      InLesson{[cell, verdict](LessonSession& lesson) { lesson.mark(cell, verdict); }});
}

Verdict next_mark(const std::optional<Verdict>& now) {
  if (!now) return Verdict::allow;
  return *now == Verdict::allow  ? Verdict::deny
         : *now == Verdict::deny ? Verdict::unclear
                                 : Verdict::allow;
}

void go_to_page(View& view, std::size_t page) {
  view.ui.lesson_cell = 0;
  view.outbox.send(InLesson{[page](LessonSession& lesson) { lesson.go(page); }});
}

}  // namespace permsim

// Words and JSON of a presentation.
#include "web/models/presenter.h"

#include <algorithm>
#include <array>
#include <vector>

#include "core/lessons/lesson_words.h"
#include "web/models/json_text.h"
#include "web/models/lesson.h"

namespace permsim {
namespace {

std::string list_json(const std::vector<std::string>& texts) {
  std::string json = "[";
  for (const std::string& text : texts)
    json.append(json.size() > 1 ? "," : "").append(json_text(text));
  return json + "]";
}

/// Paragraphs and items, as they are read.
std::string text_json(const std::string& text) {
  std::string json = "[";
  for (const LessonLine& line : lesson_lines(text)) {
    json.append(json.size() > 1 ? "," : "").append(line.is_item ? "{\"item\":" : "{\"says\":");
    json.append(json_text(line.words)).append("}");
  }
  return json + "]";
}

/// Its count before it was started last, and when that was: the window counts on by itself.
std::string watch_json(const Stopwatch& watch) {
  std::string json =
      "{\"counted\":" + std::to_string(static_cast<long long>(watch.counted())) + ",\"since\":";
  json += watch.since() ? std::to_string(static_cast<long long>(*watch.since())) : "null";
  return json + "}";
}

/// What is right, a line each; nothing before it is revealed.
std::vector<std::string> right_lines(const LessonSession& room) {
  std::vector<std::string> lines;
  const LessonQuestion* question = room.question(room.page());
  const QuestionState& state = room.state(room.page());
  if (question == nullptr || room.can_reveal()) return lines;
  for (std::size_t cell = 0; cell < state.right_cells.size(); ++cell)
    lines.push_back(cell_name(room, cell) + ": " + said_words(room, cell));
  if (state.right_option) lines.push_back(question->options[*state.right_option].says);
  if (state.run)
    for (const std::string& step : step_words(room, room.page(), state.run->steps))
      lines.push_back(step);
  return lines;
}

/// "6 of 15 marked": how far the room is.
std::string marked_words(const LessonSession& room) {
  const LessonQuestion* question = room.question(room.page());
  if (question == nullptr || question->kind != LessonQuestion::Kind::predict) return {};
  const auto& cells = room.state(room.page()).guess.cells;
  const auto marked =
      std::count_if(cells.begin(), cells.end(), [](const auto& cell) { return cell.has_value(); });
  return std::to_string(marked) + " of " + std::to_string(cells.size()) + " marked by the room";
}

}  // namespace

bool is_presented(const View& view) {
  return view.presentation != nullptr && is_lesson_shown(view);
}

std::string room_words(const LessonSession& room) {
  return room.lesson().title + " · " + std::to_string(room.page() + 1) + " of " +
         std::to_string(room.lesson().pages.size());
}

std::string next_words(const LessonSession& room) {
  if (room.plays_order_next()) return "Play this order";
  if (room.can_reveal()) {
    switch (room.question(room.page())->kind) {
      case LessonQuestion::Kind::predict: return "Reveal the answers";
      case LessonQuestion::Kind::choose: return "Reveal the answer";
      case LessonQuestion::Kind::order:
      case LessonQuestion::Kind::goal: return "Reveal a solution";
    }
  }
  return has_next(room) ? "Next page" : "The end";
}

std::string speaker_problem(SpeakerWindow state) {
  switch (state) {
    case SpeakerWindow::none:
    case SpeakerWindow::open: return {};
    case SpeakerWindow::blocked:
      return "The browser did not open the window with the notes. Allow pop-ups for this page, "
             "then try again";
    case SpeakerWindow::closed: return "The window with the notes is closed";
  }
  return {};
}

float projector_zoom(float width, float height) {
  constexpr float kWidth = 1280.0f, kHeight = 720.0f, kLeast = 1.5f, kMost = 4.0f;
  return std::clamp(kLeast * std::min(width / kWidth, height / kHeight), kLeast, kMost);
}

std::string speaker_json(const LessonSession& room, const Presentation& shown) {
  const Lesson& lesson = room.lesson();
  const LessonPage& page = room.page_now();
  const bool asks = room.question(room.page()) != nullptr;
  std::vector<std::string> pages;
  pages.reserve(lesson.pages.size());
  for (const LessonPage& each : lesson.pages) pages.push_back(each.name());
  std::string json = "{\"lesson\":" + json_text(lesson.title);
  const auto add = [&](const char* key, const std::string& value) {
    json.append(",\"").append(key).append("\":").append(value);
  };
  const auto flag = [](bool is) { return std::string(is ? "true" : "false"); };
  add("page", std::to_string(room.page() + 1));
  add("pages", list_json(pages));
  add("where", json_text(page_words(room)));
  add("title", json_text(asks ? page.question->says : page.title));
  add("notes", text_json(page.notes));
  if (room.page() + 1 < lesson.pages.size()) {
    const LessonPage& next = lesson.pages[room.page() + 1];
    add("next_title", json_text(next.name()));
    add("next_text", text_json(next.text));
  }
  add("goes_on", json_text(next_words(room)));
  add("can_go_on", flag(has_next(room)));
  add("asks", flag(asks));
  add("is_revealed", flag(asks && !room.can_reveal()));
  add("marked", json_text(marked_words(room)));
  add("right", list_json(right_lines(room)));
  add("is_blank", flag(shown.is_blank()));
  add("minutes", std::to_string(lesson.minutes));
  add("altogether", watch_json(shown.altogether()));
  add("on_this_page", watch_json(shown.on_this_page()));
  return json + "}";
}

std::optional<PresenterAct> presenter_act(std::string_view word) {
  static constexpr std::array<std::pair<std::string_view, PresenterAct>, 6> kWords = {{
      {"next", PresenterAct::next},
      {"back", PresenterAct::back},
      {"reveal", PresenterAct::reveal},
      {"blank", PresenterAct::blank},
      {"timer", PresenterAct::timer},
      {"reset", PresenterAct::reset},
  }};
  const auto found = std::find_if(kWords.begin(), kWords.end(),
                                  [&](const auto& each) { return each.first == word; });
  return found == kWords.end() ? std::nullopt : std::optional(found->second);
}

}  // namespace permsim

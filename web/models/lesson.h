// What a lesson's page says and how far one is, for both drawings. No ImGui in here.
#pragma once
#include <string>
#include <vector>

#include "core/lessons/lesson_session.h"
#include "web/models/view.h"

namespace permsim {

/// A line of a page's text: a paragraph or an item of a list, without the marks of bold and names.
/// `parts` are the same words, every second part bold or a name.
struct LessonLine {
  bool is_item = false;
  std::string words;
  std::vector<std::string> parts;
};
std::vector<LessonLine> lesson_lines(const std::string& text);

/// A line of an answer's reasons; the first is its headline.
struct WhyLine {
  enum class Kind : std::uint8_t { headline, heading, fact, note };
  Kind kind = Kind::fact;
  std::string words;
};

/// Whether the lesson covers the page now: a goal is acted for in the page itself.
bool is_lesson_shown(const View& view);
/// "Lesson · Tools · 8 min".
std::string about_lesson(const LessonSession& lesson);
/// "Page 3 of 7 · Your guess".
std::string page_words(const LessonSession& lesson);
/// What `points_at` names: "person:ben" is a person called ben. Both empty: nothing.
struct LessonPlace {
  std::string kind, id;
};
LessonPlace place_of(const std::string& points_at);
/// Where a page points, in words: "Look at the timeline"; empty where it does not.
std::string pointing_words(const LessonSession& lesson);
/// "6 of 15 marked", "9 cells to go": what is still to be done before it can be locked in.
std::string to_go_words(const LessonSession& lesson);

/// A cell of the question looked at, in words: "Ben, reconnect, Meta Ads".
std::string cell_name(const LessonSession& lesson, std::size_t cell);
/// "allowed", "denied", "unclear".
std::string_view guess_words(Verdict verdict);
/// How a marked cell is shown.
Sign sign_of_mark(Verdict verdict);
/// After lock-in how a cell is shown everywhere: what no rule speaks of, marked as denied, is not
/// granted.
Sign right_sign(const LessonSession& lesson, std::size_t cell);
/// After lock-in: "you said allowed; it is denied".
std::string said_words(const LessonSession& lesson, std::size_t cell);
/// Why it is so, line by line; only of a cell that is locked in.
std::vector<WhyLine> why_lines(const LessonSession& lesson, std::size_t cell);
/// Of a page that tells: why the first cell is as it is of the person and thing that it shows.
std::vector<WhyLine> shown_why_lines(const LessonSession& lesson);
/// "2 of 4 right": of a person's cells, once they are locked in.
std::string right_of_person_words(const LessonSession& lesson, EntityIndex who);
/// Of an order or goal that was played: how each thing with a status fared, moment by moment.
struct LessonLane {
  std::string name;
  std::vector<std::string> words;  ///< one a moment; empty while it is not there
  std::vector<bool> is_bad;
};
std::vector<LessonLane> lesson_lanes(const LessonSession& lesson);

/// Marks the cell chosen in the open question; another press of the same takes it on.
void mark_cell(View& view, std::size_t cell, std::optional<Verdict> verdict);
/// What a click means: once, twice, three times.
Verdict next_mark(const std::optional<Verdict>& now);
void go_to_page(View& view, std::size_t page);

}  // namespace permsim

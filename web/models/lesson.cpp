// Words of a lesson's page, and what is done on it.
#include "web/models/lesson.h"

#include <algorithm>

#include "core/answers/explanation_lines.h"
#include "core/decide/decide.h"
#include "core/decide/words.h"
#include "core/lessons/lesson_words.h"
#include "core/play/since.h"
#include "core/world/names.h"

namespace permsim {
namespace {

/// Adds words without the marks of bold and names, at each of which another part begins.
void add_words(LessonLine& line, std::string_view text) {
  if (line.parts.empty()) line.parts.emplace_back();
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool is_bold = text[i] == '*' && i + 1 < text.size() && text[i + 1] == '*';
    if (is_bold) ++i;
    if (is_bold || text[i] == '`') {
      line.parts.emplace_back();
      continue;
    }
    line.words += text[i];
    line.parts.back() += text[i];
  }
}

/// What a question is called where its pages are counted.
std::string_view words_of(LessonQuestion::Kind kind) {
  switch (kind) {
    case LessonQuestion::Kind::predict: return "Your guess";
    case LessonQuestion::Kind::choose: return "Your choice";
    case LessonQuestion::Kind::order: return "Put in order";
    case LessonQuestion::Kind::goal: break;
  }
  return "Your goal";
}

/// The cell that a page speaks of which only tells; nothing where it shows no thing one acts on.
std::optional<Cell> shown_cell(const LessonSession& lesson) {
  const LessonPage& page = lesson.page_now();
  const World& world = *lesson.play().moment(lesson.moment_of(lesson.page())).world;
  const EntityIndex on = world.find(page.shows_on), who = world.find(page.shows_who);
  if (on == kNoEntity || world.subjects().empty()) return std::nullopt;
  const std::vector<Action>& actions = world.type_of(on).actions;
  const auto act = std::find_if(actions.begin(), actions.end(),
                                [](const Action& action) { return !action.is_event; });
  if (act == actions.end()) return std::nullopt;
  return Cell{who == kNoEntity ? world.subjects().front() : who, on,
              static_cast<ActionIndex>(act - actions.begin())};
}

/// The rules that decide, in the words of the documents, and where those stand.
void add_sources(const Policy& policy, const Decision& decision, std::vector<WhyLine>& lines) {
  std::vector<std::uint32_t> rules = decision.because;
  rules.insert(rules.end(), decision.limits.begin(), decision.limits.end());
  if (rules.empty()) return;
  lines.push_back({WhyLine::Kind::heading, "In the documents"});
  for (const std::uint32_t rule : rules) {
    lines.push_back({WhyLine::Kind::fact, policy.rules[rule].says});
    if (std::string source = source_words(policy, policy.rules[rule]); !source.empty())
      lines.push_back({WhyLine::Kind::note, std::move(source)});
  }
}

/// The explanation as everywhere but for its details, which name rules by their ids.
std::vector<WhyLine> explained(const LessonSession& lesson, int moment, const Cell& cell) {
  std::vector<WhyLine> lines;
  const std::vector<MomentPtr>& moments = lesson.play().play.moments;
  const auto at = static_cast<std::uint32_t>(moment);
  const PlayedStory story(lesson.play().scenario().steps, moments);
  const World& world = *moments[at]->world;
  const Explanation explanation = explain_at(moments, at, cell);
  for (const ExplanationLine& line : explanation_lines(world, story, explanation)) {
    switch (line.kind) {
      case ExplanationLine::Kind::answer:
        lines.push_back({WhyLine::Kind::headline, line.words});
        break;
      case ExplanationLine::Kind::fact:
      case ExplanationLine::Kind::left: lines.push_back({WhyLine::Kind::fact, line.words}); break;
      case ExplanationLine::Kind::note: lines.push_back({WhyLine::Kind::note, line.words}); break;
      case ExplanationLine::Kind::why: break;  // whoever shows these has said so above them
    }
  }
  add_sources(world.policy(), explanation.decision, lines);
  return lines;
}

/// "Ben, reconnect, Meta Ads".
std::string cell_words_of(const World& world, const Cell& cell) {
  return name_of(world, cell.who) + ", " + world.type_of(cell.on).actions[cell.action].label +
         ", " + name_of(world, cell.on);
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
      add_words(lines.back(), " " + std::string(line));
    } else {
      lines.push_back({is_item, {}, {}});
      add_words(lines.back(), is_item ? line.substr(2) : line);
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
    words.append(" · ").append(words_of(question->kind));
  return words;
}

LessonPlace place_of(const std::string& points_at) {
  const std::size_t colon = points_at.find(':');
  if (colon == std::string::npos) return {points_at, {}};
  return {points_at.substr(0, colon), points_at.substr(colon + 1)};
}

std::string pointing_words(const LessonSession& lesson) {
  if (lesson.is_at_result()) return {};
  const LessonPlace place = place_of(lesson.page_now().points_at);
  if (place.kind.empty()) return {};
  const World& world = *lesson.play().moment(lesson.moment_of(lesson.page())).world;
  if (place.kind == "things") return "Look at people and things";
  if (place.kind == "why") return "Look at why it is so";
  if (place.kind == "step") return "Look at step " + place.id;
  if (place.kind == "cell") {
    const std::optional<Cell> cell = shown_cell(lesson);
    if (lesson.question(lesson.page()) != nullptr || !cell) return "Look at the chosen cell";
    return "Look at the cell “" + cell_words_of(world, *cell) + "”";
  }
  if (place.id.empty()) return "Look at the " + place.kind;
  const EntityIndex entity = world.find(place.id);
  return "Look at " + (entity == kNoEntity ? place.id : std::string(name_of(world, entity)));
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
  return cell_words_of(world, *found);
}

std::string_view guess_words(Verdict verdict) {
  switch (verdict) {
    case Verdict::allow: return "allowed";
    case Verdict::deny: return "denied";
    case Verdict::unclear: return "unclear";
  }
  return {};
}

Sign sign_of_mark(Verdict verdict) {
  switch (verdict) {
    case Verdict::allow: return Sign::allowed;
    case Verdict::deny: return Sign::denied;
    case Verdict::unclear: return Sign::unclear;
  }
  return Sign::denied;
}

Sign right_sign(const LessonSession& lesson, std::size_t cell) {
  const Verdict right = lesson.state(lesson.page()).right_cells[cell];
  if (right != Verdict::deny) return sign_of_mark(right);
  const LessonQuestion& question = *lesson.question(lesson.page());
  return sign_of(decide(*lesson.play().moment(question.at).world,
                        question_cells(lesson.play(), question)[cell]));
}

std::string said_words(const LessonSession& lesson, std::size_t cell) {
  const QuestionState& state = lesson.state(lesson.page());
  if (!state.is_locked || cell >= state.right_cells.size()) return {};
  std::string right(guess_words(state.right_cells[cell]));
  const auto& guess = state.guess.cells[cell];
  if (!guess) return right;  // before a room not every cell is marked
  if (state.is_right[cell]) return right + ", as you said";
  return "you said " + std::string(guess_words(*guess)) + "; it is " + right;
}

std::vector<WhyLine> why_lines(const LessonSession& lesson, std::size_t cell) {
  const LessonQuestion* question = lesson.question(lesson.page());
  if (question == nullptr || !lesson.state(lesson.page()).is_locked) return {};
  const std::vector<Cell> cells = question_cells(lesson.play(), *question);
  const Cell* found = cell_at(cells, cell);
  return found == nullptr ? std::vector<WhyLine>{} : explained(lesson, question->at, *found);
}

std::vector<WhyLine> shown_why_lines(const LessonSession& lesson) {
  const std::optional<Cell> cell = shown_cell(lesson);
  if (!cell || lesson.question(lesson.page()) != nullptr) return {};
  return explained(lesson, lesson.moment_of(lesson.page()), *cell);
}

std::string right_of_person_words(const LessonSession& lesson, EntityIndex who) {
  const QuestionState& state = lesson.state(lesson.page());
  if (!state.is_locked) return {};
  const std::vector<Cell> cells = question_cells(lesson.play(), *lesson.question(lesson.page()));
  std::size_t right = 0, all = 0;
  for (std::size_t i = 0; i < cells.size() && i < state.is_right.size(); ++i) {
    if (cells[i].who != who) continue;
    ++all;
    if (state.is_right[i]) ++right;
  }
  return std::to_string(right) + " of " + std::to_string(all) + " right";
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

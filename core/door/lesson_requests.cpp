// Requests about the open lesson. What is right is told of questions that are locked in, and of no
// others.
#include "core/door/lesson_requests.h"

#include <algorithm>

#include "core/door/questions.h"
#include "core/door/replies.h"
#include "core/json/document.h"
#include "core/json/lesson_result.h"
#include "core/json/steps.h"
#include "core/json/write.h"
#include "core/lessons/lesson_words.h"

namespace permsim {

namespace {

Json cells_json(const LessonSession& session, std::size_t page) {
  const LessonQuestion& question = *session.question(page);
  const QuestionState& state = session.state(page);
  const World& world = *session.play().moment(question.at).world;
  const std::vector<Cell> cells = question_cells(session.play(), question);
  Json json = Json::array();
  for (std::size_t i = 0; i < cells.size(); ++i) {
    const auto& guess = state.guess.cells[i];
    Json told = {{"who", world.at(cells[i].who).id},
                 {"on", world.at(cells[i].on).id},
                 {"action", world.type_of(cells[i].on).actions[cells[i].action].id},
                 {"guess", guess ? Json(word_of(*guess)) : Json()}};
    if (state.is_locked) {
      told["verdict"] = word_of(state.right_cells[i]);
      told["right"] = static_cast<bool>(state.is_right[i]);
    }
    json.push_back(std::move(told));
  }
  return json;
}

void tell_run(const QuestionState& state, Json& json) {
  if (!state.run) return;
  json["outcomes"] = Json::array();
  for (std::size_t i = 1; i < state.run->moments.size(); ++i)
    json["outcomes"].push_back(word_of(state.run->moments[i]->outcome));
  json["faults"] = state.run->faults;
}

Json question_json(const LessonSession& session, std::size_t page) {
  const LessonQuestion& question = *session.question(page);
  const QuestionState& state = session.state(page);
  Json json = {{"kind", word_of(question.kind)}, {"says", question.says}, {"at", question.at}};
  switch (question.kind) {
    case LessonQuestion::Kind::predict: json["cells"] = cells_json(session, page); break;
    case LessonQuestion::Kind::choose:
      json["options"] = Json::array();
      for (const LessonOption& option : question.options) json["options"].push_back(option.says);
      json["chosen"] = state.guess.option ? Json(*state.guess.option + 1) : Json();
      if (state.right_option) json["right"] = *state.right_option + 1;
      break;
    case LessonQuestion::Kind::order: {
      const std::vector<std::string> words = step_words(session, page, question.steps);
      json["steps"] = Json::array();
      for (const std::size_t place : state.guess.order)
        json["steps"].push_back({{"step", state.key_of(place) + 1}, {"says", words[place]}});
      tell_run(state, json);
      break;
    }
    case LessonQuestion::Kind::goal:
      json["by"] = question.by;
      if (question.most_steps > 0) json["most_steps"] = question.most_steps;
      json["steps"] = Json::array();
      for (const Step& step : state.guess.steps) json["steps"].push_back(step_json(step));
      json["hints"] = Json::array();
      for (int i = 0; i < state.hints; ++i)
        json["hints"].push_back(question.hints[static_cast<std::size_t>(i)]);
      json["more_hints"] = question.hints.size() - static_cast<std::size_t>(state.hints);
      tell_run(state, json);
      break;
  }
  json["locked"] = state.is_locked;
  json["tries"] = state.tries;
  json["can_lock_in"] = page == session.page() && session.can_lock_in();
  json["can_try_again"] = page == session.page() && session.can_try_again();
  json["can_show_solution"] = page == session.page() && session.can_show_solution();
  if (state.is_locked) {
    json["is_right"] = state.is_all_right();
    json["says_of_it"] = verdict_words(session, page);
    json["answered_says"] = answered_words(session, page);
    json["right_says"] = right_words(session, page);
  }
  return json;
}

/// Notes are for the presenter, and tell answers: they are not here.
Json page_json(const LessonSession& session, std::size_t number) {
  const LessonPage& page = session.lesson().pages[number];
  Json json = {{"page", number + 1},
               {"title", page.name()},
               {"text", page.text},
               {"at", session.moment_of(number)}};
  if (!page.view.empty()) json["view"] = page.view;
  if (!page.shows_on.empty()) json["on"] = page.shows_on;
  if (!page.shows_who.empty()) json["who"] = page.shows_who;
  if (!page.points_at.empty()) json["points_at"] = page.points_at;
  if (session.question(number) != nullptr) json["asks"] = question_json(session, number);
  return json;
}

Json lesson_state(const LessonSession& session) {
  const Lesson& lesson = session.lesson();
  Json json = {
      {"lesson", lesson.id},           {"version", lesson.version},        {"title", lesson.title},
      {"summary", lesson.summary},     {"scenario", lesson.scenario->id},  {"pages", Json::array()},
      {"page", session.page() + 1},    {"score", session.score()},         {"of", session.of()},
      {"passes_at", lesson.passes_at}, {"complete", session.is_complete()}};
  for (std::size_t page = 0; page < lesson.pages.size(); ++page) {
    const LessonQuestion* question = session.question(page);
    Json told = {{"title", lesson.pages[page].name()}};
    if (question != nullptr) {
      told["kind"] = word_of(question->kind);
      told["answered"] = session.state(page).first.has_value();
    }
    json["pages"].push_back(std::move(told));
  }
  if (session.is_at_result())
    json["passed"] = session.is_passed();
  else
    json["now"] = page_json(session, session.page());
  return json;
}

/// {"page": n}, {"mark": verdict or null, "cell": n or "who", "on", "action"}, {"choose": n},
/// {"arrange": [n, …]}, {"act": step}, {"take_back"}, {"lock_in", "seconds"}, {"again"}, {"hint"},
/// {"show_solution"}, {"reset"}, {"close"}; numbers count from 1.
class LessonCommand {
 public:
  LessonCommand(LessonSession& session, const Json& json, Problems& problems)
      : session_(session), node_(json, "/command", problems) {}

  /// False, with a problem, where it cannot be done.
  bool run() {
    if (!node_.is_object()) return false;
    if (has("page")) {
      session_.go(number("page") - 1);
      return true;
    }
    if (has("mark")) return done(mark(), "mark", "there is no such cell to mark now");
    if (has("choose"))
      return done(session_.choose(number("choose") - 1), "choose",
                  "there is no such answer to choose now");
    if (has("arrange")) return arrange();
    if (has("act")) return act();
    if (has("take_back"))
      return done(session_.take_back(), "take_back", "there is nothing to take back");
    if (has("lock_in"))
      return done(session_.lock_in(static_cast<unsigned>(read_count(node_, "seconds", 0))),
                  "lock_in", "this cannot be locked in now");
    if (has("again")) return done(session_.try_again(), "again", "there is no further try");
    if (has("hint")) return done(!session_.hint().empty(), "hint", "there is no further hint");
    if (has("show_solution"))
      return done(session_.show_solution(), "show_solution",
                  "a solution is shown after a first try");
    if (has("reset")) {
      session_.reset();
      return true;
    }
    node_.report("/command", "missing-key",
                 "a command of a lesson is `page`, `mark`, `choose`, `arrange`, `act`, "
                 "`take_back`, `lock_in`, `again`, `hint`, `show_solution`, `reset` or `close`");
    return false;
  }

  const LessonSession::Acted& acted() const { return acted_; }

 private:
  bool has(const char* key) const { return node_.json().contains(key); }
  std::size_t number(const char* key) {
    return static_cast<std::size_t>(std::max(read_count(node_, key, 1), 1));
  }
  bool done(bool is_done, const char* key, const char* why) {
    if (!is_done) node_.report(node_.at(key), "impossible", why);
    return is_done;
  }

  bool mark() {
    std::optional<Verdict> verdict;
    if (const Json* json = node_.find("mark"); json != nullptr && !json->is_null()) {
      const std::string word = node_.text("mark");
      for (const Verdict each : {Verdict::allow, Verdict::deny, Verdict::unclear}) {
        if (word == word_of(each)) verdict = each;
      }
      if (!verdict) {
        node_.report(node_.at("mark"), "unknown-value",
                     "a cell is marked `allow`, `deny`, `unclear` or null, never " + ticked(word));
        return true;
      }
    }
    if (node_.find("cell") != nullptr) return session_.mark(number("cell") - 1, verdict);
    return session_.mark(cell_named(node_.text("who"), node_.text("on"), node_.text("action")),
                         verdict);
  }

  std::size_t cell_named(const std::string& who, const std::string& on, const std::string& action) {
    const LessonQuestion* question = session_.question(session_.page());
    if (question == nullptr) return SIZE_MAX;
    const World& world = *session_.play().moment(question->at).world;
    const std::vector<Cell> cells = question_cells(session_.play(), *question);
    for (std::size_t i = 0; i < cells.size(); ++i) {
      if (world.at(cells[i].who).id == who && (on.empty() || world.at(cells[i].on).id == on) &&
          world.type_of(cells[i].on).actions[cells[i].action].id == action)
        return i;
    }
    return SIZE_MAX;
  }

  /// The steps by the keys that the state gives them.
  bool arrange() {
    std::vector<std::size_t> order;
    const LessonQuestion* question = session_.question(session_.page());
    if (question != nullptr) {
      for (const auto& [item, where] : node_.list("arrange", kMostQuestionSteps)) {
        const auto key = static_cast<std::size_t>(whole_number(*item).value_or(0));
        order.push_back(session_.state(session_.page()).place_of(key - 1));
      }
    }
    return done(session_.arrange(std::move(order)), "arrange",
                "an order names every step once, as the lesson's state numbers them");
  }

  bool act() {
    const Step step = read_step(node_.json()["act"], "/command/act", node_.problems());
    if (has_errors(node_.problems())) return false;
    acted_ = session_.act(step);
    return true;
  }

  LessonSession& session_;
  Node node_;
  LessonSession::Acted acted_{Outcome::done, ""};
};

}  // namespace

namespace {

std::string open_lesson(Door& door, Node& node, const Json& file) {
  const Result<Document> document = file.is_string()
                                        ? door.library().shipped(file.get<std::string>())
                                        : read_document(file, door.library());
  if (!document) return refused(document.problems);
  const auto* lesson = std::get_if<std::shared_ptr<const Lesson>>(&*document);
  if (lesson == nullptr) return refused("/file", "bad-kind", "this is no lesson");
  const auto played = play_lesson(*lesson);
  if (!played) return refused(played.problems);
  LessonSession session(*played);
  if (const Json* progress = node.find("progress")) {
    const Result<LessonProgress> kept = read_lesson_progress(compact(*progress));
    if (!kept) return refused("/progress", "bad-value", "this is no progress of a lesson");
    session.restore(*kept);
  }
  door.lesson() = std::move(session);
  return answered(lesson_state(*door.lesson()), document.problems);
}

std::string lesson_result_answer(const LessonSession& session, Node& node) {
  const std::string format = node.text("format", "json");
  if (format != "json" && format != "xapi")
    return refused("/format", "unknown-value",
                   "a result is written as `json` or `xapi`, never " + ticked(format));
  const LessonResult result = session.result(node.text("at"));
  if (format == "xapi") return answered(Json(lesson_statements(result)));
  return answered_text(lesson_result_json(result));
}

}  // namespace

bool asks_of_lesson(const std::string& ask) { return ask == "lesson" || ask == "lesson_result"; }

std::string answer_lesson_request(Door& door, Node& node, const std::string& ask) {
  if (const Json* file = node.find("file"); file != nullptr && ask == "lesson")
    return open_lesson(door, node, *file);
  if (!door.lesson()) return refused("", "no-session", "no lesson is open; say which `file`");
  LessonSession& session = *door.lesson();
  if (ask == "lesson_result") return lesson_result_answer(session, node);
  const Json* json = node.find("command");
  if (json == nullptr) {
    Json state = lesson_state(session);
    state["progress"] = own_json(lesson_progress_json(session.progress()));
    return answered(state);
  }
  if (json->is_object() && json->contains("close")) {
    door.lesson().reset();
    return answered({{"closed", true}});
  }
  LessonCommand command(session, *json, node.problems());
  if (!command.run() || has_errors(node.problems())) return refused(node.problems());
  Json state = lesson_state(session);
  if (command.acted().outcome != Outcome::done || !command.acted().says.empty())
    state["acted"] = {{"outcome", word_of(command.acted().outcome)},
                      {"says", command.acted().says}};
  return answered(state);
}

std::string refusal_of_masked(const Door& door, const std::string& ask) {
  const auto& session = door.lesson();
  if (!session || !session->masks(session->page())) return "";
  if (asks_of_lesson(ask) || ask == "about" || ask == "shipped") return "";
  return refused("", "not-allowed-here",
                 "a question of the open lesson is not locked in yet; its answer is told then");
}

}  // namespace permsim

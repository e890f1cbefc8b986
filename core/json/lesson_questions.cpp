// Questions of lessons: their shape, and every name in them bound as the scenario's own are.
#include "core/json/lesson_questions.h"

#include <algorithm>

#include "core/json/checks.h"
#include "core/json/steps.h"
#include "core/world/bind_scenario.h"

namespace permsim {

int read_lesson_number(Node& node, const std::string& key, int least, int most, int fallback) {
  const Json* json = node.find(key);
  if (json == nullptr) return fallback;
  const std::optional<std::uint64_t> number = whole_number(*json);
  if (number && *number >= static_cast<std::uint64_t>(least) &&
      *number <= static_cast<std::uint64_t>(most))
    return static_cast<int>(*number);
  if (is_number(*json))
    node.report(node.at(key), "out-of-range",
                ticked(key) + " is a whole number from " + std::to_string(least) + " to " +
                    std::to_string(most) + ", never " + ticked(spelling_of(*json)));
  else
    node.wrong_type(key, "a whole number", *json);
  return fallback;
}

int LessonScene::moment(Node& node, const std::string& key) const {
  const int at = read_lesson_number(node, key, 0, kMostSteps, 0);
  const int last = static_cast<int>(scenario_.steps.size());
  if (at <= last) return at;
  node.report(node.at(key), "no-such-step",
              "the scenario has " + std::to_string(last) + (last == 1 ? " step" : " steps"));
  return 0;
}

void LessonScene::need_id(const std::string& id, const std::string& where) const {
  if (!id.empty()) (void)ids_.need_entity(id, where, problems_);
}

bool LessonScene::is_event(const Step& step) const {
  for (const Type& type : scenario_.policy_read()->types) {
    const ActionIndex action = type.find_action(step.action);
    if (action != kNoAction && type.actions[action].is_event) return true;
  }
  return false;
}

void LessonScene::check_place(const std::string& place, const std::string& where) const {
  static const std::vector<std::string> kPlaces = {"",         "matrix", "why",
                                                   "timeline", "things", "cell"};
  if (std::find(kPlaces.begin(), kPlaces.end(), place) != kPlaces.end()) return;
  for (const char* kind : {"person:", "thing:"}) {
    if (place.compare(0, std::string_view(kind).size(), kind) == 0)
      return need_id(place.substr(std::string_view(kind).size()), where);
  }
  if (place.compare(0, 5, "step:") == 0) {
    const std::string digits = place.substr(5);
    const bool is_number = !digits.empty() && digits.size() < 7 &&
                           digits.find_first_not_of("0123456789") == std::string::npos;
    if (is_number && std::stoul(digits) >= 1 && std::stoul(digits) <= scenario_.steps.size())
      return;
    problems_.push_back({where, "no-such-step", "the scenario has no step " + ticked(digits)});
    return;
  }
  problems_.push_back({where, "unknown-value",
                       "a page points at `matrix`, `why`, `timeline`, `things`, `cell`, "
                       "`person:ID`, `thing:ID` or `step:N`, never " +
                           ticked(place)});
}

namespace {

class QuestionReader {
 public:
  QuestionReader(const LessonScene& scene, Node& node, LessonQuestion& question)
      : scene_(scene), node_(node), problems_(node.problems()), question_(question) {}

  void run() {
    question_.says = node_.need_text("says");
    if (node_.json().contains("at")) question_.at = scene_.moment(node_, "at");
    switch (question_.kind) {
      case LessonQuestion::Kind::predict: read_predict(); break;
      case LessonQuestion::Kind::choose: read_choose(); break;
      case LessonQuestion::Kind::order: read_order(); break;
      case LessonQuestion::Kind::goal: read_goal(); break;
    }
    (void)node_.extras();
  }

 private:
  /// A list of texts with something in it.
  std::vector<std::string> some_texts(const std::string& key) {
    std::vector<std::string> texts = node_.need_texts(key);
    if (const auto found = node_.json().find(key);
        found != node_.json().end() && found->is_array() && found->empty())
      node_.report(node_.at(key), "bad-value", ticked(key) + " names at least one");
    return texts;
  }

  std::string place_of(const std::string& key, std::size_t index) const {
    const auto found = node_.json().find(key);
    return found != node_.json().end() && found->is_array()
               ? node_.at(key) + "/" + std::to_string(index)
               : node_.at(key);
  }

  void need_people(const std::string& key, const std::vector<std::string>& ids) {
    const Policy& policy = *scene_.scenario().policy_read();
    for (std::size_t i = 0; i < ids.size(); ++i) {
      if (ids[i].empty()) continue;
      const auto types = scene_.ids().need_entity(ids[i], place_of(key, i), problems_);
      const bool is_person = std::any_of(types.begin(), types.end(), [&](TypeIndex type) {
        return type == kNoType || policy.types[type].is_subject;
      });
      if (!is_person && !types.empty())
        node_.report(place_of(key, i), "not-a-subject", ticked(ids[i]) + " is nobody who can act");
    }
  }

  void read_predict() {
    question_.who = some_texts("who");
    question_.on = some_texts("on");
    question_.actions = some_texts("actions");
    need_people("who", question_.who);
    const Policy& policy = *scene_.scenario().policy_read();
    std::vector<TypeIndex> types;
    for (std::size_t i = 0; i < question_.on.size(); ++i) {
      if (question_.on[i].empty()) continue;
      for (const TypeIndex type :
           scene_.ids().need_entity(question_.on[i], place_of("on", i), problems_))
        types.push_back(type);
    }
    const bool is_told = std::find(types.begin(), types.end(), kNoType) != types.end();
    for (std::size_t i = 0; i < question_.actions.size() && !types.empty() && !is_told; ++i) {
      const std::string& action = question_.actions[i];
      const auto has = [&](TypeIndex type) {
        const ActionIndex index = policy.types[type].find_action(action);
        return index != kNoAction && !policy.types[type].actions[index].is_event;
      };
      if (!action.empty() && std::none_of(types.begin(), types.end(), has))
        node_.report(place_of("actions", i), "unknown-action",
                     "there is no action " + ticked(action) + " of what is asked about");
    }
    if (question_.who.size() * question_.on.size() * question_.actions.size() > kMostQuestionCells)
      node_.report(
          node_.where(), "too-large",
          "a question asks about " + std::to_string(kMostQuestionCells) + " cells at most");
  }

  void read_choose() {
    if (node_.need("options", "a list of answers to choose from") == nullptr) return;
    std::vector<std::string> places;
    for (const auto& [json, where] : node_.list("options", kMostOptions)) {
      Node option(*json, where, problems_);
      if (!option.is_object()) continue;
      LessonOption made;
      made.says = option.need_text("says");
      if (const Json* is = option.need("is", "what is so where this is the right answer")) {
        made.is = read_check(*is, option.at("is"), problems_);
        if (!made.is.has_after) made.is.after = {When::Kind::number, question_.at};
      }
      (void)option.extras();
      places.push_back(option.at("is"));
      question_.options.push_back(std::move(made));
    }
    if (const Json& options = node_.json()["options"]; options.is_array() && options.size() < 2)
      node_.report(node_.at("options"), "bad-value",
                   "there are at least two answers to choose from");
    Scenario asked = scene_.scenario();
    asked.checks.clear();
    for (const LessonOption& option : question_.options) asked.checks.push_back(option.is);
    bind(asked, 0, {}, places);
    for (std::size_t i = 0; i < question_.options.size(); ++i)
      question_.options[i].is = asked.checks[i];
  }

  void read_order() {
    read_steps("steps", 2);
    read_checks();
    bind_story(node_.at("steps"));
  }

  void read_goal() {
    question_.by = node_.texts("by");
    need_people("by", question_.by);
    question_.most_steps =
        read_lesson_number(node_, "most_steps", 1, static_cast<int>(kMostQuestionSteps), 0);
    if (const Json* closed = node_.find("no_new_access")) {
      Node inner(*closed, node_.at("no_new_access"), problems_);
      question_.is_closed = true;
      if (closed->is_boolean()) {
        question_.is_closed = closed->get<bool>();
      } else if (inner.is_object()) {
        question_.except = inner.texts("except");
        for (std::size_t i = 0; i < question_.except.size(); ++i) {
          const bool is_list = (*closed)["except"].is_array();
          if (!question_.except[i].empty())
            (void)scene_.ids().need_holders(
                question_.except[i], inner.at("except") + (is_list ? "/" + std::to_string(i) : ""),
                problems_);
        }
        (void)inner.extras();
      }
    }
    question_.hints = node_.texts("hints");
    read_steps("solution", 1);
    read_checks();
    if (!node_.json().contains("no_new_access") && !node_.json().contains("checks"))
      node_.report(node_.where(), "missing-key", "a goal needs `checks` or `no_new_access`");
    bind_story(node_.at("solution"));
    judge_actors();
  }

  void read_steps(const std::string& key, std::size_t least) {
    if (node_.need(key, "a list of steps") == nullptr) return;
    const Items steps = node_.list(key, kMostQuestionSteps);
    question_.steps.reserve(steps.size());
    for (const auto& [json, where] : steps)
      question_.steps.push_back(read_step(*json, where, problems_));
    if (const Json& json = node_.json()[key]; json.is_array() && json.size() < least)
      node_.report(
          node_.at(key), "bad-value",
          least == 1 ? "a solution has at least one step" : "an order has at least two steps");
  }

  void read_checks() {
    for (const auto& [json, where] : node_.list("checks", kMostChecks))
      question_.checks.push_back(read_check(*json, where, problems_));
    if (question_.kind == LessonQuestion::Kind::order && question_.checks.empty() &&
        node_.need("checks", "what must be so where the order is right") != nullptr &&
        node_.json()["checks"].is_array())
      node_.report(node_.at("checks"), "bad-value", "an order has at least one check");
  }

  /// The scenario up to the question, then the question's own steps; its checks speak of these.
  void bind_story(const std::string& steps_at) {
    Scenario asked = scene_.scenario();
    const auto begin = static_cast<std::size_t>(question_.at);
    asked.steps.resize(begin);
    asked.steps.insert(asked.steps.end(), question_.steps.begin(), question_.steps.end());
    asked.checks = question_.checks;
    std::vector<std::string> places;
    places.reserve(question_.checks.size());
    for (std::size_t i = 0; i < question_.checks.size(); ++i)
      places.push_back(node_.at("checks") + "/" + std::to_string(i));
    bind(asked, begin, steps_at, places);
    question_.checks = std::move(asked.checks);
  }

  /// Problems are told where the question stands in the lesson.
  void bind(Scenario& asked, std::size_t first_step, const std::string& steps_at,
            const std::vector<std::string>& check_places) {
    Problems found;
    bind_scenario(asked, found);
    for (Problem problem : found) {
      std::size_t number = 0;
      std::string rest;
      if (is_below(problem.where, "/steps/", number, rest))
        problem.where = steps_at + "/" + std::to_string(number - first_step) + rest;
      else if (is_below(problem.where, "/checks/", number, rest))
        problem.where = check_places[number] + rest;
      problems_.push_back(std::move(problem));
    }
    problems_.count_those_of(found);
  }

  static bool is_below(const std::string& where, const std::string& list, std::size_t& number,
                       std::string& rest) {
    if (where.compare(0, list.size(), list) != 0) return false;
    const std::size_t end = std::min(where.find('/', list.size()), where.size());
    number = std::stoul(where.substr(list.size(), end - list.size()));
    rest = where.substr(end);
    return true;
  }

  /// The solution is taken by those who may act.
  void judge_actors() {
    for (std::size_t i = 0; i < question_.steps.size(); ++i) {
      const Step& step = question_.steps[i];
      const std::string where = node_.at("solution") + "/" + std::to_string(i);
      if (step.is_edit() || (step.by.empty() && scene_.is_event(step)))
        node_.report(where, "wrong-value",
                     "a goal is reached by what people do, never by events or edits by hand");
      else if (!question_.by.empty() && !step.by.empty() &&
               std::find(question_.by.begin(), question_.by.end(), step.by) == question_.by.end())
        node_.report(where + "/by", "wrong-value",
                     ticked(step.by) + " is none of those who may act (`by`)");
    }
  }

  const LessonScene& scene_;
  Node& node_;
  Problems& problems_;
  LessonQuestion& question_;
};

}  // namespace

std::optional<LessonQuestion> read_lesson_question(const LessonScene& scene, Node& page) {
  using Kind = LessonQuestion::Kind;
  std::optional<LessonQuestion> question;
  for (const Kind kind : {Kind::predict, Kind::choose, Kind::order, Kind::goal}) {
    const std::string key(word_of(kind));
    const Json* json = page.find(key);
    if (json == nullptr) continue;
    if (question) {
      page.report(page.at(key), "bad-value", "a page asks one question; make two pages of it");
      continue;
    }
    Node node(*json, page.at(key), page.problems());
    if (!node.is_object()) continue;
    question.emplace();
    question->kind = kind;
    QuestionReader(scene, node, *question).run();
  }
  return question;
}

}  // namespace permsim

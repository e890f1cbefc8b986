// Results and progress of lessons, written and read.
#include "core/json/lesson_result.h"

#include <algorithm>

#include "core/json/print.h"
#include "core/json/reader.h"
#include "core/json/steps.h"
#include "core/json/write.h"

namespace permsim {

namespace {

Json part_json(const AnswerPart& part) {
  if (part.step) return step_json(*part.step);
  if (part.who.empty()) return part.says;
  return {{"who", part.who}, {"on", part.on}, {"action", part.action}, {"verdict", part.verdict}};
}

Json parts_json(const std::vector<AnswerPart>& parts) {
  Json json = Json::array();
  for (const AnswerPart& part : parts) json.push_back(part_json(part));
  return json;
}

/// A choice is one option, all else is a list.
Json told_parts(const LessonAnswer& answer, const std::vector<AnswerPart>& parts) {
  if (answer.kind == "choose") return parts.empty() ? Json() : part_json(parts.front());
  return parts_json(parts);
}

std::optional<Verdict> verdict_called(const std::string& word) {
  for (const Verdict verdict : {Verdict::allow, Verdict::deny, Verdict::unclear}) {
    if (word == word_of(verdict)) return verdict;
  }
  return std::nullopt;
}

Json guess_json(const LessonGuess& guess) {
  Json json = Json::object();
  if (!guess.cells.empty()) {
    json["cells"] = Json::array();
    for (const auto& cell : guess.cells)
      json["cells"].push_back(cell ? Json(word_of(*cell)) : Json(""));
  }
  if (guess.option) json["option"] = *guess.option;
  if (!guess.order.empty()) json["order"] = guess.order;
  if (!guess.steps.empty()) {
    json["steps"] = Json::array();
    for (const Step& step : guess.steps) json["steps"].push_back(step_json(step));
  }
  return json;
}

std::size_t count_of(Node& node, const std::string& key) {
  const Json* json = node.find(key);
  const auto number = json == nullptr ? std::nullopt : whole_number(*json);
  constexpr std::uint64_t kMost = 1'000'000;
  return number ? static_cast<std::size_t>(std::min(*number, kMost)) : 0;
}

LessonGuess read_guess(const Json& json, const std::string& where, Problems& problems) {
  LessonGuess guess;
  Node node(json, where, problems);
  if (!node.is_object()) return guess;
  const std::vector<std::string> cells = node.texts("cells");
  guess.cells.reserve(cells.size());
  for (const std::string& word : cells) guess.cells.push_back(verdict_called(word));
  if (node.find("option") != nullptr) guess.option = count_of(node, "option");
  for (const auto& [item, place] : node.list("order", kMostQuestionSteps))
    guess.order.push_back(static_cast<std::size_t>(whole_number(*item).value_or(0)));
  for (const auto& [item, place] : node.list("steps", kMostQuestionSteps))
    guess.steps.push_back(read_step(*item, place, problems));
  return guess;
}

LessonKept read_kept(const Json& json, const std::string& where, Problems& problems) {
  LessonKept kept;
  Node node(json, where, problems);
  if (!node.is_object()) return kept;
  kept.page = count_of(node, "page");
  if (const Json* guess = node.find("guess"))
    kept.guess = read_guess(*guess, node.at("guess"), problems);
  if (const Json* first = node.find("first"))
    kept.first = read_guess(*first, node.at("first"), problems);
  kept.is_locked = node.flag("locked");
  kept.is_shown = node.flag("shown");
  kept.tries = static_cast<int>(count_of(node, "tries"));
  kept.hints = static_cast<int>(count_of(node, "hints"));
  kept.seconds = static_cast<unsigned>(count_of(node, "seconds"));
  return kept;
}

}  // namespace

std::string lesson_result_json(const LessonResult& result) {
  Json json = {{"lesson", result.lesson}, {"version", result.version}, {"at", result.at},
               {"score", result.score},   {"of", result.of},           {"passed", result.is_passed},
               {"answers", Json::array()}};
  for (const LessonAnswer& answer : result.answers) {
    Json told = {{"page", answer.page + 1},
                 {"kind", answer.kind},
                 {"question", answer.question},
                 {"answered", told_parts(answer, answer.answered)},
                 {"right", told_parts(answer, answer.right)},
                 {"score", answer.points},
                 {"of", answer.of},
                 {"tries", answer.tries},
                 {"seconds", answer.seconds}};
    if (answer.hints > 0) told["hints"] = answer.hints;
    if (answer.is_shown) told["shown"] = true;
    json["answers"].push_back(std::move(told));
  }
  return compact(json);
}

std::string lesson_statements(const LessonResult& result) {
  const Json actor = {{"objectType", "Agent"},
                      {"account", {{"homePage", "urn:permsim"}, {"name", "learner"}}}};
  const std::string lesson = "urn:permsim:lesson:" + result.lesson;
  const auto statement = [&](const char* verb, Json object, Json outcome) {
    Json json = {{"actor", actor},
                 {"verb",
                  {{"id", std::string("http://adlnet.gov/expapi/verbs/") + verb},
                   {"display", {{"en", verb}}}}},
                 {"object", std::move(object)},
                 {"result", std::move(outcome)}};
    if (!result.at.empty()) json["timestamp"] = result.at;
    return compact(json) + "\n";
  };
  const auto score = [](int raw, int of) {
    Json json = {{"raw", raw}, {"min", 0}, {"max", of}};
    if (of > 0) json["scaled"] = static_cast<double>(raw) / of;
    return json;
  };
  std::string lines;
  for (const LessonAnswer& answer : result.answers) {
    lines += statement("answered",
                       {{"id", lesson + ":page:" + std::to_string(answer.page + 1)},
                        {"definition",
                         {{"name", {{"en", answer.question}}},
                          {"type", "http://adlnet.gov/expapi/activities/question"}}}},
                       {{"score", score(answer.points, answer.of)},
                        {"success", answer.points == answer.of},
                        {"response", compact(told_parts(answer, answer.answered))},
                        {"duration", "PT" + std::to_string(answer.seconds) + "S"}});
  }
  return lines + statement(result.is_passed ? "passed" : "failed",
                           {{"id", lesson},
                            {"definition",
                             {{"name", {{"en", result.title}}},
                              {"type", "http://adlnet.gov/expapi/activities/lesson"}}}},
                           {{"score", score(result.score, result.of)},
                            {"success", result.is_passed},
                            {"completion", result.is_complete}});
}

std::string lesson_progress_json(const LessonProgress& progress) {
  Json json = {{"lesson", progress.lesson},
               {"version", progress.version},
               {"page", progress.page},
               {"questions", Json::array()}};
  for (const LessonKept& kept : progress.questions) {
    Json told = {{"page", kept.page},
                 {"guess", guess_json(kept.guess)},
                 {"tries", kept.tries},
                 {"hints", kept.hints},
                 {"seconds", kept.seconds}};
    if (kept.first) told["first"] = guess_json(*kept.first);
    if (kept.is_locked) told["locked"] = true;
    if (kept.is_shown) told["shown"] = true;
    json["questions"].push_back(std::move(told));
  }
  return compact(json);
}

Result<LessonProgress> read_lesson_progress(std::string_view text) {
  Result<Json> json = parse_json(text);
  const LetGo when_read(json);
  if (!json) return json.problems;
  Problems problems;
  LessonProgress progress;
  Node node(*json, "", problems);
  if (!node.is_object()) return problems;
  progress.lesson = node.text("lesson");
  progress.version = node.text("version");
  progress.page = count_of(node, "page");
  for (const auto& [item, where] : node.list("questions", kMostPages))
    progress.questions.push_back(read_kept(*item, where, problems));
  if (has_errors(problems)) return problems;
  return progress;
}

}  // namespace permsim

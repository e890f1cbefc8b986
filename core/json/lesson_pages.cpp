// Writes pages and their questions. Values that a reader takes for granted are left out.
#include "core/json/lesson_pages.h"

#include "core/json/write.h"

namespace permsim {

namespace {

/// One is written as it is said.
Json one_or_more(const std::vector<std::string>& texts) {
  return texts.size() == 1 ? Json(texts.front()) : Json(texts);
}

Json steps_json(const std::vector<Step>& steps) {
  Json list = Json::array();
  for (const Step& step : steps) list.push_back(step_json(step));
  return list;
}

Json checks_json(const std::vector<Check>& checks) {
  Json list = Json::array();
  for (const Check& check : checks) list.push_back(check_json(check));
  return list;
}

Json options_json(const std::vector<LessonOption>& options) {
  Json list = Json::array();
  for (const LessonOption& option : options)
    list.push_back({{"says", option.says}, {"is", check_json(option.is)}});
  return list;
}

void add_goal(Json& json, const LessonQuestion& question) {
  add_texts(json, "by", question.by);
  if (question.most_steps > 0) json["most_steps"] = question.most_steps;
  if (!question.checks.empty()) json["checks"] = checks_json(question.checks);
  if (question.is_closed && question.except.empty()) json["no_new_access"] = true;
  if (question.is_closed && !question.except.empty())
    json["no_new_access"] = {{"except", question.except}};
  add_texts(json, "hints", question.hints);
  json["solution"] = steps_json(question.steps);
}

Json question_json(const LessonQuestion& question) {
  Json json = {{"says", question.says}, {"at", question.at}};
  switch (question.kind) {
    case LessonQuestion::Kind::predict:
      json["on"] = one_or_more(question.on);
      json["who"] = question.who;
      json["actions"] = question.actions;
      break;
    case LessonQuestion::Kind::choose: json["options"] = options_json(question.options); break;
    case LessonQuestion::Kind::order:
      json["steps"] = steps_json(question.steps);
      json["checks"] = checks_json(question.checks);
      break;
    case LessonQuestion::Kind::goal: add_goal(json, question); break;
  }
  return json;
}

}  // namespace

Json lesson_page_json(const LessonPage& page) {
  Json json = Json::object();
  add_text(json, "title", page.title);
  add_text(json, "text", page.text);
  add_text(json, "notes", page.notes);
  if (page.at) json["at"] = *page.at;
  add_text(json, "view", page.view);
  if (!page.shows_on.empty() || !page.shows_who.empty()) {
    json["shows"] = Json::object();
    add_text(json["shows"], "on", page.shows_on);
    add_text(json["shows"], "who", page.shows_who);
  }
  add_text(json, "points_at", page.points_at);
  if (page.question)
    json[std::string(word_of(page.question->kind))] = question_json(*page.question);
  return json;
}

}  // namespace permsim

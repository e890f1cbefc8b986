// Lessons from JSON: what a page tells here, what it asks in lesson_questions.cpp.
#include "core/json/lesson.h"

#include <algorithm>
#include <cstdlib>
#include <utility>

#include "core/json/lesson_questions.h"
#include "core/json/scenario.h"

namespace permsim {

namespace {

class LessonReader {
 public:
  LessonReader(const Json& json, Library& library, std::shared_ptr<const Scenario> known,
               Problems& problems)
      : node_(json, "", problems),
        library_(library),
        known_(std::move(known)),
        problems_(problems) {}

  std::shared_ptr<Lesson> run() {
    if (!read_heading(node_, "lesson")) return nullptr;
    auto lesson = std::make_shared<Lesson>();
    lesson->id = node_.need_id("id");
    lesson->version = node_.text("version", "1");
    lesson->title = node_.text("title", lesson->id);
    lesson->summary = node_.text("summary");
    lesson->minutes = read_lesson_number(node_, "minutes", 0, 10'000, 0);
    lesson->attempts = read_lesson_number(node_, "attempts", 1, 100, kUsualAttempts);
    lesson->passes_at = read_pass_mark();
    lesson->scenario = read_scenario();
    if (lesson->scenario == nullptr) {
      node_.know("pages");
      (void)node_.extras();
      return nullptr;
    }
    if (node_.need("pages", "a list of pages") != nullptr) read_pages(*lesson);
    (void)node_.extras();
    lesson->document = pretty(node_.json()) + "\n";
    return lesson;
  }

 private:
  void report(const std::string& where, std::string code, std::string message) {
    problems_.push_back({where, std::move(code), std::move(message)});
  }

  double read_pass_mark() {
    const Json* json = node_.find("passes_at");
    if (json == nullptr) return kUsualPassMark;
    if (!is_number(*json)) {
      node_.wrong_type("passes_at", "a number from 0 to 1", *json);
      return kUsualPassMark;
    }
    const double mark = std::strtod(spelling_of(*json).c_str(), nullptr);
    if (mark >= 0 && mark <= 1) return mark;
    report(node_.at("passes_at"), "out-of-range",
           "`passes_at` is a number from 0 to 1, never " + ticked(spelling_of(*json)));
    return kUsualPassMark;
  }

  /// The id of a shipped one, or a whole scenario in place.
  std::shared_ptr<const Scenario> read_scenario() {
    const Json* json = node_.need("scenario", "the id of a shipped scenario, or one in place");
    if (json == nullptr) return nullptr;
    if (known_ != nullptr) return known_;
    if (json->is_object()) {
      Problems found;
      auto scenario = read_scenario_json(*json, library_, found);
      for (Problem& problem : found) {
        problem.where = node_.at("scenario") + problem.where;
        problems_.push_back(std::move(problem));
      }
      problems_.count_those_of(found);
      return scenario;
    }
    if (!json->is_string()) {
      node_.wrong_type("scenario", "an id or a scenario", *json);
      return nullptr;
    }
    const auto id = json->get<std::string>();
    const Result<Document> found = library_.shipped(id);
    const auto* scenario = found ? std::get_if<std::shared_ptr<const Scenario>>(&*found) : nullptr;
    if (scenario != nullptr) return *scenario;
    report(node_.at("scenario"), "unknown-file", "there is no shipped scenario " + ticked(id));
    return nullptr;
  }

  void read_pages(Lesson& lesson) {
    const Items pages = node_.list("pages", kMostPages);
    if (const Json& json = node_.json()["pages"]; json.is_array() && json.empty())
      report(node_.at("pages"), "bad-value", "a lesson has at least one page");
    lesson.pages.reserve(pages.size());
    const LessonScene scene(*lesson.scenario, problems_);
    for (const auto& [json, where] : pages) lesson.pages.push_back(read_page(scene, *json, where));
  }

  LessonPage read_page(const LessonScene& scene, const Json& json, const std::string& where) {
    LessonPage page;
    Node node(json, where, problems_);
    if (!node.is_object()) return page;
    page.title = node.text("title");
    page.text = node.text("text");
    page.notes = node.text("notes");
    if (json.contains("at")) page.at = scene.moment(node, "at");
    page.view = node.text("view");
    static const std::vector<std::string> kViews = {"actions", "things",  "list",
                                                    "roles",   "stories", "person"};
    if (!page.view.empty() && std::find(kViews.begin(), kViews.end(), page.view) == kViews.end()) {
      node.report(node.at("view"), "unknown-value",
                  "a view is `actions`, `things`, `list`, `roles`, `stories` or `person`, never " +
                      ticked(page.view));
    }
    if (const Json* shows = node.find("shows")) {
      Node shown(*shows, node.at("shows"), problems_);
      if (shown.is_object()) {
        page.shows_on = shown.text("on");
        page.shows_who = shown.text("who");
        scene.need_id(page.shows_on, shown.at("on"));
        scene.need_id(page.shows_who, shown.at("who"));
        (void)shown.extras();
      }
    }
    page.points_at = node.text("points_at");
    scene.check_place(page.points_at, node.at("points_at"));
    page.question = read_lesson_question(scene, node);
    if (!page.question && page.title.empty() && page.text.empty() && !has_question(node))
      node.report(where, "missing-key",
                  "a page needs a `title` or `text`, or one of `predict`, `choose`, `order` and "
                  "`goal`");
    (void)node.extras();
    return page;
  }

  static bool has_question(const Node& node) {
    for (const char* kind : {"predict", "choose", "order", "goal"}) {
      if (node.json().contains(kind)) return true;
    }
    return false;
  }

  Node node_;
  Library& library_;
  std::shared_ptr<const Scenario> known_;
  Problems& problems_;
};

}  // namespace

std::shared_ptr<const Lesson> read_lesson_json(const Json& json, Library& library,
                                               Problems& problems) {
  std::shared_ptr<const Lesson> lesson = LessonReader(json, library, nullptr, problems).run();
  return has_errors(problems) ? nullptr : lesson;
}

std::shared_ptr<const Lesson> read_unsound_lesson(const Json& json, Library& library,
                                                  const std::shared_ptr<const Scenario>& scenario,
                                                  Problems& problems) {
  return LessonReader(json, library, scenario, problems).run();
}

}  // namespace permsim

// Writes lessons, and reads texts that are no lessons yet.
#include "core/json/lesson_write.h"

#include "core/json/files.h"
#include "core/json/lesson.h"
#include "core/json/lesson_pages.h"
#include "core/json/print.h"
#include "core/json/write.h"

namespace permsim {

namespace {

/// A shipped scenario that is as it ships goes by its id, any other travels in the file.
Json scenario_of(const Lesson& lesson) {
  Library library;
  const Result<Document> found = library.shipped(lesson.scenario->id);
  const auto* shipped = found ? std::get_if<std::shared_ptr<const Scenario>>(&*found) : nullptr;
  if (shipped != nullptr && write_compact(**shipped) == write_compact(*lesson.scenario))
    return lesson.scenario->id;
  return scenario_json(*lesson.scenario);
}

}  // namespace

std::string write_lesson(const Lesson& lesson) {
  if (!lesson.document.empty()) return lesson.document;
  Json json = {{"format", "permsim/1"},
               {"kind", "lesson"},
               {"id", lesson.id},
               {"version", lesson.version},
               {"title", lesson.title}};
  if (!lesson.summary.empty()) json["summary"] = lesson.summary;
  if (lesson.minutes > 0) json["minutes"] = lesson.minutes;
  json["scenario"] = scenario_of(lesson);
  if (lesson.passes_at != kUsualPassMark) json["passes_at"] = lesson.passes_at;
  if (lesson.attempts != kUsualAttempts) json["attempts"] = lesson.attempts;
  json["pages"] = Json::array();
  for (const LessonPage& page : lesson.pages) json["pages"].push_back(lesson_page_json(page));
  return pretty(json) + "\n";
}

LessonText read_lesson_text(std::string_view text, Library& library,
                            const std::shared_ptr<const Scenario>& scenario) {
  LessonText read;
  const Result<Json> json = parse_json(text);
  read.problems = json.problems;
  if (json) read.lesson = read_unsound_lesson(*json, library, scenario, read.problems);
  return read;
}

}  // namespace permsim

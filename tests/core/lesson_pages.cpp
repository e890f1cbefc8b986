// Reads small lessons.
#include "tests/core/lesson_pages.h"

#include <catch2/catch_test_macros.hpp>

#include "tests/core/loading.h"

namespace permsim::testing {

Json lesson_of(const std::string& pages) {
  return Json::parse(R"({"format":"permsim/1","kind":"lesson","id":"trial","title":"Trial",
                         "scenario":"vacation","pages":)" +
                     pages + "}");
}

Result<std::shared_ptr<const LessonPlay>> play_of(const Json& json) {
  const Result<Document> document = load_text(json.dump());
  if (!document) return document.problems;
  return play_lesson(std::get<std::shared_ptr<const Lesson>>(*document));
}

LessonSession session_of(const std::string& pages) {
  const auto play = play_of(lesson_of(pages));
  REQUIRE(play);
  return LessonSession(*play);
}

}  // namespace permsim::testing

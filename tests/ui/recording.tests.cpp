// Who records what a learner does in a lesson: said on the page, told to the page around it, and
// kept as the program has it.
#include <catch2/catch_test_macros.hpp>

#include "driver.h"

using namespace permsim;

namespace {

void open_page(Driver& page, const std::string& number) {
  page.app().perform("lesson/head/pages/page " + number, "press", "");
  page.frames(3);
}

constexpr const char* kNobody = "No learning system was found around this page";

}  // namespace

TEST_CASE("a lesson says in both drawings who records it", "[lesson][recording]") {
  Driver page({1280, 800});
  page.app().apply_options({{"lesson", "vacation-first"}});
  page.frames(3);
  CHECK(page.node("lesson/question/recording") == nullptr);
  page.app().set_recording(kNobody);
  page.frames(3);
  for (const char* number : {"1", "2", "3"}) {
    open_page(page, number);
    CAPTURE(number);
    CHECK(page.reads(kNobody));
    REQUIRE(page.node("lesson/question/recording") != nullptr);
    CHECK(page.node("lesson/question/recording")->name == kNobody);
  }
  open_page(page, "Result");
  CHECK(page.reads(kNobody));
  REQUIRE(page.node("lesson/result/kept") != nullptr);
  CHECK(page.node("lesson/result/kept")->name == kNobody);
}

TEST_CASE("how far a learner is can be asked at any time", "[lesson][recording]") {
  Driver page({1280, 800});
  CHECK(page.app().lesson_progress().empty());
  page.app().apply_options({{"lesson", "vacation-first"}});
  page.frames(3);
  const std::string begun = page.app().lesson_progress();
  CHECK(begun.find("\"page\":0") != std::string::npos);
  open_page(page, "2");
  page.press("lesson/work/grid/ben/cell 0");
  CHECK(page.app().lesson_progress() != begun);
  CHECK(page.app().lesson_progress() == page.platform().store_of["lesson vacation-first"]);
  CHECK(page.app().look_by({{"lesson", ""}}).empty());
  CHECK(page.app().lesson_progress().empty());
  CHECK_FALSE(page.app().door().lesson());
}

TEST_CASE("the answer of the chosen cell is told to nobody while a question is masked",
          "[lesson][recording]") {
  Driver page({1280, 800});
  page.app().apply_options({{"focus", "ben,reconnect,meta"}});
  page.frames(3);
  REQUIRE(page.app().looks().find("\"answer\"") != std::string::npos);
  page.app().apply_options({{"lesson", "vacation-first"}});
  page.frames(3);
  CHECK(page.app().looks().find("\"lesson\":\"vacation-first\"") != std::string::npos);
  open_page(page, "2");
  for (const char* word : {"\"answer\"", "\"because\"", "\"sign\""}) {
    CAPTURE(word);
    CHECK(page.app().looks().find(word) == std::string::npos);
  }
}

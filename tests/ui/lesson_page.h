// A page with a lesson open, as the tests of lessons need it.
#pragma once
#include <string>

#include "driver.h"

namespace permsim {

/// The page with a lesson on one of its pages, counted from 1.
inline void open_at(Driver& page, const std::string& lesson, std::size_t number) {
  page.app().apply_options({{"lesson", lesson}});
  page.frames(3);
  page.app().perform("lesson/head/pages/page " + std::to_string(number), "press", "");
  page.frames(3);
}

inline const LessonSession& lesson_of(Driver& page) { return *page.app().door().lesson(); }

}  // namespace permsim

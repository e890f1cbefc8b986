// Lessons to text, and texts of lessons that are not sound yet.
#pragma once
#include <memory>
#include <string>
#include <string_view>

#include "core/json/library.h"

namespace permsim {

/// A lesson as its file: one that was read as it stands in our layout, unknown keys and all; one
/// that was made with its keys in the order of the author's guide.
std::string write_lesson(const Lesson& lesson);

/// A lesson's text while somebody writes it. `lesson` is there as far as it can be told, beside
/// problems that keep it from being a lesson; null where not even its scenario is.
struct LessonText {
  std::shared_ptr<const Lesson> lesson;
  Problems problems;
};
/// `scenario`: the one that the text speaks of, where it is known already.
LessonText read_lesson_text(std::string_view text, Library& library,
                            const std::shared_ptr<const Scenario>& scenario = nullptr);

}  // namespace permsim

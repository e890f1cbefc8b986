// A lesson's text with something in it changed. All else stays as it stands, what this program does
// not know too.
#pragma once
#include <string>
#include <variant>
#include <vector>

#include "core/world/lesson.h"

namespace permsim {

/// What is put at a place; nothing takes away what stands there.
using LessonValue =
    std::variant<std::monostate, std::string, int, double, bool, std::vector<std::string>,
                 std::vector<Step>, std::vector<Check>, Check, LessonOption>;

/// `where` is a pointer as problems have it ("/pages/2/predict/says"); what is missing on the way
/// to it is made; behind the last item of a list is the place of another one. A key that is new to
/// a page or question takes its place in the order of the author's guide. Text that is no lesson
/// comes back as it is.
std::string with_lesson_value(const std::string& text, const std::string& where,
                              const LessonValue& value);

/// Pages are counted from 0; a place that is not there is the end.
std::string with_lesson_page(const std::string& text, std::size_t at, const LessonPage& page);
std::string with_lesson_page_twice(const std::string& text, std::size_t page);
std::string without_lesson_page(const std::string& text, std::size_t page);
std::string with_lesson_page_moved(const std::string& text, std::size_t from, std::size_t to);
/// Without all of these: what is left of a lesson whose other pages have problems.
std::string without_lesson_pages(const std::string& text, const std::vector<std::size_t>& pages);

}  // namespace permsim

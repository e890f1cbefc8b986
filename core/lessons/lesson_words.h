// What a learner's place in a lesson is called: the same words for the page and for programs.
#pragma once
#include <string>

#include "core/lessons/lesson_session.h"

namespace permsim {

/// Steps of an order or goal in words, each by the world it happens in when they are taken so.
std::vector<std::string> step_words(const LessonSession& session, std::size_t page,
                                    const std::vector<Step>& steps);
/// "12 of 15 right", "Right", "Not yet": what came of the try that is locked in.
std::string verdict_words(const LessonSession& session, std::size_t page);
/// Of a question that is locked in, in a line for whoever reads a record: "Ben: allowed Read;
/// denied the rest. Cleo: …", an option's words, or steps. Empty while it is open.
std::string answered_words(const LessonSession& session, std::size_t page);
std::string right_words(const LessonSession& session, std::size_t page);
/// "at the start", "after step 2".
std::string lesson_moment_words(int at);

}  // namespace permsim

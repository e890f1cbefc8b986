// Small lessons about the shipped vacation, as tests write them.
#pragma once
#include <memory>
#include <string>

#include "core/json/parse.h"
#include "core/lessons/lesson_session.h"

namespace permsim::testing {

/// A lesson about the shipped vacation with these pages.
Json lesson_of(const std::string& pages);
Result<std::shared_ptr<const LessonPlay>> play_of(const Json& json);
/// Of a lesson that has to play.
LessonSession session_of(const std::string& pages);

/// Pages with one question of a kind.
inline constexpr const char* kPredict =
    R"([{"predict":{"says":"What?","at":0,"on":"meta","who":["ben"],
         "actions":["query","reconnect","view_access"]}}])";
inline constexpr const char* kGoal =
    R"([{"goal":{"says":"Do it","at":0,"by":["ana","wes"],"most_steps":2,
         "checks":[{"after":"end","who":"ben","can":["reconnect"],"on":"meta"}],
         "no_new_access":{"except":["ben"]},"hints":["Look","Look again"],
         "solution":[{"by":"ana","do":"grant_owner","on":"meta","with":{"person":"ben"}}]}}])";
inline constexpr const char* kOrder =
    R"([{"order":{"says":"Put it","steps":[
         {"by":"ana","do":"grant_owner","on":"meta","with":{"person":"ben"}},
         {"do":"expire","on":"meta"},{"by":"ben","do":"reconnect","on":"meta"}],
         "checks":[{"after":"end","status":{"weekly":"running"}}]}}])";

}  // namespace permsim::testing

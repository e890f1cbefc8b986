// Makes the lesson and answers with its file.
#include "core/door/lesson_of.h"

#include <algorithm>

#include "core/door/questions.h"
#include "core/door/replies.h"
#include "core/json/document.h"
#include "core/json/lesson_write.h"
#include "core/lessons/lesson_made.h"

namespace permsim {

namespace {

std::string made_of(std::shared_ptr<const Scenario> scenario, const Play& play, Node& node) {
  const int last = static_cast<int>(scenario->steps.size());
  LessonOf of;
  of.first = static_cast<std::size_t>(std::max(read_count(node, "from", 1), 1));
  of.last = static_cast<std::size_t>(std::max(read_count(node, "to", last), 0));
  if (has_errors(node.problems())) return refused(node.problems());
  const Result<Lesson> lesson = make_lesson(std::move(scenario), play, of);
  if (!lesson) return refused(lesson.problems);
  return answered(own_json(write_lesson(*lesson)));
}

}  // namespace

std::string answer_lesson_of(Door& door, Node& node) {
  const Json* file = node.find("file");
  if (file == nullptr) {
    if (door.session() == nullptr)
      return refused("", "no-session", "nothing is open; say which `file`");
    return made_of(door.session()->shared_scenario(), Play{door.session()->moments()}, node);
  }
  const Result<Document> document = file->is_string()
                                        ? door.library().shipped(file->get<std::string>())
                                        : read_document(*file, door.library());
  if (!document) return refused(document.problems);
  const auto* scenario = std::get_if<std::shared_ptr<const Scenario>>(&*document);
  if (scenario == nullptr)
    return refused("/file", "not-a-scenario", "a lesson is made of a scenario");
  const Result<Play> played = play_within_reason(**scenario);
  if (!played) return refused(played.problems);
  return made_of(*scenario, *played, node);
}

}  // namespace permsim

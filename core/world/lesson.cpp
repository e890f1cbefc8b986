// The words by which files and answers know the kinds of questions.
#include "core/world/lesson.h"

namespace permsim {

std::string_view word_of(LessonQuestion::Kind kind) {
  switch (kind) {
    case LessonQuestion::Kind::predict: return "predict";
    case LessonQuestion::Kind::choose: return "choose";
    case LessonQuestion::Kind::order: return "order";
    case LessonQuestion::Kind::goal: return "goal";
  }
  return "";
}

}  // namespace permsim

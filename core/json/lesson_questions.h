// Questions of lessons from JSON, and whether they speak of what the lesson's scenario has. Only
// sources of json, answers and door may include this.
#pragma once
#include "core/json/reader.h"
#include "core/world/known_ids.h"
#include "core/world/lesson.h"

namespace permsim {

/// What a lesson may speak of: whatever its scenario has at some moment.
class LessonScene {
 public:
  LessonScene(const Scenario& scenario, Problems& problems)
      : scenario_(scenario), problems_(problems), ids_(scenario) {}

  const Scenario& scenario() const { return scenario_; }
  const KnownIds& ids() const { return ids_; }
  /// A step's number; a problem where there is no such step.
  int moment(Node& node, const std::string& key) const;
  /// An id of somebody or something, empty where nothing is named.
  void need_id(const std::string& id, const std::string& where) const;
  /// Whether it is something that happens by itself.
  bool is_event(const Step& step) const;
  /// One of the places that a page may point at.
  void check_place(const std::string& place, const std::string& where) const;

 private:
  const Scenario& scenario_;
  Problems& problems_;
  KnownIds ids_;
};

/// A whole number in a range; a problem otherwise.
int read_lesson_number(Node& node, const std::string& key, int least, int most, int fallback);

/// The question that a page asks, if it asks one.
std::optional<LessonQuestion> read_lesson_question(const LessonScene& scene, Node& page);

}  // namespace permsim

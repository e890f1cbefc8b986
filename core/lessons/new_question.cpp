// Begins questions with what is there: people, a thing and its actions at the moment asked about,
// and steps of the story that come after it.
#include "core/lessons/new_question.h"

#include <algorithm>
#include <utility>

#include "core/decide/words.h"
#include "core/lessons/lesson_words.h"
#include "core/world/names.h"

namespace permsim {

namespace {

constexpr std::size_t kPeople = 3, kActions = 4, kSteps = 5;

std::vector<ActionIndex> acts_of(const Type& type) {
  std::vector<ActionIndex> acts;
  for (std::size_t i = 0; i < type.actions.size() && acts.size() < kActions; ++i) {
    if (!type.actions[i].is_event) acts.push_back(static_cast<ActionIndex>(i));
  }
  return acts;
}

/// What the scenario shows first, else the first thing with which anything can be done.
EntityIndex thing_asked_about(const Scenario& scenario, const World& world) {
  const EntityIndex shown = world.find(scenario.shows_on);
  if (shown != kNoEntity && !acts_of(world.type_of(shown)).empty()) return shown;
  for (EntityIndex each = 0; each < world.size(); ++each) {
    if (world.has(each) && !acts_of(world.type_of(each)).empty()) return each;
  }
  return kNoEntity;
}

Check cell_check(const World& world, const Cell& cell, bool is_allowed) {
  Check check;
  check.who.ids = {world.at(cell.who).id};
  check.on.ids = {world.at(cell.on).id};
  (is_allowed ? check.can : check.cannot) = {world.type_of(cell.on).actions[cell.action].id};
  return check;
}

class QuestionBeginning {
 public:
  QuestionBeginning(const LessonPlay& play, LessonQuestion& question)
      : play_(play), question_(question), world_(*play.moment(question.at).world) {}

  void begin() {
    switch (question_.kind) {
      case LessonQuestion::Kind::predict: return begin_predict();
      case LessonQuestion::Kind::choose: return begin_choose();
      case LessonQuestion::Kind::order: return begin_order();
      case LessonQuestion::Kind::goal: return begin_goal();
    }
  }

 private:
  void begin_predict() {
    const EntityIndex on = thing_asked_about(play_.scenario(), world_);
    question_.says = "Who may do what " + lesson_moment_words(question_.at) + "?";
    if (on == kNoEntity) return;
    question_.on = {world_.at(on).id};
    const std::vector<EntityIndex>& people = world_.subjects();
    for (std::size_t i = 0; i < std::min(kPeople, people.size()); ++i)
      question_.who.push_back(world_.at(people[i]).id);
    for (const ActionIndex act : acts_of(world_.type_of(on)))
      question_.actions.push_back(world_.type_of(on).actions[act].id);
    question_.says = "What may they do with " + name_of(world_, on) + " " +
                     lesson_moment_words(question_.at) + "?";
  }

  /// Of a cell about which the rules say something: an answer that is unclear is neither.
  void begin_choose() {
    question_.says = "Which of these is so?";
    question_.options = {{"Yes", {}}, {"No", {}}};
    const EntityIndex on = thing_asked_about(play_.scenario(), world_);
    if (on == kNoEntity) return;
    const Matrix& matrix = *play_.moment(question_.at).matrix;
    for (const EntityIndex who : world_.subjects()) {
      for (const ActionIndex act : acts_of(world_.type_of(on))) {
        const Cell cell{who, on, act};
        if (matrix.at(cell) == Verdict::unclear) continue;
        const std::string says = answer_words(world_, cell, Verdict::allow);
        question_.says = "Is it so " + lesson_moment_words(question_.at) + ": " + says + "?";
        question_.options = {{"Yes", cell_check(world_, cell, true)},
                             {"No", cell_check(world_, cell, false)}};
        return;
      }
    }
  }

  /// The story's own next steps; how something fares at their end makes an order right.
  void begin_order() {
    question_.says = "Put these steps into an order that works";
    const std::vector<Step>& steps = play_.scenario().steps;
    const auto from = static_cast<std::size_t>(question_.at);
    std::size_t last = from;
    for (std::size_t i = from; i < steps.size() && question_.steps.size() < kSteps; ++i) {
      last = i + 1;
      if (!steps[i].is_off) question_.steps.push_back(steps[i]);
    }
    const Moment& end = play_.moment(static_cast<int>(last));
    Check check;
    check.after.kind = When::Kind::end;
    check.has_after = true;
    if (!end.statuses.empty()) {
      check.kind = Check::Kind::status;
      const Status& status = end.statuses.front();
      check.status = {{end.world->at(status.entity).id, std::string(status.is)}};
    } else if (const std::optional<Cell> cell = first_gained(from, last)) {
      check = cell_check(*end.world, *cell, true);
      check.has_after = true;
    } else {
      return;
    }
    question_.checks = {std::move(check)};
  }

  std::optional<Cell> first_gained(std::size_t before, std::size_t after) const {
    const Moment& end = play_.moment(static_cast<int>(after));
    const Difference changed =
        difference(*play_.moment(static_cast<int>(before)).matrix, *end.matrix, 1000);
    for (const ChangedCell& each : changed.cells) {
      if (each.to == Verdict::allow && end.world->has(each.cell.who) &&
          end.world->has(each.cell.on))
        return each.cell;
    }
    return std::nullopt;
  }

  /// The next act by which somebody gains something is the solution.
  void begin_goal() {
    question_.says = "Bring this about";
    const std::vector<Step>& steps = play_.scenario().steps;
    for (std::size_t i = static_cast<std::size_t>(question_.at); i < steps.size(); ++i) {
      const Step& step = steps[i];
      const bool is_done = play_.moment(static_cast<int>(i + 1)).outcome == Outcome::done;
      if (step.by.empty() || step.is_edit() || step.is_off || !is_done) continue;
      const std::optional<Cell> cell = first_gained(i, i + 1);
      if (!cell) continue;
      const World& world = *play_.moment(static_cast<int>(i + 1)).world;
      if (play_.moment(static_cast<int>(i)).world->find(world.at(cell->who).id) == kNoEntity ||
          play_.moment(static_cast<int>(i)).world->find(world.at(cell->on).id) == kNoEntity)
        continue;
      question_.at = static_cast<int>(i);
      question_.by = {step.by};
      question_.steps = {step};
      question_.checks = {cell_check(world, *cell, true)};
      question_.checks.front().has_after = true;
      question_.says = "Bring it about: " + answer_words(world, *cell, Verdict::allow);
      return;
    }
  }

  const LessonPlay& play_;
  LessonQuestion& question_;
  const World& world_;
};

}  // namespace

LessonPage new_question_page(const LessonPlay& play, LessonQuestion::Kind kind, int at) {
  LessonPage page;
  page.question.emplace();
  page.question->kind = kind;
  page.question->at = std::min(at, static_cast<int>(play.scenario().steps.size()));
  QuestionBeginning(play, *page.question).begin();
  return page;
}

}  // namespace permsim

// Makes lessons of stories. Of each step's changed cells a handful is asked about: those of the
// thing on which most changed.
#include "core/lessons/lesson_made.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "core/decide/words.h"
#include "core/world/names.h"

namespace permsim {

namespace {

constexpr std::size_t kMostRows = 4, kMostActions = 5;
/// Of a step that changes more cells than these, only so many are chosen from.
constexpr std::size_t kMostLookedAt = 50'000;

/// A question that fits on the screen: some people and some actions on one thing.
struct AskedCells {
  EntityIndex on = kNoEntity;
  std::vector<EntityIndex> who;
  std::vector<ActionIndex> actions;
  bool is_there() const { return on != kNoEntity; }
};

/// Of these cells those on one thing that is in this world, as are the people.
AskedCells chosen_cells(const World& world, const Difference& changed) {
  std::map<EntityIndex, std::size_t> counts;
  // Events have no rows that anybody could be asked about.
  const auto is_asked = [&](const Cell& cell) {
    return world.has(cell.on) && world.has(cell.who) &&
           !world.type_of(cell.on).actions[cell.action].is_event;
  };
  for (const ChangedCell& each : changed.cells) {
    if (is_asked(each.cell)) ++counts[each.cell.on];
  }
  AskedCells asked;
  for (const auto& [on, count] : counts) {
    if (!asked.is_there() || count > counts[asked.on]) asked.on = on;
  }
  std::set<EntityIndex> who;
  std::set<ActionIndex> actions;
  for (const ChangedCell& each : changed.cells) {
    if (each.cell.on != asked.on || !is_asked(each.cell)) continue;
    if (who.size() < kMostRows) who.insert(each.cell.who);
    if (who.count(each.cell.who) > 0 && actions.size() < kMostActions)
      actions.insert(each.cell.action);
  }
  asked.who.assign(who.begin(), who.end());
  asked.actions.assign(actions.begin(), actions.end());
  return asked;
}

LessonQuestion predict_of(const World& world, const AskedCells& asked, int at,
                          const std::string& when) {
  LessonQuestion question;
  question.at = at;
  std::vector<std::string> names;
  const Names naming(world);
  names.reserve(asked.who.size());
  question.who.reserve(asked.who.size());
  for (const EntityIndex who : asked.who) {
    names.push_back(naming.of(who));
    question.who.push_back(world.at(who).id);
  }
  question.on = {world.at(asked.on).id};
  question.actions.reserve(asked.actions.size());
  for (const ActionIndex action : asked.actions)
    question.actions.push_back(world.type_of(asked.on).actions[action].id);
  question.says =
      "What may " + listed(names) + " do with " + naming.of(asked.on) + " " + when + "?";
  return question;
}

/// What changed with a step, asked about after it; of what is gone by then, before it.
std::optional<LessonQuestion> question_of_step(const Moment& before, const Moment& after, int at) {
  const Difference changed = difference(*before.matrix, *after.matrix, kMostLookedAt);
  if (changed.cells.empty()) return std::nullopt;
  if (const AskedCells asked = chosen_cells(*after.world, changed); asked.is_there())
    return predict_of(*after.world, asked, at, "after that");
  if (const AskedCells asked = chosen_cells(*before.world, changed); asked.is_there())
    return predict_of(*before.world, asked, at - 1, "before that");
  return std::nullopt;
}

/// What somebody did to a thing is shown on that thing.
void show_step(LessonPage& page, const World& world, const Step& step) {
  const EntityIndex on = world.find(step.on);
  if (on == kNoEntity) return;
  const Type& type = world.type_of(on);
  const bool has_acts = std::any_of(type.actions.begin(), type.actions.end(),
                                    [](const Action& action) { return !action.is_event; });
  if (!has_acts) return;
  page.view = "actions";
  page.shows_on = step.on;
}

LessonPage page_of_step(const Moment& before, const Moment& after, const Step& step, int at) {
  LessonPage page;
  page.title = step_title(*before.world, step);
  page.text = step.note;
  // Why somebody could not is what there is to learn from a step that was not done.
  if (page.text.empty() && after.outcome != Outcome::done) page.text = capitalized(after.says);
  page.at = at;
  show_step(page, *after.world, step);
  page.points_at = "timeline";
  return page;
}

LessonPage opening_page(const Scenario& scenario, const World& world, int at) {
  LessonPage page;
  page.title = scenario.title;
  page.text = scenario.summary;
  for (std::size_t i = 0; i < scenario.goals.size(); ++i)
    page.text += (i > 0 ? "\n- " : page.text.empty() ? "- " : "\n\n- ") + scenario.goals[i];
  page.at = at;
  if (world.find(scenario.shows_on) != kNoEntity) page.shows_on = scenario.shows_on;
  return page;
}

}  // namespace

Result<Lesson> make_lesson(std::shared_ptr<const Scenario> scenario, const Play& play,
                           const LessonOf& of) {
  Lesson lesson;
  lesson.id = scenario->id + "-lesson";
  lesson.version = "1";
  lesson.title = scenario->title;
  lesson.summary = scenario->summary;
  lesson.passes_at = kUsualPassMark;
  lesson.attempts = kUsualAttempts;
  const std::size_t first = std::max<std::size_t>(of.first, 1),
                    last = std::min(of.last, scenario->steps.size());
  lesson.pages.push_back(opening_page(*scenario, *play.moments[std::min(first - 1, last)]->world,
                                      static_cast<int>(std::min(first - 1, last))));
  for (std::size_t at = first; at <= last; ++at) {
    const Step& step = scenario->steps[at - 1];
    if (step.is_off) continue;
    const Moment &before = *play.moments[at - 1], &after = *play.moments[at];
    lesson.pages.push_back(page_of_step(before, after, step, static_cast<int>(at)));
    if (auto question = question_of_step(before, after, static_cast<int>(at))) {
      LessonPage page;
      page.question = std::move(question);
      lesson.pages.push_back(std::move(page));
    }
    if (lesson.pages.size() > kMostPages)
      return Problems{{"", "too-large",
                       "a lesson has at most " + std::to_string(kMostPages) +
                           " pages, and these steps make more"}};
  }
  lesson.minutes = static_cast<int>(lesson.pages.size());
  lesson.scenario = std::move(scenario);
  return lesson;
}

}  // namespace permsim

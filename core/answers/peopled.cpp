// Letting stand-ins into moments: all have the same places there.
#include "core/answers/peopled.h"

#include <algorithm>

#include "core/base/budget.h"
#include "core/decide/stand_in.h"

namespace permsim {

namespace {

void name_all(const std::vector<StandIn>& stand_ins, std::vector<std::string>& ids,
              std::vector<StandIn>& all) {
  for (const StandIn& stand_in : stand_ins) {
    std::string text = text_of(stand_in);
    const bool is_known = std::any_of(all.begin(), all.end(),
                                      [&](const StandIn& each) { return text_of(each) == text; });
    if (!is_known) all.push_back(stand_in);
    ids.push_back(std::move(text));
  }
}

std::shared_ptr<Moment> peopled(const Moment& moment, const std::vector<StandIn>& stand_ins,
                                EntityIndex first, bool needs_matrix, bool needs_all) {
  World world = *moment.world;
  world.forget_touched();
  add_stand_ins(world, stand_ins, first);
  if (needs_all) {
    auto all = std::make_shared<Moment>(*edited_start(moment, std::move(world)));
    all->at = moment.at;
    return all;
  }
  const std::vector<Touched> touched = world.touched();
  auto with = std::make_shared<Moment>();
  with->at = moment.at;
  with->world = std::make_shared<const World>(std::move(world));
  if (needs_matrix)
    with->matrix = std::make_shared<const Matrix>(*with->world, *moment.matrix, touched);
  return with;
}

}  // namespace

Result<Peopled> peopled(const std::vector<MomentPtr>& moments, std::size_t at,
                        const Question& question) {
  Problems problems = stand_in_problems(*moments[at]->world, question.who_any, "/who");
  problems.append(stand_in_problems(*moments[at]->world, question.by_any, "/by"));
  if (!problems.empty()) return problems;
  Peopled made{question, {}};
  std::vector<StandIn> all;
  name_all(question.who_any, made.question.who, all);
  name_all(question.by_any, made.question.by, all);
  made.question.who_any.clear();
  made.question.by_any.clear();
  const bool needs_all = question.ask == "preview" || question.ask == "fixes";
  const EntityIndex first = moments[at]->world->size();  // places are never used again
  made.question.first_stand_in = first;
  for (std::size_t number = 0; number <= at && !budget::is_spent(); ++number) {
    const bool is_same =
        number > 0 && number < at && moments[number]->world == moments[number - 1]->world;
    made.moments.push_back(
        is_same ? made.moments.back()
                : peopled(*moments[number], all, first, number == at, number == at && needs_all));
  }
  return made;
}

}  // namespace permsim

// Pairs of groups to JSON, words and tables.
#include "core/answers/isolate.h"

#include <algorithm>

#include "core/answers/groups.h"
#include "core/answers/pieces.h"
#include "core/answers/search_pieces.h"
#include "core/answers/search_words.h"
#include "core/answers/selection.h"
#include "core/answers/table.h"
#include "core/answers/way.h"
#include "core/decide/words.h"
#include "core/json/print.h"
#include "core/json/write.h"
#include "core/world/names.h"

namespace permsim {

namespace {

class IsolationTeller {
 public:
  IsolationTeller(const Scenario& scenario, const Moment& moment, const Question& question,
                  const std::vector<Group>& groups)
      : scenario_(scenario),
        world_(*moment.world),
        at_(moment.at),
        question_(question),
        groups_(groups),
        within_(question.within_or(kUsualSteps)) {}

  std::string tell(const std::vector<Passage>& passages) const {
    if (question_.format == Format::json) return json(passages);
    return question_.format == Format::text ? text(passages) : table(passages);
  }

 private:
  std::string json(const std::vector<Passage>& passages) const {
    Json json = {{"within", within_}, {"groups", Json::array()}, {"pairs", Json::array()}};
    for (const Group& group : groups_)
      json["groups"].push_back({{"id", group.id},
                                {"people", ids_of(world_, group.people)},
                                {"things", ids_of(world_, group.things)}});
    for (const Passage& passage : passages) {
      Json now = Json::array();
      for (const Cell& cell : passage.now) now.push_back(cell_json(world_, cell));
      Json pair = {{"from", groups_[passage.from].id},
                   {"to", groups_[passage.to].id},
                   {"now", std::move(now)},
                   {"within", distances_json(world_, passage.within)},
                   {"way", nullptr},
                   {"green", passage.is_green()},
                   {"searched", searched_json(passage.within)}};
      if (!passage.within.way.empty())
        pair["way"] = scenario_json(way_scenario(scenario_, at_, question_.reading,
                                                 passage.within.way, title_of(passage),
                                                 allowed_at_end(world_, passage.within.cell)));
      json["pairs"].push_back(std::move(pair));
    }
    return compact(json);
  }

  /// "How Dan gets to see Acme Meta Ads"
  std::string title_of(const Passage& passage) const {
    return "How " + gets_words(world_, passage.within.cell);
  }

  std::string text(const std::vector<Passage>& passages) const {
    Lines lines(question_.columns);
    const Names names(world_);
    for (const Group& group : groups_)
      lines.add(group.id + ": " +
                (group.people.empty() ? "nobody" : names.of_many(group.people, 20)) + "; " +
                (group.things.empty() ? "no things" : names.of_many(group.things, 20)));
    for (const Passage& passage : passages) {
      lines.add(groups_[passage.from].id + " to " + groups_[passage.to].id + ": " +
                (passage.is_green() ? "green" : "not green"));
      tell_now(passage, names, lines);
      tell_distances(world_, at_, passage.within, !passage.now.empty(), lines);
    }
    return lines.take();
  }

  void tell_now(const Passage& passage, const Names& names, Lines& lines) const {
    for (std::size_t i = 0; i < passage.now.size();) {
      const CellsTold told = tell_cells(world_, passage.now, i);
      lines.add("now: " + names.of(passage.now[i].who) + " may " + told.acts, 2);
      i += told.count;
    }
  }

  std::string table(const std::vector<Passage>& passages) const {
    Table table{"Who gets to whose things, after how many steps",
                {"from", "to", "who", "on", "action", "steps"},
                {}};
    const Names names(world_);
    for (const Passage& passage : passages) {
      const auto add = [&](const Cell& cell, int steps) {
        table.rows.push_back({groups_[passage.from].id, groups_[passage.to].id, names.of(cell.who),
                              names.of(cell.on), world_.type_of(cell.on).actions[cell.action].id,
                              std::to_string(steps)});
      };
      for (const Cell& cell : passage.now) add(cell, 0);
      for (const Distance& distance : passage.within.reached) add(distance.cell, distance.steps);
    }
    return written(table, question_.format);
  }

  const Scenario& scenario_;
  const World& world_;
  std::uint32_t at_;
  const Question& question_;
  const std::vector<Group>& groups_;
  int within_;
};

std::uint64_t count_cells(const std::vector<Group>& groups, std::size_t actions) {
  std::uint64_t people = 0, things = 0;
  for (const Group& group : groups) {
    people += group.people.size();
    things += group.things.size();
  }
  return people * things * actions;
}

}  // namespace

Reply isolate_answer(const Scenario& scenario, const MomentPtr& moment, const Question& question) {
  const World& world = *moment->world;
  const Result<int> within = steps_of(question, kUsualSteps);
  if (!within) return {"", within.problems};
  Question any;
  any.action = question.action;
  const Result<MatrixPart> part = matrix_part(world, any);
  if (!part) return {"", part.problems};
  const Result<std::vector<Group>> groups = groups_of(world, question);
  if (!groups) return {"", groups.problems};
  std::vector<std::vector<ActionIndex>> counts(world.policy().types.size());
  std::size_t most = 0;
  for (const auto& [type, actions] : part->actions_of) {
    counts[type] = actions;
    most = std::max(most, actions.size());
  }
  if (count_cells(*groups, most) > kMostGoals)
    return with_problem("", "too-large",
                        "at most " + std::to_string(kMostGoals) +
                            " cells are searched for; say fewer people, things or actions");
  const std::vector<Passage> passages = isolate(world, *groups, counts, *within);
  Reply reply;
  reply.problems = groups.problems;
  reply.text = IsolationTeller(scenario, *moment, question, *groups).tell(passages);
  reply.is_as_expected = std::all_of(passages.begin(), passages.end(),
                                     [](const Passage& passage) { return passage.is_green(); });
  return reply;
}

}  // namespace permsim

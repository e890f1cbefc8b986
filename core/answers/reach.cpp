// Cells with the paths that explain them; absence is an edit by hand that is only foreseen.
#include "core/answers/reach.h"

#include "core/answers/impact_words.h"
#include "core/answers/pieces.h"
#include "core/answers/preview.h"
#include "core/answers/selection.h"
#include "core/base/budget.h"
#include "core/base/printable.h"
#include "core/decide/phrases.h"
#include "core/decide/words.h"
#include "core/json/print.h"
#include "core/world/names.h"

namespace permsim {

namespace {

/// Cells that are explained one by one.
constexpr std::uint64_t kMostReached = 20'000;

/// Of one allowed cell.
struct Reached {
  Cell cell;
  std::vector<std::uint32_t> because;
  std::vector<std::string> through;  ///< each way in words
};

std::vector<Reached> reached(const Moment& moment, const Story& story, const MatrixPart& part) {
  const World& world = *moment.world;
  std::vector<Reached> all;
  for (const EntityIndex who : part.subjects) {
    for (const EntityIndex on : part.resources) {
      for (const ActionIndex action : part.actions_on(world, on)) {
        if (budget::is_spent()) return all;
        const Cell cell{who, on, action};
        if (moment.matrix->at(cell) != Verdict::allow) continue;
        const Explanation why = explain(world, cell);
        Reached one{cell, why.decision.because, {}};
        for (const AccessPath& path : why.paths)
          one.through.push_back(path_words(world, story, path));
        all.push_back(std::move(one));
      }
    }
  }
  return all;
}

std::string reach_json(const World& world, const std::vector<Reached>& all) {
  Json cells = Json::array();
  for (const Reached& one : all) {
    Json rules = Json::array();
    for (const std::uint32_t rule : one.because) rules.push_back(world.policy().rules[rule].id);
    cells.push_back({{"who", world.at(one.cell.who).id},
                     {"on", world.at(one.cell.on).id},
                     {"action", world.type_of(one.cell.on).actions[one.cell.action].id},
                     {"because", rules},
                     {"through", one.through}});
  }
  return compact({{"cells", cells}});
}

Table reach_table(const World& world, const std::vector<Reached>& all) {
  Table table{"Who may do what, and through what", {"who", "on", "action", "through"}, {}};
  const Names names(world);
  for (const Reached& one : all) {
    std::string through;
    for (const std::string& way : one.through) through += (through.empty() ? "" : "; or ") + way;
    table.rows.push_back({names.of(one.cell.who), names.of(one.cell.on),
                          world.type_of(one.cell.on).actions[one.cell.action].id,
                          std::move(through)});
  }
  return table;
}

Reply without(const MomentPtr& moment, const Question& question) {
  const World& world = *moment->world;
  const Result<EntityIndex> who = person_of(world, "/without", question.without);
  if (!who) return {"", who.problems};
  Edit gone;
  gone.kind = Edit::Kind::erase;
  gone.entity = question.without;
  const Preview foreseen = preview(moment, std::vector<Edit>{gone}, question.limit);
  return told_preview(foreseen, "without " + name_of(world, *who), question);
}

/// One thing that names a person, others too or not. Not what only this person holds: that is what
/// plans count as depending on somebody (core/explore/dependence.h).
struct Naming {
  EntityIndex on = kNoEntity;
  std::string relation;  ///< that holds the person; empty: only this person can repair it
  std::string says;
};

std::vector<Naming> namings(const Moment& moment, EntityIndex who) {
  const World& world = *moment.world;
  std::vector<Naming> all;
  for (EntityIndex on = 0; on < world.size() && !budget::is_spent(); ++on) {
    if (!world.has(on)) continue;
    for (const Relation& relation : world.type_of(on).relations) {
      if (relation.is_inverse()) continue;
      for (const Entry& entry : world.holders(on, relation.symbol)) {
        budget::spend();
        if (entry.entity == who && !entry.is_userset())
          all.push_back({on, relation.id, entry_phrase(world, on, relation.symbol, entry)});
      }
    }
    for (const Finding& finding : moment.findings) {
      if (finding.entity == on && finding.code == FindingCode::one_repair && finding.person == who)
        all.push_back({on, {}, finding.says()});
    }
  }
  return all;
}

}  // namespace

Reply reach_answer(const MomentPtr& moment, const Story& story, const Question& question) {
  if (!question.without.empty()) return without(moment, question);
  if (question.who.empty() && question.on.empty())
    return with_problem("", "missing-key",
                        "say who (`who`), or what on which thing (`on`, `action`), or `without` "
                        "whom");
  const World& world = *moment->world;
  const Result<MatrixPart> part = matrix_part(world, question);
  if (!part) return {"", part.problems};
  if (part->cells(world) > kMostReached)
    return with_problem("", "too-large",
                        "at most " + std::to_string(kMostReached) +
                            " cells are explained; say fewer people, things or actions");
  const std::vector<Reached> all = reached(*moment, story, *part);
  if (question.format == Format::json) return {reach_json(world, all), {}};
  return {written(reach_table(world, all), question.format), {}};
}

Reply depends_answer(const MomentPtr& moment, const Question& question) {
  if (question.who.size() != 1)
    return with_problem("/who", "missing-key", "say with one `who` on whom");
  const World& world = *moment->world;
  const Result<EntityIndex> who = person_of(world, "/who", question.who.front());
  if (!who) return {"", who.problems};
  const std::vector<Naming> all = namings(*moment, *who);
  if (question.format == Format::json) {
    Json depends = Json::array();
    for (const Naming& one : all)
      depends.push_back({{"on", world.at(one.on).id},
                         {"relation", one.relation.empty() ? Json() : Json(one.relation)},
                         {"says", one.says}});
    return {compact({{"who", question.who.front()}, {"depends", depends}}), {}};
  }
  const std::string name = name_of(world, *who);
  Table table{"What names " + name + ", and what only " + name + " can repair", {"on", "says"}, {}};
  const Names names(world);
  for (const Naming& one : all) table.rows.push_back({names.of(one.on), one.says});
  return {written(table, question.format), {}};
}

}  // namespace permsim

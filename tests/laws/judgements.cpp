// Laws of what is kept: after any change by hand, rows and judgements that stand are those that
// would be made afresh.
#include <catch2/catch_test_macros.hpp>

#include "core/decide/set_cycle.h"
#include "core/matrix/compare.h"
#include "core/play/play.h"
#include "tests/support/compare.h"
#include "tests/support/law_cases.h"

using namespace permsim;
using namespace permsim::testing;

namespace {

constexpr std::size_t kJudgementsCases = law_cases(250);
constexpr std::size_t kEdits = 8;

/// Changes a world at random; every third time somebody comes or goes.
class Mover {
 public:
  Mover(Dice& dice, World& world) : dice_(dice), world_(world) {}

  void move(std::size_t number) {
    switch (dice_.below(7)) {
      case 0: come(number); break;
      case 1: go(); break;
      case 2: set(); break;
      case 3: rename(); break;
      default: relate(some_entity(dice_, world_)); break;
    }
  }

 private:
  void come(std::size_t number) {
    const TypeIndex type = world_.policy().find_type("person");
    const EntityIndex person =
        world_.create("new" + std::to_string(number), "New " + std::to_string(number), type, 0);
    if (dice_.chance(60)) relate(person);
  }

  void go() {
    if (!world_.subjects().empty()) world_.erase(dice_.pick(world_.subjects()));
  }

  /// Sometimes to what somebody else is called.
  void rename() {
    const EntityIndex entity = some_entity(dice_, world_);
    const EntityIndex other = some_entity(dice_, world_);
    if (entity == kNoEntity) return;
    world_.set_label(entity, dice_.chance(50) ? world_.at(other).label : "Renamed");
  }

  void set() {
    const EntityIndex entity = some_entity(dice_, world_);
    if (entity == kNoEntity || world_.type_of(entity).attributes.empty()) return;
    const auto index =
        static_cast<std::uint16_t>(dice_.below(world_.type_of(entity).attributes.size()));
    const Attribute& attribute = world_.type_of(entity).attributes[index];
    if (attribute.kind == AttributeKind::boolean)
      world_.set_attribute(entity, index, dice_.chance(50));
    if (attribute.kind == AttributeKind::choice)
      world_.set_attribute(entity, index, dice_.pick(attribute.values));
  }

  /// Gives somebody a relation to something, or takes it away.
  void relate(EntityIndex holder) {
    const EntityIndex entity = some_entity(dice_, world_);
    if (entity == kNoEntity || holder == kNoEntity) return;
    const std::vector<Relation>& relations = world_.type_of(entity).relations;
    for (std::uint16_t index = 0; index < relations.size(); ++index) {
      const auto& of = relations[index].of;
      const bool fits = std::any_of(of.begin(), of.end(), [&](const Holdable& held) {
        return held.type == world_.at(holder).type && held.member == kNoSymbol;
      });
      if (!fits || relations[index].is_inverse() || !world_.type_of(holder).is_subject ||
          dice_.chance(30))
        continue;
      if (!world_.remove(entity, index, {holder})) world_.add(entity, index, {holder});
      return;
    }
  }

  Dice& dice_;
  World& world_;
};

std::string words_of(const World& world, const std::vector<Status>& statuses,
                     const std::vector<Finding>& findings) {
  std::string text;
  for (const Status& status : statuses)
    text += world.at(status.entity).id + " is " + permsim::words_of(status) + "\n";
  for (const Finding& finding : findings)
    text += std::string(word_of(world, finding)) + ": " + finding.says() + ", " +
            std::to_string(finding.serves) + "\n";
  return text;
}

std::string judgement_fault(const Moment& moment) {
  const World& world = *moment.world;
  const Judgements fresh(world, Matrix(world));
  const std::string kept = words_of(world, moment.statuses, moment.findings);
  const std::string expected = words_of(world, fresh.statuses(world), fresh.findings(world));
  return kept == expected ? "" : "what stands is\n" + kept + "afresh it is\n" + expected;
}

std::string matrix_fault(const Moment& moment) {
  for (const Cell& cell : all_cells(*moment.world))
    if (moment.matrix->at(cell) != verdict_of(*moment.world, cell))
      return name_of(*moment.world, cell) + " is not what decide says";
  return "";
}

/// A row is the same when everybody of either world has the same verdicts on the thing; who is not
/// there has none.
std::string row_fault(const Moment& before, const Moment& after) {
  std::map<std::tuple<EntityIndex, EntityIndex, ActionIndex>, std::pair<Verdict, Verdict>> cells;
  for (const Cell& cell : all_cells(*before.world))
    cells[{cell.who, cell.on, cell.action}].first = verdict_of(*before.world, cell);
  for (const Cell& cell : all_cells(*after.world))
    cells[{cell.who, cell.on, cell.action}].second = verdict_of(*after.world, cell);
  SameRows rows(*before.matrix, *after.matrix);
  std::map<EntityIndex, bool> is_same;
  for (EntityIndex on = 0; on < after.world->size(); ++on) is_same[on] = rows.is_same(on);
  for (const auto& [cell, verdicts] : cells) {
    const EntityIndex on = std::get<1>(cell);
    if (verdicts.first != verdicts.second && is_same[on])
      return "the row of " + after.world->at(on).id + " is said to be the same and is not";
  }
  return "";
}

}  // namespace

TEST_CASE("what stands after changes by hand is what would be made afresh, whoever comes or goes",
          "[laws]") {
  std::size_t stood = 0, came_or_went = 0;
  check_law(
      [&](const Json& scenario) -> std::string {
        MomentPtr moment = start_moment(load_both(scenario).world);
        Dice dice(scenario.dump().size());
        for (std::size_t n = 0; n < kEdits; ++n) {
          World world = *moment->world;
          world.forget_touched();
          for (std::size_t moves = dice.between(1, 4); moves > 0; --moves)
            Mover(dice, world).move(10 * n + moves);
          if (!find_nesting_faults(world).empty()) continue;  // nobody lets such a world come about
          const MomentPtr next = edited_start(*moment, std::move(world));
          std::string fault = matrix_fault(*next);
          if (fault.empty()) fault = judgement_fault(*next);
          if (fault.empty()) fault = row_fault(*moment, *next);
          if (!fault.empty()) return "change " + std::to_string(n + 1) + ": " + fault;
          if (next->world->subjects() != moment->world->subjects()) {
            ++came_or_went;
            SameRows rows(*moment->matrix, *next->matrix);
            for (EntityIndex on = 0; on < next->world->size(); ++on)
              stood += rows.is_same(on) ? 1 : 0;
          }
          moment = next;
        }
        return "";
      },
      30000, kJudgementsCases);
  // The law says nothing of what never came up.
  CHECK(came_or_went > 100);
  CHECK(stood > 100);
}

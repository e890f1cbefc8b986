// Laws of the other ways to ask a matrix: planes, windows, rows, counts, what changed and what is
// exposed are all what deciding cell by cell gives, at the start, after each edit and after each
// step back.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <map>
#include <tuple>

#include "core/matrix/difference.h"
#include "core/play/live_matrix.h"
#include "tests/support/compare.h"
#include "tests/support/dice.h"
#include "tests/support/law_cases.h"

using namespace permsim;
using namespace permsim::testing;

namespace {

constexpr std::size_t kMatrixWindowsCases = law_cases(150);

bool same(const Counts& a, const Counts& b) { return a.allow == b.allow && a.unclear == b.unclear; }
void add(Counts& counts, Verdict verdict) {
  counts.allow += verdict == Verdict::allow ? 1 : 0;
  counts.unclear += verdict == Verdict::unclear ? 1 : 0;
}

std::vector<EntityIndex> of_type(const World& world, TypeIndex type) {
  std::vector<EntityIndex> found;
  for (EntityIndex on = 0; on < world.size(); ++on)
    if (world.has(on) && world.at(on).type == type) found.push_back(on);
  return found;
}

std::string planes_fault(LiveMatrix& live, TypeIndex type) {
  const World& world = live.world();
  const Planes& planes = live.planes(type);
  if (planes.things != of_type(world, type)) return "the planes are about other things";
  Counts counted;
  for (std::size_t person = 0; person < world.subjects().size(); ++person)
    for (std::size_t thing = 0; thing < planes.things.size(); ++thing)
      for (ActionIndex action = 0; action < world.policy().types[type].actions.size(); ++action) {
        const Cell cell{world.subjects()[person], planes.things[thing], action};
        const Verdict verdict = decide(world, cell).verdict;
        if (planes.at(person, action, thing) != verdict) return "planes: " + name_of(world, cell);
        add(counted, verdict);
      }
  // Nothing stands beyond the last thing either.
  return same({planes.count_allow(), planes.count_unclear()}, counted)
             ? ""
             : "bits of the planes speak of nothing";
}

std::string window_fault(LiveMatrix& live, TypeIndex type) {
  const World& world = live.world();
  std::vector<EntityIndex> people = world.subjects();
  std::reverse(people.begin(), people.end());
  std::vector<WindowColumn> columns;
  for (const EntityIndex on : of_type(world, type))
    for (ActionIndex action = 0; action < world.type_of(on).actions.size(); ++action)
      columns.insert(columns.begin(), {on, action});
  const std::vector<Verdict>& window = live.window(people, columns);
  for (std::size_t row = 0; row < people.size(); ++row)
    for (std::size_t column = 0; column < columns.size(); ++column)
      if (window[row * columns.size() + column] !=
          decide(world, {people[row], columns[column].on, columns[column].action}).verdict)
        return "a window is wrong";
  for (const EntityIndex who : people) {
    const std::vector<PersonRow> row = read_row(live.matrix(), who, type);
    if (row.size() != of_type(world, type).size()) return "a row has another length";
    for (const PersonRow& thing : row)
      for (ActionIndex action = 0; action < world.type_of(thing.on).actions.size(); ++action)
        if (verdict_in(thing.masks, action) != decide(world, {who, thing.on, action}).verdict)
          return "a row is wrong";
  }
  return "";
}

std::string counts_fault(const Matrix& matrix, const char* which) {
  const World& world = matrix.world();
  std::map<EntityIndex, Counts> people, things;
  std::map<std::pair<TypeIndex, ActionIndex>, Counts> actions;
  Counts whole;
  for (EntityIndex on = 0; on < world.size(); ++on) {
    if (!world.has(on)) continue;
    for (const EntityIndex who : world.subjects())
      for (ActionIndex action = 0; action < world.type_of(on).actions.size(); ++action) {
        const Verdict verdict = decide(world, {who, on, action}).verdict;
        for (Counts* counts :
             {&people[who], &things[on], &actions[{world.at(on).type, action}], &whole})
          add(*counts, verdict);
      }
  }
  const MatrixCounts& all = matrix.counts();
  const std::string name = which;
  for (const EntityIndex who : world.subjects())
    if (!same(all.person(static_cast<std::size_t>(world.subject_number(who))), people[who]))
      return name + " counts: a person";
  for (EntityIndex on = 0; on < world.size(); ++on)
    if (world.has(on) && !same(all.thing(on), things[on])) return name + " counts: a thing";
  for (const auto& [action, counts] : actions)
    if (!same(all.action(action.first, action.second), counts)) return name + " counts: an action";
  return same(all.all(), whole) ? "" : name + " counts: all";
}

std::string exposure_fault(const Matrix& matrix) {
  const World& world = matrix.world();
  const std::vector<Exposure> powerful = most_powerful(matrix, 2);
  if (powerful.size() != std::min<std::size_t>(2, world.subjects().size()))
    return "too few or too many are powerful";
  for (const EntityIndex who : world.subjects())
    if (matrix.count_person(who).allow > powerful.front().counts.allow)
      return "somebody is more powerful";
  for (TypeIndex type = 0; type < world.policy().types.size(); ++type)
    for (ActionIndex action = 0; action < world.policy().types[type].actions.size(); ++action) {
      const std::vector<Exposure> exposed = most_exposed(matrix, type, action, 100);
      if (exposed.size() != of_type(world, type).size()) return "too few or too many are exposed";
      for (std::size_t i = 0; i < exposed.size(); ++i) {
        if (!same(exposed[i].counts, matrix.count(exposed[i].entity, action)))
          return "an exposure is counted wrong";
        const bool is_ordered = i == 0 || exposed[i - 1].counts.allow > exposed[i].counts.allow ||
                                (exposed[i - 1].counts.allow == exposed[i].counts.allow &&
                                 exposed[i - 1].entity < exposed[i].entity);
        if (!is_ordered) return "exposures are in another order";
      }
    }
  return "";
}

std::string fault_of(LiveMatrix& live) {
  std::string fault = counts_fault(live.matrix(), "kept");
  if (fault.empty()) fault = counts_fault(Matrix(live.world()), "fresh");
  if (fault.empty()) fault = exposure_fault(live.matrix());
  for (TypeIndex type = 0; type < live.world().policy().types.size() && fault.empty(); ++type) {
    fault = planes_fault(live, type);
    if (fault.empty()) fault = window_fault(live, type);
  }
  return fault;
}

/// Random edits: anything an edit can say, also what is refused.
Edit random_edit(Dice& dice, const World& world) {
  std::vector<EntityIndex> there;
  for (EntityIndex i = 0; i < world.size(); ++i)
    if (world.has(i)) there.push_back(i);
  Edit edit;
  if (there.empty() || dice.chance(6)) {
    edit.kind = Edit::Kind::create;
    edit.entity = "made" + std::to_string(world.size());
    edit.key = dice.pick(world.policy().types).id;
    return edit;
  }
  const EntityIndex entity = dice.pick(there);
  const Type& type = world.type_of(entity);
  edit.entity = world.at(entity).id;
  if (dice.chance(5)) {
    edit.kind = Edit::Kind::erase;
    return edit;
  }
  if (!type.attributes.empty() && (type.relations.empty() || dice.chance(40))) {
    const Attribute& attribute = dice.pick(type.attributes);
    edit.key = attribute.id;
    if (attribute.kind == AttributeKind::boolean)
      edit.value = dice.chance(50);
    else if (attribute.kind == AttributeKind::choice)
      edit.value = dice.pick(attribute.values);
    else if (attribute.kind == AttributeKind::text)
      edit.value = std::string(dice.chance(50) ? "acme" : "two words");
    else
      edit.value = TextList{"a"};
    return edit;
  }
  if (type.relations.empty()) return edit;
  const Relation& relation = dice.pick(type.relations);
  edit.key = relation.id;
  edit.kind = dice.chance(60)   ? Edit::Kind::add
              : dice.chance(80) ? Edit::Kind::remove
                                : Edit::Kind::clear;
  if (edit.kind == Edit::Kind::remove && world.holders(entity, relation.symbol).empty())
    edit.kind = Edit::Kind::add;
  if (edit.kind == Edit::Kind::remove) {
    edit.holder = written(world, dice.pick(world.holders(entity, relation.symbol)));
  } else if (edit.kind == Edit::Kind::add && !relation.of.empty()) {
    const Holdable& held = dice.pick(relation.of);
    const std::vector<EntityIndex> choices = of_type(world, held.type);
    if (!choices.empty())
      edit.holder = world.at(dice.pick(choices)).id +
                    (held.member == kNoSymbol ? "" : "#" + world.policy().name_of(held.member));
  }
  return edit;
}

using Changes =
    std::map<std::tuple<EntityIndex, EntityIndex, ActionIndex>, std::pair<Verdict, Verdict>>;

/// Everyone whose verdicts differ between two worlds, deciding cell by cell.
std::string change_fault(const LiveMatrix& live, const World& before, const World& after) {
  Changes all;
  for (const Cell& cell : all_cells(before))
    all[{cell.who, cell.on, cell.action}].first = decide(before, cell).verdict;
  for (const Cell& cell : all_cells(after))
    all[{cell.who, cell.on, cell.action}].second = decide(after, cell).verdict;
  ChangeCounts counts;
  for (const auto& [cell, verdicts] : all) count_change(counts, verdicts.first, verdicts.second);
  const ChangeCounts& told = live.changed().counts;
  const bool is_same = told.gained == counts.gained && told.lost == counts.lost &&
                       told.unclear == counts.unclear && told.ruled_out == counts.ruled_out;
  if (!is_same) return "what changed is counted wrong";
  for (const ChangedCell& change : live.changed().cells) {
    const auto found = all.find({change.cell.who, change.cell.on, change.cell.action});
    if (found == all.end() || found->second != std::pair(change.from, change.to))
      return "a cell that did not change is listed";
  }
  return "";
}

}  // namespace

TEST_CASE(
    "planes, windows, counts and exposures are what decide gives, after every edit, undo and redo",
    "[laws]") {
  check_law(
      [](const Json& scenario) -> std::string {
        Result<LiveMatrix> made = LiveMatrix::open(*load(scenario));
        if (!made) return "";
        LiveMatrix live = std::move(*made.value);
        std::string fault = fault_of(live);
        if (!fault.empty()) return "at the start: " + fault;
        Dice dice(scenario.dump().size());
        for (int turn = 0; turn < 8; ++turn) {
          const World before = live.world();
          std::string what = "edit";
          bool is_done = false;
          if (dice.chance(25)) {
            what = "undo";
            is_done = live.undo();
          } else if (dice.chance(20)) {
            what = "redo";
            is_done = live.redo();
          } else {
            is_done = live.edit({random_edit(dice, before)}).empty();
          }
          if (is_done) fault = change_fault(live, before, live.world());
          if (fault.empty()) fault = fault_of(live);
          if (!fault.empty()) return "turn " + std::to_string(turn) + ", " + what + ": " + fault;
        }
        return "";
      },
      22000, kMatrixWindowsCases);
}

TEST_CASE(
    "who changed between two moments is everyone with a changed cell, with the numbers of theirs",
    "[laws]") {
  check_law(
      [](const Json& scenario) -> std::string {
        const auto all = play(*load(scenario));
        if (!all) return "";
        const Matrix& before = *all->moments.front()->matrix;
        const Matrix& after = *all->moments.back()->matrix;
        std::map<EntityIndex, ChangeCounts> expected;
        for (const ChangedCell& change : difference(before, after).cells)
          count_change(expected[change.cell.who], change.from, change.to);
        const std::vector<PersonChange> told = people_changed(before, after);
        if (told.size() != expected.size()) return "others changed";
        for (const PersonChange& person : told) {
          const ChangeCounts& counts = expected[person.who];
          if (counts.gained != person.counts.gained || counts.lost != person.counts.lost ||
              counts.unclear != person.counts.unclear)
            return "a person's changes are counted wrong";
        }
        return "";
      },
      23000, kMatrixWindowsCases);
}

// Columns computed from the world: the first case that holds, what is held, or how many point here.
#include "core/answers/listing.h"

#include <algorithm>
#include <map>

#include "core/decide/evaluate.h"
#include "core/decide/words.h"
#include "core/policy/phrase.h"
#include "core/world/names.h"

namespace permsim {

namespace {

/// Up to so many are named as those to turn to.
constexpr std::size_t kMostHelpers = 5;

std::string counted(const std::string& says, std::size_t count) {
  const std::size_t place = says.find("{n}");
  return place == std::string::npos
             ? says
             : says.substr(0, place) + std::to_string(count) + says.substr(place + 3);
}

class Lister {
 public:
  Lister(const World& world, TypeIndex type, EntityIndex viewer)
      : world_(world), type_(world.policy().types[type]), evaluator_(world, Binding{viewer}) {
    for (const Column& column : type_.columns) counts_.push_back(count_all(column));
  }

  ListRow row(EntityIndex entity) {
    ListRow row;
    row.entity = entity;
    for (std::size_t i = 0; i < type_.columns.size(); ++i)
      row.cells.push_back(cell(type_.columns[i], entity, counts_[i]));
    return row;
  }

 private:
  std::map<EntityIndex, std::size_t> count_all(const Column& column) const {
    std::map<EntityIndex, std::size_t> counts;
    if (column.counted_relation == kNoSymbol) return counts;
    for (EntityIndex entity = 0; entity < world_.size(); ++entity) {
      if (!world_.has(entity) || world_.at(entity).type != column.counted_type) continue;
      for (const Entry& entry : world_.holders(entity, column.counted_relation))
        ++counts[entry.entity];
    }
    return counts;
  }

  ListCell cell(const Column& column, EntityIndex entity,
                const std::map<EntityIndex, std::size_t>& counts) {
    if (column.counted_relation != kNoSymbol) {
      const auto found = counts.find(entity);
      return {std::to_string(found == counts.end() ? 0 : found->second), ""};
    }
    if (!column.show.empty()) return {shown_member(entity, column.show_symbol), ""};
    for (const ColumnCase& each : column.cases) {
      if (!evaluator_.holds(each.when.condition, entity)) continue;
      const std::size_t count =
          each.has_of ? evaluator_.persons(each.of.expression, entity).size() : 0;
      return {counted(each.says, count), each.icon};
    }
    return {};
  }

  std::string shown_member(EntityIndex entity, Symbol symbol) const {
    const Member member = type_.member(symbol);
    if (member.kind == MemberKind::attribute)
      return words_of(type_.attributes[member.index], world_.attribute(entity, symbol));
    std::vector<std::string> labels;
    for (const Entry& entry : world_.holders(entity, symbol))
      labels.push_back(labelled(world_, entry));
    return listed(labels, "and");
  }

  const World& world_;
  const Type& type_;
  Evaluator evaluator_;
  std::vector<std::map<EntityIndex, std::size_t>> counts_;
};

}  // namespace

std::vector<ListRow> listing(const Matrix& matrix, TypeIndex type, EntityIndex viewer) {
  const World& world = matrix.world();
  const ActionIndex listed = world.policy().types[type].listed;
  Lister lister(world, type, viewer);
  std::vector<ListRow> rows;
  for (EntityIndex entity = 0; entity < world.size(); ++entity) {
    if (!world.has(entity) || world.at(entity).type != type) continue;
    rows.push_back(lister.row(entity));
    rows.back().is_hidden = viewer != kNoEntity && listed != kNoAction &&
                            matrix.at({viewer, entity, listed}) != Verdict::allow;
  }
  return rows;
}

std::string answer_to(const Matrix& matrix, const TroubleQuestion& question, const Story& story,
                      const Explanation& explanation) {
  const World& world = matrix.world();
  const Cell& cell = explanation.cell;
  Places places{{"who", name_of(world, cell.who)}, {"it", name_of(world, cell.on)}};
  const bool is_possible = explanation.ability && explanation.ability->able != Able::idle &&
                           explanation.ability->able != Able::blocked;
  if (is_possible && !question.yes.empty()) return filled(question.yes, places);
  std::string answer = sentence(world, story, explanation);
  if (explanation.ability || question.advice.empty()) return answer;
  std::vector<EntityIndex> people;
  if (question.help != kNoAction) {
    for (const std::uint32_t subject : matrix.who_may(cell.on, {question.help}, kMostHelpers))
      people.push_back(world.subjects()[subject]);
    // Whoever could help is nobody: what is then left to do is nothing this sentence knows.
    if (people.empty()) return answer;
  }
  places.emplace_back("people", Names(world).of_many(people, kMostHelpers, "or"));
  return answer + (answer.back() == '.' ? " " : ". ") + filled(question.advice, places);
}

bool is_about_viewer(const Column& column) {
  return std::any_of(column.cases.begin(), column.cases.end(), [](const ColumnCase& each) {
    return each.when.text.find("$actor") != std::string::npos;
  });
}

}  // namespace permsim

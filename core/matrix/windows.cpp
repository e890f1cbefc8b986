// Questions about a matrix, answered from rows and counts.
#include "core/matrix/windows.h"

#include <algorithm>

#include "core/matrix/difference.h"
#include "core/matrix/engine.h"

namespace permsim {

void read_window(const Matrix& matrix, const std::vector<EntityIndex>& people,
                 const std::vector<WindowColumn>& columns, Verdict* into) {
  const World& world = matrix.world();
  for (std::size_t first = 0; first < columns.size();) {
    std::size_t end = first + 1;
    while (end < columns.size() && columns[end].on == columns[first].on) ++end;
    for (std::size_t row = 0; row < people.size(); ++row) {
      const Masks masks = matrix.engine().masks(
          columns[first].on, static_cast<std::size_t>(world.subject_number(people[row])));
      for (std::size_t column = first; column < end; ++column)
        into[row * columns.size() + column] = verdict_in(masks, columns[column].action);
    }
    first = end;
  }
}

std::vector<PersonRow> read_row(const Matrix& matrix, EntityIndex who, TypeIndex type) {
  const World& world = matrix.world();
  const auto subject = static_cast<std::size_t>(world.subject_number(who));
  std::vector<PersonRow> row;
  for (EntityIndex on = 0; on < world.size(); ++on) {
    if (world.has(on) && world.at(on).type == type)
      row.push_back({on, matrix.engine().masks(on, subject)});
  }
  return row;
}

std::vector<PersonChange> people_changed(const Matrix& before, const Matrix& after) {
  std::vector<PersonChange> people;
  for (const ChangedCell& change : difference(before, after).cells) {  // sorted by person
    if (people.empty() || people.back().who != change.cell.who)
      people.push_back({change.cell.who, {}});
    count_change(people.back().counts, change.from, change.to);
  }
  return people;
}

namespace {

std::vector<Exposure> most_of(std::vector<Exposure> all, std::size_t most) {
  const auto end = all.begin() + static_cast<std::ptrdiff_t>(std::min(most, all.size()));
  std::partial_sort(all.begin(), end, all.end(), [](const Exposure& a, const Exposure& b) {
    return a.counts.allow != b.counts.allow ? a.counts.allow > b.counts.allow : a.entity < b.entity;
  });
  all.erase(end, all.end());
  return all;
}

}  // namespace

std::vector<Exposure> most_exposed(const Matrix& matrix, TypeIndex type, ActionIndex action,
                                   std::size_t most) {
  std::vector<Exposure> all;
  for (EntityIndex on = 0; on < matrix.world().size(); ++on) {
    if (matrix.world().has(on) && matrix.world().at(on).type == type)
      all.push_back({on, matrix.count(on, action)});
  }
  return most_of(std::move(all), most);
}

std::vector<Exposure> most_powerful(const Matrix& matrix, std::size_t most) {
  std::vector<Exposure> all;
  for (const EntityIndex who : matrix.world().subjects())
    all.push_back({who, matrix.count_person(who)});
  return most_of(std::move(all), most);
}

}  // namespace permsim

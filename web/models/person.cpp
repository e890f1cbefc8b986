// Takes a person's row of the matrix, in words.
#include "web/models/person.h"

#include "core/decide/able.h"
#include "web/models/matrix.h"

namespace permsim {

EntityIndex person_shown(const View& view) {
  const World& world = view.world();
  const EntityIndex chosen = world.find(view.ui.person);
  if (chosen != kNoEntity && world.subject_number(chosen) >= 0) return chosen;
  return world.subjects().empty() ? kNoEntity : world.subjects().front();
}

void show_person(View& view, EntityIndex person) {
  const World& world = view.world();
  if (!world.has(person)) return;
  const auto chosen = selected_cell(view);
  if (chosen) select_cell(view, {person, chosen->on, chosen->action});
  view.ui.person = world.at(person).id;
}

std::string person_words(const View& view) {
  const EntityIndex person = person_shown(view);
  return person == kNoEntity ? "Nobody" : std::string(label_of(view.world(), person));
}

void PersonModel::update(const View& view) {
  const UiState& ui = view.ui;
  Wanted wanted{
      .revision = view.session.revision(),
      .person = person_shown(view),
      .resource = ui.resource,
      .compare = ui.compare,
      .compare_reading = ui.compare_reading,
      .before = ui.compare == CompareWith::change && ui.news ? ui.news->before.get() : nullptr};
  if (wanted == wanted_) return;
  wanted_ = std::move(wanted);
  person_ = wanted_.person;
  groups_.clear();
  if (person_ == kNoEntity) return;
  const World& world = view.world();
  const MatrixModel& matrix = view.models.matrix;
  for (const MatrixGroup& group : matrix.groups()) {
    PersonGroup made{group.label, {}};
    for (std::size_t column = group.begin; column < group.end; ++column) {
      const MatrixColumn& place = matrix.columns()[column];
      PersonAction row;
      row.cell = {person_, place.on, place.action};
      row.look = matrix.look_at(row.cell);
      row.label = world.type_of(place.on).actions[place.action].label;
      if (row.look.sign == Sign::blocked)
        row.more = std::string(word_of(Sign::allowed)) + able_words(ability_of(world, row.cell));
      made.rows.push_back(std::move(row));
    }
    groups_.push_back(std::move(made));
  }
}

}  // namespace permsim

// Makes the list and its answers once a change.
#include "web/models/list.h"

#include "core/decide/words.h"
#include "web/models/matrix.h"

namespace permsim {

TypeIndex listed_type(const World& world, EntityIndex resource) {
  const SharedList<Type>& types = world.policy().types;
  if (resource != kNoEntity && !world.type_of(resource).columns.empty())
    return world.at(resource).type;
  for (TypeIndex type = 0; type < types.size(); ++type) {
    if (!types[type].columns.empty()) return type;
  }
  return kNoType;
}

void ListModel::update(const View& view) {
  const UiState& ui = view.ui;
  Wanted wanted{view.session.revision(), ui.resource, ui.viewer};
  if (wanted == wanted_) return;
  wanted_ = std::move(wanted);
  const World& world = view.world();
  const EntityIndex resource = world.find(ui.resource);
  viewer_ = world.find(ui.viewer);
  if (viewer_ != kNoEntity && world.subject_number(viewer_) < 0) viewer_ = kNoEntity;
  type_ = listed_type(world, resource);
  rows_.clear();
  answers_.clear();
  selected_ = kNoEntity;
  if (type_ == kNoType) return;
  hidden_.clear();
  for (ListRow& row : listing(view.session.matrix(), type_, viewer_))
    (row.is_hidden ? hidden_ : rows_).push_back(std::move(row));
  if (resource == kNoEntity || world.at(resource).type != type_) return;
  selected_ = resource;
  if (viewer_ == kNoEntity) return;
  for (const TroubleQuestion& question : world.policy().types[type_].questions) {
    const Cell cell{viewer_, resource, question.action};
    const Explanation explanation = explain_at(view.session.moments(), view.session.at(), cell);
    SignLook look;
    look.sign =
        explanation.ability ? sign_of(explanation.ability->able) : sign_of(explanation.decision);
    look.is_disputed = view.session.disputes().is_disputed(cell);
    answers_.push_back(
        {question.asks, cell, look,
         answer_to(view.session.matrix(), question, view.session.story(), explanation)});
  }
}

}  // namespace permsim

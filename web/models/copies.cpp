// Makes it once more, as one change.
#include "web/models/copies.h"

#include <string>
#include <utility>
#include <vector>

#include "core/world/names.h"

namespace permsim {
namespace {

/// "Meta Ads copy", "Meta Ads copy 2".
std::string copy_label(const World& world, const std::string& label) {
  const auto is_taken = [&](const std::string& wanted) {
    for (EntityIndex each = 0; each < world.size(); ++each)
      if (world.has(each) && world.at(each).label == wanted) return true;
    return false;
  };
  const std::string first = label + " copy";
  std::string made = first;
  for (int number = 2; is_taken(made); ++number) made = first + " " + std::to_string(number);
  return made;
}

/// Wherever others hold it beside more, they hold the copy too: a member of a team, a team that a
/// thing is shared with. What holds one thing alone keeps that one.
std::vector<Edit> held_likewise(const World& world, EntityIndex entity, const std::string& copy) {
  std::vector<Edit> edits;
  for (EntityIndex each = 0; each < world.size(); ++each) {
    if (!world.has(each) || each == entity) continue;
    const std::vector<Relation>& relations = world.type_of(each).relations;
    for (std::size_t i = 0; i < relations.size(); ++i) {
      if (relations[i].is_one || relations[i].is_inverse()) continue;
      for (const Entry& entry : world.at(each).relations[i]) {
        if (entry.entity != entity) continue;
        const std::string holder = written(world, entry);
        Edit edit;
        edit.kind = Edit::Kind::add;
        edit.entity = world.at(each).id;
        edit.key = relations[i].id;
        edit.holder = copy + holder.substr(world.at(entity).id.size());
        edits.push_back(std::move(edit));
      }
    }
  }
  return edits;
}

}  // namespace

void duplicate_thing(View& view, EntityIndex entity) {
  const World& world = view.world();
  if (!world.has(entity)) return;
  const Entity& thing = world.at(entity);
  const Type& type = world.type_of(entity);
  const std::string label = copy_label(world, thing.label);
  Edit made;
  made.kind = Edit::Kind::create;
  made.entity = fresh_id(world, label);
  made.key = type.id;
  made.fields = {{"label", label}};
  for (std::size_t i = 0; i < type.attributes.size(); ++i)
    if (is_set(thing.attributes[i]))
      made.fields.emplace_back(type.attributes[i].id, thing.attributes[i]);
  for (std::size_t i = 0; i < type.relations.size(); ++i) {
    if (type.relations[i].is_inverse() || thing.relations[i].empty()) continue;
    TextList holders;
    for (const Entry& entry : thing.relations[i]) holders.push_back(written(world, entry));
    made.fields.emplace_back(type.relations[i].id, std::move(holders));
  }
  view.ui.sent.makes = made.entity;
  EditWorld command;
  command.edits = held_likewise(world, entity, made.entity);
  command.edits.insert(command.edits.begin(), std::move(made));
  view.send(std::move(command));
}

}  // namespace permsim

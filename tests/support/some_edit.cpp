// Edits of every kind, most of which can be made.
#include "tests/support/some_edit.h"

#include "tests/support/compare.h"

namespace permsim::testing {

Edit some_edit(Dice& dice, const World& world) {
  const EntityIndex index = some_entity(dice, world);
  Edit edit;
  if (index == kNoEntity || dice.chance(10)) {
    edit.kind = Edit::Kind::create;
    edit.entity = "made" + std::to_string(dice.below(4));
    edit.key = dice.pick(world.policy().types).id;
    edit.fields = {{"label", std::string("Made by hand")}};
    return edit;
  }
  edit.entity = world.at(index).id;
  if (dice.chance(10)) {
    edit.kind = Edit::Kind::erase;
    return edit;
  }
  const Type& type = world.type_of(index);
  if (!type.attributes.empty() && dice.chance(40)) {
    const Attribute& attribute = dice.pick(type.attributes);
    edit.key = attribute.id;
    if (attribute.kind == AttributeKind::boolean) edit.value = dice.chance(50);
    if (attribute.kind == AttributeKind::choice) edit.value = dice.pick(attribute.values);
    if (attribute.kind == AttributeKind::text) edit.value = std::string("beta");
    if (attribute.kind == AttributeKind::list) edit.value = TextList{"a", "c"};
    return edit;
  }
  if (type.relations.empty() || dice.chance(10)) {
    edit.key = "label";
    edit.value = std::string("Renamed");
    return edit;
  }
  const Relation& relation = dice.pick(type.relations);
  edit.key = relation.id;
  edit.kind = dice.chance(60)   ? Edit::Kind::add
              : dice.chance(70) ? Edit::Kind::remove
                                : Edit::Kind::clear;
  const EntityIndex holder = some_entity(dice, world);
  const bool is_userset = dice.chance(20);
  if (edit.kind != Edit::Kind::clear)
    edit.holder = world.at(holder).id + (is_userset ? "#member" : "");
  return edit;
}

}  // namespace permsim::testing

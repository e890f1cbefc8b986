// Commands in words.
#include "core/play/describe.h"

#include "core/decide/words.h"
#include "core/world/holders.h"
#include "core/world/names.h"

namespace permsim {

namespace {

std::string label_of(const World& world, const std::string& id) {
  const std::optional<Entry> entry = find_entry(world, id);
  return entry ? labelled(world, *entry) : id;
}

std::string words_of_set(const Edit& edit, const World& world) {
  const std::string name = label_of(world, edit.entity);
  const EntityIndex entity = world.find(edit.entity);
  if (edit.key == "label") return "rename " + name + " to " + shown(edit.value);
  if (entity == kNoEntity) return "change " + name;
  const Type& type = world.type_of(entity);
  if (const Attribute* attribute = type.find_attribute(edit.key)) {
    const std::string words = words_of(*attribute, edit.value);
    return "set " + attribute->label + " of " + name +
           (words.empty() ? " to nothing" : " to " + words);
  }
  const Relation* relation = type.find_relation(edit.key);
  const auto* holder = as_text(edit.value);
  const std::string label = relation == nullptr ? edit.key : relation->label;
  return "set “" + label + "” of " + name +
         (holder == nullptr ? " to nobody" : " to " + label_of(world, *holder));
}

std::string words_of(const Edit& edit, const World& world) {
  const std::string name = label_of(world, edit.entity);
  const EntityIndex entity = world.find(edit.entity);
  std::string relation = edit.key;
  if (entity != kNoEntity) {
    if (const Relation* found = world.type_of(entity).find_relation(edit.key))
      relation = found->label;
  }
  switch (edit.kind) {
    case Edit::Kind::set: return words_of_set(edit, world);
    case Edit::Kind::add:
      return "add " + label_of(world, edit.holder) + " to “" + relation + "” of " + name;
    case Edit::Kind::remove:
      return "take “" + relation + "” of " + name + " from " + label_of(world, edit.holder);
    case Edit::Kind::clear: return "take “" + relation + "” of " + name + " from everyone";
    case Edit::Kind::create: {
      for (const auto& [key, value] : edit.fields) {
        if (key == "label") return "create " + shown(value);
      }
      return "create " + edit.entity;
    }
    case Edit::Kind::erase: return "delete " + name;
  }
  return {};
}

}  // namespace

std::string describe(const Command& command, const World& world) {
  struct Describer {
    const World& world;
    std::string operator()(const EditWorld& each) const {
      std::string words = words_of(each.edits.front(), world);
      return each.edits.size() == 1 ? words : words + " and more";
    }
    std::string operator()(const Rename& each) const {
      return "rename " + label_of(world, each.entity) + " to " + each.label;
    }
    std::string operator()(const TakeStep& each) const { return step_title(world, each.step); }
    std::string operator()(const RemoveStep& each) const {
      return "remove step " + std::to_string(each.number);
    }
    std::string operator()(const MoveStep& each) const {
      return "move step " + std::to_string(each.number) + " to " + std::to_string(each.to);
    }
    std::string operator()(const ReplaceStep& each) const {
      return "change step " + std::to_string(each.number);
    }
    std::string operator()(const DescribeScenario& each) const {
      return "describe “" + each.title + "”";
    }
    std::string operator()(const AddCheck&) const { return "say what must stay so"; }
    std::string operator()(const RemoveCheck&) const { return "give up what must stay so"; }
    std::string operator()(const ChangeReading& each) const {
      return "read as `" + each.reading + "`";
    }
    std::string operator()(const GoTo& each) const { return "go to " + std::to_string(each.at); }
    std::string operator()(const OpenScenario& each) const {
      return "open “" + each.scenario.title + "”";
    }
    std::string operator()(const RewriteScenario&) const { return "edit the file as text"; }
    std::string operator()(const EditPolicy& each) const { return each.words; }
    std::string operator()(const Undo&) const { return "undo"; }
    std::string operator()(const Redo&) const { return "redo"; }
  };
  return std::visit(Describer{world}, command);
}

}  // namespace permsim

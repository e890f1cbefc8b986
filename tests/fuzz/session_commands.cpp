// Makes commands of bytes; see session_commands.h.
#include "tests/fuzz/session_commands.h"

#include <iterator>

namespace permsim::fuzz {
namespace {

/// Names that things may be given, some of them taken, some of them no names at all.
constexpr const char* kIds[] = {"made1", "made2", "plan", "doc-1", "nobody", "", "a b", "x#y"};
constexpr const char* kTexts[] = {"open", "closed", "", "written", "true", "ann"};

}  // namespace

std::size_t CommandReader::below(std::size_t count) {
  if (count == 0 || at_ >= bytes_.size()) return 0;
  return static_cast<unsigned char>(bytes_[at_++]) % count;
}

std::uint32_t CommandReader::number(const Session& session) {
  return static_cast<std::uint32_t>(below(session.scenario().steps.size() + 2));
}

std::string CommandReader::some_id(const World& world) {
  const std::size_t chosen = below(world.size() + std::size(kIds));
  if (chosen >= world.size()) return kIds[chosen - world.size()];
  const auto entity = static_cast<EntityIndex>(chosen);
  return world.has(entity) ? world.at(entity).id : "gone";
}

std::string CommandReader::some_holder(const World& world) {
  constexpr const char* kMembers[] = {"", "", "", "#member", "#people", "#readers", "#owner"};
  std::string id = some_id(world);
  return id + kMembers[below(std::size(kMembers))];
}

/// None, some, now and then one of them twice.
TextList CommandReader::some_holders(const World& world) {
  TextList holders(below(4));
  for (std::string& holder : holders) holder = some_holder(world);
  return holders;
}

Value CommandReader::some_value(const World& world) {
  switch (below(6)) {
    case 0: return is_odd();
    case 1: return std::string(kTexts[below(std::size(kTexts))]);
    case 2: return TextList{"a", kTexts[below(std::size(kTexts))]};
    case 3: return some_holders(world);
    case 4: return some_id(world);
    default: return {};
  }
}

Edit CommandReader::created(const World& world) {
  const SharedList<Type>& types = world.policy().types;
  Edit edit;
  edit.kind = Edit::Kind::create;
  edit.entity = some_id(world);
  const Type& type = types[below(types.size())];
  edit.key = type.id;
  if (!type.relations.empty() && is_odd())
    edit.fields.emplace_back(type.relations[below(type.relations.size())].id, some_id(world));
  if (!type.attributes.empty() && is_odd())
    edit.fields.emplace_back(type.attributes[below(type.attributes.size())].id, some_value(world));
  return edit;
}

Edit CommandReader::edit(const World& world) {
  const std::size_t kind = below(8);
  if (kind == 0) return created(world);
  Edit edit;
  edit.entity = some_id(world);
  const EntityIndex index = world.find(edit.entity);
  if (kind == 1) {
    edit.kind = Edit::Kind::erase;
    return edit;
  }
  const bool is_there = index != kNoEntity && world.has(index);
  const Type& type = is_there ? world.type_of(index) : world.policy().types.front();
  if (kind <= 3 && !type.attributes.empty()) {
    const std::size_t chosen = below(type.attributes.size() + 1);
    edit.key = chosen < type.attributes.size() ? type.attributes[chosen].id : "label";
    edit.value = some_value(world);
    return edit;
  }
  constexpr Edit::Kind kKinds[] = {Edit::Kind::add, Edit::Kind::add, Edit::Kind::remove,
                                   Edit::Kind::clear, Edit::Kind::set};
  edit.kind = kKinds[below(std::size(kKinds))];
  edit.key = type.relations.empty() ? "owner" : type.relations[below(type.relations.size())].id;
  if (edit.kind == Edit::Kind::set) edit.value = some_value(world);
  if (edit.kind == Edit::Kind::add || edit.kind == Edit::Kind::remove)
    edit.holder = some_holder(world);
  return edit;
}

Step CommandReader::act(const World& world) {
  Step step;
  step.on = some_id(world);
  const EntityIndex on = world.find(step.on);
  const bool is_there = on != kNoEntity && world.has(on);
  const Type& type = is_there ? world.type_of(on) : world.policy().types.back();
  if (type.actions.empty()) return step;
  const Action& action = type.actions[below(type.actions.size())];
  step.action = action.id;
  if (!action.is_event || below(8) == 0) step.by = some_id(world);
  for (const Parameter& parameter : action.parameters) {
    if (below(8) == 0) continue;
    if (parameter.kind == ParameterKind::entity)
      step.with.emplace_back(parameter.id, some_holder(world));
    else
      step.with.emplace_back(parameter.id, some_value(world));
  }
  return step;
}

Command CommandReader::next(const Session& session) {
  const World& world = session.world();
  switch (below(15)) {
    case 0: return EditWorld{{edit(world)}};
    case 1: return EditWorld{{edit(world)}, true};
    case 2: {
      EditWorld command{{edit(world)}};
      command.edits.push_back(edit(world));
      return command;
    }
    case 3:
    case 4:
    case 5: return TakeStep{act(world), is_odd()};
    case 6: return RemoveStep{number(session)};
    case 7: {
      const std::uint32_t from = number(session);
      return MoveStep{from, number(session)};
    }
    case 8: {
      const std::vector<Reading>& readings = session.policy_file().readings;
      const std::size_t chosen = below(readings.size() + 1);
      return ChangeReading{chosen < readings.size() ? readings[chosen].id : "no-such-reading"};
    }
    case 9: return GoTo{number(session)};
    case 10: return Undo{};
    case 12: {
      const std::uint32_t place = number(session);
      return ReplaceStep{place, act(world)};
    }
    case 13: return DescribeScenario{is_odd() ? "" : "Another title", "", some_id(world), {}};
    case 14: {
      const std::string renamed = some_id(world);
      return Rename{renamed, some_id(world)};
    }
    default: return Redo{};
  }
}

}  // namespace permsim::fuzz

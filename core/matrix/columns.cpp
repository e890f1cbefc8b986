// Reading a world into columns.
#include "core/matrix/columns.h"

#include <algorithm>

namespace permsim {

FactColumns::FactColumns(const World& world, TypeIndex type) : type_(type) { read_all(world); }

std::uint32_t FactColumns::code_of(std::uint16_t attribute, const Value& value) const {
  const auto known = attributes_[attribute].numbers.find(value);
  return known == attributes_[attribute].numbers.end() ? kNoCode : known->second;
}

void FactColumns::read_all(const World& world) {
  const Type& type = world.policy().types[type_];
  things_.clear();
  for (EntityIndex entity = 0; entity < world.size(); ++entity) {
    if (world.has(entity) && world.at(entity).type == type_) things_.push_back(entity);
  }
  attributes_.assign(type.attributes.size(), {});
  relations_.assign(type.relations.size(), {});
  for (AttributeColumn& column : attributes_) column.codes.resize(things_.size());
  for (RelationColumn& column : relations_) {
    column.people.resize(things_.size());
    column.others.resize(things_.size());
  }
  for (std::size_t thing = 0; thing < things_.size(); ++thing) read(world, thing);
  read_again_ = 0;
}

void FactColumns::read(const World& world, std::size_t thing) {
  const Entity& entity = world.at(things_[thing]);
  for (std::size_t i = 0; i < attributes_.size(); ++i) {
    AttributeColumn& column = attributes_[i];
    const auto next = static_cast<std::uint32_t>(column.numbers.size());
    column.codes[thing] = column.numbers.emplace(entity.attributes[i], next).first->second;
  }
  for (std::size_t i = 0; i < relations_.size(); ++i) {
    RelationColumn& column = relations_[i];
    Slice& people = column.people[thing];
    Slice& others = column.others[thing];
    column.others_count -= others.count;
    people = {static_cast<std::uint32_t>(column.subjects.size()), 0};
    others = {static_cast<std::uint32_t>(column.entries.size()), 0};
    for (const Entry& entry : entity.relations[i]) {
      const int subject = entry.is_userset() ? -1 : world.subject_number(entry.entity);
      if (subject >= 0)
        column.subjects.push_back(static_cast<std::uint32_t>(subject));
      else
        column.entries.push_back(entry);
    }
    people.count = static_cast<std::uint32_t>(column.subjects.size()) - people.begin;
    others.count = static_cast<std::uint32_t>(column.entries.size()) - others.begin;
    column.others_count += others.count;
  }
}

void FactColumns::update(const World& world, const std::vector<Touched>& touched) {
  if (came_or_went(touched) || read_again_ + touched.size() > things_.size())
    return read_all(world);
  for (const Touched& each : touched) {
    const auto place = std::lower_bound(things_.begin(), things_.end(), each.entity);
    if (place == things_.end() || *place != each.entity) continue;
    read(world, static_cast<std::size_t>(place - things_.begin()));
    ++read_again_;
  }
}

}  // namespace permsim

// What the matrix's door hands out as plain memory; its JSON half is matrix_requests.cpp.
#include "core/door/matrix_door.h"

#include <algorithm>

namespace permsim {

const std::vector<EntityIndex>& MatrixDoor::things(TypeIndex type) {
  const World& world = live_->world();
  things_.resize(world.policy().types.size());
  if (things_[type].empty()) {
    for (EntityIndex on = 0; on < world.size(); ++on) {
      if (world.has(on) && world.at(on).type == type) things_[type].push_back(on);
    }
  }
  return things_[type];
}

const std::uint8_t* MatrixDoor::window(TypeIndex type, Range people, Range things_range,
                                       int action) {
  if (live_ == nullptr || type >= live_->world().policy().types.size()) return nullptr;
  const std::vector<EntityIndex>& everyone = live_->world().subjects();
  const std::vector<EntityIndex>& all = things(type);
  const std::size_t actions = live_->world().policy().types[type].actions.size();
  if (action >= static_cast<int>(actions)) return nullptr;
  const auto cut = [](Range range, std::size_t size) {
    return Range{std::min<std::uint32_t>(range.from, static_cast<std::uint32_t>(size)),
                 std::min<std::uint32_t>(range.to, static_cast<std::uint32_t>(size))};
  };
  people = cut(people, everyone.size());
  things_range = cut(things_range, all.size());
  window_people_.clear();
  window_columns_.clear();
  for (std::uint32_t i = people.from; i < people.to; ++i) window_people_.push_back(everyone[i]);
  const std::size_t first = action < 0 ? 0 : static_cast<std::size_t>(action);
  const std::size_t end = action < 0 ? actions : first + 1;
  for (std::uint32_t i = things_range.from; i < things_range.to; ++i) {
    for (std::size_t a = first; a < end; ++a)
      window_columns_.push_back({all[i], static_cast<ActionIndex>(a)});
  }
  static_assert(sizeof(Verdict) == 1);
  return reinterpret_cast<const std::uint8_t*>(
      live_->window(window_people_, window_columns_).data());
}

const std::uint32_t* MatrixDoor::counts(const std::vector<Counts>& all) {
  counts_.clear();
  for (const Counts& each : all) {
    counts_.push_back(static_cast<std::uint32_t>(each.allow));
    counts_.push_back(static_cast<std::uint32_t>(each.unclear));
  }
  return counts_.data();
}

const std::uint32_t* MatrixDoor::person_counts() {
  if (live_ == nullptr) return nullptr;
  std::vector<Counts> all;
  for (std::size_t i = 0; i < live_->world().subjects().size(); ++i)
    all.push_back(live_->matrix().counts().person(i));
  return counts(all);
}

const std::uint32_t* MatrixDoor::thing_counts(TypeIndex type) {
  if (live_ == nullptr || type >= live_->world().policy().types.size()) return nullptr;
  std::vector<Counts> all;
  for (const EntityIndex on : things(type)) all.push_back(live_->matrix().counts().thing(on));
  return counts(all);
}

}  // namespace permsim

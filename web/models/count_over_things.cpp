// Adds up columns of the matrix, for everybody at once.
#include "web/models/count_over_things.h"

#include <algorithm>

#include "core/base/bits.h"
#include "core/matrix/difference.h"

namespace permsim {

void CountOverThings::go_on(const MomentPtr& now, const std::string& type,
                            const std::string& action, const std::vector<MatrixColumn>& columns) {
  constexpr std::size_t kColumnsPerFrame = 1000;
  if (moment_ != now || type_ != type || action_ != action)
    begin(now, type, action, columns.size());
  const std::size_t end = std::min(next_ + kColumnsPerFrame, columns.size());
  for (; next_ < end; ++next_) {
    const Matrix::Plane plane = now->matrix->plane(columns[next_].on, columns[next_].action);
    for (std::size_t word = 0; word < plane.size; ++word)
      each_bit(plane.allow[word], word * 64, [&](std::size_t subject) { ++by_subject_[subject]; });
  }
}

void CountOverThings::begin(const MomentPtr& now, const std::string& type,
                            const std::string& action, std::size_t columns) {
  const World& world = *now->world;
  const bool was_whole = moment_ != nullptr && next_ >= columns_;
  const bool goes_on = was_whole && columns > 0 && type_ == type && action_ == action &&
                       &moment_->world->policy() == &world.policy() &&
                       moment_->world->subjects() == world.subjects();
  if (goes_on) {
    const TypeIndex of = world.policy().find_type(type);
    const ActionIndex done = world.policy().types[of].find_action(action);
    for (const ChangedCell& change : difference(*moment_->matrix, *now->matrix).cells) {
      const World& there = world.has(change.cell.on) ? world : *moment_->world;
      if (change.cell.action != done || there.at(change.cell.on).type != of) continue;
      std::uint64_t& count =
          by_subject_[static_cast<std::size_t>(world.subject_number(change.cell.who))];
      if (change.to == Verdict::allow)
        ++count;
      else if (change.from == Verdict::allow)
        --count;
    }
  } else {
    by_subject_.assign(world.subjects().size(), 0);
  }
  columns_ = columns;
  next_ = goes_on ? columns : 0;
  moment_ = now;
  type_ = type;
  action_ = action;
}

}  // namespace permsim

// Edits, undo and redo of a world with its matrix.
#include "core/play/live_matrix.h"

#include "core/decide/start_world.h"
#include "core/matrix/difference.h"
#include "core/play/apply.h"
#include "core/play/change.h"
#include "core/play/edit.h"

namespace permsim {

Result<LiveMatrix> LiveMatrix::open(const Scenario& scenario) {
  Result<World> start = start_world(scenario, scenario.policy_read());
  Result<LiveMatrix> result;
  if (start) result.value.emplace(std::move(*start.value));
  result.problems = std::move(start.problems);
  return result;
}

LiveMatrix::LiveMatrix(World world) {
  auto start = std::make_shared<const World>(std::move(world));
  history_.push_back({start, std::make_shared<const Matrix>(*start), {}});
  matrix().counts();  // counted once; edits bring it up to date
}

std::string LiveMatrix::edit(const std::vector<Edit>& edits) {
  Changed changed = apply_edits(world(), edits, 0);
  if (!changed.world) return changed.problem;
  history_.resize(at_ + 1);
  State next;
  next.touched = changed.world->touched();
  changed.world->forget_touched();
  next.world = std::make_shared<const World>(std::move(*changed.world));
  next.matrix = std::make_shared<const Matrix>(*next.world, matrix(), next.touched);
  next.matrix->counts();
  history_.push_back(std::move(next));
  ++at_;
  moved(*history_[at_ - 1].matrix, now().touched);
  if (history_.size() > kDeepestHistory) {
    history_.pop_front();
    --at_;
  }
  return {};
}

bool LiveMatrix::undo() {
  if (at_ == 0) return false;
  --at_;
  moved(*history_[at_ + 1].matrix, history_[at_ + 1].touched);
  return true;
}

bool LiveMatrix::redo() {
  if (at_ + 1 == history_.size()) return false;
  ++at_;
  moved(*history_[at_ - 1].matrix, now().touched);
  return true;
}

void LiveMatrix::moved(const Matrix& before, const std::vector<Touched>& touched) {
  changed_ = difference(before, matrix(), kMostListed);
  is_renumbered_ = came_or_went(touched);
  for (const auto& columns : columns_) {
    if (columns != nullptr) columns->update(world(), touched);
  }
}

const Planes& LiveMatrix::planes(TypeIndex type) {
  if (columns_.size() <= type) columns_.resize(type + std::size_t{1});
  if (columns_[type] == nullptr) columns_[type] = std::make_unique<FactColumns>(world(), type);
  writer_.write(world(), *columns_[type], planes_);
  return planes_;
}

const std::vector<Verdict>& LiveMatrix::window(const std::vector<EntityIndex>& people,
                                               const std::vector<WindowColumn>& columns) {
  window_.resize(people.size() * columns.size());
  read_window(matrix(), people, columns, window_.data());
  return window_;
}

}  // namespace permsim

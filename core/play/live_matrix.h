// A world under edits, with its matrix always up to date: what programs use that want numbers,
// windows and whole planes rather than a session's words and findings. Undo is going back to what
// is still there.
#pragma once
#include <deque>
#include <memory>
#include <string>
#include <vector>

#include "core/matrix/difference.h"
#include "core/matrix/planes.h"
#include "core/matrix/windows.h"
#include "core/world/scenario.h"

namespace permsim {

class LiveMatrix {
 public:
  /// The start of a scenario, or what is wrong with it. Its steps are not played.
  static Result<LiveMatrix> open(const Scenario& scenario);
  explicit LiveMatrix(World world);

  const World& world() const { return *now().world; }
  const Matrix& matrix() const { return *now().matrix; }

  /// Changes the world by hand: all of the edits, or none. Returns why not; empty when done.
  /// Forgets what was undone.
  std::string edit(const std::vector<Edit>& edits);
  /// False when there is nothing to go back or forward to.
  bool undo();
  bool redo();
  /// Whether the last edit, undo or redo let someone or something come or go, so that numbers mean
  /// others than before.
  bool is_renumbered() const { return is_renumbered_; }
  /// What the last edit, undo or redo changed; listed are the first `kMostListed` cells.
  const Difference& changed() const { return changed_; }
  static constexpr std::size_t kMostListed = 1000;
  static constexpr std::size_t kDeepestHistory = 100;

  /// Every verdict on everything of a type, computed afresh by each call. Stays until the next
  /// call.
  const Planes& planes(TypeIndex type);
  /// Gives the planes' memory back.
  void free_planes() { planes_ = Planes{}; }
  /// A window, valid until the next one is read; see `read_window`.
  const std::vector<Verdict>& window(const std::vector<EntityIndex>& people,
                                     const std::vector<WindowColumn>& columns);

 private:
  struct State {
    std::shared_ptr<const World> world;
    std::shared_ptr<const Matrix> matrix;
    std::vector<Touched> touched;  ///< against the state before
  };
  const State& now() const { return history_[at_]; }
  void moved(const Matrix& before, const std::vector<Touched>& touched);

  std::deque<State> history_;
  std::size_t at_ = 0;
  Difference changed_;
  bool is_renumbered_ = false;
  std::vector<std::unique_ptr<FactColumns>> columns_;  ///< by type; made when first asked for
  PlaneWriter writer_;
  Planes planes_;
  std::vector<Verdict> window_;
};

}  // namespace permsim

// The search for the best order around somebody's absence.
#pragma once
#include "core/explore/absence.h"
#include "core/explore/plan.h"

namespace permsim::exploring {

/// What to do besides leaving, and after how many of these acts she leaves.
struct Order {
  std::vector<Act> acts;
  std::size_t leaving_at = 0;
};

class OrderSearch {
 public:
  explicit OrderSearch(const Setting& setting);

  /// First the best next acts, one after the other, near what is in danger; then every order of
  /// one act besides leaving, and of two, as far as work goes.
  void run();

  const Order& best() const { return best_; }
  const Score& score() const { return score_; }
  const PlanSearch& searched() const { return searched_; }

 private:
  bool is_as_good_as_can_be() const {
    return score_.is_harmless() && score_.lost + score_.gained == 0;
  }
  bool start();
  void improve();
  bool improve_once();
  void drop_needless();
  bool try_all(int acts);
  void note_untried();
  bool try_from(const Order& order, int acts);
  void extend(Absence& absence, int left);
  void extend_here(Absence& absence, int left);
  void consider(Absence& absence);
  std::vector<const Deed*> near();
  std::set<EntityIndex> targets_near();

  const Setting& setting_;
  Acting acting_;
  Order best_;
  Score score_;
  std::vector<Danger> hot_;
  std::vector<const Deed*> pool_;
  std::size_t sequences_ = 0;
  PlanSearch searched_;
};

}  // namespace permsim::exploring

// The search for the best order around somebody's absence.
#pragma once
#include "core/explore/absence.h"
#include "core/explore/plan.h"
#include "core/explore/resumable.h"

namespace permsim::exploring {

/// What to do besides leaving, and after how many of these acts she leaves.
struct Order {
  std::vector<Act> acts;
  std::size_t leaving_at = 0;
};

/// First the best next acts, one after the other, near what is in danger; then every order of one
/// act besides leaving, and of two, as far as work goes. It is put down between two orders.
class OrderSearch : public Resumable {
 public:
  explicit OrderSearch(const Setting& setting);

  bool go_on(Pace& pace) override;
  const Order& best() const { return best_; }
  const Score& score() const { return score_; }
  const PlanSearch& searched() const { return searched_; }

 private:
  enum class Stage { start, round, near, ahead, wide, all, drop, over };
  /// Where an order that is gone on with stands: what is tried next in it, first as it is and then,
  /// where that is another order, once she has left.
  struct Frame {
    int left = 0;            ///< acts still to be added
    std::size_t length = 0;  ///< of the order as it is
    std::size_t here = 0;    ///< the same with the leaving, where she has left
    bool has_left = false;
    std::size_t deed = 0;     ///< of the pool
    std::vector<Act> acts{};  ///< of the deed before
    std::size_t next = 0;     ///< of these
  };
  /// Whether so many acts more make an order better.
  struct Trial {
    Trial(const Setting& setting, const Score& known) : before(known), absence(setting) {}
    Score before;
    Absence absence;
    std::vector<Frame> frames;
  };

  bool is_as_good_as_can_be() const {
    return score_.is_harmless() && score_.lost + score_.gained == 0;
  }
  void pass(Pace& pace);
  bool start();
  void begin_round();
  void begin_ahead();
  void look_ahead(Pace& pace);
  void end_improving();
  void begin_all();
  void end_all(bool is_better);
  bool drop_one();
  void note_untried();
  void begin_trial(const Order& order, int acts);
  bool go_on_trying(Pace& pace);
  bool end_trial();
  bool extend(Pace& pace);
  bool turn_to_leaving(Frame& frame);
  void consider(Absence& absence);
  std::vector<const Deed*> near();
  std::set<EntityIndex> targets_near();

  const Setting& setting_;
  Acting acting_;
  Stage stage_ = Stage::start;
  Order best_;
  Score score_;
  std::vector<Danger> hot_;
  std::vector<const Deed*> pool_;
  int rounds_ = 0;                  ///< of making the best order better
  int tried_ = 0;                   ///< acts of which every order is tried
  std::size_t dropping_ = 0;        ///< the act that may be needless
  Order from_;                      ///< what is made better
  std::optional<Allowance> ahead_;  ///< of looking two acts ahead
  std::unique_ptr<Trial> trial_;
  std::size_t sequences_ = 0;
  PlanSearch searched_;
};

}  // namespace permsim::exploring

// One order of steps around somebody's absence, followed step by step, and how good it is.
#pragma once
#include <compare>
#include <memory>
#include <optional>

#include "core/explore/departure.h"
#include "core/explore/outlook.h"
#include "core/matrix/difference.h"
#include "core/play/play.h"

namespace permsim::exploring {

/// From what matters most to what matters least.
struct Score {
  bool is_still_in = false;    ///< she is not gone, or not everything is as it was when she is back
  std::size_t stopped = 0;     ///< things that stop on the way
  std::size_t endangered = 0;  ///< things that an event may stop for good
  std::size_t lasting = 0;     ///< of those that stop, how many still do at the end
  std::size_t standstill = 0;  ///< moments, of all things together
  std::uint64_t lost = 0;      ///< cells and list items that others had and have no more
  std::uint64_t gained = 0;    ///< cells of others
  std::size_t steps = 0;
  std::size_t people = 0;

  auto operator<=>(const Score&) const = default;
  bool is_harmless() const { return !is_still_in && stopped == 0 && endangered == 0; }
};

/// What everything about one absence is asked of.
struct Setting {
  MomentPtr now;
  const Prospect* prospect = nullptr;
  Deeds* deeds = nullptr;
  Outlook* outlook = nullptr;
  std::optional<Departure> departure;  ///< nothing: she comes back
  EntityIndex who = kNoEntity;
  std::vector<EntityIndex> everybody, others;  ///< who can act
};

/// An order of acts under way. The leaving may stand anywhere in it.
class Absence {
 public:
  explicit Absence(const Setting& setting);

  const State& state() const { return levels_.back()->state; }
  bool is_away() const { return levels_.back()->is_away; }
  std::size_t length() const { return levels_.size() - 1; }
  /// All of them, those by which she leaves and those that take things back among them.
  std::vector<Act> acts() const;
  /// Without those by which she leaves; how many of these come before.
  std::vector<Act> own_acts() const;
  std::size_t leaving_at() const;
  const World& world_before(std::size_t act) const { return levels_[act]->state.world; }
  /// How many acts are done when she is away; all of them where she only comes back.
  std::size_t away_from() const;

  /// Takes an act, whoever may. False, with nothing done, where nobody may or it is impossible.
  bool take(Act act);
  /// Takes the acts by which she leaves; false, with nothing done, where one cannot be taken.
  bool leave();
  void take_back_to(std::size_t length) { levels_.resize(length + 1); }
  /// Takes acts one after the other, leaving before number `leaving_at` of them.
  bool follow(const std::vector<Act>& acts, std::size_t leaving_at);
  /// Takes back what was handed over, the last first, until everybody has what they had at the
  /// start; false, with nothing done, where that cannot be.
  bool hand_back();

  /// How good it would be if she left now and nothing else happened. Nothing where it cannot be
  /// better than `best`. `hot`: dangers to look at first, those found are put in front.
  std::optional<Score> score(const Score* best, std::vector<Danger>& hot);
  /// The acts with people to take them, as few as can be.
  std::vector<Act> with_few_people();
  const Matrix& matrix() { return matrix_of(levels_.size() - 1); }
  const Matrix& matrix_of(std::size_t level);

 private:
  struct Level {
    explicit Level(State reached) : state(std::move(reached)) {}

    State state;
    std::vector<Touched> touched;
    std::shared_ptr<const Matrix> matrix;  ///< made when needed
    Act act;                               ///< the one that led here
    bool is_away = false;
    bool is_leaving = false;
    std::shared_ptr<const Deed> own;  ///< of an act by which she leaves
    std::vector<char> is_well;        ///< by thing; made when needed
    /// Verdicts on what was asked about last, by actor: one act after the other is of one kind.
    EntityIndex asked_target = kNoEntity;
    ActionIndex asked_action = kNoAction;
    std::vector<std::pair<EntityIndex, bool>> verdicts;
  };
  bool may(std::size_t level, EntityIndex actor, EntityIndex target, ActionIndex action);
  std::vector<EntityIndex> who_may(std::size_t level, const Act& act);
  bool is_there(const Act& act) const;
  std::vector<const Deed*> undoing(std::size_t level);
  bool is_as_at(std::size_t level);
  bool restore(std::size_t level, const std::vector<const Deed*>& deeds, int left);
  const std::vector<char>& wellbeing(std::size_t level);
  void count_standstill(Score& score);
  void count_others(Score& score);
  std::uint64_t count_items_lost() const;
  bool judge(const Score* best, std::vector<Danger>& hot, Score& score);

  const Setting& setting_;
  Acting acting_;
  std::vector<std::unique_ptr<Level>> levels_;
};

}  // namespace permsim::exploring

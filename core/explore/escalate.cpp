// One prospect for each person who acts alone; in it one search for each thing.
#include "core/explore/escalate.h"

#include <algorithm>
#include <optional>
#include <set>
#include <utility>

#include "core/base/budget.h"
#include "core/decide/evaluate.h"
#include "core/explore/basis.h"
#include "core/explore/demand.h"
#include "core/explore/ownership.h"
#include "core/explore/pursuit.h"
#include "core/explore/relevant.h"

namespace permsim {

namespace {

using namespace exploring;

/// Steps of work of all searches together, 2 to 3 seconds.
constexpr std::uint64_t kMostEscalateWork = 100'000'000;

}  // namespace

/// What somebody may do now, then people one after the other: what they gain, of what they lock out
/// everybody; then owners. It can be put down after each, and within each search.
class EscalateSearch::Work {
 public:
  Work(const World& world, EscalationQuestion question)
      : world_(world),
        policy_(world.policy()),
        question_(std::move(question)),
        allowance_(kMostEscalateWork) {
    found.searched = std::max(question_.within, 0);
    for (TypeIndex type = 0; type < policy_.types.size(); ++type) {
      if (policy_.types[type].is_subject) owners_read_.read.insert({type, kNoSymbol});
    }
  }

  bool go_on(Pace& pace) {
    // What is so now is asked with all the work that an answer may take: it is true or there is
    // none.
    while (stage_ == Stage::things) {
      look_at_thing();
      if (pace.is_over()) return false;
    }
    const Allowance::Sitting sitting(allowance_);
    while (stage_ != Stage::over) {
      pass(pace);
      if (pace.is_over()) break;
    }
    return stage_ == Stage::over;
  }

  Escalations found;

 private:
  enum class Stage { things, gains, shut, lockouts, owned, owners, over };

  struct Guarded {
    EntityIndex on;
    std::vector<ActionIndex> actions;
  };
  /// What one person, or whoever may, can do in all, and the searches in it.
  struct Acting {
    Acting(const World& world, const std::vector<EntityIndex>& who, std::set<TypedAction> actions,
           int within, std::uint64_t work)
        : allowance(work), basis(world, who, std::move(actions), within) {}
    Allowance allowance;
    Basis basis;
    std::optional<WaySearch> search;
  };

  void pass(Pace& pace) {
    switch (stage_) {
      case Stage::gains: gain(pace); break;
      case Stage::shut: begin_lockouts(); break;
      case Stage::lockouts: lock_out(pace); break;
      case Stage::owned: begin_owners(); break;
      case Stage::owners: leave_unowned(pace); break;
      case Stage::things:
      case Stage::over: break;
    }
  }

  /// People, each with gains and lockouts, and then owners: equal shares of the work.
  std::uint64_t share() {
    const std::uint64_t of = question_.people.size() * 2 + 1 - shares_++;
    return allowance_.left() / of;
  }

  template <class Found>
  void note_bound(const Found& search) {
    found.searched = std::min(found.searched, search.searched);
    found.is_whole = found.is_whole && search.is_whole;
    found.sequences = std::max(found.sequences, search.sequences);
    found.worlds = std::max(found.worlds, search.worlds);
    for (const std::string& id : search.untried) {
      if (std::find(found.untried.begin(), found.untried.end(), id) == found.untried.end())
        found.untried.push_back(id);
    }
  }

  void look_at_thing() {
    if (place_ == question_.things.size()) {
      place_ = 0;
      stage_ = question_.people.empty() ? Stage::owned : Stage::gains;
      return;
    }
    const EntityIndex on = question_.things[place_++];
    find_guarded(on);
    find_sole_owner(on);
  }

  /// What somebody may do to a thing and nobody should be the last to.
  void find_guarded(EntityIndex on) {
    const TypeIndex type = world_.at(on).type;
    Guarded guarded{on, {}};
    for (const ActionIndex action : question_.counts[type]) {
      if (!question_.are_named && !lets_in(policy_, type, policy_.types[type].actions[action]))
        continue;
      const auto& people = world_.subjects();
      const bool may_somebody = std::any_of(people.begin(), people.end(), [&](EntityIndex person) {
        return verdict_of(world_, {person, on, action}) == Verdict::allow;
      });
      if (may_somebody) guarded.actions.push_back(action);
    }
    if (!guarded.actions.empty()) guarded_.push_back(std::move(guarded));
  }

  void find_sole_owner(EntityIndex on) {
    const TypeIndex type = world_.at(on).type;
    SetExpression made;
    const SetExpression* owners = owners_of(policy_, type, made);
    const EntityIndex who = owners == nullptr ? kNoEntity : sole_owner(*owners, on);
    if (who == kNoEntity) return;
    owners_read_.read.insert({type, kNoSymbol});
    mention(policy_, *owners, {type}, nullptr, owners_read_);
    found.last_owners.push_back({on, who, {}});
    owners_.push_back(*owners);
  }

  void gain(Pace& pace) {
    const EntityIndex who = question_.people[person_];
    if (!gain_) {
      std::vector<Cell> cells;
      for (const EntityIndex on : question_.things) {
        for (const ActionIndex action : question_.counts[world_.at(on).type])
          cells.push_back({who, on, action});
      }
      gain_ = std::make_unique<DistanceSearch>(world_, cells, std::vector<EntityIndex>{who},
                                               question_.within, share());
    }
    if (!gain_->go_on(pace)) return;
    Distances gets = gain_->take();
    gain_.reset();
    note_bound(gets);
    if (!gets.reached.empty()) found.gains.push_back({who, std::move(gets)});
    stage_ = Stage::shut;
  }

  void begin_lockouts() {
    const EntityIndex who = question_.people[person_];
    const std::uint64_t work = share();
    std::vector<Cell> asked;
    for (const Guarded& each : guarded_) {
      for (const ActionIndex action : each.actions) asked.push_back({who, each.on, action});
    }
    if (asked.empty() || question_.within <= 0) return next_person();
    const WorkBudget budget(work);
    const std::uint64_t before = budget::meter.done;
    acting_ = std::make_unique<Acting>(world_, who_can_act(world_, {who}),
                                       relevant_actions(world_, asked), question_.within, work);
    acting_->allowance.spend(budget::meter.done - before);
    place_ = 0;
    stage_ = Stage::lockouts;
  }

  void lock_out(Pace& pace) {
    if (place_ == guarded_.size()) return next_person();
    const Guarded& guarded = guarded_[place_];
    const Way* way = search_way(nobody_may(guarded.on, guarded.actions), pace);
    if (way == nullptr) return;
    // What is found needs no further search.
    if (way->is_found)
      found.lockouts.push_back(
          {question_.people[person_], guarded.on, guarded.actions, way->steps});
    else
      note_bound(*way);
    acting_->search.reset();
    ++place_;
  }

  void next_person() {
    acting_.reset();
    stage_ = ++person_ == question_.people.size() ? Stage::owned : Stage::gains;
  }

  /// Nothing while it is under way.
  const Way* search_way(Demand demand, Pace& pace) {
    const Allowance::Sitting sitting(acting_->allowance);
    if (acting_->basis.prepare()) return nullptr;
    if (!acting_->search)
      acting_->search.emplace(acting_->basis.deeds(), std::move(demand), question_.within);
    return acting_->search->go_on(pace) ? &acting_->search->way() : nullptr;
  }

  /// The sole owner of a thing; kNoEntity where there are more or none.
  EntityIndex sole_owner(const SetExpression& owners, EntityIndex on) const {
    const std::vector<EntityIndex> all = Evaluator(world_).persons(owners, on);
    return all.size() == 1 ? all.front() : kNoEntity;
  }

  void begin_owners() {
    place_ = 0;
    stage_ = Stage::over;
    if (owners_.empty() || question_.within <= 0) return;
    const std::uint64_t work = share();
    const WorkBudget budget(work);
    const std::uint64_t before = budget::meter.done;
    acting_ = std::make_unique<Acting>(
        world_, world_.subjects(), relevant_actions(policy_, owners_read_), question_.within, work);
    acting_->allowance.spend(budget::meter.done - before);
    stage_ = Stage::owners;
  }

  void leave_unowned(Pace& pace) {
    if (place_ == owners_.size()) {
      stage_ = Stage::over;
      return;
    }
    LastOwner& owner = found.last_owners[place_];
    const Way* way = search_way(without_owner(owner.on, owners_[place_]), pace);
    if (way == nullptr) return;
    if (way->is_found)
      owner.way = way->steps;
    else
      note_bound(*way);
    acting_->search.reset();
    ++place_;
  }

  const World& world_;
  const Policy& policy_;
  const EscalationQuestion question_;
  Allowance allowance_;
  Stage stage_ = Stage::things;
  std::size_t person_ = 0, place_ = 0;  ///< what is next: of people, and of things or owners
  std::uint64_t shares_ = 0;            ///< of the work, given out
  std::vector<Guarded> guarded_;
  std::vector<SetExpression> owners_;  ///< of found.last_owners
  Mentions owners_read_;
  std::unique_ptr<DistanceSearch> gain_;
  std::unique_ptr<Acting> acting_;
};

EscalateSearch::EscalateSearch(const World& world, EscalationQuestion question)
    : work_(std::make_unique<Work>(world, std::move(question))) {}
EscalateSearch::~EscalateSearch() = default;

bool EscalateSearch::go_on(Pace& pace) { return work_->go_on(pace); }
const Escalations& EscalateSearch::found() const { return work_->found; }
Escalations EscalateSearch::take() { return std::move(work_->found); }

bool Escalations::is_green() const {
  return gains.empty() && lockouts.empty() && is_complete() &&
         std::all_of(last_owners.begin(), last_owners.end(),
                     [](const LastOwner& each) { return each.way.empty(); });
}

Escalations escalate(const World& world, const EscalationQuestion& question) {
  EscalateSearch search(world, question);
  search.finish();
  return search.take();
}

}  // namespace permsim

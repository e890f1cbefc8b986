// What may stop while somebody is away: things that have a status, and events after which nobody
// else can mend one with a single act.
#pragma once
#include <map>
#include <optional>
#include <set>

#include "core/explore/acting.h"

namespace permsim::exploring {

/// A thing that stands still, and the event by which it does. Without a deed: it does already.
struct Danger {
  Act event;
  EntityIndex thing = kNoEntity;
};

/// By target, then action, then parameters; each once.
void put_in_order(std::vector<const Deed*>& deeds);

class Outlook {
 public:
  /// `prospect` looks at every action and event. Made step by step.
  Outlook(const Prospect& prospect, Deeds& deeds);
  /// Looks at what can be done with one thing more; false once all is looked at, which has to be so
  /// before anything is asked.
  bool look_further();

  /// Everything that has a status at the start, in world order.
  const std::vector<EntityIndex>& things() const { return things_; }
  /// Acts and events that change anything, by target, then action, then parameters.
  const std::vector<const Deed*>& acts() const { return acts_; }

  /// It is there, and its status is not a bad one.
  bool is_well(const World& world, EntityIndex thing) const;
  /// What may come of it while `away` takes no part (kNoEntity: everybody does), each thing once;
  /// in world order of events. No more than `most`.
  std::vector<Danger> dangers(const State& state, EntityIndex away, std::size_t most);
  /// Whether this is one of them.
  bool is_danger(const State& state, EntityIndex away, const Danger& danger);
  /// Whether somebody could mend it with one act in this world, if it came to that.
  bool could_mend(const State& state, const Danger& danger);
  /// The act with which somebody but `away` would mend it, if it came to that, and the world in
  /// which that would be; nothing where nobody has to, and where nobody could.
  struct Mending {
    Act act;
    World world;
  };
  std::optional<Mending> mending(const State& state, EntityIndex away, const Danger& danger);
  /// What the thing's status rests on in this world: entities, newcomers by what stands for them.
  std::set<EntityIndex> rests_on(const State& state, EntityIndex thing);
  /// Acts that may write a slot.
  const std::vector<const Deed*>& writing(Slot slot) const { return writing_[slot]; }
  /// What was looked up with too little work left is not so.
  void forget();

 private:
  struct Rest {
    std::vector<Slot> slots;
    std::set<EntityIndex> entities;  ///< as the prospect numbers them
    bool is_on_all = false;          ///< on who and what there is at all
  };
  EntityIndex stand_in(const State& state, EntityIndex entity) const;
  Rest rest(const State& state, EntityIndex thing);
  const std::vector<Slot>& verdicts_on(EntityIndex entity);
  void index_acts(std::size_t from);
  bool is_local(TypeIndex type, ActionIndex action) const;
  std::vector<const Deed*> mends(const Rest& rest) const;
  std::optional<State> after(const State& state, const Danger& danger) const;
  /// `by`, where it is given, gets the act.
  bool is_mendable(const State& state, EntityIndex away, EntityIndex thing, Act* by = nullptr);

  const Prospect& prospect_;
  Deeds& deeds_;
  Acting acting_;
  EntityIndex next_ = 0;  ///< what is looked at next
  std::vector<EntityIndex> things_;
  std::vector<const Deed*> acts_, events_;
  std::set<TypedAction> asked_;  ///< by statuses, with `can`
  std::map<EntityIndex, std::vector<Slot>> verdicts_;
  std::vector<std::vector<const Deed*>> writing_;  ///< by slot
  std::set<TypedAction> local_;                    ///< actions that change but their target
};

}  // namespace permsim::exploring

// One deed in one world: who may do it, what comes of it, and which step that is.
#pragma once
#include <optional>
#include <vector>

#include "core/explore/fingerprint.h"
#include "core/world/scenario.h"

namespace permsim::exploring {

/// Steps of work that asking one verdict takes at least.
inline constexpr std::uint64_t kVerdictWork = 60;

/// One deed in one world: newcomers replaced by what they stand for there, and someone to do it.
struct Act {
  const Deed* deed = nullptr;
  EntityIndex actor = kNoEntity;
  std::vector<EntityIndex>
      made;  ///< what its newcomers stand for: the target first, then parameters in order
};

struct Done {
  State state;
  std::vector<Touched> touched;
};

/// Counts the work of trying an act in this world (core/base/budget.h).
void spend_on_act(const World& world);

class Acting {
 public:
  explicit Acting(const Prospect& prospect) : prospect_(prospect) {}

  /// Newcomers stand for everything of their kind that is there: one act each, with nobody to do it
  /// yet. None where something it names is not there.
  std::vector<Act> acts_of(const Deed& deed, const State& state) const;
  EntityIndex target_of(const Act& act) const;
  /// What `apply` does once the act is allowed; nothing when it is impossible.
  std::optional<Done> perform(const Act& act, const State& state) const;
  Step step_of(const Act& act, const World& world) const;

 private:
  std::vector<Argument> arguments_of(const Act& act, const World& world) const;

  const Prospect& prospect_;
};

/// Verdicts on one thing and action in one world, by actor, asked when needed.
class Permissions {
 public:
  /// The first who may; the act is the same whoever it is. kNoEntity: nobody.
  EntityIndex first_actor(const World& world, const Deed& deed, EntityIndex target);
  /// For another world.
  void forget() { *this = {}; }

 private:
  EntityIndex target_ = kNoEntity;
  ActionIndex action_ = kNoAction;
  std::vector<std::pair<EntityIndex, bool>> verdicts_;
};

}  // namespace permsim::exploring

// Allowed is not yet possible: would an act that the policy allows work now, and if not, why not?
#pragma once
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "core/decide/arguments.h"
#include "core/decide/decide.h"

namespace permsim {

/// From best to worst. `depends`: a requirement speaks of a parameter that was not given. `idle`:
/// it would work, but there is nothing to do. `blocked`: it cannot be done now.
enum class Able : std::uint8_t { yes, depends, idle, blocked };
/// "yes", "depends", "idle", "blocked".
std::string_view word_of(Able able);

/// Of an allowed cell.
struct Ability {
  Able able = Able::yes;
  std::vector<std::string> because;  ///< one sentence a reason; none for `yes`
};

/// Judges allowed cells of one world. What does not depend on who acts is worked out once a thing
/// and action. World and verdicts must outlive it.
class Abilities {
 public:
  /// `given` is for every action that has a parameter of such a name. `can(…)` looks verdicts up in
  /// `verdicts` where there are some.
  explicit Abilities(const World& world, Given given = {}, const VerdictSource* verdicts = nullptr)
      : world_(world), given_(std::move(given)), verdicts_(verdicts) {}

  Able able(const Cell& cell);
  Ability ability(const Cell& cell);
  /// Notes in `reads` whatever an answer is read from; what was known before is read again.
  void record(std::vector<Read>& reads) {
    reads_ = &reads;
    known_.clear();
  }

 private:
  struct Arguments {
    std::vector<Argument> values;
    std::string wrong;  ///< why one of them does not fit
  };
  const Arguments& arguments_of(TypeIndex type, ActionIndex action);
  Able judge(const Cell& cell, std::vector<std::string>* because);

  const World& world_;
  Given given_;
  const VerdictSource* verdicts_;
  std::vector<Read>* reads_ = nullptr;
  std::unordered_map<std::uint64_t, Able> known_;           ///< by thing and action
  std::unordered_map<std::uint32_t, Arguments> arguments_;  ///< by type and action
};

/// One cell that is allowed.
Ability ability_of(const World& world, const Cell& cell, const Given& given = {});

/// What goes on after "Noe may reconnect Bakery Meta": ", but it cannot work now: …" or ", but
/// there is nothing to do: …". Empty when nothing needs saying.
std::string able_words(const Ability& ability);

}  // namespace permsim

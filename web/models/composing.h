// A step put together part by part: who, does what, on what, and what that needs to know. Only what
// exists is offered; what the policy refuses is marked, says why, and may be added all the same.
#pragma once
#include <array>
#include <optional>
#include <string>
#include <vector>

#include "web/models/sign_look.h"
#include "web/models/view.h"

namespace permsim {

/// Opens it, with the person one acts as.
void begin_step(View& view);
void leave_step(View& view);

/// "Who", "Ben"; what is not chosen yet has no words.
struct StepPartWords {
  StepPart part = StepPart::person;
  std::string asks, chosen;
  bool can_be_asked = true;  ///< what comes before it is chosen
};
std::array<StepPartWords, 3> step_parts(const View& view);
/// Nothing is searched any more.
void ask_for(View& view, StepPart part);
/// The policy has actions that happen by themselves.
bool has_events(const View& view);

/// By id; an empty one for what happens by itself.
void choose_actor(View& view, const std::string& person);
struct ActionChoice {
  std::string type, action;  ///< ids
  std::string heading, label;
  std::string aside;             ///< "3 of 4": on how many things of the type they may
  std::optional<SignLook> sign;  ///< none for events, and where there is too much to look through
  bool is_chosen = false;
};
std::vector<ActionChoice> actions_to_choose(const View& view);
/// In place of them, when there are none.
std::string no_actions_words(const View& view);
void choose_action(View& view, const std::string& type, const std::string& action);
/// The type whose things are offered.
std::vector<Holdable> things_to_choose(const View& view);
/// Whether the chosen person may do the chosen action to this.
std::optional<SignLook> sign_on(const View& view, EntityIndex thing);
void choose_thing(View& view, const std::string& thing);
/// nullptr until it is chosen.
const Action* chosen_action(const View& view);

/// What comes of it at the moment looked at.
struct ComposedStep {
  std::string title;  ///< "Ben reconnects Meta Ads"
  std::string says;   ///< why it is not done; empty when it is
  Outcome outcome = Outcome::done;
  bool is_complete = true;  ///< nothing that it needs to know is missing
};
/// Nothing until who, what and on what are chosen.
std::optional<ComposedStep> composed(const View& view);
/// "Add as step 3", "Add anyway, as a denied step".
std::string add_step_words(const View& view, const ComposedStep& step);
/// "After step 2", "At the beginning".
std::string place_of_step_words(const View& view);
void add_composed(View& view);

}  // namespace permsim

// What a person may ask of their session: one struct for each kind of change (the session does
// them: session.h; in words: describe.h).
#pragma once
#include <cstdint>
#include <memory>
#include <string>
#include <variant>
#include <vector>

#include "core/world/scenario.h"

namespace permsim {

/// Change the world by hand. At the start this changes what the scenario declares; later it becomes
/// a step of its own, or with `at_start` changes the start all the same: one goes on looking at the
/// same moment, and what lies between is played again.
struct EditWorld {
  std::vector<Edit> edits;
  bool at_start = false;
};
/// Call a thing otherwise. Never a step: it is changed where the name that it has at the moment
/// looked at comes from: what the start declares, an edit by hand, or what an act was given.
struct Rename {
  std::string entity, label;
};
/// Someone acts under the policy. Recorded after the moment looked at only when done, or when
/// `record_anyway`.
struct TakeStep {
  Step step;
  bool record_anyway = false;
};
struct RemoveStep {
  std::uint32_t number = 0;
};
struct MoveStep {
  std::uint32_t number = 0;
  std::uint32_t to = 0;
};
/// Another step in the place of one: what is done, or only its date or note. Later steps are played
/// again.
struct ReplaceStep {
  std::uint32_t number = 0;
  Step step;
};
/// What the scenario says of itself.
struct DescribeScenario {
  std::string title, summary, notes;
  std::vector<std::string> goals;
};
/// Something must be so from now on; or one of the checks, counted from 1, is given up.
struct AddCheck {
  Check check;
};
struct RemoveCheck {
  std::uint32_t number = 0;
};
struct ChangeReading {
  std::string reading;
};
struct GoTo {
  std::uint32_t at = 0;
};  ///< no undo point: it changes nothing
struct OpenScenario {
  Scenario scenario;
};  ///< undoable like the rest
/// The same work as its file says it now, after somebody wrote in that: whatever moment is looked
/// at stays, as far as there is one.
struct RewriteScenario {
  Scenario scenario;
};
/// Another policy in place of this one, or this one edited (core/json/role_edit.h): the story is
/// played again under it, and relations that it does not have are given up.
struct EditPolicy {
  std::shared_ptr<const PolicyFile> policy;
  bool in_place = true;  ///< it travels in the file; false: it is the shipped one, saved as its id
  std::string words;     ///< what was done, for undo: "let “Editor” archive a document"
};
struct Undo {};
struct Redo {};
using Command = std::variant<EditWorld, Rename, TakeStep, RemoveStep, MoveStep, ReplaceStep,
                             DescribeScenario, AddCheck, RemoveCheck, ChangeReading, GoTo,
                             OpenScenario, RewriteScenario, EditPolicy, Undo, Redo>;

}  // namespace permsim

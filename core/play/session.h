// A person's work: one scenario, where on its timeline they look, and the history of what they did.
// Commands go in here and nowhere else; views read.
#pragma once
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/matrix/diff.h"
#include "core/play/command.h"
#include "core/play/since.h"

namespace permsim {

/// What became of a command. `explanation` is there when someone's act was not allowed.
struct Answer {
  Outcome outcome = Outcome::done;
  std::string says;
  std::optional<Explanation> explanation;
};
/// That nothing was done, and why.
Answer refused(std::string says);

class Session {
 public:
  /// Starts on a scenario that loads and plays; anything else is the caller's mistake.
  explicit Session(const Scenario& scenario);
  /// One that plays, or why it does not: see `play`.
  static Result<std::unique_ptr<Session>> open(Scenario scenario);

  /// While the session is only to be looked at, whatever would change the work is refused here.
  Answer dispatch(const Command& command);
  void set_readonly(bool is_readonly) { is_readonly_ = is_readonly; }
  bool is_readonly() const { return is_readonly_; }
  /// Edits made at the start, whatever moment is looked at; nothing is changed by asking.
  struct EditedStart {
    std::string problem;  ///< why they cannot be made there; empty when they can
    Scenario scenario;
    MomentPtr moment;  ///< the start as it would be; null where there is a problem
  };
  EditedStart edit_start(const std::vector<Edit>& edits) const;
  std::string why_not_at_start(const std::vector<Edit>& edits) const {
    return edit_start(edits).problem;
  }

  const Scenario& scenario() const { return *now().scenario; }
  /// The same, to be held: another one after every change, the same while one only looks.
  std::shared_ptr<const Scenario> shared_scenario() const { return now().scenario; }
  const PolicyFile& policy_file() const { return *scenario().policy; }
  const Policy& policy() const { return world().policy(); }
  const std::vector<MomentPtr>& moments() const { return now().moments; }
  /// The steps with the worlds they happened in, as long as the session stays as it is.
  PlayedStory story() const { return PlayedStory(scenario().steps, moments()); }
  std::uint32_t at() const { return at_; }
  const Moment& moment() const { return *moments()[at_]; }
  const World& world() const { return *moment().world; }
  const Matrix& matrix() const { return *moment().matrix; }
  /// Of the moment looked at; made when first asked for.
  const Disputes& disputes() const;

  /// Words of what undo and redo would do; nothing when there is nothing.
  std::optional<std::string> undo_words() const;
  std::optional<std::string> redo_words() const;
  /// Grows with every change of what there is to draw, and is never the same for two sessions.
  std::uint64_t revision() const { return revision_; }

  /// Which work this is: another number for every scenario that was opened, the same again after
  /// undo. And how much was changed in it since.
  std::uint64_t opening() const { return now().opening; }
  std::uint32_t changes() const { return now().changes; }

  /// So many states can be undone, fewer where worlds are large: together they keep no more than
  /// about so many entities.
  static constexpr std::size_t kDeepestHistory = 500;
  static constexpr std::size_t kMostKept = 3'000'000;

 private:
  struct State {
    std::shared_ptr<const Scenario> scenario;
    std::vector<MomentPtr> moments;
    std::string words;     ///< what made this state: "make Ben an owner"
    std::uint32_t at = 0;  ///< where the person looked afterwards
    std::size_t kept = 0;  ///< entities of the moments that the state before does not have
    std::uint64_t opening = 0;
    std::uint32_t changes = 0;
  };
  Session(Scenario scenario, std::vector<MomentPtr> moments);
  const State& now() const { return history_[current_]; }
  State& now_state() { return history_[current_]; }
  Answer run(const EditWorld& command);
  Answer run(const Rename& command);
  Answer run(const TakeStep& command);
  Answer run(const RemoveStep& command);
  Answer run(const MoveStep& command);
  Answer run(const ReplaceStep& command);
  Answer run(const DescribeScenario& command);
  Answer run(const AddCheck& command);
  Answer run(const RemoveCheck& command);
  Answer run(const ChangeReading& command);
  Answer run(const GoTo& command);
  Answer run(const OpenScenario& command);
  Answer run(const RewriteScenario& command);
  Answer run(const EditPolicy& command);
  Answer run(const Undo& command);
  Answer run(const Redo& command);
  // session_edits.cpp
  Answer change_start(const std::vector<Edit>& edits, std::string words);
  /// Whether the step gives this thing its name at moment `number`.
  bool names(std::uint32_t number, EntityIndex entity) const;
  /// The step with another name in it; nothing when none of its words is that name.
  std::optional<Step> renaming(std::uint32_t number, EntityIndex entity,
                               const std::string& label) const;
  /// A new version: the moments it shares with the last one, then the rest played afresh.
  Answer commit(Scenario next, std::vector<MomentPtr> kept, std::uint32_t at, std::string words);
  /// `applied`: what the step comes to in the world looked at.
  Answer insert_step(Step step, Applied applied, std::string words);
  void forget_the_oldest();

  std::vector<State> history_;
  std::size_t current_ = 0;
  std::uint32_t at_ = 0;
  static std::uint64_t next_revision();
  std::uint64_t revision_ = next_revision();
  mutable std::unique_ptr<Disputes> disputes_;
  mutable MomentPtr disputes_of_;
  bool is_readonly_ = false;
};

}  // namespace permsim

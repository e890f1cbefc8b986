// Fuzzes sessions; see targets.h. session_commands.cpp makes commands of bytes.
#include "core/play/describe.h"
#include "core/play/session.h"
#include "tests/fuzz/session_commands.h"
#include "tests/fuzz/small_world.h"
#include "tests/fuzz/targets.h"
#include "tests/support/session_text.h"

namespace permsim::fuzz {
namespace {

using namespace permsim::testing;

/// More commands find nothing that fewer do not, and cost more.
constexpr std::size_t kMostCommands = 24;

const Scenario& small_world() {
  static const std::shared_ptr<const Scenario> scenario = load(Json::parse(kSmallWorld));
  return *scenario;
}

bool goes_about_history(const Command& command) {
  return std::holds_alternative<Undo>(command) || std::holds_alternative<Redo>(command) ||
         std::holds_alternative<GoTo>(command);
}

/// What a session holds, by where it is kept: nothing of it ever changes, so that the same places
/// are the same state.
struct State {
  explicit State(const Session& session)
      : scenario(&session.scenario()), moments(session.moments()) {}
  bool operator==(const State&) const = default;

  const Scenario* scenario;
  std::vector<MomentPtr> moments;
};

/// Done, undone and done again: what was must come back, and what became of it too.
void try_undo(Session& session, const State& before) {
  const State after(session);
  if (!session.undo_words() || session.undo_words()->empty()) throw Fault("cannot be undone");
  session.dispatch(Undo{});
  if (!(State(session) == before)) throw Fault("undo does not give back what was");
  session.dispatch(Redo{});
  if (!(State(session) == after)) throw Fault("redo does not give what became of it");
}

void run(Session& session, const Command& command) {
  const State before(session);
  const std::uint64_t revision = session.revision();
  const std::string told = describe(command, session.world());
  const Answer answer = session.dispatch(command);
  if (answer.outcome != Outcome::done && answer.says.empty()) throw Fault("refused without a word");
  if (session.at() >= session.moments().size()) throw Fault("it looks at no moment");
  if (State(session) == before || goes_about_history(command)) return;
  if (session.revision() <= revision) throw Fault("changed, and yet the revision did not grow");
  const auto* step = std::get_if<TakeStep>(&command);
  const bool may_change =
      answer.outcome == Outcome::done || (step != nullptr && step->record_anyway);
  if (!may_change) throw Fault("refused, and yet something changed: " + told);
  try_undo(session, before);
}

}  // namespace

void sessions(std::string_view bytes) {
  Session session(small_world());
  static const std::string start = state_text(session);
  CommandReader commands(bytes);
  for (std::size_t i = 0; i < kMostCommands && commands.has_more(); ++i)
    run(session, commands.next(session));
  expect_none(replay_fault(session));
  while (session.undo_words()) session.dispatch(Undo{});
  if (state_text(session) != start)
    throw Fault("undoing everything does not lead back to the start");
}

}  // namespace permsim::fuzz

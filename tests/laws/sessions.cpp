// Laws of sessions: undo gives back what was, redo what became of it, and history is always what a
// replay gives.
#include <catch2/catch_test_macros.hpp>
#include <set>

#include "core/json/role_words.h"
#include "core/play/describe.h"
#include "core/play/preview.h"
#include "core/play/session.h"
#include "tests/support/edited_roles.h"
#include "tests/support/law_cases.h"
#include "tests/support/session_text.h"
#include "tests/support/some_edit.h"

using namespace permsim;
using namespace permsim::testing;

namespace {

constexpr std::size_t kSessionsCases = law_cases(60);
constexpr std::size_t kCommands = 14;

class Hands {
 public:
  Hands(Dice& dice, const Session& session)
      : dice_(dice), session_(session), world_(session.world()) {}

  Command next() {
    const auto steps = static_cast<std::uint32_t>(session_.scenario().steps.size());
    const auto some = [&] { return static_cast<std::uint32_t>(dice_.between(0, steps + 1)); };
    switch (dice_.below(17)) {
      case 0:
      case 1:
      case 2: return EditWorld{{some_edit(dice_, world_), some_edit(dice_, world_)}};
      case 3: return EditWorld{{some_edit(dice_, world_)}};
      case 4:
      case 5: return TakeStep{act(), dice_.chance(50)};
      case 6: return RemoveStep{some()};
      case 7: return MoveStep{some(), some()};
      case 9: return ReplaceStep{some(), act()};
      case 10: {
        Step step = act();
        if (steps > 0) step = session_.scenario().steps[dice_.below(steps)];
        step.note = "Seen again.";
        return ReplaceStep{some(), std::move(step)};
      }
      case 11:
        return DescribeScenario{"Title " + std::to_string(dice_.below(3)), "Summary", "", {"Goal"}};
      case 8: return ChangeReading{dice_.pick(session_.policy_file().readings).id};
      case 12: return policy_edit();
      case 13: return EditWorld{{some_edit(dice_, world_)}, true};
      case 14: return renaming();
      default: return GoTo{some()};
    }
  }

 private:
  /// A cell of the grid roles × actions; where there is none, a step to somewhere.
  Command policy_edit() {
    const PolicyFile& policy = session_.policy_file();
    const auto cell = some_cell(dice_, policy, true);
    if (!cell) return GoTo{0};
    const GrantChange change{dice_.chance(50) ? Grant::none : Grant::allow};
    const PolicyResult edited = set_grant(policy, *cell, change);
    if (!edited || (*edited)->document == policy.document) return GoTo{0};
    Library library;
    return policy_command(library, *edited.value, words_of(policy, *cell, change));
  }

  Command renaming() {
    const EntityIndex index = some_entity(dice_, world_);
    return Rename{index == kNoEntity ? "nobody" : world_.at(index).id, "Called by hand"};
  }

  Step act() {
    Step step;
    const std::vector<Cell> cells = all_cells(world_);
    if (cells.empty()) return step;
    Cell cell = dice_.pick(cells);
    for (int i = 0; i < 5 && verdict_of(world_, cell) != Verdict::allow; ++i)
      cell = dice_.pick(cells);
    const Action& action = world_.type_of(cell.on).actions[cell.action];
    step.by = world_.at(cell.who).id;
    step.action = action.id;
    step.on = world_.at(cell.on).id;
    for (const Parameter& parameter : action.parameters) {
      if (parameter.kind == ParameterKind::boolean) step.with.emplace_back(parameter.id, true);
      if (parameter.kind == ParameterKind::list)
        step.with.emplace_back(parameter.id, TextList{"z"});
      if (parameter.kind == ParameterKind::text)
        step.with.emplace_back(parameter.id, parameter.values.empty()
                                                 ? "fresh" + std::to_string(dice_.below(3))
                                                 : parameter.values[0]);
      if (parameter.kind == ParameterKind::entity)
        step.with.emplace_back(parameter.id, world_.at(some_entity(dice_, world_)).id);
    }
    return step;
  }

  Dice& dice_;
  const Session& session_;
  const World& world_;
};

/// Every verdict, status and finding of a moment, each as a line: by ids, with loops alone.
std::set<std::string> facts_of(const Moment& moment) {
  const World& world = *moment.world;
  std::set<std::string> facts;
  for (const Cell& cell : all_cells(world)) {
    if (const Verdict verdict = verdict_of(world, cell); verdict != Verdict::deny)
      facts.insert(name_of(world, cell) + " " + std::string(word_of(verdict)));
  }
  for (const Status& status : moment.statuses)
    facts.insert(world.at(status.entity).id + " is " + std::string(status.is));
  for (const Finding& finding : moment.findings) facts.insert("finding: " + finding.says());
  return facts;
}

/// The facts there are once what was foreseen is done to those there were.
std::set<std::string> facts_after(const Moment& before, const Impact& impact) {
  std::set<std::string> facts = facts_of(before);
  const auto turn = [&](const std::string& of, std::string_view from, std::string_view to) {
    if (!from.empty() && from != word_of(Verdict::deny)) facts.erase(of + std::string(from));
    if (!to.empty() && to != word_of(Verdict::deny)) facts.insert(of + std::string(to));
  };
  for (const ChangedCell& change : impact.cells) {
    turn(impact.at(change.cell.who).id + " " + impact.action_of(change.cell).id + " " +
             impact.at(change.cell.on).id + " ",
         word_of(change.from), word_of(change.to));
  }
  for (const StatusChange& change : impact.statuses)
    turn(impact.at(change.on).id + " is ", change.from, change.to);
  for (const Finding& finding : impact.gone) facts.erase("finding: " + finding.says());
  for (const Finding& finding : impact.begun) facts.insert("finding: " + finding.says());
  return facts;
}

/// What the step before did is told at that step alone, so it may be told no more. An edit that
/// joins the edit before it is foreseen as a step of its own: what both of them do is told anew.
std::string first_difference(const Moment& before, const Moment& after, bool may_join,
                             const std::set<std::string>& foreseen) {
  const std::set<std::string> there = facts_of(after);
  std::set<std::string> fleeting, joined;
  for (const Finding& finding : before.findings) {
    if (is_of_its_step(finding.code)) fleeting.insert("finding: " + finding.says());
  }
  for (const Finding& finding : after.findings) {
    if (may_join && is_of_its_step(finding.code)) joined.insert("finding: " + finding.says());
  }
  for (const std::string& fact : foreseen) {
    const bool may_end = fleeting.count(fact) > 0 || (may_join && fact.rfind("finding: ", 0) == 0);
    if (there.count(fact) == 0 && !may_end) return "foreseen, and not so: " + fact;
  }
  for (const std::string& fact : there) {
    if (foreseen.count(fact) + joined.count(fact) == 0) return "so, and not foreseen: " + fact;
  }
  return "";
}

/// A session of this case, or nothing when its world is refused.
std::optional<Session> opened(const Json& scenario) {
  const auto loaded = load(scenario);
  if (!play(*loaded)) return std::nullopt;
  return std::optional<Session>(std::in_place, *loaded);
}

}  // namespace

TEST_CASE("undo gives back what was, redo what became of it, and history is what a replay gives",
          "[laws]") {
  std::size_t undone = 0;
  const Law law = [&](const Json& scenario) -> std::string {
    auto session = opened(scenario);
    if (!session) return "";
    Dice dice(scenario.dump().size());
    for (std::size_t i = 0; i < kCommands; ++i) {
      const std::string before = state_text(*session);
      const auto words_before = session->undo_words();
      const std::uint64_t revision = session->revision();
      const Command command = Hands(dice, *session).next();
      const std::string told = describe(command, session->world());
      const std::uint32_t at = session->at();
      const Answer answer = session->dispatch(command);
      const std::string after = state_text(*session);
      const std::string where = "command " + std::to_string(i) + " (" + told + "): ";
      if (std::string fault = replay_fault(*session); !fault.empty()) return where + fault;
      if (answer.outcome != Outcome::done && answer.says.empty())
        return where + "refused without a word";
      if (before != after || at != session->at()) {
        if (session->revision() <= revision)
          return where + "changed, and yet the revision did not grow";
      }
      if (before == after) continue;
      if (!session->undo_words() || session->undo_words()->empty())
        return where + "cannot be undone";
      ++undone;
      session->dispatch(Undo{});
      if (state_text(*session) != before) return where + "undo does not give back what was";
      if (session->undo_words() != words_before)
        return where + "undo leaves another word on the undo button";
      if (!session->redo_words()) return where + "cannot be redone";
      session->dispatch(Redo{});
      if (state_text(*session) != after) return where + "redo does not give what became of it";
    }
    return "";
  };
  check_law(law, 60000, kSessionsCases);
  CHECK(undone > kSessionsCases);
}

TEST_CASE("undoing everything leads back to the start and redoing everything to the end",
          "[laws]") {
  check_law(
      [](const Json& scenario) -> std::string {
        auto session = opened(scenario);
        if (!session) return "";
        Dice dice(scenario.dump().size() + 1);
        const std::string start = state_text(*session);
        for (std::size_t i = 0; i < kCommands; ++i) session->dispatch(Hands(dice, *session).next());
        const std::string end = state_text(*session);
        std::size_t undone = 0, redone = 0;
        for (; session->undo_words(); ++undone) session->dispatch(Undo{});
        if (state_text(*session) != start) return "undoing everything ends somewhere else";
        for (; session->redo_words(); ++redone) session->dispatch(Redo{});
        if (undone != redone) return "not as many to redo as were undone";
        return state_text(*session) == end ? "" : "redoing everything ends somewhere else";
      },
      61000, kSessionsCases);
}

TEST_CASE("what is foreseen of a command is what it then changes, and asking changes nothing",
          "[laws]") {
  std::size_t changing = 0, moved = 0;
  const Law law = [&](const Json& scenario) -> std::string {
    auto session = opened(scenario);
    if (!session) return "";
    Dice dice(scenario.dump().size() + 2);
    for (std::size_t i = 0; i < kCommands; ++i) {
      const Command command = Hands(dice, *session).next();
      const std::string where =
          "command " + std::to_string(i) + " (" + describe(command, session->world()) + "): ";
      const std::string before = state_text(*session);
      const std::uint64_t revision = session->revision();
      const MomentPtr looked_at = session->moments()[session->at()];
      const Preview foreseen = preview(*session, command);
      if (state_text(*session) != before || session->revision() != revision)
        return where + "asking changed something";
      const Answer answer = session->dispatch(command);
      // A refused step that no file could hold is refused once more, in other words.
      if ((foreseen.outcome == Outcome::done) != (answer.outcome == Outcome::done))
        return where + "another outcome than foreseen";
      if (answer.outcome != Outcome::done) {
        if (!foreseen.impact.is_none()) return where + "refused, and changes were foreseen";
        continue;
      }
      const std::string fault = first_difference(*looked_at, session->moment(),
                                                 std::holds_alternative<EditWorld>(command),
                                                 facts_after(*looked_at, foreseen.impact));
      if (!fault.empty()) return where + fault;
      changing += foreseen.impact.changed_cells() > 0 ? 1 : 0;
      moved += foreseen.impact.places.empty() ? 0 : 1;
    }
    return "";
  };
  check_law(law, 62000, kSessionsCases);
  CHECK(changing > kSessionsCases);
  CHECK(moved > 5);
}

// Previews: what is asked about is done to a copy, and the two are compared.
#include "core/play/preview.h"

#include "core/play/edit.h"
#include "core/play/session.h"

namespace permsim {

namespace {

Preview nothing(const MomentPtr& now, Outcome outcome, std::string says) {
  Preview made{outcome, std::move(says), {}};
  made.impact.before = now;
  made.impact.after = now;
  return made;
}

/// Commands after which this is another work altogether.
bool is_foreseen(const Command& command) {
  return !std::holds_alternative<OpenScenario>(command) && !std::holds_alternative<Undo>(command) &&
         !std::holds_alternative<Redo>(command);
}

/// Matrices tell what differs between them where one is made from the other, or where they are of
/// different policies.
bool can_tell(const Moment& before, const Moment& after, const Command& command) {
  const bool plays_all_again =
      std::holds_alternative<EditPolicy>(command) || std::holds_alternative<ChangeReading>(command);
  const bool is_other_policy = &before.world->policy() != &after.world->policy();
  return plays_all_again == is_other_policy && have_same_places(*before.world, *after.world);
}

/// What changes steps or rules is tried in a session of its own.
Preview of_story(const Session& session, const Command& command, std::size_t most_cells) {
  const MomentPtr& looked_at = session.moments()[session.at()];
  Session tried(session.scenario());
  tried.dispatch(GoTo{session.at()});
  const MomentPtr before = tried.moments()[tried.at()];
  const Answer answer = tried.dispatch(command);
  if (answer.outcome != Outcome::done) return nothing(looked_at, answer.outcome, answer.says);
  const MomentPtr after = tried.moments()[tried.at()];
  // Where the start was edited by hand, playing it again gives entities other places.
  const bool is_alike = have_same_places(*looked_at->world, *before->world);
  Impact impact = is_alike && can_tell(*before, *after, command)
                      ? impact_between(before, after, most_cells)
                      : impact_between_plays(looked_at, after, most_cells);
  impact.before = looked_at;
  return {Outcome::done, answer.says, std::move(impact)};
}

/// Of edits by hand of the very start, which the scenario and its steps have to bear.
Preview of_start(const Session& session, const std::vector<Edit>& edits, std::size_t most_cells) {
  const MomentPtr& start = session.moments().front();
  if (edits.empty()) return preview(start, edits, most_cells);
  Session::EditedStart made = session.edit_start(edits);
  if (!made.problem.empty()) return nothing(start, Outcome::impossible, std::move(made.problem));
  return {Outcome::done, {}, impact_between(start, made.moment, most_cells)};
}

}  // namespace

Preview preview(const MomentPtr& now, const Step& step, std::size_t most_cells) {
  Applied applied = apply(*now->world, step, now->at + 1);
  if (applied.outcome != Outcome::done)
    return nothing(now, applied.outcome, std::move(applied.says));
  std::string says = applied.says;
  const MomentPtr after = next_moment(now, std::move(applied), now->at + 1);
  return {Outcome::done, std::move(says), impact_between(now, after, most_cells)};
}

Preview preview(const MomentPtr& now, const std::vector<Edit>& edits, std::size_t most_cells) {
  if (edits.empty()) return nothing(now, Outcome::impossible, "there is nothing to change");
  if (now->at > 0) {
    Step step;
    step.edits = edits;
    return preview(now, step, most_cells);
  }
  Changed changed = apply_edits(*now->world, edits, 0);
  if (!changed.world) return nothing(now, Outcome::impossible, std::move(changed.problem));
  const MomentPtr after = edited_start(*now, std::move(*changed.world));
  return {Outcome::done, {}, impact_between(now, after, most_cells)};
}

Preview preview(const Session& session, const Command& command, std::size_t most_cells) {
  const MomentPtr& now = session.moments()[session.at()];
  if (const auto* take = std::get_if<TakeStep>(&command))
    return preview(now, take->step, most_cells);
  const auto* edit = std::get_if<EditWorld>(&command);
  if (edit != nullptr && session.at() == 0) return of_start(session, edit->edits, most_cells);
  if (edit != nullptr && !edit->at_start) return preview(now, edit->edits, most_cells);
  if (!is_foreseen(command))
    return nothing(now, Outcome::impossible, "what this changes is seen only when it is done");
  return of_story(session, command, most_cells);
}

}  // namespace permsim

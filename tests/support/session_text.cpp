// Writes sessions out; see session_text.h.
#include "tests/support/session_text.h"

namespace permsim::testing {
namespace {

std::string moments_text(const std::vector<MomentPtr>& moments) {
  std::string text;
  for (const MomentPtr& moment : moments) {
    text += std::to_string(moment->at) + " " + std::string(word_of(moment->outcome)) + " " +
            moment->says + " +" + std::to_string(moment->changed.gained) + " -" +
            std::to_string(moment->changed.lost) + "\n" + picture(*moment->world);
    for (const Status& status : moment->statuses)
      text += moment->world->at(status.entity).id + " is " + std::string(status.is) + "\n";
    for (const Finding& finding : moment->findings)
      text += std::string(word_of(*moment->world, finding)) + " " +
              moment->world->at(finding.entity).id + " since " + std::to_string(finding.since) +
              " " + finding.says() + "\n";
  }
  return text;
}

}  // namespace

std::string state_text(const Session& session) {
  return write_scenario(session.scenario()) + moments_text(session.moments());
}

std::string replay_fault(const Session& session) {
  const auto replayed = play(session.scenario());
  if (!replayed) return "the scenario no longer plays: " + listed_problems(replayed.problems);
  const std::string kept = moments_text(session.moments()), fresh = moments_text(replayed->moments);
  if (kept != fresh) return "the history is\n" + kept + "the replay is\n" + fresh;
  for (const MomentPtr& moment : session.moments())
    for (const Cell& cell : all_cells(*moment->world))
      if (moment->matrix->at(cell) != verdict_of(*moment->world, cell))
        return "moment " + std::to_string(moment->at) + ": " + name_of(*moment->world, cell) +
               " is not what decide says";
  if (session.at() >= session.moments().size()) return "it looks at a moment that is not there";
  Library library;
  const auto read = read_scenario(write_scenario(session.scenario()), library);
  if (!read) return "what was saved is refused: " + listed_problems(read.problems);
  if (write_scenario(**read) != write_scenario(session.scenario()))
    return "saved differently after it was read";
  return "";
}

}  // namespace permsim::testing

// Two sides are chosen and compared; what would be too much to write is refused before it is
// written.
#include "core/answers/compare.h"

#include <algorithm>
#include <set>

#include "core/answers/comparison.h"
#include "core/answers/moment.h"
#include "core/answers/selection.h"
#include "core/play/misfits.h"
#include "core/play/repolicy.h"

namespace permsim {

namespace {

/// What is asked about, by ids, since the two sides may have others: whoever either of them has.
class Narrowing {
 public:
  /// Problems: those of a side where neither side has what is named.
  static Result<Narrowing> of(const Question& question, const World& before, const World& after) {
    Narrowing made;
    if (question.who.empty() && question.on.empty() && question.action.empty()) return made;
    made.is_all_ = false;
    Result<MatrixPart> a = matrix_part(before, question);
    Result<MatrixPart> b = matrix_part(after, question);
    if (!a && !b) return std::move(b.problems);
    if (a) made.add(before, *a);
    if (b) made.add(after, *b);
    return made;
  }

  bool is_all() const { return is_all_; }
  void narrow(Impact& impact) const {
    if (is_all_) return;
    narrow_cells(impact);
    const auto is_on = [&](const std::string& id) { return on_.count(id) > 0; };
    std::erase_if(impact.statuses,
                  [&](const StatusChange& each) { return !is_on(impact.at(each.on).id); });
    std::erase_if(impact.begun, [&](const Finding& each) {
      return !is_on(impact.after->world->at(each.entity).id);
    });
    std::erase_if(impact.gone, [&](const Finding& each) {
      return !is_on(impact.before->world->at(each.entity).id);
    });
  }

 private:
  void add(const World& world, const MatrixPart& part) {
    for (const EntityIndex who : part.subjects) who_.insert(world.at(who).id);
    for (const EntityIndex on : part.resources) on_.insert(world.at(on).id);
    actions_.insert(part.actions.begin(), part.actions.end());
  }

  void narrow_cells(Impact& impact) const {
    std::erase_if(impact.cells, [&](const ChangedCell& each) {
      return who_.count(impact.at(each.cell.who).id) == 0 ||
             on_.count(impact.at(each.cell.on).id) == 0 ||
             actions_.count(impact.action_of(each.cell).id) == 0;
    });
    impact.counts = {};
    impact.people.clear();
    for (const ChangedCell& each : impact.cells) {
      count_change(impact.counts, each.from, each.to);
      if (impact.people.empty() || impact.people.back() != each.cell.who)
        impact.people.push_back(each.cell.who);
    }
  }

  bool is_all_ = true;
  std::set<std::string> who_, on_, actions_;
};

class Comparer {
 public:
  Comparer(const Scenario& scenario, const std::vector<MomentPtr>& moments,
           const Question& question)
      : scenario_(scenario), moments_(moments), question_(question) {}

  Reply run() {
    if (!question_.who_any.empty())
      return with_problem("/who", "not-a-subject",
                          "a stand-in is in no story; say people or usersets");
    if (question_.other != nullptr || question_.other_policy != nullptr ||
        !question_.against.empty() || !question_.with_person.empty()) {
      Result<std::size_t> at = find_moment(moments_, "/at", question_.at);
      if (!at) return {"", std::move(at.problems)};
      const MomentPtr& before = moments_[*at];
      if (!question_.with_person.empty()) return people(before);
      if (question_.other != nullptr) return files(before);
      return question_.other_policy != nullptr ? policies(before) : readings(before);
    }
    Result<std::size_t> from = find_moment(moments_, "/from", question_.from);
    if (!from) return {"", std::move(from.problems)};
    Result<std::size_t> to = find_moment(moments_, "/to", question_.to);
    if (!to) return {"", std::move(to.problems)};
    return told({{DiffSide::Kind::moment, std::to_string(*from)},
                 {DiffSide::Kind::moment, std::to_string(*to)},
                 impact_between(moments_[*from], moments_[*to]),
                 {}});
  }

 private:
  Reply readings(const MomentPtr& before) {
    const Reading* other = scenario_.policy->find_reading(question_.against);
    if (other == nullptr)
      return with_problem("/against", "unknown-reading",
                          "there is no reading " + ticked(question_.against));
    const World& world = *before->world;
    const MomentPtr after =
        other->policy.get() == &world.policy() ? before : start_moment(world.under(other->policy));
    return told({{DiffSide::Kind::reading, world.policy().reading},
                 {DiffSide::Kind::reading, other->id},
                 impact_between(before, after),
                 {}});
  }

  /// The same moment of another story.
  Reply files(const MomentPtr& before) {
    Result<Play> played = play(*question_.other);
    if (!played) return {"", std::move(played.problems)};
    Result<std::size_t> at = find_moment(played->moments, "/at", question_.at);
    if (!at) return {"", std::move(at.problems)};
    return told({{DiffSide::Kind::file, question_.name},
                 {DiffSide::Kind::file, question_.other_name},
                 impact_between_plays(before, played->moments[*at]),
                 {}});
  }

  /// The same story under another policy.
  Reply policies(const MomentPtr& before) {
    Scenario next = scenario_;
    next.policy = question_.other_policy;
    next.checks.clear();  // what they say of rules is no part of the story
    if (!question_.reading.empty()) next.reading = question_.reading;
    if (next.policy->find_reading(next.reading) == nullptr) next.reading = "default";
    give_up_members(next, *scenario_.policy);
    if (const std::vector<Problem> found = misfits(next); !found.empty()) {
      Reply reply;
      for (const Problem& problem : found) reply.problems.push_back(problem);
      return reply;
    }
    Result<Play> played = play(next);
    if (!played) return {"", std::move(played.problems)};
    return told({{DiffSide::Kind::policy, scenario_.policy->id},
                 {DiffSide::Kind::policy, question_.other_name},
                 impact_between_plays(before, played->moments[before->at]),
                 {}});
  }

  /// What the second may that the first may not, and the other way round.
  Reply people(const MomentPtr& moment) {
    const World& world = *moment->world;
    if (question_.who.size() != 1)
      return with_problem("/who", "missing-key", "say with one `who` whom to compare");
    Question both = question_;
    both.who.push_back(question_.with_person);
    const Result<MatrixPart> part = matrix_part(world, both);
    if (!part) return {"", part.problems};
    const EntityIndex first = world.find(question_.who.front());
    const EntityIndex second = world.find(question_.with_person);
    if (first == kNoEntity || second == kNoEntity)
      return with_problem("/who", "not-a-subject", "two people are compared, never a userset");
    Comparison compared{{DiffSide::Kind::person, question_.who.front()},
                        {DiffSide::Kind::person, question_.with_person},
                        {},
                        {}};
    Impact& impact = compared.impact;
    impact.before = impact.after = moment;
    for (const EntityIndex on : part->resources) {
      for (const ActionIndex action : part->actions_on(world, on)) {
        const Verdict from = moment->matrix->at({first, on, action});
        const Verdict to = moment->matrix->at({second, on, action});
        if (from == to) continue;
        impact.cells.push_back({{second, on, action}, from, to});
        count_change(impact.counts, from, to);
        compared.rules.push_back(
            {rules_there(world, {first, on, action}), rules_there(world, {second, on, action})});
      }
    }
    return written(compared);
  }

  static std::vector<std::uint32_t> rules_there(const World& world, const Cell& cell) {
    const Decision decision = decide(world, cell);
    return decision.verdict == Verdict::deny && decision.because.empty() ? decision.limits
                                                                         : decision.because;
  }

  Reply told(Comparison compared) {
    Impact& impact = compared.impact;
    const Result<Narrowing> narrowing =
        Narrowing::of(question_, *impact.before->world, *impact.after->world);
    if (!narrowing) return {"", narrowing.problems};
    if (!narrowing->is_all() && impact.cells.size() < impact.changed_cells())
      return with_problem("", "too-large", "more cells differ than can be looked through");
    narrowing->narrow(impact);
    const std::size_t limit = std::min(question_.limit, kMostWrittenCells + 1);
    if (impact.cells.size() > limit) impact.cells.resize(limit);
    if (impact.cells.size() <= kMostWrittenCells) add_rules(compared);
    return written(compared);
  }

  Reply written(const Comparison& compared) {
    if (compared.impact.cells.size() > kMostWrittenCells || bytes_of(compared) > kLargestAnswer)
      return with_problem("/limit", "too-large",
                          "more cells differ than are written out (" +
                              std::to_string(kMostWrittenCells) + " and " +
                              megabytes(kLargestAnswer) + "); say how many to list (`limit`)");
    Reply reply;
    reply.text = question_.format == Format::json
                     ? comparison_json(compared)
                     : comparison_text(compared, question_.format, question_.columns);
    reply.is_as_expected = !question_.no_new_access || compared.impact.counts.gained == 0;
    return reply;
  }

  const Scenario& scenario_;
  const std::vector<MomentPtr>& moments_;
  const Question& question_;
};

}  // namespace

Reply compare(const Scenario& scenario, const std::vector<MomentPtr>& moments,
              const Question& question) {
  return Comparer(scenario, moments, question).run();
}

}  // namespace permsim

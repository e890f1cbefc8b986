// Checks: every expectation of a step, every check of the scenario, and the rules that took part in
// them.
#include "core/answers/check.h"

#include <algorithm>
#include <optional>

#include "core/answers/checked.h"
#include "core/base/budget.h"
#include "core/decide/explain.h"
#include "core/decide/words.h"
#include "core/explore/explore.h"
#include "core/explore/words.h"
#include "core/world/names.h"

namespace permsim {

namespace {

class Checker {
 public:
  Checker(const Scenario& scenario, const Play& play) : scenario_(scenario), play_(play) {
    report_.exercised.assign(policy().rules.size(), false);
  }

  CheckReport run() {
    for (std::size_t i = 0; i < scenario_.steps.size(); ++i) check_expectation(i);
    for (std::size_t i = 0; i < scenario_.checks.size() && !budget::is_spent(); ++i) {
      const Check& check = scenario_.checks[i];
      where_ = "/checks/" + std::to_string(i);
      if (check.kind == Check::Kind::never)
        check_never(check);
      else
        check_moments(check);
      if (!budget::is_spent()) report_.of_checks.push_back(answer());
      settle();
    }
    return std::move(report_);
  }

 private:
  const Policy& policy() const { return play_.moments.front()->world->policy(); }

  CheckAnswer answer() {
    CheckAnswer answer{CheckOutcome::passed, {}, std::move(place_).value_or(CheckPlace())};
    place_.reset();
    if (!failure_.empty() || !undecided_.empty()) {
      answer.outcome = failure_.empty() ? CheckOutcome::undecided : CheckOutcome::failed;
      answer.says = failure_.empty() ? undecided_ : failure_;
    }
    return answer;
  }

  /// The first place that was asked, until one fails.
  void note_place(const Moment& moment, const World& world, EntityIndex who,
                  const std::string& action, EntityIndex on, bool fails) {
    if (!failure_.empty() || (place_ && !fails)) return;
    place_ =
        CheckPlace{moment.at, who == kNoEntity ? "" : world.at(who).id, action, world.at(on).id};
  }

  void settle() {
    if (!failure_.empty())
      report_.failures.push_back({where_, failure_});
    else if (!undecided_.empty())
      report_.undecided.push_back({where_, undecided_});
    else
      ++report_.passed;
    failure_.clear();
    undecided_.clear();
  }

  void fail(const std::string& says) {
    if (failure_.empty()) failure_ = says;
  }
  void leave(const std::string& undecided) {
    if (undecided_.empty()) undecided_ = undecided;
  }

  void exercise(const Decision& decision) {
    for (const std::uint32_t rule : decision.because) report_.exercised[rule] = true;
    if (decision.verdict == Verdict::deny)
      for (const std::uint32_t rule : decision.limits) report_.exercised[rule] = true;
  }

  // --- expectations

  /// Nothing is expected of a step that is switched off.
  void check_expectation(std::size_t i) {
    const Moment& moment = *play_.moments[i + 1];
    if (moment.outcome == Outcome::off) return;
    where_ = "/steps/" + std::to_string(i);
    if (moment.cell) exercise(decide(*play_.moments[i]->world, *moment.cell));
    const Outcome expected = scenario_.steps[i].expect;
    if (moment.outcome != expected) {
      fail("step " + std::to_string(i + 1) + " (" +
           step_title(*play_.moments[i]->world, scenario_.steps[i]) + ") should be " +
           std::string(word_of(expected)) + " and is " + std::string(word_of(moment.outcome)) +
           (moment.says.empty() ? "" : ": " + moment.says));
    }
    settle();
  }

  // --- checks of moments

  static std::string moment_words(const Moment& moment) {
    return moment.at == 0 ? "at the start" : "after step " + std::to_string(moment.at);
  }

  std::vector<const Moment*> moments_of(const Check& check) const {
    std::vector<const Moment*> moments;
    const auto last = play_.moments.size() - 1;
    switch (check.after.kind) {
      case When::Kind::start: moments.push_back(play_.moments.front().get()); break;
      case When::Kind::end: moments.push_back(play_.moments.back().get()); break;
      case When::Kind::number:
        moments.push_back(
            play_.moments[std::min<std::size_t>(static_cast<std::size_t>(check.after.number), last)]
                .get());
        break;
      case When::Kind::always:
        for (const MomentPtr& moment : play_.moments) moments.push_back(moment.get());
        break;
    }
    return moments;
  }

  void check_moments(const Check& check) {
    const bool is_always = check.after.kind == When::Kind::always;
    bool was_asked = false;
    for (const Moment* moment : moments_of(check)) {
      const bool has_access = check.who.is_given() && check.on.is_given();
      std::string missing = has_access ? absent(*moment->world, check.who) : "";
      if (missing.empty() && has_access) missing = absent(*moment->world, check.on);
      if (!missing.empty()) {
        // What "always" says of a thing holds while the thing is there.
        if (!is_always) fail(ticked(missing) + " is not there " + moment_words(*moment));
        continue;
      }
      if (has_access && check_access(check, *moment, *peopled(moment->world, check)))
        was_asked = true;
      if (check_status(check, *moment, is_always)) was_asked = true;
    }
    if (!was_asked) fail("nothing was checked: nobody and nothing fits `who` and `on`");
  }

  bool check_access(const Check& check, const Moment& moment, const World& world) {
    bool was_asked = false;
    const std::vector<EntityIndex> things = entities_of(world, check.on);
    for (const EntityIndex who : entities_of(world, check.who)) {
      for (const EntityIndex on : things) {
        if (budget::is_spent()) return true;
        for (const auto& action : check.can)
          was_asked |= check_cell(check, moment, world, {who, on}, action, Verdict::allow);
        for (const auto& action : check.cannot)
          was_asked |= check_cell(check, moment, world, {who, on}, action, Verdict::deny);
        for (const auto& action : check.unclear)
          was_asked |= check_cell(check, moment, world, {who, on}, action, Verdict::unclear);
      }
    }
    return was_asked;
  }

  struct Pair {
    EntityIndex who, on;
  };

  bool check_cell(const Check& check, const Moment& moment, const World& world, const Pair& pair,
                  const std::string& action, Verdict expected) {
    const auto [who, on] = pair;
    const ActionIndex index = world.type_of(on).find_action(action);
    budget::spend(kCell);
    if (index == kNoAction) return false;
    // Only the first failure of a check is told, so only its words are made.
    const auto place = [&, who = who, on = on] {
      return name_of(world, who) + ", " + action + ", " + name_of(world, on) + " " +
             moment_words(moment);
    };
    if (world.subject_number(who) < 0) {
      fail(place() + ": not someone who can act");
      return true;
    }
    const Cell cell{who, on, index};
    const Decision decision = decide(world, cell);
    exercise(decision);
    note_place(moment, world, who, action, on, decision.verdict != expected);
    if (decision.verdict != expected && failure_.empty()) {
      fail(place() + ": should be " + std::string(word_of(expected)) + " and is " +
           std::string(word_of(decision.verdict)) + trace(world, cell, decision));
    }
    for (const std::string& rule : check.because) {
      if (failure_.empty()) check_because(world, decision, rule, place());
    }
    return true;
  }
  static constexpr std::uint64_t kCell = 10;  ///< steps of work

  /// Why it is so: the rules that say yes, or what each rule that could have lacks.
  std::string trace(const World& world, const Cell& cell, const Decision& decision) {
    std::vector<std::string> parts;
    for (const std::uint32_t rule : decision.because)
      parts.push_back(ticked(policy().rules[rule].id));
    if (!parts.empty()) return ", because of " + listed(parts);
    for (const Missing& missing : explain(world, cell).missing)
      parts.push_back(ticked(policy().rules[missing.rule].id) + " lacks: " + missing.says);
    return parts.empty() ? ": no rule speaks of it" : ": " + listed(parts, "and");
  }

  void check_because(const World& world, const Decision& decision, const std::string& rule,
                     const std::string& place) {
    const auto names = [&](const std::vector<std::uint32_t>& rules) {
      return std::any_of(rules.begin(), rules.end(), [&](std::uint32_t number) {
        return world.policy().rules[number].id == rule;
      });
    };
    if (names(decision.because) || (decision.verdict == Verdict::deny && names(decision.limits)))
      return;
    std::vector<std::string> found;
    for (const std::uint32_t number : decision.because.empty() ? decision.limits : decision.because)
      found.push_back(ticked(policy().rules[number].id));
    fail(place + ": should be because of " + ticked(rule) + " and is because of " +
         (found.empty() ? "no rule" : listed(found)));
  }

  bool check_status(const Check& check, const Moment& moment, bool is_always) {
    bool was_asked = false;
    for (const auto& [id, expected] : check.status) {
      const EntityIndex entity = moment.world->find(id);
      const Status* found = entity == kNoEntity ? nullptr : find_status(moment.statuses, entity);
      if (found == nullptr) {
        if (!is_always) fail(ticked(id) + " is not there " + moment_words(moment));
        continue;
      }
      was_asked = true;
      note_place(moment, *moment.world, kNoEntity, {}, entity, found->is != expected);
      if (found->is != expected) {
        fail(name_of(*moment.world, entity) + " " + moment_words(moment) + " should be " +
             expected + " and is " + words_of(*found));
      }
    }
    return was_asked;
  }

  // --- never

  void check_never(const Check& check) {
    bool was_asked = false;
    for (const Moment* moment : moments_of(check)) {
      const std::shared_ptr<const World> there = peopled(moment->world, check);
      const World& world = *there;
      const std::vector<EntityIndex> who = entities_of(world, check.who);
      const std::vector<EntityIndex> by = check.by.is_given() ? entities_of(world, check.by) : who;
      const std::vector<EntityIndex> things = entities_of(world, check.on);
      std::vector<Cell> goals;
      for (const EntityIndex person : who) {
        for (const EntityIndex on : things) {
          if (goals.size() <= kMostGoals) add_goals(world, person, on, check.can, goals);
        }
      }
      if (goals.empty()) continue;
      if (goals.size() > kMostGoals) {
        was_asked = true;
        leave("at most " + std::to_string(kMostGoals) + " cells are searched for");
        continue;
      }
      was_asked = true;
      const Cell& first = goals.front();
      note_place(*moment, world, first.who, world.type_of(first.on).actions[first.action].id,
                 first.on, false);
      for (const Cell& cell : goals) {
        if (!budget::is_spent()) exercise(decide(world, cell));
      }
      const Exploration found = explore(world, goals, by, check.within);
      if (found.is_reached)
        fail(moment_words(*moment) + ": " + exploration_words(world, found));
      else if (!found.is_complete())
        leave(moment_words(*moment) + ": " + bound_words(found));
    }
    if (!was_asked) fail("nothing was checked: nobody and nothing fits `who` and `on`");
  }

  static void add_goals(const World& world, EntityIndex who, EntityIndex on,
                        const std::vector<std::string>& actions, std::vector<Cell>& goals) {
    for (const std::string& action : actions) {
      const ActionIndex index = world.type_of(on).find_action(action);
      if (index != kNoAction && world.subject_number(who) >= 0) goals.push_back({who, on, index});
    }
  }

  const Scenario& scenario_;
  const Play& play_;
  CheckReport report_;
  std::string where_;
  std::optional<CheckPlace> place_;
  std::string failure_, undecided_;
};

}  // namespace

CheckReport check(const Scenario& scenario, const Play& play) {
  return Checker(scenario, play).run();
}

}  // namespace permsim

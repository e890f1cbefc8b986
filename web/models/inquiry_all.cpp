// Searches among everybody, told in rows.
#include "web/models/inquiry_all.h"

#include <utility>

#include "core/answers/search_words.h"
#include "core/answers/way.h"
#include "core/base/limits.h"
#include "core/decide/words.h"
#include "core/explore/isolate.h"
#include "core/world/names.h"
#include "web/models/ask_groups.h"
#include "web/models/inquiry_pieces.h"

namespace permsim {
namespace {

using namespace asking;

/// Acts of one row that are told one by one.
constexpr std::size_t kMostActsTold = 4;

std::string acts_told(int within) {
  return counted(static_cast<std::size_t>(within), "act", "acts");
}

/// "every sequence of up to 2 acts was tried", or that not everything was.
template <class Found>
std::string bound_words_of(const Found& found) {
  if (found.is_complete())
    return "every sequence of up to " + acts_told(found.searched) + " was tried";
  return found.is_whole ? "but not every value was tried"
                        : "but only sequences of up to " + acts_told(found.searched) +
                              " could be tried in full";
}

class EscalationTeller {
 public:
  EscalationTeller(const View& view, MomentPtr now, const Escalations& found, int within)
      : view_(view), now_(std::move(now)), world_(*now_->world), found_(found), within_(within) {}

  AskAnswer gains() {
    answer_.tone = found_.gains.empty() ? AskTone::plain : AskTone::bad;
    if (found_.gains.empty() && found_.is_complete()) answer_.tone = AskTone::good;
    answer_.says = found_.gains.empty()
                       ? "Nobody alone: "
                       : counted(found_.gains.size(), "person", "people") + ", each alone: ";
    answer_.says += bound_words_of(found_);
    for (const Escalation& each : found_.gains) tell(each);
    return std::move(answer_);
  }

  AskAnswer lockouts() {
    const bool is_green = found_.lockouts.empty() && found_.is_complete();
    answer_.tone = !found_.lockouts.empty() ? AskTone::bad
                   : is_green               ? AskTone::good
                                            : AskTone::plain;
    answer_.says = found_.lockouts.empty()
                       ? "Nobody alone: "
                       : "In " + counted(found_.lockouts.size(), "way", "ways") + ": ";
    answer_.says += bound_words_of(found_);
    for (const Lockout& each : found_.lockouts) {
      const std::string words = lockout_words(world_, each);
      AskRow row{words, way_words(*now_, each.way), AskTone::bad, look_at(world_, each.on)};
      row.acts.push_back(open_way(view_, *now_, each.way, words, {}, words));
      add_row(answer_, std::move(row));
    }
    for (const LastOwner& each : found_.last_owners) {
      const std::string words = owner_words(world_, each);
      AskRow row{words,
                 each.way.empty() ? "No way was found by which it loses this one"
                                  : way_words(*now_, each.way),
                 each.way.empty() ? AskTone::plain : AskTone::bad, look_at(world_, each.on)};
      if (!each.way.empty()) row.acts.push_back(open_way(view_, *now_, each.way, words, {}, words));
      add_row(answer_, std::move(row));
    }
    return std::move(answer_);
  }

 private:
  /// The nearest with its way, then whatever else this person gets.
  void tell(const Escalation& gain) {
    const Cell& nearest = gain.gets.cell;
    const std::string words = gain_words(world_, gain);
    AskRow first{words, way_words(*now_, gain.gets.way), AskTone::bad, look_at(world_, nearest)};
    first.acts.push_back(
        open_way(view_, *now_, gain.gets.way, words, allowed_at_end(world_, nearest), words));
    first.acts.push_back(pin(never_check(world_, now_->at, {nearest}, within_), words));
    add_row(answer_, std::move(first));
    const std::vector<Distance>& reached = gain.gets.reached;
    for (std::size_t i = 0; i < reached.size();) {
      const CellsTold told = tell_reached(world_, reached, i, kMostActsTold);
      std::vector<Cell> cells;
      for (std::size_t k = i; k < i + told.count; ++k) cells.push_back(reached[k].cell);
      i += told.count;
      const bool is_told = cells.size() == 1 && cells.front().on == nearest.on &&
                           cells.front().action == nearest.action;
      if (is_told) continue;
      const std::string says = name_of(world_, gain.who) + " gets to " + told.acts;
      AskRow row{says, "By " + acts_told(reached[i - told.count].steps), AskTone::plain,
                 look_at(world_, cells.front())};
      row.acts.push_back(pin(never_check(world_, now_->at, cells, within_), says));
      add_row(answer_, std::move(row));
    }
  }

  const View& view_;
  const MomentPtr now_;
  const World& world_;
  const Escalations& found_;
  int within_;
  AskAnswer answer_;
};

class PassageTeller {
 public:
  PassageTeller(const View& view, MomentPtr now, const Passage& passage, int within)
      : view_(view),
        now_(std::move(now)),
        world_(*now_->world),
        passage_(passage),
        within_(within) {}

  AskAnswer tell(const GroupsAsked& asked, const std::string& never) {
    const Distances& found = passage_.within;
    judge();
    for (std::size_t i = 0; i < passage_.now.size();) {
      const Cell& cell = passage_.now[i];
      const CellsTold told = tell_cells(world_, passage_.now, i, kMostActsTold);
      add_row(answer_, {name_of(world_, cell.who) + " may " + told.acts, "Already so", AskTone::bad,
                        look_at(world_, cell)});
      i += told.count;
    }
    for (std::size_t i = 0; i < found.reached.size();) {
      const Distance& first = found.reached[i];
      const CellsTold told = tell_reached(world_, found.reached, i, kMostActsTold);
      add_row(answer_, {name_of(world_, first.cell.who) + " gets to " + told.acts,
                        "By " + acts_told(first.steps), AskTone::bad, look_at(world_, first.cell)});
      i += told.count;
    }
    std::size_t number = 0;
    for (std::string& title : titles_of(*now_, found.way))
      add_row(answer_, {std::to_string(++number) + ". " + std::move(title),
                        number == 1 ? "The shortest way" : ""});
    if (!found.way.empty())
      answer_.acts.push_back(open_way(view_, *now_, found.way,
                                      "How " + gets_words(world_, found.cell),
                                      allowed_at_end(world_, found.cell), {}));
    answer_.acts.push_back(pin(check_of(asked, never), {}));
    return std::move(answer_);
  }

 private:
  void judge() {
    const Distances& found = passage_.within;
    if (!passage_.now.empty()) {
      answer_.says = "Yes, already";
    } else if (!found.reached.empty()) {
      answer_.says = "Yes, by " + acts_told(static_cast<int>(found.way.size()));
    } else {
      answer_.says = found.is_complete() ? "No: " : "No way was found, ";
      answer_.says += bound_words_of(found);
      if (found.is_complete())
        answer_.says += ", " + counted(found.sequences, "sequence", "sequences");
    }
    answer_.tone = passage_.is_green()                             ? AskTone::good
                   : passage_.now.empty() && found.reached.empty() ? AskTone::plain
                                                                   : AskTone::bad;
  }

  Check check_of(const GroupsAsked& asked, const std::string& never) const {
    Check check;
    check.kind = Check::Kind::never;
    check.who = asked.people;
    check.on = asked.things;
    const Type& type = world_.policy().types[world_.policy().find_type(asked.things.type)];
    for (const std::vector<ActionIndex>& actions : asked.counts) {
      for (const ActionIndex action : actions) check.can.push_back(type.actions[action].id);
    }
    check.within = within_;
    check.has_after = true;
    check.after = {When::Kind::number, static_cast<int>(now_->at)};
    check.says = never;
    return check;
  }

  const View& view_;
  const MomentPtr now_;
  const World& world_;
  const Passage& passage_;
  int within_;
  AskAnswer answer_;
};

/// Of more cells nothing is asked, as on the command line.
std::optional<Inquiry> refused(std::uint64_t cells, const char* advice) {
  if (cells <= kMostGoals) return std::nullopt;
  AskAnswer answer;
  answer.says = "There is too much to look at: " + std::to_string(cells) +
                " answers, and at most " + std::to_string(kMostGoals) + " are searched for. " +
                advice;
  return Inquiry{nullptr, [answer](const View&) { return answer; }};
}

Inquiry ask_for_escalation(const View& view, AskKind kind) {
  const MomentPtr now = view.session.moments()[view.session.at()];
  const World& world = *now->world;
  EscalationQuestion question;
  question.people = world.subjects();
  question.counts.resize(world.policy().types.size());
  for (TypeIndex type = 0; type < world.policy().types.size(); ++type) {
    const std::vector<Action>& actions = world.policy().types[type].actions;
    for (ActionIndex action = 0; action < actions.size(); ++action) {
      if (!actions[action].is_event) question.counts[type].push_back(action);
    }
  }
  for (EntityIndex on = 0; on < world.size(); ++on) {
    if (world.has(on) && !question.counts[world.at(on).type].empty()) question.things.push_back(on);
  }
  std::uint64_t cells = 0;
  for (const EntityIndex on : question.things)
    cells += question.counts[world.at(on).type].size() * question.people.size();
  if (auto told = refused(cells, "The command line asks about some (--who, --on, --action)"))
    return std::move(*told);
  const int within = question.within = view.ui.ask_within;
  auto search = std::make_unique<EscalateSearch>(world, std::move(question));
  const EscalateSearch& found = *search;
  return {std::move(search), [now, kind, within, &found](const View& then) {
            EscalationTeller teller(then, now, found.found(), within);
            return kind == AskKind::escalate ? teller.gains() : teller.lockouts();
          }};
}

Inquiry ask_for_groups(const View& view) {
  const MomentPtr now = view.session.moments()[view.session.at()];
  const std::optional<GroupsAsked> asked = groups_asked(view);
  if (!asked)
    return {nullptr, [](const View&) {
              AskAnswer none;
              none.says = "Nothing was asked";
              return none;
            }};
  std::uint64_t cells = 0;
  for (const EntityIndex on : asked->groups[1].things)
    cells += asked->counts[now->world->at(on).type].size() * asked->groups[0].people.size();
  if (auto told = refused(cells, "Choose one action, or fewer people or things"))
    return std::move(*told);
  const int within = view.ui.ask_within;
  auto search = std::make_unique<IsolateSearch>(*now->world, asked->groups, asked->counts, within);
  const IsolateSearch& found = *search;
  return {std::move(search),
          [now, within, asked = *asked, never = never_sentence(view), &found](const View& then) {
            return PassageTeller(then, now, found.passages().front(), within).tell(asked, never);
          }};
}

}  // namespace

Inquiry begin_inquiry_of_all(const View& view, AskKind kind) {
  return kind == AskKind::groups ? ask_for_groups(view) : ask_for_escalation(view, kind);
}

}  // namespace permsim

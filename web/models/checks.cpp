// Asks the core for every check, within what nobody notices; makes checks of cells.
#include "web/models/checks.h"

#include <algorithm>
#include <utility>

#include "core/answers/check_words.h"
#include "core/base/budget.h"
#include "core/decide/words.h"

namespace permsim {
namespace {

/// Some hundredths of a second, after every change; and some seconds, when somebody asked for it.
constexpr std::uint64_t kUnnoticed = 2'000'000, kAskedFor = 300'000'000;

std::string moment_words(std::uint32_t at) {
  return at == 0 ? "at the start" : "after step " + std::to_string(at);
}

int urgency(CheckState state) {
  switch (state) {
    case CheckState::fails: return 0;
    case CheckState::undecided: return 1;
    case CheckState::holds:
    case CheckState::not_asked: break;
  }
  return 2;
}

/// The cell of a place; nothing where it speaks of none, or of somebody who is there for the
/// question alone.
std::optional<Cell> cell_at(const Session& session, const CheckPlace& place) {
  if (place.at >= session.moments().size()) return std::nullopt;
  return cell_of(*session.moments()[place.at]->world, {place.who, place.action, place.on});
}

std::string found_words(const Session& session, const CheckAnswer& answer) {
  const std::optional<Cell> cell = cell_at(session, answer.place);
  if (!cell || answer.outcome != CheckOutcome::failed) return answer.says;
  const Moment& moment = *session.moments()[answer.place.at];
  return moment_words(moment.at) + " " +
         answer_words(*moment.world, *cell, moment.matrix->at(*cell));
}

CheckRow row_of(const Session& session, const Check& check, const CheckAnswer* answer) {
  CheckRow row;
  row.words = check.says.empty() ? check_words(check, session.moments()) : check.says;
  if (answer == nullptr) {
    row.more = "Not looked at yet";
    return row;
  }
  row.place = answer->place;
  switch (answer->outcome) {
    case CheckOutcome::passed:
      row.state = CheckState::holds;
      row.more = "Holds";
      break;
    case CheckOutcome::failed:
      row.state = CheckState::fails;
      row.more = "Does not hold: " + found_words(session, *answer);
      break;
    case CheckOutcome::undecided:
      row.state = CheckState::undecided;
      row.more = "Undecided: " + found_words(session, *answer);
      break;
  }
  return row;
}

Check check_of(const View& view, const Cell& cell) {
  Check check;
  check.who.ids = {view.world().at(cell.who).id};
  check.on.ids = {view.world().at(cell.on).id};
  return check;
}

/// Whether the answer is the same at every moment that has the two.
bool is_always_so(const View& view, const Cell& cell) {
  const CellIds ids = ids_of(view.world(), cell);
  const Verdict now = view.session.matrix().at(cell);
  const std::vector<MomentPtr>& moments = view.session.moments();
  return std::all_of(moments.begin(), moments.end(), [&](const MomentPtr& moment) {
    const std::optional<Cell> there = cell_of(*moment->world, ids);
    return !there || moment->matrix->at(*there) == now;
  });
}

}  // namespace

void ChecksModel::update(const View& view) {
  std::shared_ptr<const Scenario> scenario = view.session.shared_scenario();
  if (scenario == scenario_) return;
  scenario_ = std::move(scenario);
  rows_.clear();
  failing_ = 0;
  is_unfinished_ = false;
  if (scenario_->checks.empty()) return;
  const Play play{view.session.moments()};
  CheckReport report;
  {
    const WorkBudget budget(std::exchange(asks_all_, false) ? kAskedFor : kUnnoticed);
    report = check(*scenario_, play);
  }
  for (std::size_t i = 0; i < scenario_->checks.size(); ++i) {
    const CheckAnswer* answer = i < report.of_checks.size() ? &report.of_checks[i] : nullptr;
    rows_.push_back(row_of(view.session, scenario_->checks[i], answer));
    rows_.back().number = static_cast<std::uint32_t>(i + 1);
    if (rows_.back().state == CheckState::fails) ++failing_;
    if (rows_.back().state == CheckState::not_asked) is_unfinished_ = true;
  }
  std::stable_sort(rows_.begin(), rows_.end(), [](const CheckRow& one, const CheckRow& other) {
    return urgency(one.state) < urgency(other.state);
  });
}

void ChecksModel::ask_all() {
  asks_all_ = true;
  scenario_.reset();
}

std::pair<std::string, std::string> checks_words(const View& view) {
  const ChecksModel& checks = view.models.checks;
  if (checks.rows().empty()) return {"Nothing has to stay so yet", ""};
  std::string count = std::to_string(checks.rows().size());
  if (checks.failing() > 0)
    count += ", " + std::to_string(checks.failing()) + (checks.failing() == 1 ? " fails" : " fail");
  return {"What must stay so", count};
}

void look_into_check(View& view, std::uint32_t number) {
  const std::vector<CheckRow>& rows = view.models.checks.rows();
  const auto row = std::find_if(rows.begin(), rows.end(),
                                [&](const CheckRow& each) { return each.number == number; });
  if (row == rows.end() || row->state == CheckState::not_asked) return;
  const CheckPlace place = row->place;
  if (const std::optional<Cell> cell = cell_at(view.session, place)) {
    view.ui.cell = {place.who, place.action, place.on};
    view.ui.resource = place.on;
    view.ui.brings_cell_into_view = true;
    if (view.ui.mode != MatrixMode::things) view.ui.mode = MatrixMode::actions;
    view.ui.tab = "why";
    view.ui.answer = AnswerTab::why;
  }
  view.ui.selected = place.on;
  if (place.at < view.session.moments().size() && place.at != view.session.at())
    view.send(GoTo{place.at});
}

void give_up_check(View& view, std::uint32_t number) { view.send(RemoveCheck{number}); }

std::string change_words(const View& view) {
  return view.ui.acting.empty() ? "Change access" : "This must stay so…";
}

void keep_so(View& view, const Cell& cell) {
  Check check = check_of(view, cell);
  const std::string& action = view.world().type_of(cell.on).actions[cell.action].id;
  switch (view.session.matrix().at(cell)) {
    case Verdict::allow: check.can = {action}; break;
    case Verdict::deny: check.cannot = {action}; break;
    case Verdict::unclear: check.unclear = {action}; break;
  }
  check.has_after = true;
  check.after.kind = When::Kind::number;
  check.after.number = static_cast<int>(view.session.at());
  if (is_always_so(view, cell)) check.after = {When::Kind::always, 0};
  view.send(AddCheck{std::move(check)});
}

std::string kept_moments_words(const View& view, const Cell& cell) {
  return is_always_so(view, cell) ? "At every moment of the story"
                                  : "At this moment; at others it is not so";
}

void keep_from(View& view, const Cell& cell) {
  if (!can_be_kept_from(view, cell)) return;
  Check check = check_of(view, cell);
  check.kind = Check::Kind::never;
  check.can = {view.world().type_of(cell.on).actions[cell.action].id};
  check.within = kStepsKeptFrom;
  check.has_after = true;
  check.after = {When::Kind::number, static_cast<int>(view.session.at())};
  view.send(AddCheck{std::move(check)});
}

bool can_be_kept_from(const View& view, const Cell& cell) {
  return view.session.matrix().at(cell) != Verdict::allow;
}

std::string kept_from_words(const View& view, const Cell& cell) {
  return std::string(label_of(view.world(), cell.who)) + " must find no way to it within " +
         std::to_string(kStepsKeptFrom) + " steps";
}

}  // namespace permsim

// Chooses the rows and columns of the matrix and how its cells are shown.
#include "web/models/matrix.h"

#include <algorithm>

#include "core/answers/roles.h"
#include "core/matrix/difference.h"
#include "core/world/names.h"

namespace permsim {
namespace {

/// Beyond this many cells the filters look no further and say so.
constexpr std::size_t kMostChanges = 200000;
constexpr std::size_t kMostQuestions = 2000000;

std::uint64_t key_of_cell(const Cell& cell) {
  return (static_cast<std::uint64_t>(cell.who) << 40) ^
         (static_cast<std::uint64_t>(cell.on) << 12) ^ cell.action;
}

}  // namespace

const Moment* MatrixModel::before_change(const UiState& ui) {
  return ui.compare == CompareWith::change && ui.news ? ui.news->before.get() : nullptr;
}

void MatrixModel::update(const Session& session, const UiState& ui) {
  // One person's actions are a row of those by action, and always all of them.
  const bool is_person = ui.mode == MatrixMode::person;
  Wanted wanted{.revision = session.revision(),
                .mode = is_person ? MatrixMode::actions : ui.mode,
                .compare = ui.compare,
                .compare_reading = ui.compare_reading,
                .filter = is_person ? MatrixFilter::everything : ui.filter,
                .resource = ui.resource,
                .type = ui.type,
                .action = ui.action,
                .before = before_change(ui)};
  if (wanted == wanted_) {
    if (is_counting()) count_over_things();
    return;
  }
  session_ = &session;
  wanted_ = std::move(wanted);
  choose_compared(ui);
  changes_ = wanted_.compare == CompareWith::previous
                 ? session.moment().changed
                 : count_changes(*compared_->matrix, session.matrix());
  is_cut_short_ = false;
  rows_ = session.world().subjects();
  choose_columns(ui);
  whole_columns_ = columns_;
  all_columns_ = columns_.size();
  looks_.clear();
  asked_ = session.moments()[session.at()];
  abilities_.emplace(*asked_->world, Given{}, asked_->matrix.get());
  if (wanted_.filter == MatrixFilter::differences) keep_differences();
  if (wanted_.filter == MatrixFilter::open_questions) keep_open_questions();
  group_columns();
  row_counts_.assign(rows_.size(), -1);
  if (wanted_.mode == MatrixMode::things) count_over_things();
  roles_.assign(rows_.size(), {false, {}});
}

void MatrixModel::choose_compared(const UiState& ui) {
  const std::vector<MomentPtr>& moments = session_->moments();
  compared_ =
      moments[wanted_.compare == CompareWith::previous && session_->at() > 0 ? session_->at() - 1
                                                                             : 0];
  if (wanted_.before != nullptr) compared_ = ui.news->before;
  if (wanted_.compare != CompareWith::reading) return;
  const Reading* reading = session_->policy_file().find_reading(ui.compare_reading);
  compared_ = moments[session_->at()];
  if (reading == nullptr) return;
  Moment read;
  read.world = std::make_shared<const World>(session_->world().under(reading->policy));
  read.matrix = std::make_shared<const Matrix>(*read.world);
  compared_ = std::make_shared<const Moment>(std::move(read));
}

void MatrixModel::choose_columns(const UiState& ui) {
  columns_.clear();
  const World& world = session_->world();
  const EntityIndex resource = world.find(ui.resource);
  account_ = world.has(resource) ? account_of(world, resource) : kNoEntity;
  if (wanted_.mode == MatrixMode::actions) {
    if (resource == kNoEntity) return;
    const std::vector<Action>& actions = world.type_of(resource).actions;
    for (ActionIndex action = 0; action < actions.size(); ++action) {
      if (!actions[action].is_event) columns_.push_back({resource, action});
    }
    return;
  }
  const TypeIndex type = world.policy().find_type(ui.type);
  if (type == kNoType) return;
  const ActionIndex action = world.policy().types[type].find_action(ui.action);
  if (action == kNoAction) return;
  for (EntityIndex entity = 0; entity < world.size(); ++entity) {
    if (world.has(entity) && world.at(entity).type == type) columns_.push_back({entity, action});
  }
}

void MatrixModel::keep_differences() {
  const Difference found = difference(*compared_->matrix, session_->matrix(), kMostChanges);
  is_cut_short_ = found.cells.size() >= kMostChanges;
  std::vector<bool> row_stays(rows_.size()), column_stays(columns_.size());
  std::unordered_map<std::uint64_t, std::size_t> column_of;
  for (std::size_t i = 0; i < columns_.size(); ++i)
    column_of[key_of_cell({0, columns_[i].on, columns_[i].action})] = i;
  for (const ChangedCell& changed : found.cells) {
    const auto column = column_of.find(key_of_cell({0, changed.cell.on, changed.cell.action}));
    const int row = session_->world().subject_number(changed.cell.who);
    if (column == column_of.end() || row < 0) continue;
    column_stays[column->second] = true;
    row_stays[static_cast<std::size_t>(row)] = true;
  }
  keep(row_stays, column_stays);
}

void MatrixModel::keep_open_questions() {
  const Disputes& disputes = session_->disputes();
  const Matrix& matrix = session_->matrix();
  std::vector<bool> row_stays(rows_.size()), column_stays(columns_.size());
  std::size_t looked_at = 0;
  for (std::size_t column = 0; column < columns_.size(); ++column) {
    const bool has_unclear = matrix.count(columns_[column].on, columns_[column].action).unclear > 0;
    if (!has_unclear && disputes.is_empty()) continue;
    if (looked_at > kMostQuestions) {
      is_cut_short_ = true;
      break;
    }
    looked_at += rows_.size();
    for (std::size_t row = 0; row < rows_.size(); ++row) {
      const Cell asked = cell(row, column);
      if (matrix.at(asked) != Verdict::unclear && !disputes.is_disputed(asked)) continue;
      row_stays[row] = column_stays[column] = true;
    }
  }
  keep(row_stays, column_stays);
}

void MatrixModel::keep(const std::vector<bool>& row_stays, const std::vector<bool>& column_stays) {
  std::vector<EntityIndex> rows;
  for (std::size_t i = 0; i < rows_.size(); ++i) {
    if (row_stays[i]) rows.push_back(rows_[i]);
  }
  std::vector<MatrixColumn> columns;
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    if (column_stays[i]) columns.push_back(columns_[i]);
  }
  rows_ = std::move(rows);
  columns_ = std::move(columns);
}

void MatrixModel::group_columns() {
  groups_.clear();
  if (wanted_.mode == MatrixMode::things) {
    if (!columns_.empty()) groups_.push_back({0, columns_.size(), std::string()});
    return;
  }
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    const std::string& label =
        session_->world().type_of(columns_[i].on).actions[columns_[i].action].group;
    if (groups_.empty() || groups_.back().label != label) groups_.push_back({i, i, label});
    groups_.back().end = i + 1;
  }
}

std::optional<std::pair<std::size_t, std::size_t>> MatrixModel::place_of(const Cell& cell) const {
  const auto row = row_of(cell.who), column = column_of({cell.on, cell.action});
  if (!row || !column) return std::nullopt;
  return std::pair(*row, *column);
}

std::pair<std::optional<std::size_t>, std::optional<std::size_t>> MatrixModel::place_of(
    const CellIds& ids) const {
  const World& world = session_->world();
  const EntityIndex on = world.find(ids.on);
  const ActionIndex action = world.has(on) ? world.type_of(on).find_action(ids.action) : kNoAction;
  return {ids.who.empty() ? std::nullopt : row_of(world.find(ids.who)),
          action == kNoAction ? std::nullopt : column_of({on, action})};
}

std::optional<std::size_t> MatrixModel::row_of(EntityIndex person) const {
  const auto found = std::find(rows_.begin(), rows_.end(), person);
  return found == rows_.end() ? std::nullopt
                              : std::optional(static_cast<std::size_t>(found - rows_.begin()));
}

std::optional<std::size_t> MatrixModel::column_of(const MatrixColumn& wanted) const {
  const auto found = std::find_if(columns_.begin(), columns_.end(), [&](const MatrixColumn& each) {
    return each.on == wanted.on && each.action == wanted.action;
  });
  return found == columns_.end()
             ? std::nullopt
             : std::optional(static_cast<std::size_t>(found - columns_.begin()));
}

Change MatrixModel::change_of(const Cell& cell, Verdict now) const {
  if (compared_.get() == &session_->moment()) return Change::none;
  const World& before_world = *compared_->world;
  Verdict before = Verdict::deny;
  if (before_world.has(cell.who) && before_world.has(cell.on)) {
    // Another reading may number a type's actions otherwise.
    const ActionIndex action = before_world.type_of(cell.on).find_action(
        session_->world().type_of(cell.on).actions[cell.action].id);
    if (action != kNoAction) before = compared_->matrix->at({cell.who, cell.on, action});
  }
  return change_between(before, now);
}

SignLook MatrixModel::look(std::size_t row, std::size_t column) const {
  return look_at(cell(row, column));
}

SignLook MatrixModel::look_at(const Cell& cell) const {
  const std::uint64_t key = key_of_cell(cell);
  if (const auto known = looks_.find(key); known != looks_.end()) return known->second;
  SignLook look;
  const Verdict verdict = session_->matrix().at(cell);
  look.sign = verdict == Verdict::allow ? sign_of(abilities_->able(cell))
                                        : session_->matrix().sign_at(cell);
  look.change = change_of(cell, verdict);
  look.is_disputed = session_->disputes().is_disputed(cell);
  looks_.emplace(key, look);
  return look;
}

bool MatrixModel::is_counting() const {
  return wanted_.mode == MatrixMode::things && over_things_.is_counting();
}

void MatrixModel::count_over_things() {
  over_things_.go_on(session_->moments()[session_->at()], wanted_.type, wanted_.action,
                     whole_columns_);
}

std::optional<std::uint64_t> MatrixModel::row_count(std::size_t row) const {
  if (row_counts_[row] >= 0) return static_cast<std::uint64_t>(row_counts_[row]);
  std::uint64_t count = 0;
  if (wanted_.mode == MatrixMode::actions) {
    if (!whole_columns_.empty())
      count = session_->matrix().count_for(rows_[row], whole_columns_.front().on).allow;
  } else {
    if (is_counting()) return std::nullopt;
    count = over_things_.of(static_cast<std::size_t>(session_->world().subject_number(rows_[row])));
  }
  row_counts_[row] = static_cast<std::int64_t>(count);
  return count;
}

std::uint64_t MatrixModel::column_count(std::size_t column) const {
  return session_->matrix().count(columns_[column].on, columns_[column].action).allow;
}

std::string_view MatrixModel::role(std::size_t row) const {
  auto& [is_known, label] = roles_[row];
  if (!is_known) {
    is_known = true;
    label = role_label(session_->world(), account_, rows_[row]);
  }
  return label;
}

}  // namespace permsim

// Asks the core, and puts what it finds into rows.
#include "web/models/fixes.h"

#include "core/answers/fixes.h"
#include "core/answers/way.h"
#include "core/decide/words.h"
#include "web/models/asking.h"
#include "web/models/words.h"

namespace permsim {
namespace {

constexpr int kMostActs = 2;

std::string title_of(const Moment& now, const Fix& fix) {
  std::string title;
  for (const std::string& act : way_titles(*now.world, fix.steps, now.at))
    title += (title.empty() ? "" : ", then ") + act;
  return title;
}

std::string others_of(const World& world, const Fix& fix) {
  if (fix.steps.size() != 1) return {};
  std::vector<std::string> names;
  for (const EntityIndex person : fix.or_by.front())
    if (world.at(person).id != fix.steps.front().by) names.emplace_back(label_of(world, person));
  constexpr std::size_t kMostOthers = 3;
  if (names.size() > kMostOthers) return "or one of " + std::to_string(names.size()) + " others";
  return names.empty() ? std::string() : "or " + listed(names, "or");
}

}  // namespace

bool FixesModel::was_asked(const View& view, const Cell& cell) const {
  return is_asked_ && revision_ == view.session.revision() && cell_ == cell_key(cell);
}

const Foreseen* FixesModel::foreseen(const View& view, std::string_view key) const {
  if (revision_ != view.session.revision()) return nullptr;
  for (const FixRow& row : rows_)
    if (row.foreseen.key == key) return &row.foreseen;
  return nullptr;
}

void FixesModel::ask(const View& view, const Cell& cell) {
  is_asked_ = true;
  revision_ = view.session.revision();
  cell_ = cell_key(cell);
  rows_.clear();
  none_.clear();
  wish_ = {};
  wish_.cell = cell;
  wish_.verdict = view.session.matrix().at(cell) == Verdict::allow ? Verdict::deny : Verdict::allow;
  search_ = std::make_unique<FixesSearch>(view.session.moments()[view.session.at()], wish_,
                                          view.world().subjects(), kMostActs);
  // Most are over at once, and nobody has to see that they were under way.
  look_further(view);
}

bool FixesModel::update(const View& view) {
  if (search_ == nullptr) return false;
  if (revision_ == view.session.revision())
    look_further(view);
  else
    cancel();
  return true;
}

void FixesModel::cancel() {
  is_asked_ = false;
  search_.reset();
}

std::string FixesModel::progress() const {
  return search_ == nullptr ? std::string() : looked_at_words(search_->looked_at());
}

void FixesModel::look_further(const View& view) {
  if (!search_->advance(AskingModel::kWorkOfFrame)) return;
  const Fixes found = search_->take();
  search_.reset();
  const Moment& now = *view.session.moments()[view.session.at()];
  for (const Fix& fix : found.fixes) {
    FixRow row;
    row.title = title_of(now, fix);
    row.steps = fix.steps;
    row.foreseen = foreseen_of(fix.changes);
    row.foreseen.key = "fix " + std::to_string(rows_.size());
    const std::string others = others_of(*now.world, fix);
    row.more = others + (others.empty() ? "" : "  ·  ") + row.foreseen.words;
    rows_.push_back(std::move(row));
  }
  if (rows_.empty()) none_ = none_words(*now.world, wish_, found);
}

std::string fixes_question(const View& view, const Cell& cell) {
  return view.session.matrix().at(cell) == Verdict::allow ? "What would end it?"
                                                          : "What would make it so?";
}

void take_fix(View& view, std::size_t row) {
  const std::vector<FixRow>& rows = view.models.fixes.rows();
  if (row >= rows.size()) return;
  for (const Step& step : rows[row].steps) view.send(TakeStep{step, false});
}

}  // namespace permsim

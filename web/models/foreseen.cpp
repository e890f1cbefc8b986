// Lets the press write into an outbox that nobody empties, and asks the core what would come of it.
#include "web/models/foreseen.h"

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

#include "core/decide/words.h"
#include "web/models/commands.h"
#include "web/models/fixes.h"
#include "web/models/timeline.h"

namespace permsim {
namespace {

/// More cells than these are counted and not marked.
constexpr std::size_t kMostMarked = 20'000;
constexpr std::size_t kMostForeseen = 3;
/// Of larger worlds only what is pointed at is foreseen.
constexpr std::size_t kMostForAll = 500;

/// What the press would have the session do; nothing where it only opens something.
std::optional<Command> command_of(const View& view, const std::function<void(View&)>& press) {
  UiState ui = view.ui;
  Outbox sent;
  View dry{view.session, ui, sent, view.models, view.gallery};
  press(dry);
  for (Message& message : sent.take()) {
    if (auto* command = std::get_if<Command>(&message)) return std::move(*command);
    // Wherever it will belong, this is what it comes to here.
    if (auto* placed = std::get_if<PlacedEdit>(&message)) return Command(std::move(placed->edit));
  }
  return std::nullopt;
}

bool is_bad(const Impact& impact, EntityIndex on, std::string_view status) {
  const std::vector<StatusCase>& cases = impact.type_of(on).status.cases;
  return std::any_of(cases.begin(), cases.end(),
                     [&](const StatusCase& each) { return each.is == status && each.is_bad; });
}

std::string short_words(const Impact& impact) {
  std::string words = change_words(impact.counts);
  std::size_t stop = 0, run = 0;
  for (const StatusChange& change : impact.statuses) {
    if (change.to.empty() || change.from.empty()) continue;
    const bool was_bad = is_bad(impact, change.on, change.from);
    const bool is_bad_now = is_bad(impact, change.on, change.to);
    stop += !was_bad && is_bad_now ? 1u : 0u;
    run += was_bad && !is_bad_now ? 1u : 0u;
  }
  const auto add = [&](std::size_t count, const char* one, const char* many) {
    if (count > 0)
      words += (words.empty() ? "" : ", ") + std::to_string(count) + (count == 1 ? one : many);
  };
  add(stop, " stops", " stop");
  add(run, " runs again", " run again");
  add(impact.begun.size(), " finding", " findings");
  return words.empty() ? std::string(kNoChange) : words;
}

std::string people_words(const Impact& impact) {
  std::vector<std::string> names;
  for (const EntityIndex person : impact.people) {
    if (names.size() == kMostForeseen) break;
    names.push_back(impact.at(person).label);
  }
  if (impact.people.size() > kMostForeseen) return std::to_string(impact.people.size()) + " people";
  return listed(names);
}

/// "Ana and Ben would lose 10 · Weekly report would be paused · Sales is open to everybody".
std::string long_words(const Impact& impact) {
  std::vector<std::string> parts;
  const ChangeCounts& counts = impact.counts;
  const std::uint64_t lost = counts.lost + counts.ruled_out;
  std::vector<std::string> what;
  if (counts.gained > 0) what.push_back("gain " + std::to_string(counts.gained));
  if (lost > 0) what.push_back("lose " + std::to_string(lost));
  if (!what.empty()) parts.push_back(people_words(impact) + " would " + listed(what));
  if (counts.unclear > 0) parts.push_back(std::to_string(counts.unclear) + " would turn unclear");
  for (const StatusChange& change : impact.statuses) {
    if (parts.size() >= 2 * kMostForeseen) break;
    if (!change.to.empty())
      parts.push_back(impact.at(change.on).label + " would be " + std::string(change.to));
  }
  for (const Finding& finding : impact.begun) {
    if (parts.size() >= 2 * kMostForeseen) break;
    parts.push_back(finding.says());
  }
  std::string words;
  for (const std::string& part : parts) words += (words.empty() ? "" : "  ·  ") + part;
  return words.empty() ? "Nothing would change for anybody" : words;
}

Foreseen foresee(const View& view, const std::function<void(View&)>& press) {
  Foreseen foreseen;
  const std::optional<Command> command = command_of(view, press);
  if (!command) return foreseen;
  const Preview found = preview(view.session, *command, kMostMarked);
  if (found.outcome != Outcome::done) {
    foreseen.words = word_of(found.outcome);
    foreseen.sentence = found.says;
    return foreseen;
  }
  return foreseen_of(found.impact);
}

}  // namespace

Foreseen foreseen_of(const Impact& impact) {
  Foreseen foreseen;
  foreseen.words = short_words(impact);
  foreseen.changes_something = !impact.is_none();
  foreseen.sentence = long_words(impact);
  for (const ChangedCell& changed : impact.cells)
    foreseen.cells.emplace(cell_key(changed.cell), change_between(changed.from, changed.to));
  return foreseen;
}

std::uint64_t cell_key(const Cell& cell) {
  return (static_cast<std::uint64_t>(cell.who) << 36) ^
         (static_cast<std::uint64_t>(cell.on) << 12) ^ static_cast<std::uint64_t>(cell.action);
}

bool ForeseenModel::is_for(const View& view) const {
  return revision_ == view.session.revision() && acting_ == view.ui.acting;
}

const Foreseen& ForeseenModel::of(const View& view, const std::string& key,
                                  const std::function<void(View&)>& press) {
  if (!is_for(view)) {
    kept_.clear();
    revision_ = view.session.revision();
    acting_ = view.ui.acting;
  }
  Foreseen& made = kept_[key];
  // Of very many one is foreseen when somebody points at it: all of a menu would be waited for.
  const bool is_wanted = view.ui.foreseen == key || view.world().size() <= kMostForAll;
  if (!made.is_known && is_wanted) {
    made = foresee(view, press);
    made.is_known = true;
  }
  made.key = key;
  return made;
}

const Foreseen* ForeseenModel::kept(const View& view, const std::string& key) const {
  const auto found = is_for(view) ? kept_.find(key) : kept_.end();
  return found == kept_.end() ? nullptr : &found->second;
}

const Foreseen& foresee_holding(const View& view, const Cell& cell, const Relation& relation) {
  return view.models.foreseen.of(view, "give " + relation.id + " " + std::to_string(cell_key(cell)),
                                 [&](View& then) {
                                   const World& world = then.world();
                                   const std::string who = world.at(cell.who).id;
                                   if (holds_directly(world, cell.on, relation, cell.who))
                                     remove_holder(then, cell.on, relation, who);
                                   else
                                     add_holder(then, cell.on, relation, who);
                                 });
}

const Foreseen& foresee_setting(const View& view, EntityIndex on, const Attribute& attribute,
                                const std::string& value) {
  return view.models.foreseen.of(view,
                                 "set " + attribute.id + " " + value + " " + std::to_string(on),
                                 [&](View& then) { set_attribute(then, on, attribute, value); });
}

const Foreseen& foresee_act(const View& view, EntityIndex by, EntityIndex on, ActionIndex action) {
  return view.models.foreseen.of(view, "act " + std::to_string(cell_key({by, on, action})),
                                 [&](View& then) { begin_act(then, by, on, action, "foreseen"); });
}

const Foreseen* foreseen_now(const View& view) {
  if (const Foreseen* fix = view.models.fixes.foreseen(view, view.ui.foreseen)) return fix;
  const Foreseen* found =
      view.ui.foreseen.empty() ? nullptr : view.models.foreseen.kept(view, view.ui.foreseen);
  return found == nullptr || found->words.empty() ? nullptr : found;
}

void point_at(View& view, const Foreseen& foreseen, bool is_pointed_at) {
  if (is_pointed_at || view.ui.foreseen == foreseen.key) view.ui.foreseen_is_drawn = true;
  if (is_pointed_at) {
    view.ui.foreseen = foreseen.key;
    view.ui.foreseen_by_keys = false;
  } else if (view.ui.foreseen == foreseen.key && !view.ui.foreseen_by_keys) {
    view.ui.foreseen.clear();
  }
}

void point_at_by_keys(View& view, const std::string& key) {
  view.ui.foreseen = view.ui.focus.shows ? key : std::string();
  view.ui.foreseen_by_keys = view.ui.focus.shows;
}

}  // namespace permsim

// Counts what each person gained and lost, and says so of those together who gained and lost the
// same.
#include "web/models/news.h"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>
#include <vector>

#include "core/world/names.h"
#include "web/models/view.h"

namespace permsim {
namespace {

/// More cells and things than these are not looked through to say one sentence: rows of a matrix
/// are made when they are first asked for, and an edit asks for none but those in sight.
constexpr std::size_t kMostCellsLooked = 200'000, kMostEntities = 4'000;
constexpr std::size_t kMostChangedNamed = 4, kMostGroups = 2;

struct Count {
  std::uint32_t gained = 0, lost = 0, unclear = 0;
  auto key() const { return std::tuple(gained, lost, unclear); }
};

/// Whether places in one world are those of the other: both come from one scenario and policy.
bool can_be_compared(const World& before, const World& after) {
  if (&before.policy() != &after.policy() || after.size() > kMostEntities) return false;
  const EntityIndex both = static_cast<EntityIndex>(std::min(before.size(), after.size()));
  for (EntityIndex i = 0; i < both; ++i)
    if (before.has(i) && after.has(i) && before.at(i).id != after.at(i).id) return false;
  return true;
}

std::string count_words(const Count& count, bool is_of_many) {
  std::string words;
  const auto add = [&](std::uint32_t number, const char* what) {
    if (number > 0)
      words += (words.empty() ? "" : ", ") + std::string(what) + " " + std::to_string(number);
  };
  add(count.gained, "gained");
  add(count.lost, "lost");
  if (count.unclear > 0)
    words += (words.empty() ? "" : ", ") + std::to_string(count.unclear) + " turned unclear";
  return is_of_many ? words + " each" : words;
}

}  // namespace

bool can_do(const View& view, NewsAct act) {
  const News& news = *view.ui.news;
  switch (act) {
    case NewsAct::show:
      return !news.on.empty() && view.world().find(news.on) != kNoEntity &&
             (view.ui.resource != news.on || view.ui.mode != MatrixMode::actions);
    case NewsAct::undo: return news.can_be_undone;
    case NewsAct::dismiss: break;
  }
  return true;
}

void do_with_news(View& view, NewsAct act) {
  if (act == NewsAct::undo) return view.send(Undo{});
  if (act == NewsAct::dismiss) return view.ui.news.reset();
  show_thing(view, view.world().find(view.ui.news->on));
  view.ui.mode = MatrixMode::actions;
  view.ui.tab = "matrix";
}

News news_of_change(std::string words, std::shared_ptr<const Moment> before, const Session& after) {
  News news;
  news.words = std::move(words);
  news.can_be_undone = after.undo_words().has_value();
  if (before == nullptr || !can_be_compared(*before->world, after.world())) return news;
  news.before = std::move(before);
  const Difference found = difference(*news.before->matrix, after.matrix(), kMostCellsLooked);
  std::map<EntityIndex, Count> people;
  std::map<EntityIndex, std::uint32_t> things;
  for (const ChangedCell& changed : found.cells) {
    // Whoever comes or goes is what the change says itself.
    if (!after.world().has(changed.cell.who) || !news.before->world->has(changed.cell.who))
      continue;
    // What was unclear and is now denied was nobody's to lose.
    if (changed.to == Verdict::deny && changed.from != Verdict::allow) continue;
    Count& count = people[changed.cell.who];
    if (changed.to == Verdict::allow) ++count.gained;
    if (changed.to == Verdict::deny) ++count.lost;
    if (changed.to == Verdict::unclear) ++count.unclear;
    if (after.world().has(changed.cell.on)) ++things[changed.cell.on];
  }
  const auto most =
      std::max_element(things.begin(), things.end(),
                       [](const auto& a, const auto& b) { return a.second < b.second; });
  if (most != things.end()) news.on = after.world().at(most->first).id;
  if (people.empty()) {
    news.words += ": nothing changed for anybody";
    return news;
  }
  std::map<decltype(Count().key()), std::vector<EntityIndex>> groups;
  for (const auto& [who, count] : people) groups[count.key()].push_back(who);
  std::vector<std::vector<EntityIndex>> ordered;
  ordered.reserve(groups.size());
  for (auto& [key, group] : groups) ordered.push_back(std::move(group));
  std::stable_sort(ordered.begin(), ordered.end(),
                   [](const auto& a, const auto& b) { return a.size() > b.size(); });
  const Names names(after.world());
  std::size_t left = 0;
  for (std::size_t i = 0; i < ordered.size(); ++i) {
    if (i >= kMostGroups) {
      left += ordered[i].size();
      continue;
    }
    const std::vector<EntityIndex>& group = ordered[i];
    news.words += (i == 0 ? ": " : "; ") + names.of_many(group, kMostChangedNamed) + " " +
                  count_words(people[group.front()], group.size() > 1);
  }
  if (left > 0)
    news.words += "; " + std::to_string(left) + (left == 1 ? " other changed" : " others changed");
  return news;
}

}  // namespace permsim

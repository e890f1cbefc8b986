// Looks through what is shipped, and plays it to its end for a picture.
#include "web/models/gallery.h"

#include <algorithm>
#include <utility>

#include "core/play/play.h"
#include "web/models/matrix.h"

namespace permsim {
namespace {

constexpr std::size_t kMostPeople = 6;
constexpr const char* kGallerySearch = "gallery search";

/// The thing the scenario shows, else the first that something can be done to.
EntityIndex thing_shown(const World& world, const std::string& wanted) {
  const auto can_be_acted_on = [&](EntityIndex entity) {
    return world.has(entity) && count_acts(world.type_of(entity)) > 0;
  };
  const EntityIndex shown = world.find(wanted);
  if (shown != kNoEntity && can_be_acted_on(shown)) return shown;
  for (EntityIndex entity = 0; entity < world.size(); ++entity)
    if (can_be_acted_on(entity)) return entity;
  return kNoEntity;
}

/// All the words of an entry that a search looks at.
std::string all_words(const GalleryEntry& entry) {
  std::string words = entry.title + "\n" + entry.summary;
  for (const std::string& goal : entry.goals) words += "\n" + goal;
  for (const std::string& person : entry.people) words += "\n" + person;
  return words;
}

/// How many of the search's runs of three letters the words have.
std::size_t likeness(const std::string& words, const std::string& search) {
  std::size_t shared = 0;
  for (std::size_t i = 0; i + 3 <= search.size(); ++i)
    if (matches_search(words, std::string_view(search).substr(i, 3))) ++shared;
  return shared;
}

std::vector<std::string> products(const View& view) {
  std::vector<std::string> all = {view.session.policy_file().title};
  for (const GalleryEntry& entry : view.gallery)
    if (std::find(all.begin(), all.end(), entry.policy_title) == all.end())
      all.push_back(entry.policy_title);
  return all;
}

}  // namespace

GalleryPicture picture_of(const Scenario& scenario) {
  GalleryPicture picture;
  const Result<Play> played = play(scenario);
  if (!played) return picture;
  for (std::size_t i = 1; i < played->moments.size(); ++i)
    picture.steps.push_back(played->moments[i]->outcome);
  const Moment& end = *played->moments.back();
  const World& world = *end.world;
  const EntityIndex on = thing_shown(world, scenario.shows_on);
  if (on == kNoEntity) return picture;
  const Type& type = world.type_of(on);
  std::vector<ActionIndex> actions;
  std::string group;
  for (ActionIndex action = 0; action < type.actions.size(); ++action) {
    if (type.actions[action].is_event) continue;
    if (!actions.empty() && type.actions[action].group != group)
      picture.groups.push_back(actions.size());
    group = type.actions[action].group;
    actions.push_back(action);
  }
  for (const EntityIndex who : world.subjects()) {
    if (picture.rows.size() == kMostPeople) break;
    std::vector<Sign> row;
    row.reserve(actions.size());
    for (const ActionIndex action : actions) row.push_back(end.matrix->sign_at({who, on, action}));
    picture.rows.push_back(std::move(row));
  }
  return picture;
}

void GalleryModel::update(const View& view, Library& library) {
  is_unfinished_ = false;
  if (view.ui.open_menu != "gallery") return;
  bool has_made_one = false;
  for (const GalleryEntry& entry : view.gallery) {
    if (!entry.is_story || pictures_.count(entry.id) > 0) continue;
    if (std::exchange(has_made_one, true)) {
      is_unfinished_ = true;
      return;
    }
    GalleryPicture& picture = pictures_[entry.id];
    const Result<Document> found = library.shipped(entry.id);
    if (!found) continue;
    if (const auto* scenario = std::get_if<std::shared_ptr<const Scenario>>(&*found))
      picture = picture_of(**scenario);
  }
}

const GalleryPicture* GalleryModel::picture(const std::string& id) const {
  const auto found = pictures_.find(id);
  return found == pictures_.end() ? nullptr : &found->second;
}

std::vector<GallerySection> gallery_sections(const View& view) {
  std::vector<GallerySection> sections;
  for (const std::string& product : products(view)) {
    if (!view.ui.gallery_product.empty() && view.ui.gallery_product != product) continue;
    GallerySection section{product, {}};
    for (const GalleryEntry& entry : view.gallery) {
      if (entry.policy_title == product && matches_search(all_words(entry), gallery_search(view)))
        section.entries.push_back(&entry);
    }
    if (!section.entries.empty()) sections.push_back(std::move(section));
  }
  return sections;
}

std::vector<const LessonEntry*> lessons_found(const View& view) {
  std::vector<const LessonEntry*> found;
  if (view.lessons == nullptr) return found;
  for (const LessonEntry& lesson : *view.lessons) {
    const bool is_of_product = view.ui.gallery_product.empty() ||
                               lesson.more.find(view.ui.gallery_product) != std::string::npos;
    if (is_of_product && matches_search(lesson.title, gallery_search(view)))
      found.push_back(&lesson);
  }
  return found;
}

std::vector<GalleryFilter> gallery_filters(const View& view) {
  std::vector<GalleryFilter> filters = {{"", "All " + std::to_string(view.gallery.size())}};
  for (const std::string& product : products(view)) {
    const auto count =
        std::count_if(view.gallery.begin(), view.gallery.end(),
                      [&](const GalleryEntry& entry) { return entry.policy_title == product; });
    if (count > 0) filters.push_back({product, product + " " + std::to_string(count)});
  }
  return filters;
}

std::string nothing_found_words(const View& view) {
  return "No scenario has “" + gallery_search(view) + "”. The nearest are:";
}

std::vector<const GalleryEntry*> nearest_entries(const View& view) {
  constexpr std::size_t kMost = 3;
  std::vector<std::pair<std::size_t, const GalleryEntry*>> all;
  for (const GalleryEntry& entry : view.gallery)
    all.emplace_back(likeness(all_words(entry), gallery_search(view)), &entry);
  std::stable_sort(all.begin(), all.end(),
                   [](const auto& one, const auto& other) { return one.first > other.first; });
  std::vector<const GalleryEntry*> nearest;
  for (std::size_t i = 0; i < std::min(kMost, all.size()); ++i) nearest.push_back(all[i].second);
  return nearest;
}

const GalleryEntry* gallery_entry(const View& view, const std::string& id) {
  for (const GalleryEntry& entry : view.gallery)
    if (entry.id == id) return &entry;
  return nullptr;
}

std::string size_words(const GalleryEntry& entry) {
  if (!entry.is_story) return {};
  const auto counted = [](std::size_t count, const char* one, const char* many) {
    return std::to_string(count) + " " + (count == 1 ? one : many);
  };
  return counted(entry.people.size(), "person", "people") + " · " +
         counted(entry.steps, "step", "steps");
}

const std::string& gallery_search(const View& view) {
  static const std::string kNothing;
  const auto found = view.ui.drafts.find(kGallerySearch);
  return found == view.ui.drafts.end() ? kNothing : found->second;
}

void search_gallery(View& view, const std::string& text) { view.ui.drafts[kGallerySearch] = text; }

void open_entry(View& view, const GalleryEntry& entry) {
  view.ui.open_menu.clear();
  view.outbox.send(OpenShipped{entry.id});
}

void open_pair(View& view, const GalleryEntry& entry) {
  view.ui.open_menu.clear();
  if (entry.id != view.session.scenario().id) view.outbox.send(OpenShipped{entry.id});
  view.outbox.send(ShowStories{entry.beside});
}

}  // namespace permsim

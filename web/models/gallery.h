// The gallery: which scenarios it shows for what is looked for, and a small picture of how each
// ends. No ImGui in here.
#pragma once
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "core/decide/sign.h"
#include "core/json/library.h"
#include "core/play/apply.h"
#include "web/models/view.h"

namespace permsim {

/// How a scenario ends: the first people by what can be done to the thing it shows, and what came
/// of its steps.
struct GalleryPicture {
  std::vector<std::vector<Sign>> rows;
  std::vector<std::size_t> groups;  ///< columns with which another group of actions begins
  std::vector<Outcome> steps;
};

GalleryPicture picture_of(const Scenario& scenario);

/// Pictures of shipped scenarios, one made a frame while the gallery is open: playing all of them
/// at once would keep somebody waiting.
class GalleryModel {
 public:
  void update(const View& view, Library& library);
  /// Whether another frame would make another picture.
  bool is_unfinished() const { return is_unfinished_; }
  /// nullptr while there is none.
  const GalleryPicture* picture(const std::string& id) const;

 private:
  std::map<std::string, GalleryPicture> pictures_;
  bool is_unfinished_ = false;
};

/// The scenarios of one product that match what is looked for.
struct GallerySection {
  std::string product;
  std::vector<const GalleryEntry*> entries;
};
/// The product one is looking at comes first; none is empty. A search is in titles, summaries,
/// goals and the names of people.
std::vector<GallerySection> gallery_sections(const View& view);
/// The lessons whose titles match what is looked for.
std::vector<const LessonEntry*> lessons_found(const View& view);
/// "All 21", and of each product how many it has; the first has an empty product.
struct GalleryFilter {
  std::string product, words;
};
std::vector<GalleryFilter> gallery_filters(const View& view);
/// Nothing was found: "No scenario has “…”", and the three whose words are most like it.
std::string nothing_found_words(const View& view);
std::vector<const GalleryEntry*> nearest_entries(const View& view);

constexpr std::string_view kGalleryPrivacy =
    "Everything stays in this browser; nothing is sent anywhere";
/// The entry with this id; nullptr when there is none.
const GalleryEntry* gallery_entry(const View& view, const std::string& id);
/// "5 people · 9 steps"; empty for what nobody has written.
std::string size_words(const GalleryEntry& entry);
const std::string& gallery_search(const View& view);
void search_gallery(View& view, const std::string& text);
/// Opens it, and beside it the one it belongs to.
void open_entry(View& view, const GalleryEntry& entry);
void open_pair(View& view, const GalleryEntry& entry);

}  // namespace permsim

// Cells with their distances, ways, and what was not looked at.
#include "core/answers/search_pieces.h"

#include "core/answers/search_words.h"
#include "core/answers/way.h"
#include "core/base/printable.h"
#include "core/decide/words.h"
#include "core/explore/words.h"

namespace permsim {

void Lines::add(const std::string& words, std::size_t indent) {
  text_ += wrapped(visible_text(words), indent, columns_);
}

Json cell_json(const World& world, const Cell& cell) {
  return {{"who", world.at(cell.who).id},
          {"on", world.at(cell.on).id},
          {"action", world.type_of(cell.on).actions[cell.action].id}};
}

Json distances_json(const World& world, const Distances& found) {
  Json cells = Json::array();
  for (const Distance& distance : found.reached) {
    cells.push_back(cell_json(world, distance.cell));
    cells.back()["steps"] = distance.steps;
  }
  return cells;
}

Json searched_json(const Distances& found) {
  return {
      {"steps", found.searched}, {"sequences", found.sequences}, {"whole", found.is_complete()}};
}

void tell_distances(const World& world, std::uint32_t at, const Distances& found, bool is_more,
                    Lines& lines) {
  const Names names(world);
  for (std::size_t i = 0; i < found.reached.size();) {
    const Distance& first = found.reached[i];
    const CellsTold told = tell_reached(world, found.reached, i);
    lines.add("by " + std::to_string(first.steps) + (first.steps == 1 ? " step: " : " steps: ") +
                  names.of(first.cell.who) + " gets to " + told.acts,
              2);
    i += told.count;
  }
  if (!found.way.empty()) {
    lines.add("the shortest way: " + gets_words(world, found.cell), 2);
    const std::vector<std::string> titles = way_titles(world, found.way, at);
    for (std::size_t i = 0; i < titles.size(); ++i)
      lines.add(std::to_string(i + 1) + ". " + titles[i], 4);
  }
  lines.add(bound_line(found, is_more || !found.reached.empty()), 2);
}

std::string searched_words(const Exploration& bound, bool is_anything_found) {
  if (!bound.is_complete()) return "not all was looked at: " + bound_words(bound);
  const auto counted = [](std::size_t count, const char* one, const char* many) {
    return std::to_string(count) + (count == 1 ? one : many);
  };
  return (is_anything_found ? "nothing else within " : "nothing within ") +
         counted(static_cast<std::size_t>(bound.searched), " step", " steps") +
         ": every sequence was tried, " +
         counted(bound.worlds, " world was seen", " worlds were seen");
}

}  // namespace permsim

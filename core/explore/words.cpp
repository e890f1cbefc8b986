// What a search found, in words.
#include "core/explore/words.h"

#include "core/decide/words.h"
#include "core/world/names.h"

namespace permsim {

std::string bound_words(const Exploration& found) {
  const auto counted = [](std::size_t count, const char* one, const char* many) {
    return std::to_string(count) + (count == 1 ? one : many);
  };
  const std::string steps = counted(static_cast<std::size_t>(found.searched), " step", " steps");
  if (found.is_complete())
    return "not within " + steps + ": every sequence was tried, " +
           counted(found.worlds, " world was seen", " worlds were seen");
  std::string words =
      "not found among " + counted(found.sequences, " sequence", " sequences") + ": ";
  if (!found.is_whole) words += "only those of up to " + steps + " could be searched in full";
  if (!found.untried.empty()) {
    std::vector<std::string> ids;
    for (const std::string& id : found.untried) ids.push_back(ticked(id));
    words += std::string(found.is_whole ? "" : ", and ") + "not all values of " +
             listed(ids, "and") + " were tried";
  }
  return words;
}

std::string exploration_words(const World& world, const Exploration& found) {
  const Cell& cell = found.cell;
  std::string words = beginning_sentence(name_of(world, cell.who)) + " gets to “" +
                      world.type_of(cell.on).actions[cell.action].label + "” on " +
                      name_of(world, cell.on);
  if (found.steps.empty()) return words + " without any further step";
  words += " by " + std::to_string(found.steps.size()) +
           (found.steps.size() == 1 ? " step: " : " steps: ");
  for (std::size_t i = 0; i < found.steps.size(); ++i)
    words += (i > 0 ? "; then " : "") + step_title(world, found.steps[i]);
  return words;
}

}  // namespace permsim

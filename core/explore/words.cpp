// What a search found, in words.
#include "core/explore/words.h"

#include "core/decide/words.h"
#include "core/world/names.h"

namespace permsim {

std::string exploration_words(const World& world, const Exploration& found) {
  const Cell& cell = found.cell;
  std::string words = name_of(world, cell.who) + " gets to “" +
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

// Sentences by the policy's own phrases.
#include "core/answers/search_words.h"

#include "core/decide/phrases.h"
#include "core/decide/words.h"
#include "core/world/names.h"

namespace permsim {

std::string acts_words(const World& world, EntityIndex on, const std::vector<ActionIndex>& actions,
                       std::string_view last, std::size_t most) {
  std::vector<std::string> words;
  words.reserve(actions.size());
  for (const ActionIndex action : actions) {
    if (words.size() + 1 >= most && actions.size() > most) break;
    const Act act{kNoEntity, on, action};
    words.push_back(words.empty() ? infinitive_of(world, act) : infinitive_of_it(world, act));
  }
  if (words.size() < actions.size())
    words.push_back("do " + std::to_string(actions.size() - words.size()) + " more things with it");
  return listed(words, last);
}

std::string gets_words(const World& world, const Cell& cell) {
  return name_of(world, cell.who) + " gets to " + acts_words(world, cell.on, {cell.action}, "and");
}

std::string gain_words(const World& world, const Escalation& gain) {
  const Cell& cell = gain.gets.cell;
  return name_of(world, gain.who) + " alone gets to " +
         acts_words(world, cell.on, {cell.action}, "and");
}

std::string lockout_words(const World& world, const Lockout& lockout) {
  return name_of(world, lockout.who) + " alone locks out everybody: then nobody may " +
         acts_words(world, lockout.on, lockout.actions, "or");
}

std::string owner_words(const World& world, const LastOwner& owner) {
  return name_of(world, owner.who) + " is the only owner of " + name_of(world, owner.on) +
         (owner.way.empty() ? "" : ", which can be left without one");
}

CellsTold tell_cells(const World& world, const std::vector<Cell>& cells, std::size_t first,
                     std::size_t most) {
  std::vector<ActionIndex> actions;
  for (std::size_t i = first;
       i < cells.size() && cells[i].who == cells[first].who && cells[i].on == cells[first].on; ++i)
    actions.push_back(cells[i].action);
  return {acts_words(world, cells[first].on, actions, "and", most), actions.size()};
}

CellsTold tell_reached(const World& world, const std::vector<Distance>& reached, std::size_t first,
                       std::size_t most) {
  std::vector<Cell> cells;
  for (std::size_t i = first; i < reached.size() && reached[i].steps == reached[first].steps; ++i)
    cells.push_back(reached[i].cell);
  return tell_cells(world, cells, 0, most);
}

}  // namespace permsim

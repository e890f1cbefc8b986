// What searches find, as sentences for people: in plain words and by labels.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/explore/escalate.h"

namespace permsim {

/// "see Accounts, read it and mend it": of more than `most` the first, and how many more.
std::string acts_words(const World& world, EntityIndex on, const std::vector<ActionIndex>& actions,
                       std::string_view last, std::size_t most = SIZE_MAX);
/// "Dan gets to see Acme Accounts"
std::string gets_words(const World& world, const Cell& cell);
/// "Dan alone gets to see Acme Accounts"
std::string gain_words(const World& world, const Escalation& gain);
/// "Wes alone locks out everybody: then nobody may make someone an owner of Accounts"
std::string lockout_words(const World& world, const Lockout& lockout);
/// "Ana is the only owner of Accounts, which can be left without one"
std::string owner_words(const World& world, const LastOwner& owner);
/// Cells side by side in a list that speak of one person and one thing: "Dan gets to see Accounts
/// and read it", and how many of the cells from `first` on it tells.
struct CellsTold {
  std::string acts;  ///< "see Accounts and read it"
  std::size_t count = 0;
};
CellsTold tell_cells(const World& world, const std::vector<Cell>& cells, std::size_t first,
                     std::size_t most = SIZE_MAX);
/// Of distances those that are equally far too.
CellsTold tell_reached(const World& world, const std::vector<Distance>& reached, std::size_t first,
                       std::size_t most = SIZE_MAX);

}  // namespace permsim

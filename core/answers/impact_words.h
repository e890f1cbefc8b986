// What would change, in words and tables for people.
#pragma once
#include <string>
#include <vector>

#include "core/answers/table.h"
#include "core/play/impact.h"

namespace permsim {

/// "16 gained, 0 lost, 0 turned unclear"
std::string count_words(const ChangeCounts& counts);
/// "+3 −1 ?1", empty when nothing changed.
std::string signed_counts(const ChangeCounts& counts);
/// "Ben gains “Reconnect” and “Archive” on Meta Ads", "Weekly report is running and was paused",
/// "no longer: Weekly report is paused": one line each, at most `most` and how many more.
std::vector<std::string> impact_lines(const Impact& impact, std::size_t most = 20);
/// One row a cell: who, on, action, from, to.
Table impact_table(const Impact& impact, std::string title);

}  // namespace permsim

// How many rows of a pasted table are ready and how many are asked about, and which of very many
// are shown.
#pragma once
#include <string>
#include <vector>

#include "web/models/paste_rows.h"

namespace permsim {

/// How many go in, how many are asked about, how many are skipped.
struct PasteCounts {
  std::size_t ready = 0, questions = 0, skipped = 0;
};
PasteCounts count_rows(const std::vector<PasteRow>& rows);
/// "12 rows, 9 ready, 2 to resolve, 1 skipped".
std::string counts_words(const PasteTable& table, const PasteCounts& counts);
/// "Add 9".
std::string add_words(const PasteCounts& counts);
/// All rows, or of very many those that ask something and the first of the others.
std::vector<const PasteRow*> rows_shown(const std::vector<PasteRow>& rows);
/// "and 4,700 more that are ready"; empty when all are shown.
std::string more_rows_words(const std::vector<PasteRow>& rows);

}  // namespace permsim

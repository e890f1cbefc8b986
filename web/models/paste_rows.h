// What will become of each row of a pasted table, and what must be resolved before all of it goes
// in as one change.
#pragma once
#include <string>
#include <vector>

#include "web/models/paste_table.h"
#include "web/models/view.h"

namespace permsim {

struct PasteOption {
  std::string value, label;
};
/// What will happen to one row.
struct PasteRow {
  enum class State { ready, question, skipped };
  State state = State::ready;
  std::size_t number = 0;  ///< of the line, from 1 on
  std::string name, says;  ///< "Added as member, with the new team Paid media"
  /// For a question: ways to resolve it besides skipping the row.
  std::vector<PasteOption> ways;
};

std::vector<PasteRow> check_rows(const View& view, const PasteTable& table);
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
/// All that is ready, as one change; false while something is asked. Closes the table.
bool add_pasted(View& view);

}  // namespace permsim

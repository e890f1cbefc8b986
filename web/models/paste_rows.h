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
/// All that is ready, as one change; false while something is asked. Closes the table.
bool add_pasted(View& view);

}  // namespace permsim

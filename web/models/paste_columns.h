// Which column of a pasted table says what.
#pragma once
#include <string>
#include <vector>

#include "web/models/paste_table.h"
#include "web/models/view.h"

namespace permsim {

/// What a column can say: nothing, the name, or what the form of adding asks for.
struct PasteColumn {
  std::string key, label;  ///< an empty key: not taken
};

/// Reads the head, and guesses the type and what each column says.
PasteTable read_table(const View& view, std::vector<std::vector<std::string>> rows);
std::vector<PasteColumn> column_choices(const View& view, const PasteTable& table);
void choose_column(PasteTable& table, std::size_t column, const std::string& key);
void choose_type(const View& view, PasteTable& table, const std::string& type);
/// "Role", or "Column 2" where the table has no head.
std::string column_words(const PasteTable& table, std::size_t column);

}  // namespace permsim

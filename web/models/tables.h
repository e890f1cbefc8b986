// People and things as tables for a spreadsheet, with the columns that a pasted table may have.
#pragma once
#include <cstddef>
#include <string>
#include <vector>

#include "web/models/view.h"

namespace permsim {

/// One type that has somebody or something: "People (5)".
struct TableOffer {
  std::string type, words;
};
std::vector<TableOffer> tables_offered(const View& view);
/// CSV: a line for each entity of the type, at the moment looked at. What is pasted back into a
/// world without them makes the same again.
std::string table_of(const View& view, const std::string& type);
/// Saves it as a file named after the type: "folders.csv".
void save_table(View& view, const std::string& type);

}  // namespace permsim

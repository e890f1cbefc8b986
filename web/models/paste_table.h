// A table as it was pasted, and what was decided about it (pasting.h).
#pragma once
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace permsim {

struct PasteTable {
  std::vector<std::vector<std::string>> rows;
  std::string type;                         ///< id of the type that is added
  std::vector<std::string> columns;         ///< keys, by column
  bool has_head = false;                    ///< the first row names the columns
  std::map<std::size_t, std::string> ways;  ///< by row: a way chosen, "skip" among them
};

/// Without white space around it and in small letters, as names are compared.
std::string plain(std::string_view text);
bool is_same(std::string_view a, std::string_view b);

}  // namespace permsim

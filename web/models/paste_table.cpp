// Words of tables as they are compared.
#include "web/models/paste_table.h"

#include <algorithm>
#include <cctype>

namespace permsim {

std::string plain(std::string_view text) {
  while (!text.empty() && std::isspace(static_cast<unsigned char>(text.front())))
    text.remove_prefix(1);
  while (!text.empty() && std::isspace(static_cast<unsigned char>(text.back())))
    text.remove_suffix(1);
  std::string made(text);
  std::transform(made.begin(), made.end(), made.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return made;
}

bool is_same(std::string_view a, std::string_view b) { return plain(a) == plain(b); }

}  // namespace permsim

// Lists as they are written on the command line: items between commas, quoted as in CSV.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "core/base/problem.h"

namespace permsim {

struct ListItem {
  std::string text;
  bool is_quoted = false;          ///< then it is a name, whatever it looks like
  std::vector<std::string> any{};  ///< of a stand-in: what it holds
};

/// `ben,"doe,ana","say ""hi"""` has three items. A quote opens an item only where the item begins;
/// white space belongs to an item. Problems: an empty item, a quote that is not closed, something
/// between a closing quote and the next comma.
Result<std::vector<ListItem>> read_list(std::string_view text);
/// The same where `any:north#member+"a+b"#owner` is a stand-in. A quoted item is a name, whatever
/// it looks like.
Result<std::vector<ListItem>> read_people(std::string_view text);

}  // namespace permsim

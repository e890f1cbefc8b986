// A heading that opens and shuts what is below it.
#pragma once
#include <set>
#include <string>
#include <string_view>

namespace permsim {

/// Draws the heading, with `note` in a quieter voice behind it, and says whether what is below is
/// open. `opened` holds the keys of the folds that are.
bool draw_fold(std::set<std::string>& opened, const std::string& key, std::string_view heading,
               std::string_view note, float width);

}  // namespace permsim

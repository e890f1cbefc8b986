// What differs between two texts, line by line, as `diff -u` says it.
#pragma once
#include <string>
#include <vector>

namespace permsim {

/// One line of a text, what two lines are compared by, and its number in that text, from 1.
struct DiffLine {
  std::string text, key;
  std::size_t number = 0;
};

/// Hunks with three lines around each change. `above`: how many lines of the file stand above both
/// texts. Empty when the keys are the same.
std::string line_diff(const std::vector<DiffLine>& before, const std::vector<DiffLine>& after,
                      std::size_t above);

}  // namespace permsim

// The word somebody may have meant: the Damerau-Levenshtein distance of neighbours (optimal string
// alignment).
#include "core/cli/nearest.h"

#include <algorithm>

#include "core/base/problem.h"

namespace permsim {

namespace {

/// No option is as long, and the table grows with the square.
constexpr std::size_t kLongestWord = 30;

std::size_t distance(std::string_view a, std::string_view b) {
  std::vector<std::vector<std::size_t>> table(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
  for (std::size_t i = 0; i <= a.size(); ++i) {
    for (std::size_t j = 0; j <= b.size(); ++j) {
      if (i == 0 || j == 0) {
        table[i][j] = i + j;
        continue;
      }
      const std::size_t changed = table[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
      table[i][j] = std::min({changed, table[i - 1][j] + 1, table[i][j - 1] + 1});
      const bool is_swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
      if (is_swapped) table[i][j] = std::min(table[i][j], table[i - 2][j - 2] + 1);
    }
  }
  return table[a.size()][b.size()];
}

/// A word begun, or one that goes on, is meant more surely than one that is spelled otherwise.
bool is_beginning(std::string_view a, std::string_view b) {
  const std::size_t shorter = std::min(a.size(), b.size());
  return shorter >= 3 && a.substr(0, shorter) == b.substr(0, shorter);
}

}  // namespace

std::string nearest(std::string_view word, const std::vector<std::string>& candidates) {
  if (word.size() > kLongestWord) return {};
  std::string best;
  std::size_t least = 1 + std::max<std::size_t>(1, word.size() / 3);
  for (const std::string& candidate : candidates) {
    const std::size_t found = is_beginning(word, candidate) ? 1 : distance(word, candidate);
    if (found >= least) continue;
    least = found;
    best = candidate;
  }
  return best;
}

std::string suggestion(std::string_view word, const std::vector<std::string>& candidates,
                       const std::string& mark) {
  const std::string found = nearest(word, candidates);
  return found.empty() ? "" : "; did you mean " + ticked(mark + found) + "?";
}

}  // namespace permsim

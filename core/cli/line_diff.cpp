// The longest common lines, by the table everybody knows; texts too long for it are told whole.
#include "core/cli/line_diff.h"

#include <algorithm>
#include <cstdint>

namespace permsim {

namespace {

constexpr std::size_t kLargestTable = 4'000'000;
constexpr std::size_t kAround = 3;

/// ' ' for a line of both, '-' of the first alone, '+' of the second alone.
struct Told {
  char mark;
  std::size_t before, after;  ///< lines of each that come before this one
};

std::vector<Told> told_lines(const std::vector<DiffLine>& a, const std::vector<DiffLine>& b) {
  std::vector<Told> told;
  told.reserve(a.size() + b.size());
  const std::size_t wide = b.size() + 1;
  const bool is_small = (a.size() + 1) * wide <= kLargestTable;
  std::vector<std::uint32_t> common(is_small ? (a.size() + 1) * wide : 0);
  for (std::size_t i = a.size(); is_small && i-- > 0;) {
    for (std::size_t j = b.size(); j-- > 0;)
      common[i * wide + j] = a[i].key == b[j].key
                                 ? common[(i + 1) * wide + j + 1] + 1
                                 : std::max(common[(i + 1) * wide + j], common[i * wide + j + 1]);
  }
  std::size_t i = 0, j = 0;
  while (i < a.size() || j < b.size()) {
    const bool is_same = is_small && i < a.size() && j < b.size() && a[i].key == b[j].key;
    const bool is_gone = i < a.size() && (j == b.size() || !is_small ||
                                          common[(i + 1) * wide + j] >= common[i * wide + j + 1]);
    told.push_back({is_same ? ' ' : is_gone ? '-' : '+', i, j});
    if (is_same || is_gone) ++i;
    if (is_same || !is_gone) ++j;
  }
  return told;
}

/// The number of a line in the file; of one behind the last, that of the last.
std::string place_of(const std::vector<DiffLine>& lines, std::size_t at, std::size_t above) {
  if (lines.empty()) return std::to_string(above);
  return std::to_string(above + lines[std::min(at, lines.size() - 1)].number);
}

}  // namespace

std::string line_diff(const std::vector<DiffLine>& before, const std::vector<DiffLine>& after,
                      std::size_t above) {
  const std::vector<Told> told = told_lines(before, after);
  std::string text;
  for (std::size_t at = 0; at < told.size();) {
    if (told[at].mark == ' ') {
      ++at;
      continue;
    }
    const std::size_t from = at > kAround ? at - kAround : 0;
    std::size_t to = at;  // behind the last change of this hunk
    for (std::size_t next = at; next < told.size() && next <= to + 2 * kAround; ++next) {
      if (told[next].mark != ' ') to = next + 1;
    }
    const std::size_t end = std::min(to + kAround, told.size());
    std::string lines;
    std::size_t gone = 0, come = 0;
    for (std::size_t i = from; i < end; ++i) {
      const Told& line = told[i];
      lines += line.mark + (line.mark == '+' ? after[line.after] : before[line.before]).text + "\n";
      gone += line.mark != '+' ? 1 : 0;
      come += line.mark != '-' ? 1 : 0;
    }
    text += "@@ -" + place_of(before, told[from].before, above) + "," + std::to_string(gone) +
            " +" + place_of(after, told[from].after, above) + "," + std::to_string(come) + " @@\n" +
            lines;
    at = end;
  }
  return text;
}

}  // namespace permsim

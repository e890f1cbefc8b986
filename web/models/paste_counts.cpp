// Counts rows by what became of them.
#include "web/models/paste_counts.h"

namespace permsim {
namespace {

/// With more rows than these, those that ask come first, and the others are counted.
constexpr std::size_t kMostRowsShown = 300;

}  // namespace

PasteCounts count_rows(const std::vector<PasteRow>& rows) {
  PasteCounts counts;
  for (const PasteRow& row : rows) {
    if (row.state == PasteRow::State::ready) ++counts.ready;
    if (row.state == PasteRow::State::question) ++counts.questions;
    if (row.state == PasteRow::State::skipped) ++counts.skipped;
  }
  return counts;
}

std::string counts_words(const PasteTable& table, const PasteCounts& counts) {
  const std::size_t all = table.rows.size() - (table.has_head ? 1 : 0);
  std::string words = std::to_string(all) + (all == 1 ? " row, " : " rows, ") +
                      std::to_string(counts.ready) + " ready";
  if (counts.questions > 0) words += ", " + std::to_string(counts.questions) + " to resolve";
  if (counts.skipped > 0) words += ", " + std::to_string(counts.skipped) + " skipped";
  return words + (table.has_head ? "; the first row names the columns" : "");
}

std::string add_words(const PasteCounts& counts) { return "Add " + std::to_string(counts.ready); }

std::vector<const PasteRow*> rows_shown(const std::vector<PasteRow>& rows) {
  std::vector<const PasteRow*> shown;
  const bool are_many = rows.size() > kMostRowsShown;
  for (const PasteRow& row : rows)
    if (!are_many || row.state != PasteRow::State::ready) shown.push_back(&row);
  if (!are_many) return shown;
  if (shown.size() > kMostRowsShown) shown.resize(kMostRowsShown);
  for (const PasteRow& row : rows)
    if (row.state == PasteRow::State::ready && shown.size() < kMostRowsShown) shown.push_back(&row);
  return shown;
}

std::string more_rows_words(const std::vector<PasteRow>& rows) {
  if (rows.size() <= kMostRowsShown) return {};
  return "and " + std::to_string(rows.size() - kMostRowsShown) + " more";
}

}  // namespace permsim

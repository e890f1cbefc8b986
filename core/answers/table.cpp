// Tables to text: widths count characters, not bytes.
#include "core/answers/table.h"

#include <algorithm>
#include <numeric>

#include "core/answers/neutral.h"
#include "core/base/limits.h"
#include "core/base/printable.h"
#include "core/base/utf8.h"

namespace permsim {

namespace {

std::size_t width_of(const std::string& text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xc0u) != 0x80u;
  }));
}

std::string padded(const std::string& text, std::size_t width) {
  const std::size_t own = width_of(text);
  return own >= width ? text : text + std::string(width - own, ' ');
}

std::string csv_field(std::string_view text) {
  std::string shown = (would_run(text) ? "'" : "") + visible_lines(text);
  if (shown.find_first_of(",\"\n") == std::string::npos) return shown;
  std::string quoted = "\"";
  for (const char c : shown) quoted += c == '"' ? std::string("\"\"") : std::string(1, c);
  return quoted + "\"";
}

using Row = std::vector<std::string>;

std::string joined(const Row& row, const std::string& between,
                   std::string (*field)(std::string_view)) {
  std::string text;
  for (std::size_t i = 0; i < row.size(); ++i) text += (i > 0 ? between : "") + field(row[i]);
  return text;
}

/// The same table with nothing invisible in it.
Table visible(const Table& table) {
  const auto shown = [](Row row) {
    for (std::string& cell : row) cell = visible_text(cell);
    return row;
  };
  Table made{visible_text(table.title), shown(table.heads), {}};
  for (const Row& row : table.rows) made.rows.push_back(shown(row));
  return made;
}

constexpr std::size_t kMostLinedUp = 32 * kMebibyte;
constexpr std::size_t kNarrow = 24;

std::string text_of(const Table& given) {
  const Table table = visible(given);
  std::vector<std::size_t> widths;
  const auto widen = [&](const Row& row) {
    widths.resize(std::max(widths.size(), row.size()), 0);
    for (std::size_t i = 0; i < row.size(); ++i) widths[i] = std::max(widths[i], width_of(row[i]));
  };
  widen(table.heads);
  for (const Row& row : table.rows) widen(row);
  // Where one long cell would fill every row with spaces, columns are lined up only so far.
  const std::size_t line_width = std::accumulate(widths.begin(), widths.end(), std::size_t{0});
  if (line_width * table.rows.size() > kMostLinedUp) {
    for (std::size_t& width : widths) width = std::min(width, kNarrow);
  }
  const auto line = [&](const Row& row) {
    std::string text;
    for (std::size_t i = 0; i < row.size(); ++i)
      text += (i > 0 ? "  " : "") + padded(row[i], widths[i]);
    text.erase(text.find_last_not_of(' ') + 1);
    return text + "\n";
  };
  std::string text = table.title.empty() ? "" : table.title + "\n";
  text += line(table.heads);
  for (const Row& row : table.rows) text += line(row);
  return text;
}

std::string csv_of(const Table& table) {
  std::string text = joined(table.heads, ",", csv_field) + "\r\n";
  for (const Row& row : table.rows) text += joined(row, ",", csv_field) + "\r\n";
  return text;
}

std::string md_of(const Table& table) {
  std::string text = table.title.empty() ? "" : "**" + markdown_text(table.title) + "**\n\n";
  text += "| " + joined(table.heads, " | ", markdown_text) + " |\n|";
  for (std::size_t i = 0; i < table.heads.size(); ++i) text += " --- |";
  text += "\n";
  for (const Row& row : table.rows) text += "| " + joined(row, " | ", markdown_text) + " |\n";
  return text;
}

std::string html_of(const Table& table) {
  std::string text = "<table>\n";
  if (!table.title.empty()) text += "  <caption>" + html_text(table.title) + "</caption>\n";
  text += "  <thead>\n    <tr>";
  for (const std::string& head : table.heads)
    text += "<th scope=\"col\">" + html_text(head) + "</th>";
  text += "</tr>\n  </thead>\n  <tbody>\n";
  for (const Row& row : table.rows) {
    text += "    <tr>";
    for (std::size_t i = 0; i < row.size(); ++i)
      text += (i == 0 ? "<th scope=\"row\">" : "<td>") + html_text(row[i]) +
              (i == 0 ? "</th>" : "</td>");
    text += "</tr>\n";
  }
  return text + "  </tbody>\n</table>\n";
}

}  // namespace

std::string written(const Table& table, Format format) {
  switch (format) {
    case Format::csv: return csv_of(table);
    case Format::md: return md_of(table);
    case Format::html: return html_of(table);
    case Format::text:
    case Format::json:
    case Format::svg: break;  // pictures are drawn, not laid out: core/answers/picture.h
  }
  return text_of(table);
}

std::string written(const std::vector<Table>& tables, Format format) {
  std::string text;
  for (std::size_t i = 0; i < tables.size(); ++i)
    text += (i > 0 ? "\n" : "") + written(tables[i], format);
  return text;
}

}  // namespace permsim

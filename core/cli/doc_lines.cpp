// Lines of documents: see doc_lines.h.
#include "core/cli/doc_lines.h"

#include <algorithm>

#include "core/base/trim.h"

namespace permsim {

namespace {

std::vector<std::string> split_lines(std::string_view text) {
  std::vector<std::string> lines;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    std::string_view line = text.substr(at, end - at);
    if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
    lines.emplace_back(line);
    at = end + 1;
  }
  return lines;
}

std::string without_braces(const std::string& text) {
  std::string made;
  for (const char c : text) {
    if (c == '{')
      made += "&#123;";
    else if (c == '}')
      made += "&#125;";
    else
      made += c;
  }
  return made;
}

/// The cells of a table's line, each without what surrounds it; the line below the heads as short
/// as it can be.
std::string table_key(std::string_view line) {
  std::string key, cell;
  const auto take = [&] {
    const std::string_view words = trimmed(cell);
    const bool is_rule = !words.empty() && words.find_first_not_of('-') == std::string_view::npos &&
                         words.size() >= 3;
    key += "|" + (is_rule ? std::string("---") : std::string(words));
    cell.clear();
  };
  for (std::size_t at = 0; at < line.size(); ++at) {
    if (line[at] == '\\' && at + 1 < line.size())
      cell += line[at++];
    else if (line[at] == '|') {
      take();
      continue;
    }
    cell += line[at];
  }
  take();
  return key;
}

std::string key_of(std::string_view line) {
  std::string key(trimmed(trimmed(line, " \t>")));
  if (!key.empty() && key.front() == '|') return table_key(key);
  if (key.size() > 2 && key.front() == '*' && key.back() == '*' && key[1] != '*')
    key.front() = key.back() = '_';
  return key;
}

}  // namespace

std::string line_ending_of(std::string_view text) {
  const std::size_t at = text.find('\n');
  return at != std::string_view::npos && at > 0 && text[at - 1] == '\r' ? "\r\n" : "\n";
}

std::string laid_out(const std::string& content, const DocBlock& block, DocKind kind,
                     const std::string& ending) {
  const std::string& prefix = block.prefix;
  const std::string bare = prefix.substr(0, prefix.find_last_not_of(" \t") + 1);
  const std::string around = kind == DocKind::markdown ? bare + ending : "";
  std::string made = ending + around;
  for (const std::string& line : split_lines(block.is_mdx ? without_braces(content) : content))
    made += (line.empty() ? bare : prefix + line) + ending;
  return made + around + prefix;
}

std::vector<DiffLine> compared_lines(std::string_view text) {
  std::vector<DiffLine> lines;
  std::size_t number = 0;
  for (std::string& line : split_lines(text)) {
    ++number;
    std::string key = key_of(line);
    if (!key.empty()) lines.push_back({std::move(line), std::move(key), number});
  }
  return lines;
}

}  // namespace permsim

// Finds comments in a page, leaves code alone, and pairs what opens with what closes.
#include "core/cli/doc_blocks.h"

#include <algorithm>
#include <array>
#include <optional>

#include "core/base/trim.h"

namespace permsim {

namespace {

constexpr std::string_view kSpace = " \t\r\n";

struct Range {
  std::size_t from, to;
};

bool ends_with(std::string_view text, std::string_view ending) {
  return text.size() >= ending.size() && text.substr(text.size() - ending.size()) == ending;
}

/// How many marks (` or ~) a fence has that this line opens or closes; 0: it is none.
std::size_t fence_of(std::string_view line, char mark) {
  const std::size_t from = line.find_first_not_of(" \t>");
  if (from == std::string_view::npos || line[from] != mark) return 0;
  const std::size_t end = std::min(line.find_first_not_of(mark, from), line.size());
  return end - from >= 3 ? end - from : 0;
}

/// Spans of code within one line: a run of backticks up to the next run as long.
void add_spans(std::string_view line, std::size_t at, std::vector<Range>& code) {
  const auto run_at = [&](std::size_t from) {
    return std::min(line.find_first_not_of('`', from), line.size()) - from;
  };
  for (std::size_t open = line.find('`'); open != std::string_view::npos;) {
    const std::size_t length = run_at(open);
    std::size_t close = line.find('`', open + length);
    while (close != std::string_view::npos && run_at(close) != length)
      close = line.find('`', close + run_at(close));
    if (close == std::string_view::npos) {
      open = line.find('`', open + length);
      continue;
    }
    code.push_back({at + open, at + close + length});
    open = line.find('`', close + length);
  }
}

/// Where a page of Markdown shows code.
std::vector<Range> code_in(std::string_view text) {
  std::vector<Range> code;
  char mark = 0;  // of the fence one is in
  std::size_t length = 0;
  std::size_t begin = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const std::string_view line = text.substr(at, end - at);
    if (mark == 0) {
      const std::size_t ticks = fence_of(line, '`');
      const std::size_t waves = fence_of(line, '~');
      if (ticks > 0 || waves > 0) {
        mark = ticks > 0 ? '`' : '~';
        length = std::max(ticks, waves);
        begin = at;
      } else {
        add_spans(line, at, code);
      }
    } else if (fence_of(line, mark) >= length &&
               trimmed(line).find_first_not_of(std::string("> ") + mark) ==
                   std::string_view::npos) {
      code.push_back({begin, end});
      mark = 0;
    }
    at = end + 1;
  }
  if (mark != 0) code.push_back({begin, text.size()});
  return code;
}

struct Comment {
  std::size_t from = 0, to = 0;
  std::string_view inside;
  bool is_mdx = false;
};

struct Marks {
  std::string_view open, close;
  bool is_mdx;
};
constexpr std::array<Marks, 2> kMarks = {{{"<!--", "-->", false}, {"{/*", "*/}", true}}};

/// The next comment from `at` on that is not in code and speaks to us.
std::optional<Comment> next_comment(std::string_view text, std::size_t at,
                                    const std::vector<Range>& code) {
  std::optional<Comment> first;
  for (const Marks& marks : kMarks) {
    for (std::size_t from = text.find(marks.open, at); from != std::string_view::npos;
         from = text.find(marks.open, from + 1)) {
      if (first && first->from < from) break;
      if (std::any_of(code.begin(), code.end(),
                      [&](const Range& range) { return range.from <= from && from < range.to; }))
        continue;
      const std::size_t begin = from + marks.open.size();
      const std::size_t end = text.find(marks.close, begin);
      if (end == std::string_view::npos) break;
      const std::string_view inside = trimmed(text.substr(begin, end - begin));
      if (inside.substr(0, 8) != "permsim:" && inside != "/permsim") continue;
      first = Comment{from, end + marks.close.size(), inside, marks.is_mdx};
      break;
    }
  }
  return first;
}

/// Words as a shell splits them, without anything else that a shell does. Nothing where a quote is
/// not closed.
std::optional<std::vector<std::string>> split(std::string_view text) {
  std::vector<std::string> words;
  std::optional<std::string> word;
  char quote = 0;
  for (const char c : text) {
    if (quote != 0) {
      if (c == quote)
        quote = 0;
      else
        *word += c;
    } else if (kSpace.find(c) != std::string_view::npos) {
      if (word) words.push_back(*word);
      word.reset();
    } else {
      if (!word) word.emplace();
      if (c == '\'' || c == '"')
        quote = c;
      else
        *word += c;
    }
  }
  if (quote != 0) return std::nullopt;
  if (word) words.push_back(*word);
  return words;
}

/// What begins each line of a block whose comment stands behind this: the indentation and quotes
/// before it, and room for the mark of a list.
std::string prefix_before(std::string_view line) {
  std::string prefix(line);
  if (prefix.find_first_not_of(" \t>") == std::string::npos) return prefix;
  const std::string_view item = trimmed(line);
  const bool is_bullet = item == "-" || item == "*" || item == "+";
  const bool is_number =
      item.size() > 1 && (item.back() == '.' || item.back() == ')') &&
      item.substr(0, item.size() - 1).find_first_not_of("0123456789") == std::string_view::npos;
  return is_bullet || is_number ? std::string(line.size(), ' ') : "";
}

}  // namespace

DocKind doc_kind_of(std::string_view name) {
  return ends_with(name, ".html") || ends_with(name, ".htm") ? DocKind::html : DocKind::markdown;
}

std::string doc_place(std::string_view text, std::size_t at) {
  const std::string_view before = text.substr(0, at);
  const auto line = std::count(before.begin(), before.end(), '\n') + 1;
  const std::size_t break_at = before.rfind('\n');
  const std::string_view on_line =
      break_at == std::string_view::npos ? before : before.substr(break_at + 1);
  const auto column = std::count_if(on_line.begin(), on_line.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xc0u) != 0x80u;
  });
  return std::to_string(line) + ":" + std::to_string(column + 1);
}

Result<std::vector<DocBlock>> find_doc_blocks(std::string_view text, DocKind kind) {
  const std::vector<Range> code = kind == DocKind::html ? std::vector<Range>() : code_in(text);
  std::vector<DocBlock> blocks;
  Problems problems;
  const auto report = [&](std::size_t at, const char* message) {
    problems.push_back({doc_place(text, at), "bad-block", message});
  };
  std::optional<DocBlock> open;
  for (std::optional<Comment> next = next_comment(text, 0, code); next;
       next = next_comment(text, next->to, code)) {
    const bool is_end = next->inside == "/permsim";
    if (is_end && !open) {
      report(next->from, "nothing is open that this could close");
    } else if (is_end) {
      open->to = next->from;
      blocks.push_back(*open);
      open.reset();
    } else {
      if (open) report(open->begin, "this block is not closed before the next one begins");
      const std::size_t line = text.rfind('\n', next->from) + 1;
      open = DocBlock{{}, next->from, next->to, next->to, "", next->is_mdx};
      open->prefix = prefix_before(text.substr(line, next->from - line));
      const auto words = split(next->inside.substr(8));
      if (words)
        open->words = *words;
      else
        report(next->from, "a quote is opened here and not closed");
    }
  }
  if (open) report(open->begin, "this block is not closed: `/permsim` is missing");
  if (!problems.empty()) return problems;
  return blocks;
}

}  // namespace permsim

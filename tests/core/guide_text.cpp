// Reading the guide and running its examples: see guide_text.h.
#include "tests/core/guide_text.h"

#include <algorithm>
#include <fstream>
#include <stdexcept>

#include "tests/core/run_program.h"
#include "tests/support/places.h"

namespace permsim::testing {

namespace {

using Lines = std::vector<std::string>;

/// A name for the time being, so that files are named as the guide names them.
class StandIn {
 public:
  explicit StandIn(const std::filesystem::path& folder) : before_(std::filesystem::current_path()) {
    std::filesystem::current_path(folder);
  }
  ~StandIn() { std::filesystem::current_path(before_); }
  StandIn(const StandIn&) = delete;
  StandIn& operator=(const StandIn&) = delete;

 private:
  std::filesystem::path before_;
};

Lines lines_of_file(const std::filesystem::path& path) {
  std::ifstream stream(path, std::ios::binary);
  if (!stream) throw std::runtime_error("there is no file " + path.string());
  Lines lines;
  for (std::string line; std::getline(stream, line);) lines.push_back(line);
  return lines;
}

std::string joined(const Lines& lines) {
  std::string text;
  for (const std::string& line : lines) text += line + "\n";
  return text;
}

/// However they end: CSV ends its lines with both characters.
Lines lines_of_text(const std::string& text) {
  Lines lines;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const std::size_t is_both = end > at && text[end - 1] == '\r' ? 1 : 0;
    lines.push_back(text.substr(at, end - at - is_both));
    at = end + 1;
  }
  return lines;
}

/// Words between spaces, as a shell reads them: '…' and "…" hold words together.
Lines words_of(const std::string& command) {
  Lines words;
  std::string word;
  bool is_word = false;
  char quote = '\0';
  for (const char c : command) {
    if (quote != '\0' ? c == quote : c == '\'' || c == '"') {
      quote = quote == '\0' ? c : '\0';
      is_word = true;
    } else if (quote == '\0' && c == ' ') {
      if (is_word) words.push_back(word);
      word.clear();
      is_word = false;
    } else {
      word += c;
      is_word = true;
    }
  }
  if (is_word) words.push_back(word);
  return words;
}

/// `permsim …`, or a chain of `permsim …`, `echo '…'` and `head -c N /dev/zero`, each with what the
/// one before printed; problems of all of them.
Ran run_line(const std::string& line) {
  Ran ran;
  std::string problems;
  std::string input;
  for (std::size_t at = 0; at <= line.size();) {
    const std::size_t end = std::min(line.find(" | ", at), line.size());
    Lines words = words_of(line.substr(at, end - at));
    at = end + 3;
    if (words.empty()) throw std::runtime_error("no command in: " + line);
    const std::string program = words.front();
    words.erase(words.begin());
    if (program == "echo" && words.size() == 1) {
      input = words.front() + "\n";
      continue;
    }
    if (program == "head" && words.size() == 3 && words[2] == "/dev/zero") {
      input = std::string(std::stoul(words[1]), '\0');
      continue;
    }
    if (program != "permsim") throw std::runtime_error("the guide runs permsim only: " + line);
    ran = run_permsim(words, input);
    problems += ran.err;
    input = ran.out;
  }
  ran.err = problems;
  return ran;
}

void append(Lines& lines, const Lines& more) {
  lines.insert(lines.end(), more.begin(), more.end());
}

Lines console_said_anew(const GuideBlock& block) {
  const StandIn here(guide_folder());
  Lines said;
  for (const std::string& line : block.lines) {
    if (line.compare(0, 2, "$ ") != 0 || line == "$ echo $?") continue;
    said.push_back(line);
    const Ran ran = run_line(line.substr(2));
    append(said, lines_of_text(ran.err + ran.out));
    if (ran.status == 0) continue;
    said.emplace_back("$ echo $?");
    said.push_back(std::to_string(ran.status));
  }
  return said;
}

/// Where the lines stand one after the other at or behind `from`; the end when nowhere.
std::size_t find_lines(const Lines& lines, const Lines& wanted, std::size_t from) {
  const auto found =
      std::search(lines.begin() + static_cast<std::ptrdiff_t>(from), lines.end(), wanted.begin(),
                  wanted.end(), [](const std::string& line, const std::string& wish) {
                    return stripped(line) == stripped(wish);
                  });
  return static_cast<std::size_t>(found - lines.begin());
}

/// What the file says with the mistake in it, and what the program says of that.
Lines problems_of_mistake(const GuideBlock& block) {
  const std::string name = block.info.substr(std::string("diff ").size());
  Lines before;
  Lines after;
  for (const std::string& line : block.lines) {
    const char sign = line.empty() ? ' ' : line.front();
    const std::string rest = line.empty() ? "" : line.substr(1);
    if (sign != '+') before.push_back(rest);
    if (sign != '-') after.push_back(rest);
  }
  Lines file = lines_of_file(guide_folder() / name);
  const std::string place = name + " for line " + std::to_string(block.line);
  const std::size_t at = find_lines(file, before, 0);
  if (at == file.size()) throw std::runtime_error("the lines are not in " + place);
  if (find_lines(file, before, at + 1) != file.size())
    throw std::runtime_error("the lines are twice in " + place);
  const auto begin = file.begin() + static_cast<std::ptrdiff_t>(at);
  const auto behind = file.erase(begin, begin + static_cast<std::ptrdiff_t>(before.size()));
  file.insert(behind, after.begin(), after.end());

  const Folder folder;
  folder.file(name, joined(file));
  const StandIn here(folder.path());
  return lines_of_text(run_permsim({"validate", name}).err);
}

GuidePage page_at(const std::filesystem::path& path) {
  GuidePage page{path.filename().string(), lines_of_file(path), {}};
  bool is_inside = false;
  for (std::size_t i = 0; i < page.lines.size(); ++i) {
    const std::string& line = page.lines[i];
    const bool is_fence = line.compare(0, 3, "```") == 0;
    if (is_fence && !is_inside) page.blocks.push_back({line.substr(3), {}, i});
    if (is_fence) is_inside = !is_inside;
    if (!is_fence && is_inside) page.blocks.back().lines.push_back(line);
  }
  return page;
}

}  // namespace

std::filesystem::path guide_folder() { return source_folder() / "assets/guide"; }

std::vector<GuidePage> guide_pages() {
  std::vector<GuidePage> pages;
  for (const auto& entry : std::filesystem::directory_iterator(guide_folder())) {
    if (entry.path().extension() == ".md") pages.push_back(page_at(entry.path()));
  }
  std::sort(pages.begin(), pages.end(),
            [](const GuidePage& a, const GuidePage& b) { return a.name < b.name; });
  return pages;
}

std::string stripped(const std::string& line) {
  const std::size_t begin = line.find_first_not_of(' ');
  return begin == std::string::npos ? ""
                                    : line.substr(begin, line.find_last_not_of(' ') + 1 - begin);
}

std::vector<std::string> page_said_anew(const GuidePage& page) {
  Lines lines;
  std::size_t at = 0;
  Lines problems;
  for (const GuideBlock& block : page.blocks) {
    for (; at <= block.line; ++at) lines.push_back(page.lines[at]);
    if (block.info.compare(0, 5, "diff ") == 0) problems = problems_of_mistake(block);
    if (block.info == "console")
      append(lines, console_said_anew(block));
    else
      append(lines, block.info == "text" ? problems : block.lines);
    at += block.lines.size();
  }
  for (; at < page.lines.size(); ++at) lines.push_back(page.lines[at]);
  return lines;
}

std::string first_line_not_in_file(const GuideBlock& block) {
  const Lines file = lines_of_file(guide_folder() / block.info.substr(std::string("json ").size()));
  std::size_t at = 0;
  Lines part;
  const auto passes = [&] {
    const std::size_t found = find_lines(file, part, at);
    at = found + part.size();
    part.clear();
    return found < file.size() || at == found;
  };
  for (const std::string& line : block.lines) {
    if (stripped(line) != "…") {
      part.push_back(line);
      continue;
    }
    std::string first = part.empty() ? "" : part.front();
    if (!passes()) return first;
  }
  const std::string first = part.empty() ? "" : part.front();
  return passes() ? "" : first;
}

}  // namespace permsim::testing

// Lists on the command line: see list.h. The rules are those of RFC 4180 for one record.
#include "core/cli/list.h"

#include <algorithm>

namespace permsim {

namespace {

class ListReader {
 public:
  explicit ListReader(std::string_view text) : text_(text) {}

  Result<std::vector<ListItem>> run() {
    std::vector<ListItem> items;
    for (;;) {
      ListItem item = read_item();
      if (item.text.empty() && problem_.empty()) problem_ = "a name is empty";
      if (!problem_.empty()) return Problems{{"", "bad-list", problem_}};
      items.push_back(std::move(item));
      if (at_ == text_.size()) return items;
      ++at_;
    }
  }

 private:
  ListItem read_item() {
    if (at_ < text_.size() && text_[at_] == '"') return {read_quoted(), true};
    const std::size_t comma = std::min(text_.find(',', at_), text_.size());
    const std::size_t start = at_;
    at_ = comma;
    return {std::string(text_.substr(start, comma - start)), false};
  }

  std::string read_quoted() {
    const std::size_t start = at_;
    std::string item;
    ++at_;
    for (;;) {
      const std::size_t quote = text_.find('"', at_);
      if (quote == std::string_view::npos) {
        problem_ = "the quote is not closed in " + ticked(text_.substr(start));
        return item;
      }
      item += text_.substr(at_, quote - at_);
      at_ = quote + 1;
      if (at_ == text_.size() || text_[at_] != '"') break;
      item += '"';
      ++at_;
    }
    if (at_ < text_.size() && text_[at_] != ',')
      problem_ = "after a closing quote comes a comma, never " + ticked(text_.substr(at_));
    return item;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::string problem_;
};

}  // namespace

Result<std::vector<ListItem>> read_list(std::string_view text) { return ListReader(text).run(); }

}  // namespace permsim

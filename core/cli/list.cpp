// Lists on the command line: see list.h. The rules are those of RFC 4180 for one record.
#include "core/cli/list.h"

#include <algorithm>

namespace permsim {

namespace {

class ListReader {
 public:
  ListReader(std::string_view text, bool takes_stand_ins)
      : text_(text), takes_stand_ins_(takes_stand_ins) {}

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
    if (takes_stand_ins_ && text_.substr(at_, kAny.size()) == kAny) return read_stand_in();
    if (is_at('"')) {
      ListItem item{read_quoted(), true};
      if (problem_.empty() && at_ < text_.size() && text_[at_] != ',')
        problem_ = "after a closing quote comes a comma, never " + ticked(text_.substr(at_));
      return item;
    }
    return {std::string(read_until(",")), false};
  }

  bool is_at(char c) const { return at_ < text_.size() && text_[at_] == c; }

  std::string_view read_until(const char* ends) {
    const std::size_t start = at_;
    at_ = std::min(text_.find_first_of(ends, start), text_.size());
    return text_.substr(start, at_ - start);
  }

  ListItem read_stand_in() {
    ListItem item;
    const std::size_t start = at_;
    at_ += kAny.size();
    for (;;) {
      std::string post = is_at('"') ? read_quoted() : "";
      post += read_until(",+");
      if (post.empty() && problem_.empty()) problem_ = "a stand-in holds something";
      item.any.push_back(std::move(post));
      if (!problem_.empty() || !is_at('+')) break;
      ++at_;
    }
    item.text = std::string(text_.substr(start, at_ - start));
    return item;
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
    return item;
  }

  static constexpr std::string_view kAny = "any:";
  std::string_view text_;
  bool takes_stand_ins_;
  std::size_t at_ = 0;
  std::string problem_;
};

}  // namespace

Result<std::vector<ListItem>> read_list(std::string_view text) {
  return ListReader(text, false).run();
}

Result<std::vector<ListItem>> read_people(std::string_view text) {
  return ListReader(text, true).run();
}

}  // namespace permsim

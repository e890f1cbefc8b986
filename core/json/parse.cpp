// Text to a JSON document, carefully: it sees duplicate keys and too deep
// nesting before anything is lost, and keeps the spelling of numbers. Writing stands in
// print.cpp.
#include "core/json/parse.h"

#include <algorithm>
#include <unordered_set>

#include "core/base/utf8.h"
#include "core/json/encoding.h"
#include "core/json/number.h"

namespace permsim {

namespace {

constexpr std::string_view kByteOrderMark = "\xef\xbb\xbf";

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; }

/// The keys of one object so far. Most have few, and those are looked through.
class Keys {
 public:
  explicit Keys(const Json::object_t& members) : members_(members) {}

  bool has(const std::string& key) {
    if (members_.size() < kFew)
      return std::any_of(members_.begin(), members_.end(),
                         [&](const auto& member) { return member.first == key; });
    if (all_.empty()) {
      for (const auto& member : members_) all_.insert(member.first);
    }
    return !all_.insert(key).second;
  }

 private:
  static constexpr std::size_t kFew = 12;
  const Json::object_t& members_;
  std::unordered_set<std::string> all_;
};

class Parser {
 public:
  Parser(std::string_view text, std::size_t deepest, std::size_t most_memory)
      : text_(text), deepest_(deepest), room_(most_memory) {
    if (text_.substr(0, kByteOrderMark.size()) == kByteOrderMark) at_ = kByteOrderMark.size();
  }

  Result<Json> run() {
    Json json;
    const bool is_read = read_value(json) && is_at_end();
    if (is_read && problems_.empty()) return json;
    return std::move(problems_);
  }

 private:
  // --- where it is, and what is wrong there

  bool has_more() const { return at_ < text_.size(); }
  bool is_next(char c) const { return has_more() && text_[at_] == c; }

  void skip_space() {
    while (has_more() && std::string_view(" \t\n\r").find(text_[at_]) != std::string_view::npos)
      ++at_;
  }

  std::size_t end_of_word() const {
    std::size_t end = at_;
    while (end < text_.size() && (is_letter(text_[end]) || is_digit(text_[end]))) ++end;
    return end;
  }

  bool fail(const std::string& why) {
    problems_.push_back({"", "json-syntax", place_in(text_, at_) + ": this is not JSON: " + why});
    return false;
  }

  bool expected(const std::string& what) { return fail("expected " + what + ", found " + found()); }

  /// What stands there, in backticks: a whole word, or one character.
  std::string found() const {
    if (!has_more()) return "the end";
    std::size_t end = end_of_word();
    if (end == at_) end += code_point_at(text_, at_).size;
    return ticked(text_.substr(at_, end - at_));
  }

  bool is_at_end() {
    skip_space();
    return !has_more() || expected("nothing more");
  }

  std::string pointer() const {
    std::string pointer;
    for (const Level& level : levels_)
      pointer += "/" + (level.list == nullptr ? pointer_part(level.key)
                                              : std::to_string(level.list->size() - 1));
    return pointer;
  }

  // --- values

  /// Counts memory before it is taken; false when it would be too much.
  bool take(std::size_t bytes) {
    if (bytes <= room_) {
      room_ -= bytes;
      return true;
    }
    problems_.push_back({pointer(), "too-large",
                         "this unfolds into more in memory than is read, for all that its text is "
                         "short"});
    return false;
  }

  bool read_value(Json& into) {
    if (!take(sizeof(Json))) return false;
    skip_space();
    if (!has_more()) return expected("a value");
    const char c = text_[at_];
    if (c == '{' || c == '[') return read_container(into);
    if (c == '"') {
      into = std::string();
      return read_text(into.get_ref<std::string&>()) &&
             take(kText + into.get_ref<const std::string&>().capacity());
    }
    if (c == '-' || is_digit(c)) return read_number(into);
    return read_word(into);
  }

  bool read_word(Json& into) {
    const std::size_t end = end_of_word();
    const std::string_view word = text_.substr(at_, end - at_);
    if (word == "true" || word == "false")
      into = word == "true";
    else if (word == "null")
      into = nullptr;
    else
      return expected("a value");
    at_ = end;
    return true;
  }

  bool read_container(Json& into) {
    if (levels_.size() >= deepest_) {
      problems_.push_back(
          {pointer(), "too-deep", "nested deeper than " + std::to_string(deepest_) + " levels"});
      return false;
    }
    if (!take(kContainer)) return false;
    const bool is_object = text_[at_++] == '{';
    into = is_object ? Json::object() : Json::array();
    levels_.push_back({is_object ? nullptr : &into.get_ref<Json::array_t&>(), {}});
    const bool is_read = is_object ? read_members(into.get_ref<Json::object_t&>())
                                   : read_items(into.get_ref<Json::array_t&>());
    levels_.pop_back();
    return is_read;
  }

  bool read_items(Json::array_t& items) {
    skip_space();
    if (is_next(']')) return step_over();
    for (;;) {
      items.emplace_back();
      if (!read_value(items.back())) return false;
      skip_space();
      if (is_next(']')) return step_over();
      if (!is_next(',')) return expected("`,` or `]`");
      ++at_;
    }
  }

  bool read_members(Json::object_t& members) {
    Keys keys(members);
    skip_space();
    if (is_next('}')) return step_over();
    for (;;) {
      std::string key;
      skip_space();
      if (!is_next('"')) return expected("a key in double quotes");
      if (!read_text(key) || !take(kText + 2 * key.capacity())) return false;
      levels_.back().key = key;
      if (keys.has(key))
        problems_.push_back(
            {pointer(), "duplicate-key", ticked(key) + " stands twice in one object"});
      skip_space();
      if (!is_next(':')) return expected("`:`");
      ++at_;
      // Not `members[key]`, which looks through all keys: that they differ is known here already.
      members.emplace_back(std::move(key), nullptr);
      if (!read_value(members.back().second)) return false;
      skip_space();
      if (is_next('}')) return step_over();
      if (!is_next(',')) return expected("`,` or `}`");
      ++at_;
    }
  }

  bool step_over() {
    ++at_;
    return true;
  }

  // --- texts

  bool read_text(std::string& into) {
    const std::size_t start = at_;
    ++at_;
    for (;;) {
      const std::size_t plain = at_;
      while (has_more() && text_[at_] != '"' && text_[at_] != '\\' &&
             static_cast<unsigned char>(text_[at_]) >= 0x20)
        ++at_;
      into.append(text_.substr(plain, at_ - plain));
      if (!has_more()) {
        at_ = start;
        return fail("the text that begins here has no closing quote");
      }
      if (is_next('"')) return step_over();
      if (!is_next('\\'))
        return fail("a control character within a text is written with `\\u`, found " + found());
      if (!read_escape(into)) return false;
    }
  }

  bool read_escape(std::string& into) {
    constexpr std::string_view kLetters = "\"\\/bfnrt";
    constexpr std::string_view kMeanings = "\"\\/\b\f\n\r\t";
    const char letter = at_ + 1 < text_.size() ? text_[at_ + 1] : '\0';
    if (letter == 'u') return read_code_point(into);
    const std::size_t found = kLetters.find(letter);
    if (found == std::string_view::npos) return fail("there is no such escape after the `\\`");
    into += kMeanings[found];
    at_ += 2;
    return true;
  }

  /// `\u00e4`, or the two halves of a surrogate pair.
  bool read_code_point(std::string& into) {
    std::optional<char32_t> code = read_unit();
    if (!code) return fail("`\\u` needs four hexadecimal digits");
    if (*code >= 0xd800 && *code <= 0xdbff) {
      const std::optional<char32_t> low = read_unit();
      if (!low || *low < 0xdc00 || *low > 0xdfff)
        code = 0xdc00;
      else
        code = 0x10000 + ((*code - 0xd800) << 10u) + (*low - 0xdc00);
    }
    if (*code >= 0xdc00 && *code <= 0xdfff)
      return fail("half of a surrogate pair, which is no character");
    append_utf8(into, *code);
    return true;
  }

  std::optional<char32_t> read_unit() {
    if (text_.substr(at_, 2) != "\\u" || at_ + 6 > text_.size()) return std::nullopt;
    char32_t unit = 0;
    for (const char c : text_.substr(at_ + 2, 4)) {
      const char lower = is_letter(c) ? static_cast<char>(c | 0x20) : c;
      if (!is_digit(c) && (lower < 'a' || lower > 'f')) return std::nullopt;
      unit = unit * 16 + static_cast<char32_t>(is_digit(c) ? c - '0' : lower - 'a' + 10);
    }
    at_ += 6;
    return unit;
  }

  // --- numbers

  bool read_number(Json& into) {
    const std::size_t start = at_;
    if (is_next('-')) ++at_;
    const bool has_zero = is_next('0');
    const std::size_t digits = skip_digits();
    if (digits == 0) return expected("a digit");
    if (has_zero && digits > 1) {
      at_ = start;
      return fail("a number does not begin with a zero: " + found());
    }
    if (is_next('.')) {
      ++at_;
      if (skip_digits() == 0) return expected("a digit");
    }
    if (is_next('e') || is_next('E')) {
      ++at_;
      if (is_next('+') || is_next('-')) ++at_;
      if (skip_digits() == 0) return expected("a digit");
    }
    into = number_json(text_.substr(start, at_ - start));
    return !into.is_binary() || take(kSpelling + at_ - start);
  }

  std::size_t skip_digits() {
    const std::size_t start = at_;
    while (has_more() && is_digit(text_[at_])) ++at_;
    return at_ - start;
  }

  /// An object or list that is open: the key, or the list, whose value is being read.
  struct Level {
    const Json::array_t* list = nullptr;
    std::string key;
  };

  /// On the heap: a text with what its place takes; an object or list without its items.
  static constexpr std::size_t kText = 2 * sizeof(std::string);
  static constexpr std::size_t kSpelling = 12 * sizeof(void*);
  static constexpr std::size_t kContainer = 6 * sizeof(void*) + 2 * sizeof(Json);

  std::string_view text_;
  std::size_t deepest_;
  std::size_t room_;
  std::size_t at_ = 0;
  std::vector<Level> levels_;
  Problems problems_;
};

}  // namespace

Result<Json> parse_json(std::string_view text, std::size_t largest, std::size_t most_memory) {
  if (text.size() > largest) return Problems{too_large(text.size())};
  if (std::optional<Problem> problem = encoding_problem(text)) return Problems{std::move(*problem)};
  return Parser(text, kDeepestJson, most_memory).run();
}

namespace {

void empty(Json& json) {
  if (!json.is_structured()) return;
  for (Json& item : json) empty(item);
  json.clear();
}

}  // namespace

LetGo::~LetGo() {
  if (json_) empty(*json_.value);
}

Json own_json(std::string_view text) {
  constexpr std::size_t kDeepestOfOurOwn = 2 * kDeepestJson;
  Result<Json> json = Parser(text, kDeepestOfOurOwn, SIZE_MAX).run();
  return json ? std::move(*json.value) : Json();
}

}  // namespace permsim

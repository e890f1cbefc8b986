// Text to a JSON document, carefully: it sees duplicate keys and too deep nesting before anything
// is lost, and keeps the spelling of numbers. Writing stands in print.cpp.
#include "core/json/parse.h"

#include <algorithm>
#include <unordered_set>

#include "core/json/encoding.h"
#include "core/json/number.h"
#include "core/json/scanner.h"

namespace permsim {

namespace {

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

class Parser : JsonScanner {
 public:
  Parser(std::string_view text, std::size_t deepest, std::size_t most_memory)
      : JsonScanner(text), deepest_(deepest), room_(most_memory) {}

  Result<Json> run() {
    Json json;
    const bool is_read = read_value(json) && is_at_end();
    if (is_read && problems_.empty()) return json;
    return std::move(problems_);
  }

 private:
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
    if (c == '-' || (c >= '0' && c <= '9')) return read_number_value(into);
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

  bool read_number_value(Json& into) {
    std::string_view spelling;
    if (!read_number(spelling)) return false;
    into = number_json(spelling);
    return !into.is_binary() || take(kSpelling + spelling.size());
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

  /// An object or list that is open: the key, or the list, whose value is being read.
  struct Level {
    const Json::array_t* list = nullptr;
    std::string key;
  };

  /// On the heap: a text with what its place takes; an object or list without its items.
  static constexpr std::size_t kText = 2 * sizeof(std::string);
  static constexpr std::size_t kSpelling = 12 * sizeof(void*);
  static constexpr std::size_t kContainer = 6 * sizeof(void*) + 2 * sizeof(Json);

  std::size_t deepest_;
  std::size_t room_;
  std::vector<Level> levels_;
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
  constexpr std::size_t kDeepestOfOurOwn = 2 * std::size_t{kDeepestJson};
  Result<Json> json = Parser(text, kDeepestOfOurOwn, SIZE_MAX).run();
  return json ? std::move(*json.value) : Json();
}

}  // namespace permsim

// Goes through a text once, and into those of its parts alone that somebody asks about.
#include "core/json/places.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <memory>
#include <optional>

#include "core/json/scanner.h"

namespace permsim {

std::vector<std::string> pointer_parts(const std::string& pointer) {
  std::vector<std::string> parts;
  for (std::size_t at = 0; at < pointer.size();) {
    const std::size_t end = std::min(pointer.find('/', at + 1), pointer.size());
    parts.push_back(pointer.substr(at + 1, end - at - 1));
    at = end;
  }
  return parts;
}

namespace {

/// What is asked about at one place, and below it.
struct Wanted {
  std::map<std::string, std::unique_ptr<Wanted>> parts;
  std::size_t at = std::string::npos;  ///< where it begins, once it is found
};

class PlaceFinder : JsonScanner {
 public:
  explicit PlaceFinder(std::string_view text) : JsonScanner(text) {}

  void run(Wanted& whole) {
    skip_space();
    whole.at = at_;
    visit(whole);
  }

 private:
  static Wanted* part(Wanted& wanted, const std::string& name) {
    const auto found = wanted.parts.find(name);
    return found == wanted.parts.end() ? nullptr : found->second.get();
  }

  /// All are false where the text is no JSON any more: what was not found by then is not there.
  bool visit(Wanted& wanted) {
    if (wanted.parts.empty()) return skip();
    if (is_next('{')) return visit_members(wanted);
    return is_next('[') ? visit_items(wanted) : skip();
  }

  bool visit_members(Wanted& wanted) {
    ++at_;
    for (;;) {
      skip_space();
      if (is_next('}')) return step_over();
      const std::size_t begin = at_;
      std::string key;
      if (!is_next('"') || !read_text(key)) return false;
      skip_space();
      if (!is_next(':')) return false;
      ++at_;
      skip_space();
      Wanted* asked = part(wanted, pointer_part(key));
      if (asked != nullptr) asked->at = begin;
      if (!(asked == nullptr ? skip() : visit(*asked)) || !pass_comma('}')) return false;
    }
  }

  bool visit_items(Wanted& wanted) {
    ++at_;
    for (std::size_t number = 0;; ++number) {
      skip_space();
      if (is_next(']')) return step_over();
      Wanted* asked = part(wanted, std::to_string(number));
      if (asked != nullptr) asked->at = at_;
      if (!(asked == nullptr ? skip() : visit(*asked)) || !pass_comma(']')) return false;
    }
  }

  bool pass_comma(char end) {
    skip_space();
    if (is_next(',')) return step_over();
    return is_next(end);
  }

  /// A value that nobody asks about, however deep it goes.
  bool skip() {
    std::size_t depth = 0;
    for (;;) {
      skip_space();
      if (!has_more()) return false;
      const char c = text_[at_];
      std::string text;
      if (c == '"') {
        if (!read_text(text)) return false;
      } else if (c == '{' || c == '[') {
        ++depth;
        ++at_;
        continue;
      } else if (c == '}' || c == ']') {
        if (depth == 0) return false;
        --depth;
        ++at_;
      } else if (c == ',' || c == ':') {
        if (depth == 0) return false;
        ++at_;
        continue;
      } else {
        while (has_more() &&
               std::string_view(" \t\n\r,:]}[{\"").find(text_[at_]) == std::string_view::npos)
          ++at_;
      }
      if (depth == 0) return true;
    }
  }
};

/// Lines and columns of bytes, in one go through the text.
std::vector<TextPlace> counted(std::string_view text, const std::vector<std::size_t>& bytes) {
  std::vector<std::size_t> order(bytes.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::sort(order.begin(), order.end(),
            [&](std::size_t one, std::size_t other) { return bytes[one] < bytes[other]; });
  std::vector<TextPlace> places(bytes.size());
  TextPlace here;
  std::size_t at = 0;
  for (const std::size_t each : order) {
    for (; at < std::min(bytes[each], text.size()); ++at) {
      const bool begins_letter = (static_cast<unsigned char>(text[at]) & 0xc0u) != 0x80u;
      if (text[at] == '\n')
        here = {here.line + 1, 1};
      else if (begins_letter)
        ++here.column;
    }
    places[each] = here;
  }
  return places;
}

/// "line 2, column 7: " at the beginning of what a parser says (encoding.h), taken off it.
std::optional<TextPlace> take_place(std::string& says) {
  constexpr std::string_view kLine = "line ", kColumn = ", column ", kEnd = ": ";
  TextPlace place;
  const char* at = says.data();
  const char* end = at + says.size();
  const auto pass = [&](std::string_view words) {
    const std::string_view rest(at, static_cast<std::size_t>(end - at));
    if (rest.substr(0, words.size()) != words) return false;
    at += words.size();
    return true;
  };
  const auto number = [&](std::size_t& into) {
    const auto [next, error] = std::from_chars(at, end, into);
    at = next;
    return error == std::errc();
  };
  if (!pass(kLine) || !number(place.line) || !pass(kColumn) || !number(place.column) || !pass(kEnd))
    return std::nullopt;
  says.erase(0, static_cast<std::size_t>(at - says.data()));
  return place;
}

}  // namespace

std::vector<TextPlace> places_of(std::string_view text, const std::vector<std::string>& pointers) {
  Wanted whole;
  std::vector<std::vector<const Wanted*>> ways;
  for (const std::string& pointer : pointers) {
    Wanted* at = &whole;
    std::vector<const Wanted*> way{at};
    for (const std::string& part : pointer_parts(pointer)) {
      std::unique_ptr<Wanted>& next = at->parts[part];
      if (next == nullptr) next = std::make_unique<Wanted>();
      at = next.get();
      way.push_back(at);
    }
    ways.push_back(std::move(way));
  }
  PlaceFinder(text).run(whole);
  std::vector<std::size_t> bytes;
  for (const std::vector<const Wanted*>& way : ways) {
    const auto found = std::find_if(
        way.rbegin(), way.rend(), [](const Wanted* each) { return each->at != std::string::npos; });
    bytes.push_back((*found)->at);
  }
  return counted(text, bytes);
}

std::vector<PlacedProblem> placed(std::string_view text, const Problems& problems) {
  std::vector<std::string> pointers;
  for (const Problem& problem : problems) pointers.push_back(problem.where);
  const std::vector<TextPlace> places = places_of(text, pointers);
  std::vector<PlacedProblem> all;
  for (std::size_t i = 0; i < problems.size(); ++i) {
    PlacedProblem made{places[i], problems[i].message, problems[i].is_warning};
    if (problems[i].code == "json-syntax") made.place = take_place(made.says).value_or(TextPlace{});
    all.push_back(std::move(made));
  }
  return all;
}

}  // namespace permsim

// Ids that deceive the eye: see lookalike.h; the characters stand in lookalike_table.h.
#include "core/base/lookalike.h"

#include <algorithm>
#include <unordered_map>

#include "core/base/lookalike_table.h"
#include "core/base/printable.h"
#include "core/base/utf8.h"

namespace permsim {

namespace {

/// Scripts with letters that look alike; `none` is no letter of these.
enum class Script { none, latin, greek, cyrillic, armenian, cherokee, signs };

const char* word_of(Script script) {
  switch (script) {
    case Script::latin: return "Latin";
    case Script::greek: return "Greek";
    case Script::cyrillic: return "Cyrillic";
    case Script::armenian: return "Armenian";
    case Script::cherokee: return "Cherokee";
    case Script::signs: return "sign-like";
    case Script::none: break;
  }
  return "other";
}

bool is_within(char32_t c, char32_t first, char32_t last) { return c >= first && c <= last; }

/// Letters as signs: Roman numerals, wide and mathematical letters.
bool is_sign(char32_t c) {
  return is_within(c, 0x2160, 0x217f) || is_within(c, 0xff21, 0xff5a) ||
         is_within(c, 0x1d400, 0x1d6a3);
}

Script script_of(char32_t c) {
  if (is_sign(c)) return Script::signs;
  const bool is_ascii_letter = is_within(c | 0x20u, 'a', 'z');
  if (is_ascii_letter || (is_within(c, 0xc0, 0x2af) && c != 0xd7 && c != 0xf7) ||
      is_within(c, 0x1e00, 0x1eff))
    return Script::latin;
  if (is_within(c, 0x370, 0x3ff) || is_within(c, 0x1f00, 0x1fff)) return Script::greek;
  if (is_within(c, 0x400, 0x52f)) return Script::cyrillic;
  if (is_within(c, 0x531, 0x588)) return Script::armenian;
  if (is_within(c, 0x13a0, 0x13fd)) return Script::cherokee;
  return Script::none;
}

/// What a character looks like; itself when nothing is known of it.
char32_t look_of(char32_t c) {
  if (c < 0x80) return c;
  if (is_within(c, 0xff01, 0xff5e)) return c - 0xff01 + '!';
  if (is_within(c, 0x1d400, 0x1d6a3)) {
    const char32_t letter = (c - 0x1d400) % 52;
    return letter < 26 ? 'A' + letter : 'a' + letter - 26;
  }
  if (is_within(c, 0x1d7ce, 0x1d7ff)) return '0' + (c - 0x1d7ce) % 10;
  for (const Lookalikes& each : kLookalikes) {
    const std::size_t found = each.these.find(c);
    if (found != std::u32string_view::npos) return each.those[found];
  }
  return c;
}

/// The letter that a base with a mark makes; 0 when there is none, or none that we know.
char32_t composed(char32_t base, char32_t mark) {
  for (const Composition& each : kCompositions) {
    const std::size_t found = each.mark == mark ? each.bases.find(base) : std::u32string_view::npos;
    if (found != std::u32string_view::npos) return each.composed[found];
  }
  // Kana with their voicing marks stand before them, Hangul syllables are counted off.
  if (is_within(base, 0x304b, 0x30db) && is_within(mark, 0x3099, 0x309a))
    return base + mark - 0x3098;
  if (is_within(base, 0x1100, 0x1112) && is_within(mark, 0x1161, 0x1175))
    return 0xac00 + ((base - 0x1100) * 21 + (mark - 0x1161)) * 28;
  return 0;
}

void append_parts(std::u32string& text, char32_t c) {
  for (const Composition& each : kCompositions) {
    const std::size_t found = c < 0x80 ? std::u32string_view::npos : each.composed.find(c);
    if (found == std::u32string_view::npos) continue;
    text += look_of(each.bases[found]);
    text += each.mark;
    return;
  }
  text += c;
}

std::u32string code_points(std::string_view text) {
  std::u32string points;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint next = code_point_at(text, at);
    points += next.value;
    at += next.size;
  }
  return points;
}

bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return (static_cast<unsigned char>(c) & 0x80u) == 0; });
}

/// "U+0430, U+0435": each code point once.
std::string all_spelled(std::u32string points) {
  std::sort(points.begin(), points.end());
  points.erase(std::unique(points.begin(), points.end()), points.end());
  std::vector<std::string> words;
  for (const char32_t c : points) words.push_back(spelled(c));
  return listed(words);
}

/// Words of an id: between dashes, points and the like.
std::vector<std::u32string> words_in(const std::u32string& points) {
  std::vector<std::u32string> words(1);
  for (const char32_t c : points) {
    const bool is_digit = is_within(c, '0', '9');
    const bool is_between = look_of(c) < 0x80 && !is_digit && script_of(c) == Script::none;
    if (!is_between)
      words.back() += c;
    else if (!words.back().empty())
      words.emplace_back();
  }
  return words;
}

class IdJudge {
 public:
  IdJudge(const PlacedId& id, Problems& problems)
      : id_(id), points_(code_points(id.id)), problems_(problems) {}

  void run() {
    judge_invisible();
    judge_scripts();
    judge_composition();
  }

 private:
  void warn(const char* code, const std::string& message) {
    problems_.push_back({id_.where, code, ticked(id_.id) + " " + message, true});
  }

  void judge_invisible() {
    std::u32string found = invisible_in(id_.id);
    const bool is_one = std::count(found.begin(), found.end(), found[0]) ==
                        static_cast<std::ptrdiff_t>(found.size());
    if (!found.empty())
      warn("invisible-character", std::string("has ") + (is_one ? "a character" : "characters") +
                                      " in it that nobody sees: " + all_spelled(found));
  }

  /// A word of two scripts in which a letter looks like one of the other; or one that is made of
  /// such letters altogether, beside a word of Latin letters.
  void judge_scripts() {
    std::u32string suspects;
    std::vector<Script> scripts;
    const bool has_latin = std::any_of(points_.begin(), points_.end(),
                                       [](char32_t c) { return script_of(c) == Script::latin; });
    for (const std::u32string& word : words_in(points_)) {
      const std::u32string alike = suspects_in(word, has_latin);
      suspects += alike;
      if (!alike.empty()) note_scripts(word, scripts);
    }
    if (suspects.empty()) return;
    if (has_latin && std::find(scripts.begin(), scripts.end(), Script::latin) == scripts.end())
      scripts.insert(scripts.begin(), Script::latin);
    std::vector<std::string> names;
    names.reserve(scripts.size());
    for (const Script script : scripts) names.emplace_back(word_of(script));
    warn("mixed-scripts",
         "mixes " + listed(names) + " letters, and some look alike: " + told(suspects));
  }

  static std::u32string suspects_in(const std::u32string& word, bool has_latin) {
    std::vector<Script> scripts;
    note_scripts(word, scripts);
    std::u32string alike;
    std::size_t letters = 0;
    for (const char32_t c : word) {
      const Script script = script_of(c);
      if (script == Script::none) continue;
      ++letters;
      if (script != Script::latin && look_of(c) != c) alike += c;
    }
    const bool is_all_alike = has_latin && alike.size() == letters;
    return scripts.size() > 1 || is_all_alike ? alike : std::u32string();
  }

  static void note_scripts(const std::u32string& word, std::vector<Script>& scripts) {
    for (const char32_t c : word) {
      const Script script = script_of(c);
      if (script != Script::none &&
          std::find(scripts.begin(), scripts.end(), script) == scripts.end())
        scripts.push_back(script);
    }
  }

  /// "U+0430 (like `a`)".
  static std::string told(std::u32string points) {
    std::sort(points.begin(), points.end());
    points.erase(std::unique(points.begin(), points.end()), points.end());
    std::vector<std::string> words;
    for (const char32_t c : points) {
      std::string look;
      append_utf8(look, look_of(c));
      words.push_back(spelled(c) + " (like " + ticked(look) + ")");
    }
    return listed(words);
  }

  void judge_composition() {
    for (std::size_t i = 1; i < points_.size(); ++i) {
      const char32_t whole = composed(points_[i - 1], points_[i]);
      if (whole == 0) continue;
      warn("not-composed", "has a letter put together from " + spelled(points_[i - 1]) + " and " +
                               spelled(points_[i]) + "; most write it as one, " + spelled(whole));
      return;
    }
  }

  const PlacedId& id_;
  std::u32string points_;
  Problems& problems_;
};

/// Where two ids differ: "U+0430 in one and U+0061 in the other".
std::string difference(std::string_view a, std::string_view b) {
  const std::u32string left = code_points(a);
  const std::u32string right = code_points(b);
  const std::size_t common = std::min(left.size(), right.size());
  const auto differ = std::mismatch(
      left.begin(), left.begin() + static_cast<std::ptrdiff_t>(common), right.begin());
  const auto at = static_cast<std::size_t>(differ.first - left.begin());
  const auto told = [&](const std::u32string& text) {
    return at < text.size() ? spelled(text[at]) : std::string("the end");
  };
  return told(left) + " in the one is " + told(right) + " in the other";
}

void warn_of_pairs(const std::vector<PlacedId>& ids, Problems& problems) {
  std::unordered_map<std::string, const PlacedId*> seen;
  for (const PlacedId& id : ids) {
    const auto [first, is_new] = seen.emplace(skeleton(id.id), &id);
    if (is_new || first->second->id == id.id) continue;
    problems.push_back({id.where, "look-alike",
                        ticked(id.id) + " looks like " + ticked(first->second->id) +
                            " and is another id: " + difference(first->second->id, id.id),
                        true});
  }
}

}  // namespace

std::string skeleton(std::string_view id) {
  if (is_ascii(id)) return std::string(id);
  std::u32string parts;
  for (const char32_t c : code_points(id)) {
    if (!is_invisible(c)) append_parts(parts, look_of(c));
  }
  std::string text;
  for (const char32_t c : parts) append_utf8(text, look_of(c));
  return text;
}

void warn_of_lookalikes(const std::vector<PlacedId>& ids, Problems& problems) {
  bool has_others = false;
  for (const PlacedId& id : ids) {
    if (is_ascii(id.id)) continue;
    has_others = true;
    IdJudge(id, problems).run();
  }
  if (has_others) warn_of_pairs(ids, problems);
}

}  // namespace permsim

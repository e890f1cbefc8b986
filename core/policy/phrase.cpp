// Phrases: finding and filling their places.
#include "core/policy/phrase.h"

#include "core/policy/expression.h"

namespace permsim {

namespace {

/// Calls `text` with every stretch between places and `place` with every place's name.
template <class OnText, class OnPlace>
void read_places(std::string_view phrase, OnText on_text, OnPlace on_place) {
  while (!phrase.empty()) {
    const std::size_t open = phrase.find('{');
    const std::size_t close = open == std::string_view::npos ? open : phrase.find('}', open);
    if (close == std::string_view::npos) break;
    const std::string_view name = phrase.substr(open + 1, close - open - 1);
    if (is_identifier(name)) {
      on_text(phrase.substr(0, open));
      on_place(name);
    } else {
      on_text(phrase.substr(0, close + 1));
    }
    phrase.remove_prefix(close + 1);
  }
  on_text(phrase);
}

}  // namespace

std::string_view phrase_of(const ValuePhrases& phrases, std::string_view value) {
  for (const auto& [key, phrase] : phrases) {
    if (key == value || key.empty()) return phrase;
  }
  return {};
}

std::string filled(std::string_view phrase, const Places& places) {
  std::string text;
  read_places(
      phrase, [&](std::string_view between) { text += between; },
      [&](std::string_view name) {
        for (const auto& [place, words] : places) {
          if (place != name) continue;
          text += words;
          return;
        }
        text.append("{").append(name).append("}");
      });
  return text;
}

std::vector<std::string_view> places_of(std::string_view phrase) {
  std::vector<std::string_view> names;
  read_places(
      phrase, [](std::string_view) {}, [&](std::string_view name) { names.push_back(name); });
  return names;
}

}  // namespace permsim

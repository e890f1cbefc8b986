// Spoils good inputs; see mutate.h.
#include "tests/support/mutate.h"

#include <cctype>

namespace permsim::testing {
namespace {

std::string random_bytes(Dice& dice, std::size_t most) {
  std::string bytes;
  const std::size_t count = dice.between(1, most);
  for (std::size_t i = 0; i < count; ++i) bytes += static_cast<char>(dice.below(256));
  return bytes;
}

std::vector<std::string> words_of(const std::string& text) {
  std::vector<std::string> words;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = at + 1;
    const auto is_word = [&](std::size_t i) {
      return std::isalnum(static_cast<unsigned char>(text[i])) != 0 || text[i] == '_' ||
             text[i] == '$';
    };
    if (is_word(at))
      while (end < text.size() && is_word(end)) ++end;
    words.push_back(text.substr(at, end - at));
    at = end;
  }
  return words;
}

Json strange_value(Dice& dice) {
  static const std::vector<std::string> kTexts{"",
                                               "everyone",
                                               "a | b",
                                               "not",
                                               "$actor",
                                               "person0",
                                               "team0#member",
                                               "#",
                                               "x#",
                                               "a.b.c",
                                               "\xc3\xa9\xe2\x82\xac",
                                               "*",
                                               "default",
                                               "0"};
  switch (dice.below(10)) {
    case 0: return nullptr;
    case 1: return dice.chance(50);
    case 2: return static_cast<std::int64_t>(dice.next());
    case 3: return -1;
    case 4: return 1e300;
    case 5: return Json::array();
    case 6: return Json::object();
    case 7: return Json::array({Json::array({nullptr, Json::object()}), "x"});
    default: return dice.pick(kTexts);
  }
}

void collect(const Json& part, const Json::json_pointer& at,
             std::vector<Json::json_pointer>& places) {
  if (!part.is_structured()) return;
  std::size_t index = 0;
  for (const auto& [key, value] : part.items()) {
    const Json::json_pointer here = part.is_array() ? at / index++ : at / key;
    places.push_back(here);
    collect(value, here, places);
  }
}

void spoil(Dice& dice, Json& document, const Json::json_pointer& place,
           const Json::json_pointer& other) {
  Json& part = document[place];
  Json& parent = document[place.parent_pointer()];
  switch (dice.below(6)) {
    case 0: part = strange_value(dice); break;
    case 1: part = Json(document[other]); break;
    case 2:
      if (part.is_string()) {
        const std::string text = part.get<std::string>();
        part = spoiled_expression(dice, text);
      } else {
        part = Json::array({Json(part)});
      }
      break;
    case 3:
      if (parent.is_array())
        parent.push_back(Json(part));
      else
        parent["extra_" + place.back()] = Json(part);
      break;
    case 4:
      if (parent.is_array())
        parent.erase(static_cast<std::size_t>(std::stoul(place.back())));
      else
        parent.erase(place.back());
      break;
    default:
      if (part.is_string())
        part = part.get<std::string>() + (dice.chance(50) ? "x" : "#member");
      else
        part = strange_value(dice);
  }
}

}  // namespace

std::string spoiled_text(Dice& dice, std::string text) {
  const std::size_t times = dice.between(1, 4);
  for (std::size_t i = 0; i < times && !text.empty(); ++i) {
    const std::size_t at = dice.below(text.size()), length = dice.between(1, 12);
    switch (dice.below(6)) {
      case 0: text[at] = static_cast<char>(dice.below(256)); break;
      case 1: text.erase(at, length); break;
      case 2: text.insert(at, text.substr(at, length)); break;
      case 3: text.insert(at, random_bytes(dice, 6)); break;
      case 4: text.resize(at); break;
      default: text[at] = dice.pick(std::string("{}[]\",:.$#()&|-\\ 0e")); break;
    }
  }
  return text;
}

std::string spoiled_expression(Dice& dice, const std::string& text,
                               const std::vector<std::string>& names) {
  static const std::vector<std::string> kExtra{
      "and",    "or",    "not",  "in",   "is",   "covers", "any",    "exists",
      "can",    "(",     ")",    "[",    "]",    ",",      ".",      "|",
      "&",      "-",     "==",   "!=",   "'",    "\"x\"",  "$actor", "everyone",
      "nobody", "owner", "mode", "open", "true", "=",      "!",      "9"};
  const auto some_word = [&] {
    return dice.pick(names.empty() || dice.chance(50) ? kExtra : names);
  };
  std::vector<std::string> words = words_of(text);
  const std::size_t times = dice.between(1, 2);
  for (std::size_t i = 0; i < times; ++i) {
    const std::size_t at = dice.below(words.size() + 1);
    const auto here = words.begin() + static_cast<std::ptrdiff_t>(at);
    switch (dice.below(4)) {
      case 0:
        if (at < words.size()) words.erase(here);
        break;
      case 1: words.insert(here, " " + some_word() + " "); break;
      case 2:
        if (at < words.size()) words[at] = some_word();
        break;
      default:
        if (at < words.size()) std::swap(words[at], words[dice.below(words.size())]);
    }
  }
  std::string result;
  for (const std::string& word : words) result += word;
  return result;
}

Json spoiled_document(Dice& dice, Json document) {
  const std::size_t times = dice.between(1, 3);
  for (std::size_t i = 0; i < times; ++i) {
    std::vector<Json::json_pointer> places;
    collect(document, Json::json_pointer(), places);
    if (places.empty()) return document;
    spoil(dice, document, dice.pick(places), dice.pick(places));
  }
  return document;
}

}  // namespace permsim::testing

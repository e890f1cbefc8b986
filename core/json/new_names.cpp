// Names of letters, digits and `_`, and the words that they may not be.
#include "core/json/new_names.h"

#include <algorithm>
#include <utility>

#include "core/policy/expression.h"

namespace permsim {

namespace {

bool is_part_of_name(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

void note_words(const std::string& text, NamesTaken& words) {
  std::string word;
  for (const char c : text + " ") {
    if (is_part_of_name(c))
      word += c;
    else if (!word.empty())
      words.insert(std::exchange(word, {}));
  }
}

/// Every word of a policy in which an expression could name something: all but prose.
void note_names(const Json& json, NamesTaken& words) {
  constexpr const char* kProse[] = {"label", "plural", "says", "title", "phrase",
                                    "not",   "third",  "self", "else",  "advice",
                                    "group", "asks",   "yes",  "seen",  "updated"};
  if (json.is_string()) note_words(json.get_ref<const std::string&>(), words);
  if (json.is_array())
    for (const Json& item : json) note_names(item, words);
  if (!json.is_object()) return;
  for (const auto& item : json.items()) {
    note_words(item.key(), words);
    const bool is_prose = std::any_of(std::begin(kProse), std::end(kProse),
                                      [&](const char* key) { return item.key() == key; });
    if (!is_prose) note_names(item.value(), words);
  }
}

}  // namespace

NamesTaken names_taken(const Json& policy) {
  NamesTaken words;
  note_names(policy, words);
  return words;
}

std::string name_made_of(const std::string& label, const std::string& otherwise) {
  std::string name;
  for (const char c : label) {
    const char small = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    if (is_part_of_name(small) && small != '_')
      name += small;
    else if (!name.empty() && name.back() != '_')
      name += '_';
  }
  while (!name.empty() && name.back() == '_') name.pop_back();
  if (name.empty()) return otherwise;
  constexpr std::size_t kLongest = 60;
  name.resize(std::min(name.size(), kLongest));
  return name.front() >= '0' && name.front() <= '9' ? otherwise + "_" + name : name;
}

std::string unused_name(const std::string& wanted, const NamesTaken& taken) {
  const auto is_free = [&](const std::string& name) {
    return taken.count(name) == 0 && !is_reserved(name) && name != "id" && name != "type" &&
           name != "label";
  };
  std::string name = wanted;
  for (int number = 2; !is_free(name); ++number) name = wanted + "_" + std::to_string(number);
  return name;
}

}  // namespace permsim

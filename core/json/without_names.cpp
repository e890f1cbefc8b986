// Goes through every text of the scenario's JSON; the policy in it knows nobody.
#include "core/json/without_names.h"

#include <algorithm>
#include <map>
#include <utility>

#include "core/json/print.h"
#include "core/json/write.h"

namespace permsim {
namespace {

bool is_word(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte >= 0x80 || (byte >= '0' && byte <= '9') || (byte >= 'a' && byte <= 'z') ||
         (byte >= 'A' && byte <= 'Z');
}

class Eraser {
 public:
  explicit Eraser(const std::vector<PersonNamed>& people) {
    for (const PersonNamed& person : people) {
      if (ids_.count(person.id) > 0) continue;
      const std::string number = std::to_string(ids_.size() + 1);
      ids_[person.id] = "person-" + number;
      if (!person.label.empty()) names_.emplace_back(person.label, "Person " + number);
    }
    // Of two names of which one holds the other the longer is looked for first.
    std::stable_sort(names_.begin(), names_.end(),
                     [](const auto& a, const auto& b) { return a.first.size() > b.first.size(); });
  }

  void erase(Json& json) const {
    if (json.is_string()) {
      json = without(json.get<std::string>());
    } else if (json.is_structured()) {
      for (Json& each : json) erase(each);
    }
  }

 private:
  std::string without(std::string text) const {
    // An id, alone or of a userset.
    const std::size_t mark = std::min(text.find('#'), text.size());
    if (const auto id = ids_.find(text.substr(0, mark)); id != ids_.end())
      return id->second + text.substr(mark);
    for (const auto& [name, other] : names_) {
      for (std::size_t at = text.find(name); at != std::string::npos; at = text.find(name, at)) {
        const std::size_t end = at + name.size();
        const bool is_whole =
            (at == 0 || !is_word(text[at - 1])) && (end == text.size() || !is_word(text[end]));
        if (is_whole) text.replace(at, name.size(), other);
        at += is_whole ? other.size() : 1;
      }
    }
    return text;
  }

  std::map<std::string, std::string> ids_;
  std::vector<std::pair<std::string, std::string>> names_;
};

}  // namespace

std::string write_without_names(const Scenario& scenario, const std::vector<PersonNamed>& people) {
  Json json = scenario_json(scenario);
  const Eraser eraser(people);
  for (auto& [key, value] : json.items())
    if (key != "policy" && key != "format" && key != "kind" && key != "reading" && key != "id")
      eraser.erase(value);
  return compact(json);
}

}  // namespace permsim

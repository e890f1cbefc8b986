// What relations hold and what values are called.
#include "core/policy/member.h"

#include <algorithm>
#include <variant>

namespace permsim {

std::string words_of(const Attribute& attribute, const Value& value) {
  std::string key = shown(value);
  if (const auto* flag = std::get_if<bool>(&value)) key = *flag ? "true" : "false";
  for (const auto& [word, says] : attribute.words) {
    if (word == key) return says;
  }
  return shown(value);
}

TypeSet types_led_to(const std::vector<Holdable>& of, const TypeSet& subjects) {
  TypeSet types;
  for (const Holdable& held : of) {
    if (held.member == kNoSymbol)
      types.insert(held.type);
    else
      types.insert(subjects);
  }
  return types;
}

bool Relation::may_hold_usersets() const {
  return std::any_of(of.begin(), of.end(),
                     [](const Holdable& held) { return held.member != kNoSymbol; });
}

}  // namespace permsim

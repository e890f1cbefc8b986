// Holdables from texts: a type, or a type and one of its relations or sets.
#include "core/json/holdables.h"

namespace permsim {

Holdable read_holdable(Policy& policy, const std::string& text, const std::string& where,
                       Problems& problems) {
  const std::size_t hash = text.find('#');
  Holdable holdable;
  holdable.type = policy.find_type(text.substr(0, hash));
  if (holdable.type == kNoType)
    problems.push_back({where, "unknown-type", "there is no type " + ticked(text.substr(0, hash))});
  else if (hash != std::string::npos)
    holdable.member = policy.intern(text.substr(hash + 1));
  return holdable;
}

std::vector<Holdable> read_holdables(Policy& policy, const std::vector<std::string>& texts,
                                     const std::string& where, Problems& problems) {
  std::vector<Holdable> of;
  for (std::size_t i = 0; i < texts.size(); ++i) {
    const Holdable holdable =
        read_holdable(policy, texts[i], where + "/" + std::to_string(i), problems);
    if (holdable.type != kNoType) of.push_back(holdable);
  }
  return of;
}

}  // namespace permsim

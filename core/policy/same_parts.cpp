// Comparing readings by what they share.
#include "core/policy/same_parts.h"

#include <algorithm>

namespace permsim {

namespace {

bool is_same_relation(const Relation& a, const Relation& b) {
  return a.id == b.id && a.symbol == b.symbol && a.of == b.of && a.is_one == b.is_one &&
         a.inverse == b.inverse && a.inverse_type == b.inverse_type;
}

}  // namespace

bool has_same_sets(const Policy& a, const Policy& b) {
  if (a.symbols != b.symbols || a.types.size() != b.types.size()) return false;
  for (std::size_t i = 0; i < a.types.size(); ++i) {
    if (a.types.pointer(i) == b.types.pointer(i)) continue;
    const Type& x = a.types[i];
    const Type& y = b.types[i];
    const bool is_so = x.id == y.id && x.is_subject == y.is_subject &&
                       x.sets.size() == y.sets.size() &&
                       std::equal(x.relations.begin(), x.relations.end(), y.relations.begin(),
                                  y.relations.end(), is_same_relation);
    if (!is_so) return false;
    for (std::size_t set = 0; set < x.sets.size(); ++set) {
      if (x.sets.pointer(set) != y.sets.pointer(set)) return false;
    }
  }
  return true;
}

bool has_same_rules(const Policy& a, const Policy& b, TypeIndex type) {
  const std::vector<Action>& of_a = a.types[type].actions;
  const std::vector<Action>& of_b = b.types[type].actions;
  if (of_a.size() != of_b.size()) return false;
  for (ActionIndex action = 0; action < of_a.size(); ++action) {
    const std::vector<std::uint32_t>& rules_a = a.rules_of(type, action);
    const std::vector<std::uint32_t>& rules_b = b.rules_of(type, action);
    const bool is_so = of_a[action].id == of_b[action].id &&
                       std::equal(rules_a.begin(), rules_a.end(), rules_b.begin(), rules_b.end(),
                                  [&](std::uint32_t x, std::uint32_t y) {
                                    return a.rules.pointer(x) == b.rules.pointer(y);
                                  });
    if (!is_so) return false;
  }
  return true;
}

bool has_same_verdicts(const Policy& a, const Policy& b) {
  if (!has_same_sets(a, b)) return false;
  for (TypeIndex type = 0; type < a.types.size(); ++type) {
    if (!has_same_rules(a, b, type)) return false;
  }
  return true;
}

}  // namespace permsim

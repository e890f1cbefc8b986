// Ways put together: of several that lead somewhere only the least are kept, and each entry has one
// number. Serves ways.h.
#include <algorithm>

#include "core/decide/ways.h"

namespace permsim {

/// A way that needs all that another needs adds nothing, so only the least ones are kept: here, not
/// in the end, that the bound cuts off none of them for the sake of others that would go anyway.
void WayFinder::append(Ways& all, Way way) {
  constexpr std::size_t kMasks = 8;  // compared in a step
  spend(1 + all.all.size() / kMasks);
  if (std::any_of(all.all.begin(), all.all.end(),
                  [&](const Way& kept) { return holds_all(way, kept); }))
    return;
  std::erase_if(all.all, [&](const Way& kept) { return holds_all(kept, way); });
  if (all.all.size() >= kMostKept)
    all.is_cut = true;
  else
    all.all.push_back(std::move(way));
}

void WayFinder::append_all(Ways& all, const Ways& more) {
  all.is_cut = all.is_cut || more.is_cut;
  for (const Way& way : more.all) {
    if (is_enough(all)) {
      all.is_cut = true;
      return;
    }
    spend(way.met.size());
    append(all, way);
  }
}

void WayFinder::append_product(Ways& all, const Ways& left, const Ways& right) {
  all.is_cut = all.is_cut || left.is_cut || right.is_cut;
  for (const Way& a : left.all) {
    for (const Way& b : right.all) {
      if (is_enough(all)) {
        all.is_cut = true;
        return;
      }
      append(all, joined(a, b));
    }
  }
}

WayFinder::Way WayFinder::joined(const Way& a, const Way& b) {
  if (a.met.empty()) return b;
  if (b.met.empty()) return a;
  Way both = a;
  both.mask |= b.mask;
  for (const Number number : b.met) {
    if (!std::binary_search(a.sorted.begin(), a.sorted.end(), number)) both.met.push_back(number);
  }
  both.sorted = both.met;
  std::sort(both.sorted.begin(), both.sorted.end());
  spend(both.met.size());
  return both;
}

WayFinder::Way WayFinder::numbered(Number number) const {
  return {{number}, {number}, std::uint64_t{1} << (number % 64)};
}
WayFinder::Way WayFinder::single(const PathEntry& entry) { return numbered(number_of(entry)); }
WayFinder::Way WayFinder::single(const Ground& ground) { return numbered(number_of(ground)); }

WayFinder::Number WayFinder::number_of(const PathEntry& entry) {
  const auto [found, is_new] =
      numbers_.try_emplace({{entry.of, entry.relation}, {entry.entry.entity, entry.entry.member}},
                           static_cast<Number>(items_.size()));
  if (is_new) items_.emplace_back(entry);
  return found->second;
}

WayFinder::Number WayFinder::number_of(const Ground& ground) {
  const auto [found, is_new] = ground_numbers_.try_emplace(
      {ground.part, ground.self, ground.person, ground.kind}, static_cast<Number>(items_.size()));
  if (is_new) items_.emplace_back(ground);
  return found->second;
}

bool WayFinder::holds_all(const Way& way, const Way& part) {
  if ((part.mask & ~way.mask) != 0 || part.sorted.size() > way.sorted.size()) return false;
  constexpr std::size_t kEntries = 8;  // compared in a step
  spend(1 + part.sorted.size() / kEntries);
  if (part.sorted.size() == way.sorted.size()) return part.sorted == way.sorted;
  return std::includes(way.sorted.begin(), way.sorted.end(), part.sorted.begin(),
                       part.sorted.end());
}

/// A computed entry stands for the one it is computed from, which a step made and another can take
/// away.
PathEntry WayFinder::declared(const PathEntry& entry) const {
  const Type& type = world_.type_of(entry.of);
  const Member member = type.member(entry.relation);
  const Relation& relation = type.relations[member.index];
  if (!relation.is_inverse()) return entry;
  return {entry.entry.entity, relation.inverse, {entry.of, kNoSymbol, entry.entry.since}};
}

}  // namespace permsim

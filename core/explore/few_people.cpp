// Sets of few people by trying all of them, and beyond that by taking the most useful one first.
#include "core/explore/few_people.h"

#include <algorithm>
#include <bit>
#include <cstdint>
#include <set>

namespace permsim::exploring {

namespace {

/// Of more people not every set is tried.
constexpr std::size_t kMostPeople = 16;

bool has(const std::vector<EntityIndex>& sorted, EntityIndex person) {
  return std::binary_search(sorted.begin(), sorted.end(), person);
}

/// The first of all sets of so few people of whom one may take each act; `may` has bits of people.
std::uint64_t fewest(const std::vector<std::uint64_t>& may, std::size_t people) {
  std::uint64_t best = ~std::uint64_t{0};
  int least = 65;
  for (std::uint64_t chosen = 1; chosen < std::uint64_t{1} << people; ++chosen) {
    const int count = std::popcount(chosen);
    if (count >= least) continue;
    if (std::all_of(may.begin(), may.end(),
                    [&](std::uint64_t each) { return each == 0 || (each & chosen) != 0; })) {
      best = chosen;
      least = count;
    }
  }
  return best;
}

std::vector<EntityIndex> fewest_of(const std::vector<std::vector<EntityIndex>>& may,
                                   const std::vector<EntityIndex>& people) {
  std::vector<std::uint64_t> bits;
  bits.reserve(may.size());
  for (const std::vector<EntityIndex>& each : may) {
    std::uint64_t mask = 0;
    for (std::size_t i = 0; i < people.size(); ++i) {
      if (has(each, people[i])) mask |= std::uint64_t{1} << i;
    }
    bits.push_back(mask);
  }
  const std::uint64_t chosen = fewest(bits, people.size());
  std::vector<EntityIndex> all;
  for (std::size_t i = 0; i < people.size(); ++i) {
    if ((chosen >> i & 1) != 0) all.push_back(people[i]);
  }
  return all;
}

std::vector<EntityIndex> most_useful_of(const std::vector<std::vector<EntityIndex>>& may,
                                        const std::vector<EntityIndex>& people) {
  std::vector<EntityIndex> chosen;
  std::vector<char> is_taken(may.size(), 0);
  for (;;) {
    EntityIndex best = kNoEntity;
    std::size_t most = 0;
    for (const EntityIndex person : people) {
      std::size_t count = 0;
      for (std::size_t i = 0; i < may.size(); ++i) {
        if (is_taken[i] == 0 && has(may[i], person)) ++count;
      }
      if (count <= most) continue;
      most = count;
      best = person;
    }
    if (best == kNoEntity) return chosen;
    chosen.push_back(best);
    for (std::size_t i = 0; i < may.size(); ++i) {
      if (has(may[i], best)) is_taken[i] = 1;
    }
  }
}

}  // namespace

std::vector<EntityIndex> few_people(const std::vector<std::vector<EntityIndex>>& may) {
  std::set<EntityIndex> all;
  for (const std::vector<EntityIndex>& each : may) all.insert(each.begin(), each.end());
  const std::vector<EntityIndex> people(all.begin(), all.end());
  std::vector<EntityIndex> chosen =
      people.size() > kMostPeople ? most_useful_of(may, people) : fewest_of(may, people);
  std::sort(chosen.begin(), chosen.end());
  std::vector<EntityIndex> takes;
  takes.reserve(may.size());
  for (const std::vector<EntityIndex>& each : may) {
    const auto who = std::find_if(chosen.begin(), chosen.end(),
                                  [&](EntityIndex person) { return has(each, person); });
    takes.push_back(who == chosen.end() ? kNoEntity : *who);
  }
  return takes;
}

}  // namespace permsim::exploring

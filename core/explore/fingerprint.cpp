// Fingerprints of worlds, from what a step touched.
#include "core/explore/fingerprint.h"

#include <algorithm>
#include "core/matrix/difference.h"

namespace permsim::exploring {

std::uint64_t mixed(std::uint64_t word) {
  word = (word ^ (word >> 30)) * 0xbf58476d1ce4e5b9ULL;
  word = (word ^ (word >> 27)) * 0x94d049bb133111ebULL;
  return word ^ (word >> 31);
}

namespace {

/// FNV-1a, so that it is the same everywhere.
std::uint64_t hash_of(const std::string& text, std::uint64_t seed) {
  std::uint64_t hash = 0xcbf29ce484222325ULL ^ seed;
  for (const char letter : text)
    hash = (hash ^ static_cast<unsigned char>(letter)) * 0x100000001b3ULL;
  return mixed(hash);
}

Print print_of(std::uint64_t entity, std::uint64_t member, std::uint64_t what,
               std::uint64_t of_what) {
  Print print;
  for (std::size_t i = 0; i < print.bits.size(); ++i) {
    std::uint64_t hash = mixed(entity + 0x9e3779b97f4a7c15ULL * (i + 1));
    hash = mixed(hash ^ (member + 0x9e3779b97f4a7c15ULL));
    hash = mixed(hash ^ what);
    print.bits[i] = mixed(hash + of_what);
  }
  return print;
}

std::uint64_t hash_of(const Value& value) {
  std::uint64_t hash = value.index();
  if (const auto* flag = std::get_if<bool>(&value)) return mixed(hash * 2 + (*flag ? 1 : 0));
  if (const auto* text = as_text(value)) return hash_of(*text, hash);
  if (const auto* list = as_list(value)) {
    for (const std::string& text : *list) hash = hash_of(text, hash + 1);
  }
  return hash;
}

}  // namespace

Print operator+(const Print& a, const Print& b) {
  return {{a.bits[0] + b.bits[0], a.bits[1] + b.bits[1]}};
}
Print operator-(const Print& a, const Print& b) {
  return {{a.bits[0] - b.bits[0], a.bits[1] - b.bits[1]}};
}

EntityIndex Printer::stand_in(const State& state, EntityIndex entity) const {
  const EntityIndex count = prospect_.start().size();
  return entity < count ? entity : state.newcomers[entity - count];
}

/// Things that were made anew are the same when their ids are: they may stand in another place.
std::uint64_t Printer::name(const State& state, EntityIndex entity) const {
  return prospect_.is_newcomer(entity) && state.world.has(entity)
             ? hash_of(state.world.at(entity).id, 1) | (1ULL << 63)
             : entity;
}

Print Printer::of_slot(const State& state, EntityIndex entity, Symbol symbol, int ranks) const {
  Print sum;
  const EntityIndex meant = stand_in(state, entity);
  const Slot slot = prospect_.slot(meant, symbol);
  if (slot == kNoSlot || !slice_.has_rank(slot)) return sum;
  const std::uint64_t own_name = name(state, entity);
  const Type& type = state.world.type_of(entity);
  if (type.member(symbol).kind == MemberKind::attribute) {
    if (matters(slice_.rank(slot), ranks))
      sum = print_of(own_name, symbol, hash_of(state.world.attribute(entity, symbol)), 0);
    return sum;
  }
  for (const Entry& entry : state.world.holders(entity, symbol)) {
    const int rank = slice_.rank(slot, {stand_in(state, entry.entity), entry.member, 0});
    if (matters(rank, ranks))
      sum = sum + print_of(own_name, symbol, name(state, entry.entity), entry.member);
  }
  return sum;
}

Print Printer::of_entity(const State& state, EntityIndex entity, int ranks) const {
  Print sum;
  const Type& type = state.world.type_of(entity);
  if (matters(slice_.rank(prospect_.existence(stand_in(state, entity))), ranks))
    sum = print_of(name(state, entity), kNoSymbol, 1, 0);
  for (const Relation& relation : type.relations)
    sum = sum + of_slot(state, entity, relation.symbol, ranks);
  for (const Attribute& attribute : type.attributes)
    sum = sum + of_slot(state, entity, attribute.symbol, ranks);
  return sum;
}

Printer::Difference Printer::difference(const State& before, const State& after,
                                        const std::vector<Touched>& touched, int ranks) const {
  Difference difference;
  std::vector<Touched> seen;
  const auto is_new = [&](const Touched& one) {
    const bool is_known = std::any_of(seen.begin(), seen.end(), [&](const Touched& other) {
      return other.entity == one.entity && other.member == one.member;
    });
    if (!is_known) seen.push_back(one);
    return !is_known;
  };
  for (const Touched& one : touched) {
    const bool was = before.world.has(one.entity);
    const bool is = after.world.has(one.entity);
    if (was && is) {
      if (!is_new(one)) continue;
      difference.lost = difference.lost + of_slot(before, one.entity, one.member, ranks);
      difference.gained = difference.gained + of_slot(after, one.entity, one.member, ranks);
    } else if (is_new({one.entity, kNoSymbol})) {
      if (was) difference.lost = difference.lost + of_entity(before, one.entity, ranks);
      if (is) difference.gained = difference.gained + of_entity(after, one.entity, ranks);
    }
  }
  return difference;
}

}  // namespace permsim::exploring

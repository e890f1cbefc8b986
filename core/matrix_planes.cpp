// Writing planes. Things of one shape form a class, people in the same shared sets a group: a group's row is composed
// once from the classes and copied for everyone in it; then the few things that name a person themselves are put right.
#include "core/matrix_planes.h"

#include <algorithm>
#include <cstring>

#include "core/evaluate.h"
#include "core/matrix_class.h"

namespace permsim {

namespace {

constexpr std::uint32_t kNone = 0xffffffffu;
using Word = std::uint64_t;

/// Copies a row. Short rows are many, and a call of memcpy for each would cost more than its bytes: `nothing` is 0, which the
/// compiler cannot know, so that it makes no such call of the loop.
inline void copy_row(Word* __restrict to, const Word* __restrict from, std::size_t words, Word nothing) {
  constexpr std::size_t kShort = 64;
  if (words > kShort) {
    std::memcpy(to, from, words * sizeof(Word));
    return;
  }
  for (std::size_t i = 0; i < words; ++i) to[i] = from[i] | nothing;
}

/// A word of a row, and the things in it.
struct WordBits {
  std::uint32_t word = 0;
  Word bits = 0;
};

/// Where one person's row differs from that of their group.
struct Patch {
  std::uint32_t thing = 0;
  Masks change;
};

/// A thing that names a person itself: by which leaf.
struct Mention {
  std::uint32_t thing = 0;
  std::uint32_t leaf = 0;
};

std::uint64_t mixed(std::uint64_t hash, std::uint64_t with) {
  hash = (hash ^ with) * 0x9e3779b97f4a7c15u;
  return hash ^ (hash >> 29);
}

}  // namespace

struct PlaneWriter::Work {
  // --- input
  const World* world = nullptr;
  const FactColumns* columns = nullptr;
  const MatrixProgram* program = nullptr;
  std::size_t things = 0, people = 0;

  // --- made afresh by each write
  std::vector<std::uint64_t> atoms;                ///< by thing
  struct LeafColumn {
    std::uint32_t leaf = 0;
    std::vector<SetId> sets;                       ///< by thing; kNone: it leads to nobody
  };
  std::vector<LeafColumn> leaf_columns;
  std::size_t leaf_columns_used = 0;
  std::vector<std::uint32_t> class_of;             ///< by thing
  std::vector<RowClass> classes;
  std::vector<std::uint32_t> first_of_class;       ///< a thing of each class
  std::vector<std::vector<WordBits>> class_words;
  std::vector<std::uint32_t> class_table;          ///< open addressing by hash
  std::vector<std::uint32_t> group_of;             ///< by person
  std::vector<std::uint32_t> last_of_group;
  std::vector<std::uint32_t> mention_start;        ///< by person; one past the last person closes it
  std::vector<Mention> mentions;
  std::vector<std::uint32_t> patch_start;
  std::vector<Patch> patches;
  std::vector<std::uint64_t> leaves_of;            ///< by thing, of one person at a time
  std::vector<MemberOf> members;

  // --- what each thing is like

  void read_atoms() {
    atoms.assign(things, 0);
    for (std::size_t number = 0; number < program->atoms().size(); ++number) {
      const Atom& atom = program->atoms()[number];
      if (!atom.is_plain) {
        Evaluator evaluator(*world);
        for (std::size_t i = 0; i < things; ++i) atoms[i] |= std::uint64_t{evaluator.holds(*atom.condition, columns->things()[i])} << number;
        continue;
      }
      const std::uint32_t code = columns->code_of(atom.attribute, atom.literal);
      if (code == FactColumns::kNoCode) continue;
      const std::vector<std::uint32_t>& codes = columns->codes(atom.attribute);
      for (std::size_t i = 0; i < things; ++i) atoms[i] |= std::uint64_t{codes[i] == code} << number;
    }
  }

  void read_leaves(SharedSets& sets) {
    leaf_columns_used = 0;
    for (std::uint32_t leaf = 0; leaf < program->leaves().size(); ++leaf) {
      const Leaf& way = program->leaves()[leaf];
      if (way.is_own && columns->relation(way.relation).others_count == 0) continue;
      if (leaf_columns.size() == leaf_columns_used) leaf_columns.emplace_back();
      LeafColumn& column = leaf_columns[leaf_columns_used++];
      column.leaf = leaf;
      column.sets.resize(things);
      read_leaf(way, column.sets, sets);
    }
  }

  void read_leaf(const Leaf& leaf, std::vector<SetId>& found, SharedSets& sets) {
    const FactColumns::RelationColumn& relation = columns->relation(leaf.relation);
    const bool is_short = !leaf.is_own && leaf.path->names.size() == 2;
    const Symbol last = leaf.path->names.back().symbol;
    // Neighbours mostly lead to the same place, so the last answer is kept.
    EntityIndex known = kNoEntity;
    SetId known_set = kNone;
    for (std::size_t i = 0; i < things; ++i) {
      const FactColumns::Slice others = relation.others[i];
      const bool is_plain = is_short && others.count == 1 && relation.people[i].count == 0 && !relation.entries[others.begin].is_userset();
      if (is_plain && relation.entries[others.begin].entity == known) {
        found[i] = known_set;
        continue;
      }
      members.clear();
      if (leaf.is_own) {
        for (std::uint32_t e = others.begin; e < others.begin + others.count; ++e) {
          if (relation.entries[e].is_userset()) members.push_back({relation.entries[e].entity, relation.entries[e].member});
        }
      } else {
        for (const EntityIndex entity : Evaluator(*world).walk_to_last(*leaf.path, columns->things()[i])) {
          if (world->type_of(entity).member(last).kind != MemberKind::none) members.push_back({entity, last});
        }
      }
      found[i] = members.empty() ? kNone : members.size() == 1 ? sets.id_of(members.front()) : sets.id_of(members);
      known = is_plain ? relation.entries[others.begin].entity : kNoEntity;
      known_set = found[i];
    }
  }

  // --- classes of things

  void make_classes() {
    class_of.resize(things);
    classes.clear();
    first_of_class.clear();
    class_table.assign(64, kNone);
    for (auto& words : class_words) words.clear();
    for (std::uint32_t i = 0; i < things; ++i) {
      const std::uint32_t number = find_class(i);
      class_of[i] = number;
      std::vector<WordBits>& words = class_words[number];
      if (words.empty() || words.back().word != i / 64) words.push_back({i / 64, 0});
      words.back().bits |= Word{1} << (i % 64);
    }
  }

  std::uint64_t hash_of(std::uint32_t thing) const {
    std::uint64_t hash = mixed(0, atoms[thing]);
    for (std::size_t k = 0; k < leaf_columns_used; ++k) hash = mixed(hash, leaf_columns[k].sets[thing]);
    return hash;
  }

  bool are_alike(std::uint32_t a, std::uint32_t b) const {
    for (std::size_t k = 0; k < leaf_columns_used; ++k) {
      if (leaf_columns[k].sets[a] != leaf_columns[k].sets[b]) return false;
    }
    return atoms[a] == atoms[b];
  }

  std::uint32_t find_class(std::uint32_t thing) {
    std::size_t place = hash_of(thing) & (class_table.size() - 1);
    for (; class_table[place] != kNone; place = (place + 1) & (class_table.size() - 1)) {
      if (are_alike(first_of_class[class_table[place]], thing)) return class_table[place];
    }
    const auto number = static_cast<std::uint32_t>(classes.size());
    class_table[place] = number;
    first_of_class.push_back(thing);
    RowClass& made = classes.emplace_back();
    made.program = program;
    made.atoms = atoms[thing];
    for (std::size_t k = 0; k < leaf_columns_used; ++k) {
      if (leaf_columns[k].sets[thing] != kNone) made.sets.emplace_back(leaf_columns[k].leaf, leaf_columns[k].sets[thing]);
    }
    if (class_words.size() < classes.size()) class_words.emplace_back();
    if (classes.size() * 2 > class_table.size()) grow_table();
    return number;
  }

  void grow_table() {
    class_table.assign(class_table.size() * 4, kNone);
    for (std::uint32_t number = 0; number < classes.size(); ++number) {
      std::size_t place = hash_of(first_of_class[number]) & (class_table.size() - 1);
      while (class_table[place] != kNone) place = (place + 1) & (class_table.size() - 1);
      class_table[place] = number;
    }
  }

  // --- groups of people

  /// People in the same shared sets: one group, split by one set after the other.
  void make_groups(SharedSets& sets) {
    std::vector<SetId> used;
    for (const RowClass& each : classes) {
      for (const auto& [leaf, set] : each.sets) used.push_back(set);
    }
    std::sort(used.begin(), used.end());
    used.erase(std::unique(used.begin(), used.end()), used.end());
    group_of.assign(people, 0);
    std::vector<std::uint32_t> split_of(1, kNone);
    for (const SetId set : used) {
      const Bits& bits = sets.get(set).bits;
      std::fill(split_of.begin(), split_of.end(), kNone);
      for (std::size_t word = 0; word < bits.size(); ++word) {
        for (Word left = bits[word]; left != 0; left &= left - 1) {
          std::uint32_t& group = group_of[word * 64 + static_cast<std::size_t>(__builtin_ctzll(left))];
          if (split_of[group] == kNone) {
            split_of[group] = static_cast<std::uint32_t>(split_of.size());
            split_of.push_back(kNone);
          }
          group = split_of[group];
        }
      }
    }
    last_of_group.assign(split_of.size(), kNone);
    for (std::uint32_t person = 0; person < people; ++person) last_of_group[group_of[person]] = person;
  }

  // --- people whom things name

  void collect_mentions() {
    mention_start.assign(people + 1, 0);
    each_own_leaf([&](std::uint32_t, const FactColumns::RelationColumn& relation) {
      for (const FactColumns::Slice slice : relation.people) {
        for (std::uint32_t e = slice.begin; e < slice.begin + slice.count; ++e) ++mention_start[relation.subjects[e] + 1];
      }
    });
    for (std::size_t person = 0; person < people; ++person) mention_start[person + 1] += mention_start[person];
    mentions.resize(mention_start[people]);
    // Filled from the end of each person's part, which leaves `mention_start` where the parts begin.
    std::vector<std::uint32_t>& place = patch_start;
    place.assign(mention_start.begin(), mention_start.end());
    each_own_leaf([&](std::uint32_t leaf, const FactColumns::RelationColumn& relation) {
      for (std::uint32_t thing = 0; thing < things; ++thing) {
        const FactColumns::Slice slice = relation.people[thing];
        for (std::uint32_t e = slice.begin; e < slice.begin + slice.count; ++e) mentions[place[relation.subjects[e]]++] = {thing, leaf};
      }
    });
  }

  template <class Visit>
  void each_own_leaf(Visit visit) {
    for (std::uint32_t leaf = 0; leaf < program->leaves().size(); ++leaf) {
      if (program->leaves()[leaf].is_own) visit(leaf, columns->relation(program->leaves()[leaf].relation));
    }
  }

  /// The change that mentions make to a cell, by class, group and leaves: there are few combinations.
  struct Change {
    std::uint64_t leaves = 0;
    std::uint32_t row_class = kNone, group = kNone;
    std::uint64_t run = 0;  ///< the write it was found in
    Masks change;
  };
  std::vector<Change> changes_known = std::vector<Change>(1024);
  std::uint64_t run = 0;
  Word nothing = 0;                                ///< see copy_row

  const Masks& change_for(std::uint32_t row_class, std::uint32_t person, std::uint64_t leaves, SharedSets& sets) {
    const std::uint32_t group = group_of[person];
    const std::uint64_t hash = mixed(mixed(leaves, row_class), group);
    Change& known = changes_known[hash & (changes_known.size() - 1)];
    if (known.run == run && known.leaves == leaves && known.row_class == row_class && known.group == group) return known.change;
    RowClass& of = classes[row_class];
    const std::uint64_t shared = of.membership(sets, person);
    const Masks base = of.masks(shared);
    const Masks real = of.masks(shared | leaves);
    known = {leaves, row_class, group, run, {base.allow ^ real.allow, base.unclear ^ real.unclear}};
    return known.change;
  }

  void make_patches(SharedSets& sets) {
    ++run;
    patch_start.assign(people + 1, 0);
    patches.resize(mentions.size());
    std::uint32_t count = 0;
    leaves_of.assign(things, 0);
    for (std::uint32_t person = 0; person < people; ++person) {
      // A thing may name a person by several leaves: they are gathered first, and each thing is taken once.
      for (std::uint32_t m = mention_start[person]; m < mention_start[person + 1]; ++m) leaves_of[mentions[m].thing] |= std::uint64_t{1} << mentions[m].leaf;
      for (std::uint32_t m = mention_start[person]; m < mention_start[person + 1]; ++m) {
        const std::uint32_t thing = mentions[m].thing;
        if (leaves_of[thing] == 0) continue;
        const Masks& change = change_for(class_of[thing], person, leaves_of[thing], sets);
        leaves_of[thing] = 0;
        if ((change.allow | change.unclear) != 0) patches[count++] = {thing, change};
      }
      patch_start[person + 1] = count;
    }
  }

  // --- writing

  /// The row of each group, written where the last of the group has theirs: everybody else copies it before it is patched.
  void write_group_rows(SharedSets& sets, std::uint64_t Masks::*kind, Word* plane, std::size_t actions, std::size_t words) {
    for (std::uint32_t group = 0; group < last_of_group.size(); ++group) {
      const std::uint32_t person = last_of_group[group];
      if (person == kNone) continue;
      for (std::size_t action = 0; action < actions; ++action) std::memset(plane + (action * people + person) * words, 0, words * sizeof(Word));
      for (std::uint32_t number = 0; number < classes.size(); ++number) {
        RowClass& row_class = classes[number];
        std::uint64_t mask = row_class.masks(row_class.membership(sets, person)).*kind;
        for (; mask != 0; mask &= mask - 1) {
          Word* row = plane + (static_cast<std::size_t>(__builtin_ctzll(mask)) * people + person) * words;
          for (const WordBits& each : class_words[number]) row[each.word] |= each.bits;
        }
      }
    }
  }

  void write_people(std::uint64_t Masks::*kind, Word* plane, std::size_t actions, std::size_t words) const {
    const std::size_t stride = people * words;
    for (std::uint32_t person = 0; person < people; ++person) {
      Word* rows = plane + person * words;
      const std::uint32_t pattern = last_of_group[group_of[person]];
      if (pattern != person) {
        const Word* from = plane + pattern * words;
        for (std::size_t action = 0; action < actions; ++action) copy_row(rows + action * stride, from + action * stride, words, nothing);
      }
      for (std::uint32_t p = patch_start[person]; p < patch_start[person + 1]; ++p) {
        Word* word = rows + patches[p].thing / 64;
        const Word bit = Word{1} << (patches[p].thing % 64);
        for (std::uint64_t change = patches[p].change.*kind; change != 0; change &= change - 1) word[static_cast<std::size_t>(__builtin_ctzll(change)) * stride] ^= bit;
      }
    }
  }
};

PlaneWriter::PlaneWriter() : work_(std::make_unique<Work>()) {}
PlaneWriter::~PlaneWriter() = default;
PlaneWriter::PlaneWriter(PlaneWriter&&) noexcept = default;
PlaneWriter& PlaneWriter::operator=(PlaneWriter&&) noexcept = default;

void PlaneWriter::write(const World& world, const FactColumns& columns, Planes& into) {
  Work& work = *work_;
  work.world = &world;
  work.columns = &columns;
  work.program = world.policy().programs[columns.type()].get();
  work.things = columns.things().size();
  work.people = world.subjects().size();
  SharedSets sets(world);
  work.read_atoms();
  work.read_leaves(sets);
  work.make_classes();
  work.make_groups(sets);
  work.collect_mentions();
  work.make_patches(sets);

  into.type = columns.type();
  into.things = columns.things();
  into.people = work.people;
  into.actions = world.policy().types[columns.type()].actions.size();
  into.row_words = (work.things + 63) / 64;
  const std::size_t size = into.actions * into.people * into.row_words;
  into.allow.resize(size);
  into.unclear.resize(work.program->says_unclear() ? size : 0);
  const auto write_kind = [&](std::uint64_t Masks::*kind, std::vector<Word>& plane) {
    if (plane.empty()) return;
    work.write_group_rows(sets, kind, plane.data(), into.actions, into.row_words);
    work.write_people(kind, plane.data(), into.actions, into.row_words);
  };
  write_kind(&Masks::allow, into.allow);
  write_kind(&Masks::unclear, into.unclear);
}

Verdict Planes::at(std::size_t person, ActionIndex action, std::size_t thing) const {
  const std::size_t word = (action * people + person) * row_words + thing / 64;
  if (((allow[word] >> (thing % 64)) & 1u) != 0) return Verdict::allow;
  return !unclear.empty() && ((unclear[word] >> (thing % 64)) & 1u) != 0 ? Verdict::unclear : Verdict::deny;
}

namespace {

std::uint64_t count_bits(const std::vector<Word>& words) {
  std::uint64_t count = 0;
  for (const Word word : words) count += static_cast<std::uint64_t>(__builtin_popcountll(word));
  return count;
}

}  // namespace

std::uint64_t Planes::count_allow() const { return count_bits(allow); }
std::uint64_t Planes::count_unclear() const { return count_bits(unclear); }

}  // namespace permsim

// Writing planes. Things of one shape form a class, people in the same shared sets a group: a
// group's row is composed once from the classes and copied for everyone in it; then the few things
// that name a person themselves are put right.
#include "core/matrix/planes.h"

#include <algorithm>
#include <cstring>

#include "core/base/bits.h"
#include "core/matrix/grouping.h"

namespace permsim {

namespace {

constexpr std::uint32_t kNone = Grouping::kNone;
using Word = std::uint64_t;

/// Copies a row. Short rows are many, and a call of memcpy for each would cost more than its bytes:
/// `nothing` is 0, which the compiler cannot know, so that it makes no such call of the loop.
inline void copy_row(Word* __restrict to, const Word* __restrict from, std::size_t words,
                     Word nothing) {
  constexpr std::size_t kShort = 64;
  if (words > kShort) {
    std::memcpy(to, from, words * sizeof(Word));
    return;
  }
  for (std::size_t i = 0; i < words; ++i) to[i] = from[i] | nothing;
}

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

}  // namespace

struct PlaneWriter::Work {
  // --- input
  const FactColumns* columns = nullptr;
  const MatrixProgram* program = nullptr;
  std::size_t things = 0, people = 0;

  Grouping groups;

  // --- made afresh by each write
  std::vector<std::uint32_t> mention_start;  ///< by person; one past the last person closes it
  std::vector<Mention> mentions;
  std::vector<std::uint32_t> patch_start;
  std::vector<Patch> patches;
  std::vector<std::uint64_t> leaves_of;  ///< by thing, of one person at a time

  // --- people whom things name

  void collect_mentions() {
    mention_start.assign(people + 1, 0);
    each_own_leaf([&](std::uint32_t, const FactColumns::RelationColumn& relation) {
      for (const FactColumns::Slice slice : relation.people) {
        for (std::uint32_t e = slice.begin; e < slice.begin + slice.count; ++e)
          ++mention_start[relation.subjects[e] + 1];
      }
    });
    for (std::size_t person = 0; person < people; ++person)
      mention_start[person + 1] += mention_start[person];
    mentions.resize(mention_start[people]);
    // Filled from the end of each person's part, which leaves `mention_start` where the parts
    // begin.
    std::vector<std::uint32_t>& place = patch_start;
    place.assign(mention_start.begin(), mention_start.end());
    each_own_leaf([&](std::uint32_t leaf, const FactColumns::RelationColumn& relation) {
      for (std::uint32_t thing = 0; thing < things; ++thing) {
        const FactColumns::Slice slice = relation.people[thing];
        for (std::uint32_t e = slice.begin; e < slice.begin + slice.count; ++e)
          mentions[place[relation.subjects[e]]++] = {thing, leaf};
      }
    });
  }

  template <class Visit>
  void each_own_leaf(Visit visit) {
    for (std::uint32_t leaf = 0; leaf < program->leaves().size(); ++leaf) {
      if (program->leaves()[leaf].is_own)
        visit(leaf, columns->relation(program->leaves()[leaf].relation));
    }
  }

  /// The change that mentions make to a cell, by class, group and leaves: there are few
  /// combinations.
  struct Change {
    std::uint64_t leaves = 0;
    std::uint32_t row_class = kNone, group = kNone;
    std::uint64_t run = 0;  ///< the write it was found in
    Masks change;
  };
  std::vector<Change> changes_known = std::vector<Change>(1024);
  std::uint64_t run = 0;
  Word nothing = 0;  ///< see copy_row

  const Masks& change_for(std::uint32_t row_class, std::uint32_t person, std::uint64_t leaves,
                          SharedSets& sets) {
    const std::uint32_t group = groups.group_of[person];
    const std::uint64_t hash = mixed(mixed(leaves, row_class), group);
    Change& known = changes_known[hash & (changes_known.size() - 1)];
    if (known.run == run && known.leaves == leaves && known.row_class == row_class &&
        known.group == group)
      return known.change;
    RowClass& of = groups.classes[row_class];
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
      // A thing may name a person by several leaves: they are gathered first, and each thing is
      // taken once.
      for (std::uint32_t m = mention_start[person]; m < mention_start[person + 1]; ++m)
        leaves_of[mentions[m].thing] |= std::uint64_t{1} << mentions[m].leaf;
      for (std::uint32_t m = mention_start[person]; m < mention_start[person + 1]; ++m) {
        const std::uint32_t thing = mentions[m].thing;
        if (leaves_of[thing] == 0) continue;
        const Masks& change = change_for(groups.class_of[thing], person, leaves_of[thing], sets);
        leaves_of[thing] = 0;
        if ((change.allow | change.unclear) != 0) patches[count++] = {thing, change};
      }
      patch_start[person + 1] = count;
    }
  }

  // --- writing

  /// The row of each group, written where the last of the group has theirs: everybody else copies
  /// it before it is patched.
  void write_group_rows(SharedSets& sets, std::uint64_t Masks::*kind, Word* plane,
                        std::size_t actions, std::size_t words) {
    for (std::uint32_t group = 0; group < groups.last_of_group.size(); ++group) {
      const std::uint32_t person = groups.last_of_group[group];
      if (person == kNone) continue;
      for (std::size_t action = 0; action < actions; ++action)
        std::memset(plane + (action * people + person) * words, 0, words * sizeof(Word));
      for (std::uint32_t number = 0; number < groups.classes.size(); ++number) {
        RowClass& row_class = groups.classes[number];
        const Masks masks = row_class.masks(row_class.membership(sets, person));
        each_bit(masks.*kind, [&](std::size_t action) {
          Word* row = plane + (action * people + person) * words;
          for (const Grouping::WordBits& each : groups.class_words[number])
            row[each.word] |= each.bits;
        });
      }
    }
  }

  void write_people(std::uint64_t Masks::*kind, Word* plane, std::size_t actions,
                    std::size_t words) const {
    const std::size_t stride = people * words;
    for (std::uint32_t person = 0; person < people; ++person) {
      Word* rows = plane + person * words;
      const std::uint32_t pattern = groups.last_of_group[groups.group_of[person]];
      if (pattern != person) {
        const Word* from = plane + pattern * words;
        for (std::size_t action = 0; action < actions; ++action)
          copy_row(rows + action * stride, from + action * stride, words, nothing);
      }
      for (std::uint32_t p = patch_start[person]; p < patch_start[person + 1]; ++p) {
        Word* word = rows + patches[p].thing / 64;
        const Word bit = Word{1} << (patches[p].thing % 64);
        each_bit(patches[p].change.*kind,
                 [&](std::size_t action) { word[action * stride] ^= bit; });
      }
    }
  }
};

PlaneWriter::PlaneWriter() : work_(std::make_unique<Work>()) {}
PlaneWriter::~PlaneWriter() = default;
PlaneWriter::PlaneWriter(PlaneWriter&&) noexcept = default;

void PlaneWriter::write(const World& world, const FactColumns& columns, Planes& into) {
  Work& work = *work_;
  work.columns = &columns;
  work.program = world.policy().programs[columns.type()].get();
  work.things = columns.things().size();
  work.people = world.subjects().size();
  SharedSets sets(world);
  work.groups.make(world, columns, sets);
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
  return !unclear.empty() && ((unclear[word] >> (thing % 64)) & 1u) != 0 ? Verdict::unclear
                                                                         : Verdict::deny;
}

namespace {

std::uint64_t count_bits(const std::vector<Word>& words) {
  std::uint64_t count = 0;
  for (const Word word : words) count += ones(word);
  return count;
}

}  // namespace

std::uint64_t Planes::count_allow() const { return count_bits(allow); }
std::uint64_t Planes::count_unclear() const { return count_bits(unclear); }

}  // namespace permsim

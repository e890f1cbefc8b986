// Sorting things into classes and people into groups.
#include "core/matrix/grouping.h"

#include <algorithm>

#include "core/base/bits.h"
#include "core/decide/evaluate.h"

namespace permsim {

namespace {

using Word = std::uint64_t;

}  // namespace

void Grouping::make(const World& world, const FactColumns& columns, SharedSets& sets) {
  world_ = &world;
  columns_ = &columns;
  program_ = world.policy().programs[columns.type()].get();
  things_ = columns.things().size();
  people_ = world.subjects().size();
  read_atoms();
  read_leaves(sets);
  make_classes();
  make_groups(sets);
}

// --- what each thing is like

void Grouping::read_atoms() {
  atoms_.assign(things_, 0);
  for (std::size_t number = 0; number < program_->atoms().size(); ++number) {
    const Atom& atom = program_->atoms()[number];
    if (!atom.is_plain) {
      Evaluator evaluator(*world_);
      for (std::size_t i = 0; i < things_; ++i)
        atoms_[i] |= std::uint64_t{evaluator.holds(*atom.condition, columns_->things()[i])}
                     << number;
      continue;
    }
    const std::uint32_t code = columns_->code_of(atom.attribute, atom.literal);
    if (code == FactColumns::kNoCode) continue;
    const std::vector<std::uint32_t>& codes = columns_->codes(atom.attribute);
    for (std::size_t i = 0; i < things_; ++i)
      atoms_[i] |= std::uint64_t{codes[i] == code} << number;
  }
}

void Grouping::read_leaves(SharedSets& sets) {
  leaf_columns_used_ = 0;
  for (std::uint32_t leaf = 0; leaf < program_->leaves().size(); ++leaf) {
    const Leaf& way = program_->leaves()[leaf];
    if (way.is_own && columns_->relation(way.relation).others_count == 0) continue;
    if (leaf_columns_.size() == leaf_columns_used_) leaf_columns_.emplace_back();
    LeafColumn& column = leaf_columns_[leaf_columns_used_++];
    column.leaf = leaf;
    column.sets.resize(things_);
    read_leaf(way, column.sets, sets);
  }
}

void Grouping::read_leaf(const Leaf& leaf, std::vector<SetId>& found, SharedSets& sets) {
  const FactColumns::RelationColumn& relation = columns_->relation(leaf.relation);
  const bool is_short = !leaf.is_own && leaf.path->names.size() == 2;
  const Symbol last = leaf.path->names.back().symbol;
  // Neighbours mostly lead to the same place, so the last answer is kept.
  EntityIndex known = kNoEntity;
  SetId known_set = kNone;
  for (std::size_t i = 0; i < things_; ++i) {
    const FactColumns::Slice others = relation.others[i];
    const bool is_plain = is_short && others.count == 1 && relation.people[i].count == 0 &&
                          !relation.entries[others.begin].is_userset();
    if (is_plain && relation.entries[others.begin].entity == known) {
      found[i] = known_set;
      continue;
    }
    members_.clear();
    if (leaf.is_own) {
      for (std::uint32_t e = others.begin; e < others.begin + others.count; ++e) {
        if (relation.entries[e].is_userset())
          members_.push_back({relation.entries[e].entity, relation.entries[e].member});
      }
    } else {
      for (const EntityIndex entity :
           Evaluator(*world_).walk_to_last(*leaf.path, columns_->things()[i])) {
        if (world_->type_of(entity).member(last).kind != MemberKind::none)
          members_.push_back({entity, last});
      }
    }
    found[i] = members_.empty()       ? kNone
               : members_.size() == 1 ? sets.id_of(members_.front())
                                      : sets.id_of(members_);
    known = is_plain ? relation.entries[others.begin].entity : kNoEntity;
    known_set = found[i];
  }
}

// --- classes of things

void Grouping::make_classes() {
  class_of.resize(things_);
  classes.clear();
  first_of_class_.clear();
  class_table_.assign(64, kNone);
  for (auto& words : class_words) words.clear();
  for (std::uint32_t i = 0; i < things_; ++i) {
    const std::uint32_t number = find_class(i);
    class_of[i] = number;
    std::vector<WordBits>& words = class_words[number];
    if (words.empty() || words.back().word != i / 64) words.push_back({i / 64, 0});
    words.back().bits |= Word{1} << (i % 64);
  }
}

std::uint64_t Grouping::hash_of(std::uint32_t thing) const {
  std::uint64_t hash = mixed(0, atoms_[thing]);
  for (std::size_t k = 0; k < leaf_columns_used_; ++k)
    hash = mixed(hash, leaf_columns_[k].sets[thing]);
  return hash;
}

bool Grouping::are_alike(std::uint32_t a, std::uint32_t b) const {
  for (std::size_t k = 0; k < leaf_columns_used_; ++k) {
    if (leaf_columns_[k].sets[a] != leaf_columns_[k].sets[b]) return false;
  }
  return atoms_[a] == atoms_[b];
}

std::uint32_t Grouping::find_class(std::uint32_t thing) {
  std::size_t place = hash_of(thing) & (class_table_.size() - 1);
  for (; class_table_[place] != kNone; place = (place + 1) & (class_table_.size() - 1)) {
    if (are_alike(first_of_class_[class_table_[place]], thing)) return class_table_[place];
  }
  const auto number = static_cast<std::uint32_t>(classes.size());
  class_table_[place] = number;
  first_of_class_.push_back(thing);
  RowClass& made = classes.emplace_back();
  made.program = program_;
  made.atoms = atoms_[thing];
  for (std::size_t k = 0; k < leaf_columns_used_; ++k) {
    if (leaf_columns_[k].sets[thing] != kNone)
      made.sets.emplace_back(leaf_columns_[k].leaf, leaf_columns_[k].sets[thing]);
  }
  if (class_words.size() < classes.size()) class_words.emplace_back();
  if (classes.size() * 2 > class_table_.size()) grow_table();
  return number;
}

void Grouping::grow_table() {
  class_table_.assign(class_table_.size() * 4, kNone);
  for (std::uint32_t number = 0; number < classes.size(); ++number) {
    std::size_t place = hash_of(first_of_class_[number]) & (class_table_.size() - 1);
    while (class_table_[place] != kNone) place = (place + 1) & (class_table_.size() - 1);
    class_table_[place] = number;
  }
}

// --- groups of people

/// People in the same shared sets: one group, split by one set after the other.
void Grouping::make_groups(SharedSets& sets) {
  std::vector<SetId> used;
  for (const RowClass& each : classes) {
    for (const auto& [leaf, set] : each.sets) used.push_back(set);
  }
  std::sort(used.begin(), used.end());
  used.erase(std::unique(used.begin(), used.end()), used.end());
  group_of.assign(people_, 0);
  std::vector<std::uint32_t> split_of(1, kNone);
  for (const SetId set : used) {
    const Bits& bits = sets.get(set).bits;
    std::fill(split_of.begin(), split_of.end(), kNone);
    for (std::size_t word = 0; word < bits.size(); ++word) {
      each_bit(bits[word], word * 64, [&](std::size_t person) {
        std::uint32_t& group = group_of[person];
        if (split_of[group] == kNone) {
          split_of[group] = static_cast<std::uint32_t>(split_of.size());
          split_of.push_back(kNone);
        }
        group = split_of[group];
      });
    }
  }
  last_of_group.assign(split_of.size(), kNone);
  for (std::uint32_t person = 0; person < people_; ++person)
    last_of_group[group_of[person]] = person;
}

}  // namespace permsim

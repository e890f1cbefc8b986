// The matrix engine.
//
// A thing's verdicts depend on three things only: which facts hold of it (atoms), which shared sets its leaves lead to,
// and which persons it names itself. Things alike in the first two form a row class; the third is a short list of
// exceptions. So one cell is: the class of the thing, the person's membership bits, one look-up. No row is written out
// unless somebody asks for it, and after a step only what the step touched is made again.
#include "core/matrix.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <map>
#include <unordered_map>

#include "core/evaluate.h"
#include "core/matrix_program.h"
#include "core/shared_sets.h"

namespace permsim {

namespace {

constexpr std::uint32_t kNoClass = 0xffffffffu;

/// A person named by a thing itself: the leaves that name them directly.
struct Exception {
  std::uint32_t subject = 0;
  std::uint64_t membership = 0;
};

struct Row {
  std::uint32_t row_class = kNoClass;
  std::uint32_t count = 0;
  const Exception* exceptions = nullptr;
};

/// What things of one class share. `sets`: the leaves that lead to shared sets.
struct RowClass {
  const MatrixProgram* program = nullptr;
  std::uint64_t atoms = 0;
  std::vector<std::pair<std::uint32_t, SetId>> sets;
  std::unordered_map<std::uint64_t, Masks> known;

  const Masks& masks(std::uint64_t membership) {
    const auto found = known.find(membership);
    return found != known.end() ? found->second : known.emplace(membership, program->evaluate(atoms, membership)).first->second;
  }
};

/// Key of a class: type, atoms, then leaf and set in turn.
using ClassKey = std::vector<std::uint64_t>;
struct ClassKeyHash {
  std::size_t operator()(const ClassKey& key) const {
    std::uint64_t hash = 0xcbf29ce484222325u;
    for (const std::uint64_t word : key) hash = (hash ^ word) * 0x100000001b3u;
    return static_cast<std::size_t>(hash ^ (hash >> 32));
  }
};

/// How many people are in exactly which shared leaves of a class.
using Distribution = std::vector<std::pair<std::uint64_t, std::uint32_t>>;

struct Classes {
  std::vector<std::shared_ptr<RowClass>> all;
  std::unordered_map<ClassKey, std::uint32_t, ClassKeyHash> ids;
};

}  // namespace

struct Matrix::Engine {
  explicit Engine(const World& on_world)
      : world(on_world), sets(on_world), classes(std::make_shared<Classes>()), rows(on_world.size()) {}

  Engine(const World& on_world, const Engine& before, const std::vector<Touched>& touched)
      : world(on_world), sets(on_world, before.sets, touched), classes(before.classes), rows(before.rows), arenas(before.arenas) {
    rows.resize(world.size());
    for (const Touched& each : touched) forget(each);
  }

  const Row& row(EntityIndex on) {
    if (rows[on].row_class == kNoClass) make(on);
    return rows[on];
  }
  RowClass& class_of(EntityIndex on) { return *classes->all[row(on).row_class]; }

  /// The leaves of shared sets a person is in.
  std::uint64_t shared_membership(const RowClass& row_class, std::size_t subject) {
    std::uint64_t membership = 0;
    for (const auto& [leaf, set] : row_class.sets) {
      if (has_bit(sets.get(set).bits, subject)) membership |= std::uint64_t{1} << leaf;
    }
    return membership;
  }

  const Masks& masks(EntityIndex on, std::size_t subject) {
    const Row& of = row(on);
    RowClass& row_class = class_of(on);
    std::uint64_t membership = shared_membership(row_class, subject);
    const Exception* end = of.exceptions + of.count;
    const Exception* found = std::lower_bound(of.exceptions, end, subject, [](const Exception& e, std::size_t s) { return e.subject < s; });
    if (found != end && found->subject == subject) membership |= found->membership;
    return row_class.masks(membership);
  }

  /// For each word of subjects, the groups of people in the same shared leaves: `group(word, membership, bits)`.
  template <class Group>
  void each_group(const RowClass& row_class, Group group) {
    const std::size_t people = world.subjects().size();
    std::vector<std::pair<std::uint64_t, std::uint64_t>> groups;
    std::vector<std::pair<std::uint64_t, std::uint64_t>> split;
    for (std::size_t word = 0; word < sets.words(); ++word) {
      const std::size_t left = people - word * 64;
      groups.assign(1, {0, left >= 64 ? ~std::uint64_t{0} : (std::uint64_t{1} << left) - 1});
      for (const auto& [leaf, set] : row_class.sets) {
        const std::uint64_t in = sets.get(set).bits[word];
        split.clear();
        for (const auto& [membership, bits] : groups) {
          if ((bits & in) != 0) split.emplace_back(membership | (std::uint64_t{1} << leaf), bits & in);
          if ((bits & ~in) != 0) split.emplace_back(membership, bits & ~in);
        }
        groups.swap(split);
      }
      for (const auto& [membership, bits] : groups) group(word, membership, bits);
    }
  }

  const Distribution& distribution(std::uint32_t number) {
    if (distributions.size() <= number) distributions.resize(classes->all.size());
    if (distributions[number] != nullptr) return *distributions[number];
    std::map<std::uint64_t, std::uint32_t> counts;
    each_group(*classes->all[number], [&](std::size_t, std::uint64_t membership, std::uint64_t bits) {
      counts[membership] += static_cast<std::uint32_t>(__builtin_popcountll(bits));
    });
    distributions[number] = std::make_unique<Distribution>(counts.begin(), counts.end());
    return *distributions[number];
  }

  bool is_same_row(Engine& other, EntityIndex on) {
    const Row& a = row(on);
    const Row& b = other.row(on);
    if (a.exceptions != b.exceptions || a.count != b.count) return false;
    const auto& mine = classes->all[a.row_class];
    if (mine != other.classes->all[b.row_class]) return false;
    return std::all_of(mine->sets.begin(), mine->sets.end(), [&](const auto& leaf) { return sets.pointer(leaf.second) == other.sets.pointer(leaf.second); });
  }

  const World& world;
  SharedSets sets;
  std::shared_ptr<Classes> classes;  ///< shared along one play; ids are only ever added
  std::vector<Row> rows;             ///< by place
  std::vector<std::shared_ptr<std::vector<Exception>>> arenas;  ///< what rows point into
  std::vector<std::unique_ptr<Distribution>> distributions;

 private:
  /// A touched thing's row is made again; so are the rows of types whose programs read that member elsewhere.
  void forget(const Touched& touched) {
    rows[touched.entity] = Row{};
    if (touched.member == kNoSymbol || !world.has(touched.entity)) return;
    const std::pair<TypeIndex, Symbol> member{world.at(touched.entity).type, touched.member};
    for (TypeIndex type = 0; type < world.policy().types.size(); ++type) {
      const auto& far = world.policy().programs[type]->far_members();
      if (std::find(far.begin(), far.end(), member) == far.end()) continue;
      for (EntityIndex entity = 0; entity < world.size(); ++entity) {
        if (world.has(entity) && world.at(entity).type == type) rows[entity] = Row{};
      }
    }
  }

  void make(EntityIndex on) {
    const MatrixProgram& program = *world.policy().programs[world.at(on).type];
    found_.clear();
    key_.assign({world.at(on).type, atoms_of(program, on)});
    for (std::uint32_t leaf = 0; leaf < program.leaves().size(); ++leaf) read_leaf(program.leaves()[leaf], leaf, on);
    std::sort(found_.begin(), found_.end(), [](const Exception& a, const Exception& b) { return a.subject < b.subject; });
    Row& made = rows[on];
    made.row_class = class_id(program);
    made.count = static_cast<std::uint32_t>(found_.size());
    made.exceptions = keep();
  }

  std::uint64_t atoms_of(const MatrixProgram& program, EntityIndex on) {
    std::uint64_t holding = 0;
    const Entity& entity = world.at(on);
    for (std::size_t i = 0; i < program.atoms().size(); ++i) {
      const Atom& atom = program.atoms()[i];
      const bool holds = atom.is_plain ? entity.attributes[atom.attribute] == atom.literal : Evaluator(world).holds(*atom.condition, on);
      if (holds) holding |= std::uint64_t{1} << i;
    }
    return holding;
  }

  void read_leaf(const Leaf& leaf, std::uint32_t number, EntityIndex on) {
    members_.clear();
    const std::vector<Entry>& entries = world.at(on).relations[leaf.relation];
    if (leaf.is_own) {
      for (const Entry& entry : entries) {
        if (entry.is_userset()) members_.push_back({entry.entity, entry.member});
        else if (const int subject = world.subject_number(entry.entity); subject >= 0) except(static_cast<std::uint32_t>(subject), number);
      }
    } else if (leaf.path->names.size() == 2 && std::none_of(entries.begin(), entries.end(), [](const Entry& e) { return e.is_userset(); })) {
      for (const Entry& entry : entries) add_member(entry.entity, leaf.path->names.back().symbol);
    } else {
      for (const EntityIndex entity : Evaluator(world).walk_to_last(*leaf.path, on)) add_member(entity, leaf.path->names.back().symbol);
    }
    if (members_.empty()) return;
    key_.push_back(number);
    key_.push_back(members_.size() == 1 ? sets.id_of(members_.front()) : sets.id_of(members_));
  }

  void add_member(EntityIndex entity, Symbol member) {
    if (world.type_of(entity).member(member).kind != MemberKind::none) members_.push_back({entity, member});
  }

  void except(std::uint32_t subject, std::uint32_t leaf) {
    const auto known = std::find_if(found_.begin(), found_.end(), [&](const Exception& e) { return e.subject == subject; });
    if (known != found_.end()) known->membership |= std::uint64_t{1} << leaf;
    else found_.push_back({subject, std::uint64_t{1} << leaf});
  }

  std::uint32_t class_id(const MatrixProgram& program) {
    const auto known = classes->ids.find(key_);
    if (known != classes->ids.end()) return known->second;
    auto made = std::make_shared<RowClass>();
    made->program = &program;
    made->atoms = key_[1];
    for (std::size_t i = 2; i < key_.size(); i += 2) made->sets.emplace_back(static_cast<std::uint32_t>(key_[i]), static_cast<SetId>(key_[i + 1]));
    const auto id = static_cast<std::uint32_t>(classes->all.size());
    classes->all.push_back(std::move(made));
    classes->ids.emplace(key_, id);
    return id;
  }

  /// Exceptions live in chunks that never move.
  const Exception* keep() {
    if (found_.empty()) return nullptr;
    constexpr std::size_t kChunk = 4096;
    const bool is_full = open_arena_ == nullptr || open_arena_->size() + found_.size() > open_arena_->capacity();
    if (is_full) {
      open_arena_ = std::make_shared<std::vector<Exception>>();
      open_arena_->reserve(std::max(is_first_arena_ ? std::size_t{64} : kChunk, found_.size()));
      is_first_arena_ = false;
      arenas.push_back(open_arena_);
    }
    const Exception* place = open_arena_->data() + open_arena_->size();
    open_arena_->insert(open_arena_->end(), found_.begin(), found_.end());
    return place;
  }

  std::shared_ptr<std::vector<Exception>> open_arena_;
  bool is_first_arena_ = true;
  std::vector<Exception> found_;
  std::vector<MemberOf> members_;
  ClassKey key_;
};

namespace {

/// A step that lets someone come or go renumbers the subjects: nothing of before can be kept.
bool keeps_subjects(const World& before, const World& after) { return before.subjects() == after.subjects(); }

Verdict verdict_in(const Masks& masks, ActionIndex action) {
  if (((masks.allow >> action) & 1u) != 0) return Verdict::allow;
  return ((masks.unclear >> action) & 1u) != 0 ? Verdict::unclear : Verdict::deny;
}

}  // namespace

Matrix::Matrix(const World& world) : engine_(std::make_unique<Engine>(world)) {}
Matrix::Matrix(const World& world, const Matrix& before, const std::vector<Touched>& touched) {
  const bool can_follow = &world.policy() == &before.world().policy() && keeps_subjects(before.world(), world);
  engine_ = can_follow ? std::make_unique<Engine>(world, *before.engine_, touched) : std::make_unique<Engine>(world);
}
Matrix::~Matrix() = default;
Matrix::Matrix(Matrix&&) noexcept = default;
Matrix& Matrix::operator=(Matrix&&) noexcept = default;

const World& Matrix::world() const { return engine_->world; }

Verdict Matrix::at(const Cell& cell) const {
  const int subject = world().subject_number(cell.who);
  assert(subject >= 0);
  return verdict_in(engine_->masks(cell.on, static_cast<std::size_t>(subject)), cell.action);
}

Matrix::Plane Matrix::plane(EntityIndex on, ActionIndex action) const {
  Plane plane{Bits(engine_->sets.words(), 0), Bits(engine_->sets.words(), 0), engine_->sets.words()};
  RowClass& row_class = engine_->class_of(on);
  engine_->each_group(row_class, [&](std::size_t word, std::uint64_t membership, std::uint64_t bits) {
    const Verdict verdict = verdict_in(row_class.masks(membership), action);
    if (verdict == Verdict::allow) plane.allow[word] |= bits;
    if (verdict == Verdict::unclear) plane.unclear[word] |= bits;
  });
  const Row& row = engine_->row(on);
  for (const Exception* each = row.exceptions; each != row.exceptions + row.count; ++each) {
    const Verdict verdict = verdict_in(engine_->masks(on, each->subject), action);
    const std::uint64_t bit = std::uint64_t{1} << (each->subject % 64);
    plane.allow[each->subject / 64] &= ~bit;
    plane.unclear[each->subject / 64] &= ~bit;
    if (verdict == Verdict::allow) plane.allow[each->subject / 64] |= bit;
    if (verdict == Verdict::unclear) plane.unclear[each->subject / 64] |= bit;
  }
  return plane;
}

Counts Matrix::count(EntityIndex on, ActionIndex action) const {
  Counts counts;
  const auto add = [&](const Masks& masks, std::uint64_t people) {
    const Verdict verdict = verdict_in(masks, action);
    if (verdict == Verdict::allow) counts.allow += people;
    if (verdict == Verdict::unclear) counts.unclear += people;
  };
  const Row& row = engine_->row(on);
  RowClass& row_class = engine_->class_of(on);
  for (const auto& [membership, people] : engine_->distribution(row.row_class)) add(row_class.masks(membership), people);
  for (const Exception* each = row.exceptions; each != row.exceptions + row.count; ++each) {
    const std::uint64_t membership = engine_->shared_membership(row_class, each->subject);
    add(row_class.masks(membership), ~std::uint64_t{0});  // one fewer: they are counted by what they really may
    add(row_class.masks(membership | each->membership), 1);
  }
  return counts;
}

Counts Matrix::count_for(EntityIndex who, EntityIndex on) const {
  const Masks& masks = engine_->masks(on, static_cast<std::size_t>(world().subject_number(who)));
  return {static_cast<std::uint64_t>(__builtin_popcountll(masks.allow)), static_cast<std::uint64_t>(__builtin_popcountll(masks.unclear))};
}

Counts Matrix::count_person(EntityIndex who) const {
  Counts counts;
  for (EntityIndex on = 0; on < world().size(); ++on) {
    if (!world().has(on)) continue;
    const Counts row = count_for(who, on);
    counts.allow += row.allow;
    counts.unclear += row.unclear;
  }
  return counts;
}

Counts Matrix::count_all() const {
  Counts counts;
  for (EntityIndex on = 0; on < world().size(); ++on) {
    for (ActionIndex action = 0; world().has(on) && action < world().type_of(on).actions.size(); ++action) {
      const Counts cell = count(on, action);
      counts.allow += cell.allow;
      counts.unclear += cell.unclear;
    }
  }
  return counts;
}

bool is_same_row(const Matrix& a, const Matrix& b, EntityIndex on) { return a.engine_->is_same_row(*b.engine_, on); }

}  // namespace permsim

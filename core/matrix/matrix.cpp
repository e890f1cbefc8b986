// What the matrix answers, cell by cell and row by row; engine.h says how it works.
#include "core/matrix/matrix.h"

#include <cassert>

#include "core/base/work.h"
#include "core/matrix/engine.h"

namespace permsim {

Matrix::Matrix(const World& world) : engine_(std::make_unique<Engine>(world)) {}
Matrix::Matrix(const World& world, const Matrix& before, const std::vector<Touched>& touched) {
  const bool has_same_rules = &world.policy() == &before.world().policy();
  const bool has_same_people = before.world().subjects() == world.subjects();
  if (!has_same_rules)
    engine_ = std::make_unique<Engine>(world);
  else if (!has_same_people)
    engine_ = std::make_unique<Engine>(world, *before.engine_);
  else
    engine_ = std::make_unique<Engine>(world, *before.engine_, touched);
  if (has_same_rules && has_same_people && before.engine_->counts != nullptr)
    engine_->counts = std::make_unique<MatrixCounts>(*before.engine_->counts, before, *this);
}
Matrix::~Matrix() = default;

const World& Matrix::world() const { return engine_->world; }

void Matrix::forget() const { engine_ = std::make_unique<Engine>(world()); }

Verdict Matrix::at(const Cell& cell) const {
  const int subject = world().subject_number(cell.who);
  assert(subject >= 0);
  return verdict_in(engine_->masks(cell.on, static_cast<std::size_t>(subject)), cell.action);
}

Sign Matrix::sign_at(const Cell& cell) const {
  const int subject = world().subject_number(cell.who);
  assert(subject >= 0);
  const Row& row = engine_->row(cell.on);
  RowClass& row_class = engine_->class_of(row);
  const std::uint64_t membership =
      engine_->membership(row, row_class, static_cast<std::size_t>(subject));
  const Verdict verdict = verdict_in(row_class.masks(membership), cell.action);
  if (verdict != Verdict::deny) return sign_of(verdict, true);
  if (!row_class.program->knows_limits()) return sign_of(decide(world(), cell));
  const std::uint64_t spoken_of = row_class.program->spoken_of(row_class.atoms, membership);
  return sign_of(verdict, ((spoken_of >> cell.action) & 1u) != 0);
}

Matrix::Plane Matrix::plane(EntityIndex on, ActionIndex action) const {
  ++work_done.planes;
  Plane plane{Bits(engine_->sets.words(), 0), Bits(engine_->sets.words(), 0),
              engine_->sets.words()};
  RowClass& row_class = engine_->class_of(on);
  engine_->each_group(row_class,
                      [&](std::size_t word, std::uint64_t membership, std::uint64_t bits) {
                        const Verdict verdict = verdict_in(row_class.masks(membership), action);
                        if (verdict == Verdict::allow) plane.allow[word] |= bits;
                        if (verdict == Verdict::unclear) plane.unclear[word] |= bits;
                      });
  const Row& row = engine_->row(on);
  for (const Exception& each : row) {
    const Verdict verdict = verdict_in(engine_->masks(on, each.subject), action);
    const std::uint64_t bit = std::uint64_t{1} << (each.subject % 64);
    plane.allow[each.subject / 64] &= ~bit;
    plane.unclear[each.subject / 64] &= ~bit;
    if (verdict == Verdict::allow) plane.allow[each.subject / 64] |= bit;
    if (verdict == Verdict::unclear) plane.unclear[each.subject / 64] |= bit;
  }
  return plane;
}

std::vector<std::uint32_t> Matrix::who_may(EntityIndex on, const std::vector<ActionIndex>& actions,
                                           std::size_t most) const {
  std::uint64_t wanted = 0;
  for (const ActionIndex action : actions) wanted |= std::uint64_t{1} << action;
  const Row& row = engine_->row(on);
  RowClass& row_class = engine_->class_of(row);
  std::vector<std::uint32_t> able, named;
  // Those a thing names itself most often may: with few wanted, nobody else need be looked at.
  for (const Exception& each : row) {
    named.push_back(each.subject);
    if (able.size() < most && (engine_->masks(on, each.subject).allow & wanted) != 0)
      able.push_back(each.subject);
  }
  Engine::Groups groups, split;
  for (std::size_t word = 0; word < engine_->sets.words() && able.size() < most; ++word) {
    engine_->group_word(row_class, word, groups, split);
    for (const auto& [membership, bits] : groups) {
      if ((row_class.masks(membership).allow & wanted) == 0) continue;
      each_bit(bits, word * 64, [&](std::size_t number) {
        const auto subject = static_cast<std::uint32_t>(number);
        if (able.size() < most && !std::binary_search(named.begin(), named.end(), subject))
          able.push_back(subject);
      });
    }
  }
  std::sort(able.begin(), able.end());
  return able;
}

Counts Matrix::count(EntityIndex on, ActionIndex action) const {
  const Row& row = engine_->row(on);
  RowClass& row_class = engine_->class_of(row);
  Counts counts = engine_->distribution(row.row_class).actions[action];
  const auto add = [&](const Masks& masks, std::uint64_t people) {
    counts.allow += ((masks.allow >> action) & 1u) * people;
    counts.unclear += ((masks.unclear >> action) & 1u) * people;
  };
  for (const Exception& each : row) {
    const std::uint64_t membership = row_class.membership(engine_->sets, each.subject);
    add(row_class.masks(membership), kLess);  // they are counted by what they really may
    add(row_class.masks(membership | each.membership), 1);
  }
  return counts;
}

Counts Matrix::count_for(EntityIndex who, EntityIndex on) const {
  const Masks masks = engine_->masks(on, static_cast<std::size_t>(world().subject_number(who)));
  return {ones(masks.allow), ones(masks.unclear)};
}

Counts Matrix::count_person(EntityIndex who) const {
  return counts().person(static_cast<std::size_t>(world().subject_number(who)));
}
Counts Matrix::count_all() const { return counts().all(); }

const MatrixCounts& Matrix::counts() const {
  if (engine_->counts == nullptr) engine_->counts = std::make_unique<MatrixCounts>(*this);
  return *engine_->counts;
}

}  // namespace permsim

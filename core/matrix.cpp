// What the matrix answers, cell by cell and row by row; matrix_engine.h says how it works.
#include "core/matrix.h"

#include <cassert>

#include "core/matrix_engine.h"

namespace permsim {

namespace {

/// A step that lets someone come or go renumbers the subjects: nothing of before can be kept.
bool keeps_subjects(const World& before, const World& after) { return before.subjects() == after.subjects(); }

}  // namespace

Matrix::Matrix(const World& world) : engine_(std::make_unique<Engine>(world)) {}
Matrix::Matrix(const World& world, const Matrix& before, const std::vector<Touched>& touched) {
  const bool can_follow = &world.policy() == &before.world().policy() && keeps_subjects(before.world(), world);
  engine_ = can_follow ? std::make_unique<Engine>(world, *before.engine_, touched) : std::make_unique<Engine>(world);
  if (can_follow && before.engine_->counts != nullptr) engine_->counts = std::make_unique<MatrixCounts>(*before.engine_->counts, before, *this);
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
  for (const Exception& each : row) {
    const std::uint64_t membership = row_class.membership(engine_->sets, each.subject);
    add(row_class.masks(membership), ~std::uint64_t{0});  // one fewer: they are counted by what they really may
    add(row_class.masks(membership | each.membership), 1);
  }
  return counts;
}

Counts Matrix::count_for(EntityIndex who, EntityIndex on) const {
  const Masks masks = engine_->masks(on, static_cast<std::size_t>(world().subject_number(who)));
  return {static_cast<std::uint64_t>(__builtin_popcountll(masks.allow)), static_cast<std::uint64_t>(__builtin_popcountll(masks.unclear))};
}

Counts Matrix::count_person(EntityIndex who) const { return counts().person(static_cast<std::size_t>(world().subject_number(who))); }
Counts Matrix::count_all() const { return counts().all(); }

const MatrixCounts& Matrix::counts() const {
  if (engine_->counts == nullptr) engine_->counts = std::make_unique<MatrixCounts>(*this);
  return *engine_->counts;
}

}  // namespace permsim

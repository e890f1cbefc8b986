// Counting by classes: what everyone of a class gets is counted once and multiplied, then
// exceptions are put right.
#include "core/matrix/counts.h"

#include "core/base/work.h"
#include "core/matrix/engine.h"

namespace permsim {

namespace {

void add(Counts& to, const Masks& masks, std::uint64_t times) {
  to.allow += ones(masks.allow) * times;
  to.unclear += ones(masks.unclear) * times;
}

/// Many cells change alike: actions are counted once for all that do.
class ActionChanges {
 public:
  explicit ActionChanges(std::vector<std::vector<Counts>>& actions) : actions_(actions) {}
  ~ActionChanges() {
    for (const Alike& each : alike_) {
      add_actions(actions_[each.type], each.from, ~each.times + 1);
      add_actions(actions_[each.type], each.to, each.times);
    }
  }

  void add(TypeIndex type, const Masks& from, const Masks& to) {
    for (Alike& each : alike_) {
      if (each.type == type && each.from == from && each.to == to) {
        ++each.times;
        return;
      }
    }
    if (alike_.size() < kMostAlike) {
      alike_.push_back({type, from, to, 1});
    } else {
      add_actions(actions_[type], from, ~std::uint64_t{0});
      add_actions(actions_[type], to, 1);
    }
  }

 private:
  static constexpr std::size_t kMostAlike = 16;
  struct Alike {
    TypeIndex type = kNoType;
    Masks from, to;
    std::uint64_t times = 0;
  };
  std::vector<std::vector<Counts>>& actions_;
  std::vector<Alike> alike_;
};

}  // namespace

MatrixCounts::MatrixCounts(const Matrix& matrix) {
  const World& world = matrix.world();
  people_.resize(world.subjects().size());
  things_.resize(world.size());
  for (const Type& type : world.policy().types) actions_.emplace_back(type.actions.size());
  add_classes(matrix);
  for (EntityIndex on = 0; on < world.size(); ++on) {
    if (world.has(on)) add_row(matrix, on);
  }
}

void MatrixCounts::add_classes(const Matrix& matrix) {
  Matrix::Engine& engine = matrix.engine();
  const World& world = matrix.world();
  std::vector<std::uint64_t> things_of;  // by class
  std::vector<TypeIndex> type_of;
  std::vector<Counts> of_class;
  const auto make_room = [&](std::size_t size) {
    things_of.resize(size, 0);
    type_of.resize(size, kNoType);
    of_class.resize(size);
  };
  for (EntityIndex on = 0; on < world.size(); ++on) {
    if (!world.has(on)) continue;
    const std::uint32_t number = engine.row(on).row_class;
    if (things_of.size() <= number) make_room(engine.classes->all.size());
    ++things_of[number];
    type_of[number] = world.at(on).type;
  }
  Counts everyone;  // what people get who are in no shared leaf
  for (std::uint32_t number = 0; number < things_of.size(); ++number) {
    if (things_of[number] == 0) continue;
    RowClass& row_class = *engine.classes->all[number];
    const Masks outside = row_class.masks(0);
    add(everyone, outside, things_of[number]);
    for (const auto& [membership, people] : engine.distribution(number).people) {
      const Masks masks = row_class.masks(membership);
      add(of_class[number], masks, people);
      add_actions(actions_[type_of[number]], masks, people * things_of[number]);
    }
    engine.each_group(row_class,
                      [&](std::size_t word, std::uint64_t membership, std::uint64_t bits) {
                        const Masks masks = row_class.masks(membership);
                        if (masks == outside) return;
                        each_bit(bits, word * 64, [&](std::size_t subject) {
                          Counts& person = people_.own(subject);
                          add(person, masks, things_of[number]);
                          add(person, outside, kLess * things_of[number]);
                        });
                      });
  }
  for (std::size_t subject = 0; subject < people_.size(); ++subject) {
    Counts& person = people_.own(subject);
    person.allow += everyone.allow;
    person.unclear += everyone.unclear;
  }
  for (EntityIndex on = 0; on < world.size(); ++on) {
    if (!world.has(on)) continue;
    const Counts& thing = things_.own(on) = of_class[engine.row(on).row_class];
    all_.allow += thing.allow;
    all_.unclear += thing.unclear;
  }
}

void MatrixCounts::add_row(const Matrix& matrix, EntityIndex on) {
  Matrix::Engine& engine = matrix.engine();
  const Row& row = engine.row(on);
  RowClass& row_class = engine.class_of(row);
  for (const Exception& each : row) {
    const std::uint64_t shared = row_class.membership(engine.sets, each.subject);
    const Masks base = row_class.masks(shared);
    const Masks real = row_class.masks(shared | each.membership);
    if (base == real) continue;
    for (Counts* counts : {&people_.own(each.subject), &things_.own(on), &all_}) {
      add(*counts, base, kLess);
      add(*counts, real, 1);
    }
    std::vector<Counts>& actions = actions_[matrix.world().at(on).type];
    add_actions(actions, base, kLess);
    add_actions(actions, real, 1);
  }
}

MatrixCounts::MatrixCounts(const MatrixCounts& before, const Matrix& matrix_before,
                           const Matrix& matrix)
    : MatrixCounts(before) {
  const World& world = matrix.world();
  things_.resize(world.size());
  RowComparer comparer(matrix_before, matrix);
  ActionChanges action_changes(actions_);
  const Masks nothing;
  for (EntityIndex on = 0; on < world.size(); ++on) {
    if (comparer.is_untouched(on)) continue;
    const bool was_there = matrix_before.world().has(on);
    if (!was_there && !world.has(on)) continue;
    const auto change = [&](std::size_t subject, const Masks& from, const Masks& to) {
      const std::uint64_t allow = ones(to.allow) - ones(from.allow);
      const std::uint64_t unclear = ones(to.unclear) - ones(from.unclear);
      for (Counts* counts : {&people_.own(subject), &things_.own(on), &all_}) {
        counts->allow += allow;
        counts->unclear += unclear;
      }
      action_changes.add((world.has(on) ? world : matrix_before.world()).at(on).type, from, to);
    };
    if (was_there && world.has(on)) {
      comparer.each_change(on, change);
      continue;
    }
    work_done.compared += people_.size();
    for (std::size_t subject = 0; subject < people_.size(); ++subject) {
      if (was_there)
        change(subject, matrix_before.engine().masks(on, subject), nothing);
      else
        change(subject, nothing, matrix.engine().masks(on, subject));
    }
  }
}

}  // namespace permsim

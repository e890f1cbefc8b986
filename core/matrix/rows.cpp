// Making rows: reading of one thing what the matrix needs to know. Serves engine.h.
#include <cassert>
#include <map>
#include <set>

#include "core/base/budget.h"
#include "core/base/work.h"
#include "core/decide/evaluate.h"
#include "core/matrix/engine.h"

namespace permsim {

Matrix::Engine::Engine(const World& on_world)
    : world(on_world),
      sets(on_world),
      classes(std::make_shared<RowClasses>()),
      rows(on_world.size()) {}

Matrix::Engine::Engine(const World& on_world, const Engine& before)
    : world(on_world),
      sets(on_world, before.sets),
      classes(before.classes),
      rows(on_world.size()) {}

Matrix::Engine::Engine(const World& on_world, const Engine& before,
                       const std::vector<Touched>& touched)
    : world(on_world),
      sets(on_world, before.sets, touched),
      classes(before.classes),
      rows(before.rows),
      arena(before.arena) {
  rows.resize(world.size());
  forget(touched);
  if (arena.is_scattered()) tidy();
}

void Matrix::Engine::tidy() {
  Arena<Exception> fresh;
  for (EntityIndex on = 0; on < rows.size(); ++on) {
    found_.assign(rows[on].begin(), rows[on].end());
    if (!found_.empty()) rows.own(on).exceptions = fresh.keep(found_);
  }
  arena = std::move(fresh);
}

const Distribution& Matrix::Engine::distribution(std::uint32_t number) {
  if (distributions.size() <= number) distributions.resize(classes->all.size());
  if (distributions[number] != nullptr) return *distributions[number];
  std::map<std::uint64_t, std::uint32_t> people;
  each_group(*classes->all[number], [&](std::size_t, std::uint64_t membership, std::uint64_t bits) {
    people[membership] += static_cast<std::uint32_t>(ones(bits));
  });
  auto made = std::make_unique<Distribution>();
  made->people.assign(people.begin(), people.end());
  RowClass& row_class = *classes->all[number];
  made->actions.resize(world.policy().types[row_class.type].actions.size());
  for (const auto& [membership, count] : made->people)
    add_actions(made->actions, row_class.masks(membership), count);
  distributions[number] = std::move(made);
  return *distributions[number];
}

/// Touched things' rows are made again; so are the rows of types whose programs read one of those
/// members elsewhere. Whom they named is kept beside: most often they still do.
void Matrix::Engine::forget(const std::vector<Touched>& touched) {
  const auto& programs = world.policy().programs;
  std::vector<char> is_concerned(programs.size(), 0);
  std::set<std::pair<TypeIndex, Symbol>> asked;
  for (const Touched& each : touched) {
    rows.own(each.entity).row_class = kNoClass;
    if (each.member == kNoSymbol || !world.has(each.entity)) continue;
    const TypeIndex of = world.at(each.entity).type;
    if (!asked.emplace(of, each.member).second) continue;
    for (std::size_t type = 0; type < programs.size(); ++type) {
      if (programs[type]->reads_far(of, each.member)) is_concerned[type] = 1;
    }
  }
  if (std::find(is_concerned.begin(), is_concerned.end(), 1) == is_concerned.end()) return;
  for (EntityIndex entity = 0; entity < world.size(); ++entity) {
    if (world.has(entity) && is_concerned[world.at(entity).type] != 0)
      rows.own(entity).row_class = kNoClass;
  }
}

void Matrix::Engine::make(EntityIndex on) {
  ++work_done.rows;
  const MatrixProgram& program = *world.policy().programs[world.at(on).type];
  found_.clear();
  budget::spend(program.leaves().size() + program.atoms().size());
  key_.assign({world.at(on).type, atoms_of(program, on)});
  for (std::uint32_t leaf = 0; leaf < program.leaves().size(); ++leaf)
    read_leaf(program.leaves()[leaf], leaf, on);
  merge_exceptions();
  Row& made = rows.own(on);
  made.row_class = class_id(program);
  if (std::equal(made.begin(), made.end(), found_.begin(), found_.end())) return;
  made.count = static_cast<std::uint32_t>(found_.size());
  made.exceptions = arena.keep(found_);
}

std::uint64_t Matrix::Engine::atoms_of(const MatrixProgram& program, EntityIndex on) {
  std::uint64_t holding = 0;
  const Entity& entity = world.at(on);
  for (std::size_t i = 0; i < program.atoms().size(); ++i) {
    const Atom& atom = program.atoms()[i];
    const bool holds = atom.is_plain ? entity.attributes[atom.attribute] == atom.literal
                                     : Evaluator(world).holds(*atom.condition, on);
    if (holds) holding |= std::uint64_t{1} << i;
  }
  return holding;
}

void Matrix::Engine::read_leaf(const Leaf& leaf, std::uint32_t number, EntityIndex on) {
  members_.clear();
  const std::vector<Entry>& entries = world.at(on).relations[leaf.relation];
  budget::spend(entries.size());
  if (leaf.is_own) {
    for (const Entry& entry : entries) {
      if (entry.is_userset())
        members_.push_back({entry.entity, entry.member});
      else if (const int subject = world.subject_number(entry.entity); subject >= 0)
        found_.push_back({static_cast<std::uint32_t>(subject), std::uint64_t{1} << number});
    }
  } else if (leaf.path->names.size() == 2 &&
             std::none_of(entries.begin(), entries.end(),
                          [](const Entry& e) { return e.is_userset(); })) {
    for (const Entry& entry : entries) add_member(entry.entity, leaf.path->names.back().symbol);
  } else {
    for (const EntityIndex entity : Evaluator(world).walk_to_last(*leaf.path, on))
      add_member(entity, leaf.path->names.back().symbol);
  }
  if (members_.empty()) return;
  key_.push_back(number);
  key_.push_back(members_.size() == 1 ? sets.id_of(members_.front()) : sets.id_of(members_));
}

void Matrix::Engine::add_member(EntityIndex entity, Symbol member) {
  if (world.type_of(entity).member(member).kind != MemberKind::none)
    members_.push_back({entity, member});
}

/// Each subject once, with all leaves it was found in.
void Matrix::Engine::merge_exceptions() {
  std::sort(found_.begin(), found_.end(),
            [](const Exception& a, const Exception& b) { return a.subject < b.subject; });
  std::size_t kept = 0;
  for (const Exception& each : found_) {
    if (kept > 0 && found_[kept - 1].subject == each.subject)
      found_[kept - 1].membership |= each.membership;
    else
      found_[kept++] = each;
  }
  found_.resize(kept);
}

std::uint32_t Matrix::Engine::class_id(const MatrixProgram& program) {
  const auto known = classes->ids.find(key_);
  if (known != classes->ids.end()) return known->second;
  auto made = std::make_shared<RowClass>();
  made->program = &program;
  made->type = static_cast<TypeIndex>(key_[0]);
  made->atoms = key_[1];
  for (std::size_t i = 2; i < key_.size(); i += 2)
    made->sets.emplace_back(static_cast<std::uint32_t>(key_[i]), static_cast<SetId>(key_[i + 1]));
  const auto id = static_cast<std::uint32_t>(classes->all.size());
  classes->all.push_back(std::move(made));
  classes->ids.emplace(key_, id);
  return id;
}

}  // namespace permsim

// Making rows: reading of one thing what the matrix needs to know. Serves engine.h.
#include <cassert>
#include <map>

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
  for (const Touched& each : touched) forget(each);
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

/// A touched thing's row is made again; so are the rows of types whose programs read that member
/// elsewhere. Whom it named is kept beside: most often it still does.
void Matrix::Engine::forget(const Touched& touched) {
  rows.own(touched.entity).row_class = kNoClass;
  if (touched.member == kNoSymbol || !world.has(touched.entity)) return;
  const std::pair<TypeIndex, Symbol> member{world.at(touched.entity).type, touched.member};
  for (TypeIndex type = 0; type < world.policy().types.size(); ++type) {
    const auto& far = world.policy().programs[type]->far_members();
    if (std::find(far.begin(), far.end(), member) == far.end()) continue;
    for (EntityIndex entity = 0; entity < world.size(); ++entity) {
      if (world.has(entity) && world.at(entity).type == type) rows.own(entity).row_class = kNoClass;
    }
  }
}

void Matrix::Engine::make(EntityIndex on) {
  ++work_done.rows;
  const MatrixProgram& program = *world.policy().programs[world.at(on).type];
  found_.clear();
  key_.assign({world.at(on).type, atoms_of(program, on)});
  for (std::uint32_t leaf = 0; leaf < program.leaves().size(); ++leaf)
    read_leaf(program.leaves()[leaf], leaf, on);
  std::sort(found_.begin(), found_.end(),
            [](const Exception& a, const Exception& b) { return a.subject < b.subject; });
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
  if (leaf.is_own) {
    for (const Entry& entry : entries) {
      if (entry.is_userset())
        members_.push_back({entry.entity, entry.member});
      else if (const int subject = world.subject_number(entry.entity); subject >= 0)
        except(static_cast<std::uint32_t>(subject), number);
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

void Matrix::Engine::except(std::uint32_t subject, std::uint32_t leaf) {
  const auto known = std::find_if(found_.begin(), found_.end(),
                                  [&](const Exception& e) { return e.subject == subject; });
  if (known != found_.end())
    known->membership |= std::uint64_t{1} << leaf;
  else
    found_.push_back({subject, std::uint64_t{1} << leaf});
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

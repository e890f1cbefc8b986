// Telling namesakes apart: see names.h. Which labels are shared the world remembers.
#include "core/world/names.h"

#include <algorithm>

#include "core/base/budget.h"

namespace permsim {

namespace {

/// Of more namesakes than this each is told by its id: accounts would hardly tell them apart.
constexpr std::size_t kMostNamesakes = 20;

bool has_roles(const Type& type) {
  return std::any_of(type.relations.begin(), type.relations.end(),
                     [](const Relation& relation) { return relation.is_role; });
}

/// The first thing with roles that a one-valued relation of the entity leads to.
EntityIndex holder_of(const World& world, EntityIndex entity) {
  for (const Relation& relation : world.type_of(entity).relations) {
    if (!relation.is_one) continue;
    for (const Entry& entry : world.holders(entity, relation.symbol)) {
      if (!entry.is_userset() && has_roles(world.type_of(entry.entity))) return entry.entity;
    }
  }
  return kNoEntity;
}

}  // namespace

std::string Names::of(EntityIndex entity) const {
  if (!world_.has(entity)) return "?";
  // Whoever names very many things is stopped by what it takes to write them.
  constexpr std::size_t kBytes = 4;
  budget::spend(1 + world_.at(entity).label.size() / kBytes);
  if (budget::is_spent()) return {};
  const std::vector<EntityIndex>& namesakes = world_.namesakes(entity);
  return namesakes.empty() ? world_.at(entity).label : told_apart(entity, namesakes);
}

std::string Names::of(const Entry& entry) const {
  std::string name = of(entry.entity);
  if (!entry.is_userset() || !world_.has(entry.entity)) return name;
  const Type& type = world_.type_of(entry.entity);
  const Member member = type.member(entry.member);
  if (member.kind == MemberKind::relation)
    return type.relations[member.index].label + " of " + name;
  if (member.kind == MemberKind::set) return type.sets[member.index].label + " of " + name;
  return name;
}

std::string Names::of_many(const std::vector<EntityIndex>& entities, std::size_t most,
                           std::string_view last) const {
  std::vector<std::string> names;
  for (std::size_t i = 0; i < std::min(entities.size(), most); ++i)
    names.push_back(of(entities[i]));
  if (entities.size() > most) names.push_back(std::to_string(entities.size() - most) + " more");
  return listed(names, last);
}

std::string Names::told_apart(EntityIndex entity, const std::vector<EntityIndex>& namesakes) const {
  const Entity& named = world_.at(entity);
  std::string by_id = named.label + " (" + named.id + ")";
  if (namesakes.size() > kMostNamesakes) return by_id;
  std::vector<std::string> labels;
  for (const EntityIndex namesake : namesakes) {
    const EntityIndex account = surroundings_of(namesake);
    if (account == kNoEntity) return by_id;
    labels.push_back(world_.at(account).label);
  }
  std::sort(labels.begin(), labels.end());
  const bool are_all_different = std::adjacent_find(labels.begin(), labels.end()) == labels.end();
  if (!are_all_different) return by_id;
  return named.label + " (" + world_.at(surroundings_of(entity)).label + ")";
}

EntityIndex Names::surroundings_of(EntityIndex entity) const {
  const EntityIndex holder = holder_of(world_, entity);
  if (holder != kNoEntity || world_.subject_number(entity) < 0) return holder;
  find_accounts_of_people();
  const auto found = account_of_person_.find(entity);
  return found == account_of_person_.end() ? kNoEntity : found->second;
}

void Names::find_accounts_of_people() const {
  if (knows_accounts_) return;
  knows_accounts_ = true;
  budget::spend(world_.size());
  for (EntityIndex account = 0; account < world_.size(); ++account) {
    if (!world_.has(account)) continue;
    for (const Relation& relation : world_.type_of(account).relations) {
      if (!relation.is_role) continue;
      for (const Entry& entry : world_.holders(account, relation.symbol)) {
        if (entry.is_userset()) continue;
        const auto [found, is_new] = account_of_person_.emplace(entry.entity, account);
        if (!is_new && found->second != account) found->second = kNoEntity;
      }
    }
  }
}

std::string name_of(const World& world, EntityIndex entity) { return Names(world).of(entity); }

std::string labelled(const World& world, const Entry& entry) { return Names(world).of(entry); }

EntityIndex account_of(const World& world, EntityIndex entity) {
  return has_roles(world.type_of(entity)) ? entity : holder_of(world, entity);
}

}  // namespace permsim

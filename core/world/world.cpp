// World: places of shared, copy-on-write entities; computed relations kept in step with what they
// are computed from.
#include "core/world/world.h"

#include <algorithm>

#include "core/base/budget.h"

namespace permsim {

namespace {

const std::vector<Entry> kNoHolders;
const Value kNoValue;

}  // namespace

bool came_or_went(const std::vector<Touched>& touched) {
  return std::any_of(touched.begin(), touched.end(),
                     [](const Touched& each) { return each.member == kNoSymbol; });
}

World::World(std::shared_ptr<const Policy> policy)
    : policy_(std::move(policy)),
      index_of_(std::make_shared<std::unordered_map<std::string, EntityIndex>>()),
      subjects_(std::make_shared<std::vector<EntityIndex>>()),
      subject_numbers_(std::make_shared<std::vector<int>>()) {}

template <class T>
T& World::owned(std::shared_ptr<T>& shared) {
  if (shared.use_count() > 1) shared = std::make_shared<T>(*shared);
  return *shared;
}

EntityIndex World::find(std::string_view id) const {
  for (const auto& [renamed, index] : renamed_) {
    if (renamed == id) return index;
  }
  const auto found = index_of_->find(std::string(id));
  return found == index_of_->end() ? kNoEntity : found->second;
}

const std::vector<Entry>& World::holders(EntityIndex index, Symbol relation) const {
  const Member member = type_of(index).member(relation);
  return member.kind == MemberKind::relation ? places_[index]->relations[member.index] : kNoHolders;
}

const Value& World::attribute(EntityIndex index, Symbol name) const {
  const Member member = type_of(index).member(name);
  return member.kind == MemberKind::attribute ? places_[index]->attributes[member.index] : kNoValue;
}

Entity& World::own(EntityIndex index) { return owned(places_.own(index)); }

/// The ids of thousands are copied only now and then: what changed lately is kept beside them.
void World::set_place(std::string id, EntityIndex index) {
  constexpr std::size_t kMostRenamed = 16;
  if (index_of_.use_count() == 1 && renamed_.empty()) {
    if (index == kNoEntity)
      index_of_->erase(id);
    else
      index_of_->insert_or_assign(std::move(id), index);
    return;
  }
  std::erase_if(renamed_, [&](const auto& each) { return each.first == id; });
  renamed_.emplace_back(std::move(id), index);
  if (renamed_.size() <= kMostRenamed) return;
  auto& index_of = owned(index_of_);
  for (const auto& [renamed, place] : renamed_) {
    if (place == kNoEntity)
      index_of.erase(renamed);
    else
      index_of.insert_or_assign(renamed, place);
  }
  renamed_.clear();
}

EntityIndex World::create(std::string id, std::string label, TypeIndex type_index,
                          std::uint32_t since) {
  const auto index = static_cast<EntityIndex>(places_.size());
  const Type& type = policy_->types[type_index];
  auto entity = std::make_shared<Entity>();
  entity->label = std::move(label);
  entity->type = type_index;
  entity->since = since;
  entity->relations.resize(type.relations.size());
  for (const Attribute& attribute : type.attributes)
    entity->attributes.push_back(attribute.fallback);
  entity->id = id;
  namesakes_ = nullptr;
  set_place(std::move(id), index);
  places_.push_back(std::move(entity));
  if (type.is_subject) {
    auto& numbers = owned(subject_numbers_);  // of what stands behind the last subject there is
                                              // none: it is no subject
    numbers.resize(index, -1);
    numbers.push_back(static_cast<int>(subjects_->size()));
    owned(subjects_).push_back(index);
  }
  touched_.push_back({index, kNoSymbol});
  return index;
}

void World::leave_places(EntityIndex first) {
  while (size() < first) places_.push_back(nullptr);
}

void World::number_subjects() {
  subjects_ = std::make_shared<std::vector<EntityIndex>>();
  subject_numbers_ = std::make_shared<std::vector<int>>(places_.size(), -1);
  for (EntityIndex i = 0; i < size(); ++i) {
    if (!has(i) || !type_of(i).is_subject) continue;
    (*subject_numbers_)[i] = static_cast<int>(subjects_->size());
    subjects_->push_back(i);
  }
}

void World::erase(EntityIndex index) {
  std::string id = at(index).id;
  const bool was_subject = type_of(index).is_subject;
  for (std::uint16_t r = 0; r < type_of(index).relations.size(); ++r) {
    if (!type_of(index).relations[r].is_inverse()) clear(index, r);
  }
  for (EntityIndex i = 0; i < size(); ++i) {
    if (!has(i)) continue;
    budget::spend(type_of(i).relations.size() + 1);
    for (std::uint16_t r = 0; r < type_of(i).relations.size(); ++r) {
      if (type_of(i).relations[r].is_inverse()) continue;
      const auto names_it = [&](const Entry& entry) { return entry.entity == index; };
      const std::vector<Entry>& now = at(i).relations[r];
      if (std::none_of(now.begin(), now.end(), names_it)) continue;
      const std::vector<Entry> entries = now;
      for (const Entry& entry : entries) {
        if (names_it(entry)) remove(i, r, entry);
      }
    }
  }
  namesakes_ = nullptr;
  set_place(std::move(id), kNoEntity);
  places_.own(index) = nullptr;
  touched_.push_back({index, kNoSymbol});
  if (was_subject) number_subjects();
}

void World::set_label(EntityIndex index, std::string label) {
  namesakes_ = nullptr;
  own(index).label = std::move(label);
}

const std::vector<EntityIndex>& World::namesakes(EntityIndex index) const {
  static const std::vector<EntityIndex> kNone;
  if (namesakes_ == nullptr) find_namesakes();
  const auto found = namesakes_->find(index);
  return found == namesakes_->end() ? kNone : *found->second;
}

void World::find_namesakes() const {
  auto all = std::make_shared<Namesakes>();
  std::unordered_map<std::string_view, EntityIndex> first_of;
  for (EntityIndex i = 0; i < size(); ++i) {
    if (!has(i)) continue;
    const auto [first, is_new] = first_of.emplace(at(i).label, i);
    if (is_new) continue;
    auto& group = (*all)[first->second];
    if (group == nullptr) group = std::make_shared<std::vector<EntityIndex>>(1, first->second);
    group->push_back(i);
    all->emplace(i, group);
  }
  namesakes_ = std::move(all);
}

void World::set_attribute(EntityIndex index, std::uint16_t attribute, Value value) {
  if (at(index).attributes[attribute] == value) return;
  own(index).attributes[attribute] = std::move(value);
  touched_.push_back({index, type_of(index).attributes[attribute].symbol});
}

void World::mirror(EntityIndex index, const Relation& relation, const Entry& entry, bool is_added) {
  if (!relation.is_mirrored || entry.is_userset() || !has(entry.entity)) return;
  const Type& type = type_of(entry.entity);
  for (std::size_t r = 0; r < type.relations.size(); ++r) {
    const Relation& computed = type.relations[r];
    if (computed.inverse != relation.symbol || computed.inverse_type != at(index).type) continue;
    auto& entries = own(entry.entity).relations[r];
    const auto place = std::lower_bound(entries.begin(), entries.end(), index,
                                        [](const Entry& e, EntityIndex i) { return e.entity < i; });
    if (is_added)
      entries.insert(place, {index, kNoSymbol, entry.since});
    else if (place != entries.end() && place->entity == index)
      entries.erase(place);
    touched_.push_back({entry.entity, computed.symbol});
  }
}

bool World::add(EntityIndex index, std::uint16_t relation_index, Entry entry) {
  const auto& entries = at(index).relations[relation_index];
  if (std::any_of(entries.begin(), entries.end(),
                  [&](const Entry& e) { return e.same_holder(entry); }))
    return false;
  add_new(index, relation_index, entry);
  return true;
}

void World::add_new(EntityIndex index, std::uint16_t relation_index, Entry entry) {
  const Relation& relation = type_of(index).relations[relation_index];
  if (relation.is_one) clear(index, relation_index);
  own(index).relations[relation_index].push_back(entry);
  touched_.push_back({index, relation.symbol});
  mirror(index, relation, entry, true);
}

bool World::remove(EntityIndex index, std::uint16_t relation_index, const Entry& entry) {
  const Relation& relation = type_of(index).relations[relation_index];
  const auto& entries = at(index).relations[relation_index];
  const auto found = std::find_if(entries.begin(), entries.end(),
                                  [&](const Entry& e) { return e.same_holder(entry); });
  if (found == entries.end()) return false;
  const auto place = found - entries.begin();
  const Entry removed = *found;
  auto& own_entries = own(index).relations[relation_index];
  own_entries.erase(own_entries.begin() + place);
  touched_.push_back({index, relation.symbol});
  mirror(index, relation, removed, false);
  return true;
}

void World::clear(EntityIndex index, std::uint16_t relation_index) {
  const std::vector<Entry> entries = at(index).relations[relation_index];
  for (const Entry& entry : entries) remove(index, relation_index, entry);
}

std::string written(const World& world, const Entry& entry) {
  std::string text = world.has(entry.entity) ? world.at(entry.entity).id : "?";
  if (entry.is_userset()) text += "#" + world.policy().name_of(entry.member);
  return text;
}

}  // namespace permsim

// Builds the rows of the list of people and things.
#include "web/models/things.h"

#include "web/models/findings.h"

namespace permsim {

std::vector<std::pair<std::string, bool>> badge_words(const World& world, EntityIndex entity) {
  const Type& type = world.type_of(entity);
  std::vector<std::pair<std::string, bool>> badges;
  bool is_first_choice = true;
  for (std::size_t i = 0; i < type.attributes.size(); ++i) {
    const Attribute& attribute = type.attributes[i];
    const bool is_choice = attribute.kind == AttributeKind::choice;
    if (!is_choice && attribute.kind != AttributeKind::boolean) continue;
    const Value& value = world.at(entity).attributes[i];
    const bool is_ordinary = value == attribute.fallback;
    const bool is_shown = is_set(value) && (!is_ordinary || (is_choice && is_first_choice));
    is_first_choice = is_first_choice && !is_choice;
    if (is_shown) badges.emplace_back(words_of(attribute, value), is_ordinary);
  }
  return badges;
}

std::string thing_words(const Session& session, EntityIndex entity) {
  std::vector<std::string> words;
  if (session.world().type_of(entity).has_status()) {
    if (const Status* status = status_of(session, entity)) words.emplace_back(status->is);
  }
  for (const auto& [badge, is_ordinary] : badge_words(session.world(), entity))
    words.push_back(badge);
  if (const auto few = few_repairers(session, entity))
    words.emplace_back(*few == 0 ? "nobody can repair it" : "only one person can repair it");
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : ", ") + word;
  return text;
}

std::string node_key(const View& view, const ThingRow& row) {
  if (row.kind == ThingRow::Kind::section) return "type " + view.policy().types[row.type].id;
  const World& world = view.world();
  std::string key = "thing " + world.at(row.entity).id;
  if (row.account == kNoEntity) return key;
  return key + " in " + world.at(row.account).id + " as " +
         world.type_of(row.account).relations[row.role].id;
}

std::string fold_key(const World& world, const ThingRow& row) {
  if (row.kind == ThingRow::Kind::account) return "entity " + world.at(row.entity).id;
  return "type " + world.policy().types[row.type].id;
}

void ThingsModel::update(const Session& session, const UiState& ui) {
  Wanted wanted{session.revision(), ui.search, ui.folded};
  if (wanted == wanted_) return;
  wanted_ = std::move(wanted);
  rows_.clear();
  const World& world = session.world();
  const Policy& policy = world.policy();
  has_role_.assign(world.size(), false);
  of_type_.assign(policy.types.size(), {});
  for (EntityIndex entity = 0; entity < world.size(); ++entity) {
    if (world.has(entity)) of_type_[world.at(entity).type].push_back(entity);
  }
  const auto count = static_cast<TypeIndex>(policy.types.size());
  for (TypeIndex type = 0; type < count; ++type) {
    if (has_roles(policy.types[type])) add_account_type(world, type);
  }
  for (const bool subjects : {true, false}) {
    for (TypeIndex type = 0; type < count; ++type) {
      if (policy.types[type].is_subject == subjects && !has_roles(policy.types[type]))
        add_section(world, type);
    }
  }
}

bool ThingsModel::matches(const World& world, EntityIndex entity) const {
  if (wanted_.search.empty()) return true;
  const Entity& thing = world.at(entity);
  return matches_search(thing.label, wanted_.search) || matches_search(thing.id, wanted_.search);
}

bool ThingsModel::is_folded(const std::string& key) const {
  return wanted_.search.empty() && wanted_.folded.count(key) > 0;
}

void ThingsModel::add_account_type(const World& world, TypeIndex type) {
  if (of_type_[type].empty()) return;
  const std::size_t at = rows_.size();
  ThingRow section;
  section.kind = ThingRow::Kind::section;
  section.type = type;
  section.count = static_cast<std::uint32_t>(of_type_[type].size());
  section.is_folded = is_folded(fold_key(world, section));
  rows_.push_back(section);
  for (const EntityIndex account : of_type_[type]) {
    const std::size_t before = rows_.size();
    add_account(world, account);
    if (section.is_folded) rows_.resize(before);
  }
  if (rows_.size() == at + 1 && !section.is_folded) rows_.resize(at);
}

void ThingsModel::add_account(const World& world, EntityIndex account) {
  const std::size_t at = rows_.size();
  ThingRow row;
  row.kind = ThingRow::Kind::account;
  row.type = world.at(account).type;
  row.entity = account;
  row.is_folded = is_folded(fold_key(world, row));
  rows_.push_back(row);
  const std::vector<Relation>& relations = world.type_of(account).relations;
  std::uint32_t people = 0;
  for (std::uint16_t role = 0; role < relations.size(); ++role) {
    if (!relations[role].is_role) continue;
    for (const Entry& entry : world.at(account).relations[role]) {
      if (entry.is_userset()) continue;
      has_role_[entry.entity] = true;
      ++people;
      if (row.is_folded || !(matches(world, entry.entity) || matches(world, account))) continue;
      ThingRow person;
      person.kind = ThingRow::Kind::person;
      person.type = world.at(entry.entity).type;
      person.entity = entry.entity;
      person.account = account;
      person.role = role;
      rows_.push_back(person);
    }
  }
  rows_[at].count = people;
  if (rows_.size() == at + 1 && !matches(world, account)) rows_.resize(at);
}

void ThingsModel::add_section(const World& world, TypeIndex type) {
  const bool only_without_role = world.policy().types[type].is_subject;
  ThingRow section;
  section.kind = ThingRow::Kind::section;
  section.type = type;
  section.is_folded = is_folded(fold_key(world, section));
  const std::size_t at = rows_.size();
  rows_.push_back(section);
  for (const EntityIndex entity : of_type_[type]) {
    if (only_without_role && has_role_[entity]) continue;
    ++section.count;
    if (section.is_folded || !matches(world, entity)) continue;
    ThingRow row;
    row.type = type;
    row.entity = entity;
    rows_.push_back(row);
  }
  rows_[at].count = section.count;
  const bool shows_nothing = rows_.size() == at + 1 && !section.is_folded;
  if (section.count == 0 || shows_nothing) rows_.resize(at);
}

}  // namespace permsim

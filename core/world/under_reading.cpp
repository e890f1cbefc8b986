// A world under another reading of its policy: a part of world.h.
#include <algorithm>

#include "core/world/holders.h"
#include "core/world/world.h"

namespace permsim {

namespace {

/// Two readings of one policy whose types have the same relations can share entities as they are,
/// but for those of types whose attributes differ.
bool have_same_relations(const Policy& a, const Policy& b) {
  const bool has_same_symbols = a.symbols == b.symbols || a.symbols->texts == b.symbols->texts;
  if (!has_same_symbols || a.types.size() != b.types.size()) return false;
  for (std::size_t i = 0; i < a.types.size(); ++i) {
    if (a.types.pointer(i) == b.types.pointer(i)) continue;
    const Type& x = a.types[i];
    const Type& y = b.types[i];
    const bool is_same = x.id == y.id && x.is_subject == y.is_subject &&
                         std::equal(x.relations.begin(), x.relations.end(), y.relations.begin(),
                                    y.relations.end(), [](const Relation& m, const Relation& n) {
                                      return m.id == n.id && m.symbol == n.symbol && m.of == n.of &&
                                             m.inverse == n.inverse &&
                                             m.inverse_type == n.inverse_type;
                                    });
    if (!is_same) return false;
  }
  return true;
}

bool have_same_attributes(const Type& a, const Type& b) {
  return std::equal(a.attributes.begin(), a.attributes.end(), b.attributes.begin(),
                    b.attributes.end(),
                    [](const Attribute& x, const Attribute& y) { return x.symbol == y.symbol; });
}

}  // namespace

World World::under(std::shared_ptr<const Policy> policy) const {
  if (have_same_relations(*policy_, *policy)) {
    World copy = *this;
    copy.policy_ = std::move(policy);
    copy.fit_attributes(*policy_);
    return copy;
  }
  World made(policy);
  for (EntityIndex i = 0; i < size(); ++i) {
    const TypeIndex type = has(i) ? policy->find_type(type_of(i).id) : kNoType;
    if (type == kNoType) {
      made.places_.push_back(nullptr);
    } else {
      made.create(at(i).id, at(i).label, type, at(i).since);
    }
  }
  for (EntityIndex i = 0; i < size(); ++i) {
    if (made.has(i)) copy_fields(made, i);
  }
  made.forget_touched();
  return made;
}

std::size_t World::made_under(const Policy& policy) const {
  if (!have_same_relations(*policy_, policy)) return size();
  std::vector<char> is_other;
  for (std::size_t i = 0; i < policy.types.size(); ++i)
    is_other.push_back(have_same_attributes(policy_->types[i], policy.types[i]) ? 0 : 1);
  std::size_t made = 0;
  for (EntityIndex index = 0; index < size(); ++index)
    made += has(index) && is_other[at(index).type] != 0 ? 1 : 0;
  return made;
}

/// Attributes are matched by name; those that `before` did not have are as the policy says.
void World::fit_attributes(const Policy& before) {
  std::vector<char> is_other(before.types.size(), 0);
  for (std::size_t i = 0; i < is_other.size(); ++i)
    is_other[i] = have_same_attributes(before.types[i], policy_->types[i]) ? 0 : 1;
  if (std::find(is_other.begin(), is_other.end(), 1) == is_other.end()) return;
  for (EntityIndex index = 0; index < size(); ++index) {
    if (!has(index) || is_other[at(index).type] == 0) continue;
    const Type& was = before.types[at(index).type];
    Entity& entity = own(index);
    const std::vector<Value> values = std::move(entity.attributes);
    entity.attributes.clear();
    for (const Attribute& attribute : type_of(index).attributes) {
      const Member member = was.member(attribute.symbol);
      entity.attributes.push_back(member.kind == MemberKind::attribute ? values[member.index]
                                                                       : attribute.fallback);
    }
  }
}

void World::copy_fields(World& made, EntityIndex index) const {
  const Type& type = type_of(index);
  const Type& other = made.type_of(index);
  for (std::size_t a = 0; a < type.attributes.size(); ++a) {
    const Member member = other.member(made.policy().find_symbol(type.attributes[a].id));
    if (member.kind == MemberKind::attribute)
      made.set_attribute(index, member.index, at(index).attributes[a]);
  }
  for (std::size_t r = 0; r < type.relations.size(); ++r) {
    const Member member = other.member(made.policy().find_symbol(type.relations[r].id));
    if (member.kind != MemberKind::relation || other.relations[member.index].is_inverse()) continue;
    for (Entry entry : at(index).relations[r]) {
      if (!made.has(entry.entity)) continue;
      const bool is_userset = entry.is_userset();
      if (is_userset) entry.member = made.policy().find_symbol(policy_->name_of(entry.member));
      const bool is_known = !is_userset || entry.is_userset();
      if (is_known && may_hold(made, other.relations[member.index].of, entry))
        made.add(index, member.index, entry);
    }
  }
}

}  // namespace permsim

// Making shared sets: each remembers what it read, so that a change makes afresh only what it
// concerns.
#include "core/matrix/shared_sets.h"

#include <algorithm>

#include "core/base/budget.h"
#include "core/base/work.h"
#include "core/decide/evaluate.h"
#include "core/world/asked.h"

namespace permsim {

namespace {
/// Steps of work for a set that is kept.
constexpr std::uint64_t kMaking = 20;
}  // namespace

void set_bit(Bits& bits, int number) {
  bits[static_cast<std::size_t>(number) / 64] |= std::uint64_t{1} << (number % 64);
}

namespace {

/// A path that stays on the entity: usersets in its relation would stand for persons whom other
/// entities name.
bool stays_near(const Path& path, const Type& type) {
  if (path.names.empty()) return true;
  if (path.root != Root::self || path.names.size() > 1) return false;
  const Member member = type.member(path.names.front().symbol);
  if (member.kind != MemberKind::relation) return true;
  const std::vector<Holdable>& of = type.relations[member.index].of;
  return std::none_of(of.begin(), of.end(),
                      [](const Holdable& held) { return held.member != kNoSymbol; });
}

/// Looks no further than the entity's own attributes and relations.
bool looks_near(const Condition& condition, const Type& type) {
  const bool asks_sets = condition.kind == Condition::Kind::any ||
                         condition.kind == Condition::Kind::within ||
                         condition.kind == Condition::Kind::can;
  const bool compares_far = std::any_of(condition.operands.begin(), condition.operands.end(),
                                        [](const Operand& operand) { return operand.is_path; });
  return stays_near(condition.path, type) && stays_near(condition.other, type) && !asks_sets &&
         !compares_far &&
         std::all_of(condition.parts.begin(), condition.parts.end(),
                     [&](const Condition& part) { return looks_near(part, type); });
}

}  // namespace

SharedSets::SharedSets(const World& world)
    : world_(&world),
      words_((world.subjects().size() + 63) / 64),
      keys_(std::make_shared<Keys>()) {}

SharedSets::SharedSets(const World& world, const SharedSets& before) : SharedSets(world) {
  keys_ = before.keys_;
}

SharedSets::SharedSets(const World& world, const SharedSets& before,
                       const std::vector<Touched>& touched)
    : world_(&world), words_(before.words_), keys_(before.keys_), sets_(before.sets_) {
  for (auto& set : sets_) {
    if (set == nullptr) continue;
    const bool is_concerned =
        set->reads_everything ||
        std::any_of(touched.begin(), touched.end(), [&](const Touched& each) {
          return std::binary_search(set->reads.begin(), set->reads.end(), each.entity);
        });
    if (is_concerned && !touched.empty()) set = nullptr;
  }
}

SharedSets::Keys& SharedSets::own_keys() {
  if (keys_.use_count() > 1) keys_ = std::make_shared<Keys>(*keys_);
  return *keys_;
}

SetId SharedSets::add(std::vector<MemberOf> members) {
  Keys& keys = own_keys();
  const auto id = static_cast<SetId>(keys.members.size());
  if (members.size() == 1)
    keys.single_ids[members.front().key()] = id;
  else
    keys.ids[members] = id;
  keys.members.push_back(std::move(members));
  return id;
}

SetId SharedSets::id_of(const MemberOf& member) {
  const auto known = keys_->single_ids.find(member.key());
  return known != keys_->single_ids.end() ? known->second : add({member});
}

SetId SharedSets::id_of(std::vector<MemberOf> members) {
  std::sort(members.begin(), members.end());
  members.erase(std::unique(members.begin(), members.end()), members.end());
  if (members.size() == 1) return id_of(members.front());
  const auto known = keys_->ids.find(members);
  return known != keys_->ids.end() ? known->second : add(std::move(members));
}

const SharedSet& SharedSets::get(SetId id) {
  if (sets_.size() <= id) sets_.resize(keys_->members.size());
  if (sets_[id] != nullptr) return *sets_[id];
  const std::vector<MemberOf>& members = keys_->members[id];
  ++nesting_;
  if (nesting_ == kPlainNesting && members.size() == 1 && world_->has(members.front().entity))
    make_in_order(members.front());
  else
    make(id);
  --nesting_;
  return *sets_[id];
}

/// A set while it is made. Sets that lead to the same entities by many ways read them many times,
/// and each is noted once.
class SharedSets::Making {
 public:
  Making(std::size_t words, std::size_t entities) : entities_(entities) {
    set_->bits.assign(words, 0);
  }

  Bits& bits() { return set_->bits; }
  void reads_everything() { set_->reads_everything = true; }
  void reads(EntityIndex entity) {
    if (set_->reads.size() < kFew) {
      set_->reads.push_back(entity);
      return;
    }
    if (seen_.empty()) {
      seen_.assign(entities_ / 64 + 1, 0);
      for (const EntityIndex each : set_->reads) set_bit(seen_, static_cast<int>(each));
    }
    if (has_bit(seen_, entity)) return;
    set_bit(seen_, static_cast<int>(entity));
    set_->reads.push_back(entity);
  }
  void reads_as(const SharedSet& other) {
    for (const EntityIndex entity : other.reads) reads(entity);
    set_->reads_everything = set_->reads_everything || other.reads_everything;
  }

  std::shared_ptr<const SharedSet> take() {
    std::vector<EntityIndex>& reads = set_->reads;
    std::sort(reads.begin(), reads.end());
    reads.erase(std::unique(reads.begin(), reads.end()), reads.end());
    reads.shrink_to_fit();
    return std::move(set_);
  }

 private:
  static constexpr std::size_t kFew = 64;  ///< so few are listed as often as they come
  std::size_t entities_;
  std::shared_ptr<SharedSet> set_ = std::make_shared<SharedSet>();
  Bits seen_;  ///< by entity, once there are more than a few
};

/// What nests deep is made from the deepest up: stacks are small in a browser.
void SharedSets::make_in_order(const MemberOf& first) {
  const auto is_known = [&](const MemberOf& of) {
    const SetId id = id_of(of);
    return id < sets_.size() && sets_[id] != nullptr;
  };
  AskedFinder finder(*world_, [&](const MemberOf& userset) -> PeopleKnown {
    return {Evaluator(*world_).member_persons(userset.entity, userset.member)};
  });
  in_order(finder, first, is_known, [&](const MemberOf& of) {
    if (!is_known(of)) make(id_of(of));
  });
}

void SharedSets::make(SetId id) {
  ++work_done.sets;
  budget::spend(kMaking + 4 * words_);  // memory is taken for them, too
  Making made(words_, world_->size());
  const std::vector<MemberOf> members = keys_->members[id];
  if (members.size() == 1) {
    add_member(members.front(), made);
  } else {
    for (const MemberOf& member : members) add_set(id_of(member), made, made.bits());
  }
  if (sets_.size() <= id) sets_.resize(keys_->members.size());
  sets_[id] = made.take();
}

void SharedSets::add_set(SetId id, Making& made, Bits& bits) {
  const SharedSet& other = get(id);
  budget::spend(words_ / 2 + other.reads.size() + 1);
  for (std::size_t i = 0; i < words_; ++i) bits[i] |= other.bits[i];
  made.reads_as(other);
}

void SharedSets::add_member(const MemberOf& member_of, Making& made) {
  made.reads(member_of.entity);
  if (!world_->has(member_of.entity)) return;
  const Type& type = world_->type_of(member_of.entity);
  const Member member = type.member(member_of.member);
  if (member.kind == MemberKind::relation) {
    for (const Entry& entry : world_->at(member_of.entity).relations[member.index]) {
      if (entry.is_userset())
        add_set(id_of(MemberOf{entry.entity, entry.member}), made, made.bits());
      else if (const int number = world_->subject_number(entry.entity); number >= 0)
        set_bit(made.bits(), number);
    }
  } else if (member.kind == MemberKind::set) {
    for (const GuardedSet& part : type.sets[member.index].parts) {
      if (!looks_near(part.when.condition, type)) made.reads_everything();
      if (Evaluator(*world_).holds(part.when.condition, member_of.entity))
        add_expression(part.to.expression, member_of.entity, made, made.bits());
    }
  }
}

void SharedSets::add_expression(const SetExpression& set, EntityIndex self, Making& made,
                                Bits& bits) {
  switch (set.kind) {
    case SetExpression::Kind::nobody: return;
    case SetExpression::Kind::name: return add_path(set.path, self, made, bits);
    case SetExpression::Kind::everyone:
      for (std::size_t i = 0; i < world_->subjects().size(); ++i)
        set_bit(bits, static_cast<int>(i));
      return;
    case SetExpression::Kind::any_of:
      for (const SetExpression& part : set.parts) add_expression(part, self, made, bits);
      return;
    case SetExpression::Kind::all_of:
    case SetExpression::Kind::without: break;
  }
  Bits all(words_, 0);
  add_expression(set.parts[0], self, made, all);
  for (std::size_t part = 1; part < set.parts.size(); ++part) {
    Bits other(words_, 0);
    add_expression(set.parts[part], self, made, other);
    for (std::size_t i = 0; i < words_; ++i)
      all[i] &= set.kind == SetExpression::Kind::all_of ? other[i] : ~other[i];
  }
  for (std::size_t i = 0; i < words_; ++i) bits[i] |= all[i];
}

void SharedSets::add_path(const Path& path, EntityIndex self, Making& made, Bits& bits) {
  if (path.names.empty()) return;
  std::vector<EntityIndex> reached{self};
  for (std::size_t i = 0; i + 1 < path.names.size(); ++i) {
    std::vector<EntityIndex> further;
    for (const EntityIndex entity : reached) {
      made.reads(entity);
      for (const Entry& entry : world_->holders(entity, path.names[i].symbol)) {
        if (!entry.is_userset()) {
          further.push_back(entry.entity);
          continue;
        }
        made.reads_everything();
        for (const EntityIndex person :
             Evaluator(*world_).member_persons(entry.entity, entry.member))
          further.push_back(person);
      }
    }
    std::sort(further.begin(), further.end());
    further.erase(std::unique(further.begin(), further.end()), further.end());
    reached = std::move(further);
  }
  for (const EntityIndex entity : reached)
    add_set(id_of(MemberOf{entity, path.names.back().symbol}), made, bits);
}

}  // namespace permsim

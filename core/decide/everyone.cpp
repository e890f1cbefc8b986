// Everyone in a set, and guards, which ask of others than the one asked about: a part of
// evaluate.h.
#include <algorithm>

#include "core/base/budget.h"
#include "core/decide/evaluate.h"
#include "core/world/asked.h"

namespace permsim {

namespace {

using Persons = std::vector<EntityIndex>;  // sorted: world order

/// Persons gathered from many places, put in order whenever they may have become many times too
/// many.
class Gathered {
 public:
  void add(EntityIndex person) { all_.push_back(person); }
  void add(const Persons& more) {
    budget::spend(more.size() + 1);
    all_.insert(all_.end(), more.begin(), more.end());
    if (all_.size() < tidy_at_) return;
    tidy();
    tidy_at_ = 2 * all_.size() + kFew;
  }
  Persons take() {
    tidy();
    return std::move(all_);
  }

 private:
  static constexpr std::size_t kFew = 4096;
  void tidy() {
    std::sort(all_.begin(), all_.end());
    all_.erase(std::unique(all_.begin(), all_.end()), all_.end());
  }
  Persons all_;
  std::size_t tidy_at_ = kFew;
};

/// So many persons are remembered in lists; beyond, all are forgotten and made again when asked
/// for.
constexpr std::size_t kMostListed = 4'000'000;

}  // namespace

// --- guards

/// While it lives others are asked about; what is known of the person asked about before is there
/// again afterwards.
class Evaluator::Aside {
 public:
  explicit Aside(Evaluator& evaluator) : evaluator_(evaluator), person_(evaluator.person_) {
    of_person_.swap(evaluator.known_);
  }
  ~Aside() {
    of_person_.swap(evaluator_.known_);
    evaluator_.person_ = person_;
  }
  Aside(const Aside&) = delete;
  Aside& operator=(const Aside&) = delete;

 private:
  Evaluator& evaluator_;
  EntityIndex person_;
  std::unordered_map<std::uint64_t, bool> of_person_;
};

/// Guards ask of other persons, and many sets may share one: each is worked out once.
bool Evaluator::guard_holds(const GuardedSet& part, EntityIndex self) {
  if (!part.when.is_given()) return true;
  const Guard guard{&part, self};
  if (const auto found = known_guards_.find(guard); found != known_guards_.end())
    return found->second;
  const bool is_so = [&] {
    const Aside aside(*this);
    return holds(part.when.condition, self);
  }();
  if (known_guards_.size() >= kMostKept) known_guards_.clear();
  known_guards_[guard] = is_so;
  return is_so;
}

std::size_t Evaluator::GuardHash::operator()(const Guard& guard) const {
  const auto part = reinterpret_cast<std::uintptr_t>(guard.part);
  return static_cast<std::size_t>((part ^ guard.entity) * std::uint64_t{0x9e3779b97f4a7c15});
}

// --- sets

Persons Evaluator::persons(const SetExpression& set, EntityIndex self) {
  switch (set.kind) {
    case SetExpression::Kind::everyone: note(kNoEntity, kNoSymbol); return world_.subjects();
    case SetExpression::Kind::nobody: return {};
    case SetExpression::Kind::any_of: {
      Gathered all;
      for (const SetExpression& part : set.parts) all.add(persons(part, self));
      return all.take();
    }
    // Few are left of the first part in most sets that products have: cheaper than listing the
    // others whole.
    case SetExpression::Kind::all_of: {
      Persons all = persons(set.parts[0], self);
      for (std::size_t i = 1; i < set.parts.size(); ++i) {
        std::erase_if(all,
                      [&](EntityIndex person) { return !contains(set.parts[i], self, person); });
      }
      return all;
    }
    case SetExpression::Kind::without: {
      Persons all = persons(set.parts[0], self);
      std::erase_if(all, [&](EntityIndex person) { return contains(set.parts[1], self, person); });
      return all;
    }
    case SetExpression::Kind::name: break;
  }
  return path_persons(set.path, self);
}

/// As `persons`, but the first one found will do.
bool Evaluator::has_someone(const SetExpression& set, EntityIndex self) {
  switch (set.kind) {
    case SetExpression::Kind::any_of:
      return std::any_of(set.parts.begin(), set.parts.end(),
                         [&](const SetExpression& part) { return has_someone(part, self); });
    case SetExpression::Kind::all_of: {
      const Persons some = persons(set.parts.front(), self);
      return std::any_of(some.begin(), some.end(), [&](EntityIndex person) {
        return std::all_of(set.parts.begin() + 1, set.parts.end(),
                           [&](const SetExpression& part) { return contains(part, self, person); });
      });
    }
    case SetExpression::Kind::without: {
      const Persons some = persons(set.parts[0], self);
      return std::any_of(some.begin(), some.end(),
                         [&](EntityIndex person) { return !contains(set.parts[1], self, person); });
    }
    case SetExpression::Kind::everyone:
    case SetExpression::Kind::nobody:
    case SetExpression::Kind::name: break;
  }
  return !persons(set, self).empty();
}

Persons Evaluator::path_persons(const Path& path, EntityIndex self) {
  Gathered all;
  if (path.names.empty()) {
    for (const Entry& entry : root_entries(path, self)) {
      if (entry.is_userset())
        all.add(member_persons(entry.entity, entry.member));
      else if (world_.subject_number(entry.entity) >= 0)
        all.add(entry.entity);
    }
    return all.take();
  }
  for (const EntityIndex entity : walk_to_last(path, self))
    all.add(member_persons(entity, path.names.back().symbol));
  return all.take();
}

/// Sets, and relations that hold usersets, are remembered: they may be asked in many ways.
Persons Evaluator::member_persons(EntityIndex self, Symbol member_symbol) {
  const MemberOf of{self, member_symbol};
  const Member member = world_.type_of(self).member(member_symbol);
  if (member.kind == MemberKind::none || member.kind == MemberKind::attribute) return {};
  if (member.kind == MemberKind::relation) {
    const std::vector<Entry>& entries = world_.at(self).relations[member.index];
    const bool has_sets = std::any_of(entries.begin(), entries.end(),
                                      [](const Entry& entry) { return entry.is_userset(); });
    if (!has_sets) return list_member(of);
  }
  if (const auto known = lists_.find(of.key()); known != lists_.end()) return known->second;
  if (budget::is_spent()) return {};
  if (member.nests() && nesting_ >= kPlainNesting) {
    list_in_order(of);
    return lists_.at(of.key());
  }
  ++nesting_;
  Persons all = list_member(of);
  --nesting_;
  keep_list(of, all);
  return all;
}

Persons Evaluator::list_member(const MemberOf& of) {
  const Type& type = world_.type_of(of.entity);
  const Member member = type.member(of.member);
  const Aside aside(*this);
  Gathered all;
  if (member.kind == MemberKind::relation) {
    note(of.entity, of.member);
    const std::vector<Entry>& entries = world_.at(of.entity).relations[member.index];
    budget::spend(entries.size() + 1);
    for (const Entry& entry : entries) {
      if (entry.is_userset())
        all.add(member_persons(entry.entity, entry.member));
      else if (world_.subject_number(entry.entity) >= 0)
        all.add(entry.entity);
    }
  } else {
    for (const GuardedSet& part : type.sets[member.index].parts) {
      if (guard_holds(part, of.entity)) all.add(persons(part.to.expression, of.entity));
    }
  }
  return all.take();
}

void Evaluator::list_in_order(const MemberOf& first) {
  AskedFinder finder(world_, [&](const MemberOf& userset) -> PeopleKnown {
    const Member member = world_.type_of(userset.entity).member(userset.member);
    if (member.nests() && !is_listed(userset)) return {std::nullopt, true};
    return {member_persons(userset.entity, userset.member)};
  });
  in_order(
      finder, first, [&](const MemberOf& of) { return is_listed(of); },
      [&](const MemberOf& of) { keep_list(of, list_member(of)); });
}

/// Lists that others will be made of stay; with nothing under way all may go.
void Evaluator::keep_list(const MemberOf& of, Persons all) {
  listed_ += all.size() + 1;
  budget::spend(all.size());
  if (listed_ > kMostListed && nesting_ == 0) {
    lists_.clear();
    listed_ = all.size() + 1;
  }
  lists_[of.key()] = std::move(all);
}

}  // namespace permsim

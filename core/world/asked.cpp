// Following the names of a set through the world; see asked.h.
#include "core/world/asked.h"

#include <algorithm>

#include "core/base/budget.h"

namespace permsim {

bool AskedFinder::may_ask(const MemberOf& of) const {
  const Member member = world_.type_of(of.entity).member(of.member);
  if (member.kind == MemberKind::set) return true;
  const std::vector<Entry>& entries = world_.holders(of.entity, of.member);
  return std::any_of(entries.begin(), entries.end(),
                     [](const Entry& entry) { return entry.is_userset(); });
}

void AskedFinder::add(const MemberOf& of, std::vector<MemberOf>& asked) const {
  if (wanted_(world_.type_of(of.entity).member(of.member)) && may_ask(of)) asked.push_back(of);
}

bool AskedFinder::append(const MemberOf& of, std::vector<MemberOf>& asked) {
  const Type& type = world_.type_of(of.entity);
  const Member member = type.member(of.member);
  if (member.kind == MemberKind::relation) {
    budget::spend(world_.holders(of.entity, of.member).size());
    for (const Entry& entry : world_.holders(of.entity, of.member)) {
      if (entry.is_userset()) add({entry.entity, entry.member}, asked);
    }
  }
  if (member.kind != MemberKind::set) return true;
  bool is_all = true;
  const auto follow = [&](const Path& path, PathEnd end) {
    if (!append_path(of.entity, path, end, asked)) is_all = false;
  };
  for (const GuardedSet& part : type.sets[member.index].parts) {
    each_path(part.to.expression, follow);
    each_path(part.when.condition, follow);
  }
  return is_all;
}

bool AskedFinder::append_path(EntityIndex self, const Path& path, PathEnd end,
                              std::vector<MemberOf>& asked) {
  if (path.root != Root::self || path.names.empty()) return true;  // sets know no other beginning
  const std::size_t walked = path.names.size() - (end == PathEnd::entities ? 0 : 1);
  bool is_all = true;
  reached_.assign(1, self);
  for (std::size_t i = 0; i < walked; ++i) {
    further_.clear();
    for (const EntityIndex entity : reached_) {
      if (!go_on(entity, path.names[i].symbol, asked)) is_all = false;
    }
    std::sort(further_.begin(), further_.end());
    further_.erase(std::unique(further_.begin(), further_.end()), further_.end());
    reached_.swap(further_);
  }
  if (end == PathEnd::persons) {
    for (const EntityIndex entity : reached_) add({entity, path.names.back().symbol}, asked);
  }
  return is_all;
}

/// One hop, into `further_`. False: of some usersets the people are still coming.
bool AskedFinder::go_on(EntityIndex from, Symbol relation, std::vector<MemberOf>& asked) {
  bool is_all = true;
  bool has_usersets = false;
  budget::spend(1 + world_.holders(from, relation).size());
  if (budget::is_spent()) return true;
  for (const Entry& entry : world_.holders(from, relation)) {
    if (!entry.is_userset()) {
      further_.push_back(entry.entity);
      continue;
    }
    has_usersets = true;
    const PeopleKnown known = people_({entry.entity, entry.member});
    if (known.people) {
      further_.insert(further_.end(), known.people->begin(), known.people->end());
    } else if (known.is_coming) {
      asked.push_back({entry.entity, entry.member});  // the relation itself may not be wanted
      is_all = false;
    }
  }
  if (has_usersets) add({from, relation}, asked);
  return is_all;
}

}  // namespace permsim

// What changed from one matrix to another: word by word where both speak of the same people, else person by person.
#include <algorithm>

#include "core/matrix.h"

namespace permsim {

namespace {

void count_change(ChangeCounts& counts, Verdict from, Verdict to) {
  if (from == to) return;
  if (to == Verdict::allow) ++counts.gained;
  else if (to == Verdict::unclear) ++counts.unclear;
  else if (from == Verdict::allow) ++counts.lost;
  else ++counts.ruled_out;
}

/// One resource's action on both sides; either may be missing.
struct Pair {
  EntityIndex on = kNoEntity;
  ActionIndex before = kNoAction;
  ActionIndex after = kNoAction;
};

class Comparer {
 public:
  Comparer(const Matrix& before, const Matrix& after) : before_(before), after_(after) {
    same_people_ = before.world().subjects() == after.world().subjects();
    if (same_people_) return;
    const auto& a = before.world().subjects();
    const auto& b = after.world().subjects();
    std::set_union(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(everyone_));
  }

  template <class Change>
  void each_change(Change change) {
    const EntityIndex size = std::max(before_.world().size(), after_.world().size());
    const bool is_one_policy = &before_.world().policy() == &after_.world().policy();
    for (EntityIndex on = 0; on < size; ++on) {
      const bool may_share = is_one_policy && same_people_ && before_.world().has(on) && after_.world().has(on);
      if (may_share && is_same_row(before_, after_, on)) continue;
      for (const Pair& pair : pairs(on)) compare(pair, change);
    }
  }

 private:
  std::vector<Pair> pairs(EntityIndex on) const {
    const World& before = before_.world();
    const World& after = after_.world();
    std::vector<Pair> pairs;
    if (after.has(on)) {
      const Type& type = after.type_of(on);
      for (ActionIndex action = 0; action < type.actions.size(); ++action) {
        const ActionIndex was = before.has(on) ? same_action(before.type_of(on), type.actions[action].id, action) : kNoAction;
        if (!type.actions[action].is_event) pairs.push_back({on, was, action});
      }
    } else if (before.has(on)) {
      const Type& type = before.type_of(on);
      for (ActionIndex action = 0; action < type.actions.size(); ++action) {
        if (!type.actions[action].is_event) pairs.push_back({on, action, kNoAction});
      }
    }
    return pairs;
  }

  static ActionIndex same_action(const Type& type, const std::string& id, ActionIndex guess) {
    return guess < type.actions.size() && type.actions[guess].id == id ? guess : type.find_action(id);
  }

  template <class Change>
  void compare(const Pair& pair, Change change) {
    if (same_people_ && pair.before != kNoAction && pair.after != kNoAction) {
      compare_words(pair, change);
      return;
    }
    for (const EntityIndex who : same_people_ ? after_.world().subjects() : everyone_) {
      const Verdict from = verdict(before_, who, pair.on, pair.before);
      const Verdict to = verdict(after_, who, pair.on, pair.after);
      if (from != to) change(changed(who, pair, from, to));
    }
  }

  template <class Change>
  void compare_words(const Pair& pair, Change change) {
    const Matrix::Plane a = before_.plane(pair.on, pair.before);
    const Matrix::Plane b = after_.plane(pair.on, pair.after);
    for (std::size_t word = 0; word < a.size; ++word) {
      std::uint64_t differing = (a.allow[word] ^ b.allow[word]) | (a.unclear[word] ^ b.unclear[word]);
      for (; differing != 0; differing &= differing - 1) {
        const auto number = word * 64 + static_cast<std::size_t>(__builtin_ctzll(differing));
        const EntityIndex who = after_.world().subjects()[number];
        change(changed(who, pair, before_.at({who, pair.on, pair.before}), after_.at({who, pair.on, pair.after})));
      }
    }
  }

  static Verdict verdict(const Matrix& matrix, EntityIndex who, EntityIndex on, ActionIndex action) {
    const bool is_there = action != kNoAction && matrix.world().subject_number(who) >= 0;
    return is_there ? matrix.at({who, on, action}) : Verdict::deny;
  }

  static ChangedCell changed(EntityIndex who, const Pair& pair, Verdict from, Verdict to) {
    return {{who, pair.on, pair.after != kNoAction ? pair.after : pair.before}, from, to};
  }

  const Matrix& before_;
  const Matrix& after_;
  bool same_people_ = true;
  std::vector<EntityIndex> everyone_;
};

}  // namespace

Difference difference(const Matrix& before, const Matrix& after, std::size_t limit) {
  Difference difference;
  Comparer(before, after).each_change([&](const ChangedCell& change) {
    count_change(difference.counts, change.from, change.to);
    difference.cells.push_back(change);
  });
  std::sort(difference.cells.begin(), difference.cells.end(), [](const ChangedCell& a, const ChangedCell& b) {
    if (a.cell.who != b.cell.who) return a.cell.who < b.cell.who;
    if (a.cell.on != b.cell.on) return a.cell.on < b.cell.on;
    return a.cell.action < b.cell.action;
  });
  if (difference.cells.size() > limit) difference.cells.resize(limit);
  return difference;
}

ChangeCounts count_changes(const Matrix& before, const Matrix& after) {
  ChangeCounts counts;
  Comparer(before, after).each_change([&](const ChangedCell& change) { count_change(counts, change.from, change.to); });
  return counts;
}

}  // namespace permsim

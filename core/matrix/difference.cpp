// What changed from one matrix to another: row by row within one play, word by word where both
// speak of the same people, else person by person.
#include "core/matrix/difference.h"

#include <algorithm>

#include "core/base/budget.h"
#include "core/base/work.h"
#include "core/decide/sign.h"
#include "core/matrix/engine.h"

namespace permsim {

void count_change(ChangeCounts& counts, Verdict from, Verdict to) {
  switch (change_between(from, to)) {
    case Change::none: break;
    case Change::gained: ++counts.gained; break;
    case Change::lost: ++counts.lost; break;
    case Change::turned_unclear: ++counts.unclear; break;
    case Change::ruled_out: ++counts.ruled_out; break;
  }
}

namespace {

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

  /// `change(cell that changed)`; or, where rows can be compared, `row(on, subject, masks before,
  /// masks after)`.
  template <class Change, class RowChange>
  void each_change(Change change, RowChange row_change) {
    const EntityIndex size = std::max(before_.world().size(), after_.world().size());
    const bool can_compare_rows = RowComparer::can_compare(before_, after_);
    RowComparer rows(before_, after_);
    for (EntityIndex on = 0; on < size && !budget::is_spent(); ++on) {
      if (can_compare_rows && rows.is_untouched(on)) continue;
      if (can_compare_rows && before_.world().has(on) && after_.world().has(on)) {
        rows.each_change(on, [&](std::uint32_t subject, const Masks& from, const Masks& to) {
          row_change(on, subject, from, to);
        });
        continue;
      }
      for (const Pair& pair : pairs(on)) {
        budget::spend(1 + after_.world().subjects().size());
        compare(pair, change);
      }
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
        const ActionIndex was =
            before.has(on) ? same_action(before.type_of(on), type.actions[action].id, action)
                           : kNoAction;
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
    return guess < type.actions.size() && type.actions[guess].id == id ? guess
                                                                       : type.find_action(id);
  }

  template <class Change>
  void compare(const Pair& pair, Change change) {
    work_done.compared += same_people_ ? after_.world().subjects().size() : everyone_.size();
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
      const std::uint64_t differing =
          (a.allow[word] ^ b.allow[word]) | (a.unclear[word] ^ b.unclear[word]);
      each_bit(differing, word * 64, [&](std::size_t number) {
        const EntityIndex who = after_.world().subjects()[number];
        change(changed(who, pair, before_.at({who, pair.on, pair.before}),
                       after_.at({who, pair.on, pair.after})));
      });
    }
  }

  static Verdict verdict(const Matrix& matrix, EntityIndex who, EntityIndex on,
                         ActionIndex action) {
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

/// Counts every change and keeps the first ones in world order, without keeping all of them in
/// between.
class Collector {
 public:
  Collector(const Matrix& after, std::size_t limit, const std::vector<std::uint64_t>& listed)
      : world_(after.world()), limit_(limit), listed_(listed) {
    listed_.resize(world_.policy().types.size(), listed.empty() ? ~std::uint64_t{0} : 0);
    for (const Type& type : world_.policy().types) {
      std::uint64_t& acts = acts_.emplace_back(0);
      for (std::size_t action = 0; action < type.actions.size(); ++action)
        acts |= std::uint64_t{!type.actions[action].is_event} << action;
    }
  }

  void add(const ChangedCell& change) {
    count_change(found_.counts, change.from, change.to);
    const bool is_there = world_.has(change.cell.on);
    const std::uint64_t listed =
        is_there ? listed_[world_.at(change.cell.on).type] : ~std::uint64_t{0};
    if (((listed >> change.cell.action) & 1u) != 0) keep(change);
  }

  void add(EntityIndex on, std::uint32_t subject, const Masks& from, const Masks& to) {
    const std::uint64_t acts = acts_[world_.at(on).type];
    const std::uint64_t is = to.allow | to.unclear;
    found_.counts.gained += ones(acts & to.allow & ~from.allow);
    found_.counts.unclear += ones(acts & to.unclear & ~from.unclear);
    found_.counts.lost += ones(acts & from.allow & ~is);
    found_.counts.ruled_out += ones(acts & from.unclear & ~is);
    const EntityIndex who = world_.subjects()[subject];
    if (limit_ == 0 || (is_cut_ && (last_.who != who ? last_.who < who : last_.on < on))) return;
    const std::uint64_t listed = acts & listed_[world_.at(on).type];
    each_bit(listed & ((from.allow ^ to.allow) | (from.unclear ^ to.unclear)),
             [&](std::size_t bit) {
               const auto action = static_cast<ActionIndex>(bit);
               keep({{who, on, action}, verdict_in(from, action), verdict_in(to, action)});
             });
  }

  Difference take() {
    cut();
    std::sort(found_.cells.begin(), found_.cells.end(), is_before);
    return std::move(found_);
  }

 private:
  static bool is_before(const ChangedCell& a, const ChangedCell& b) {
    return is_before_cell(a.cell, b.cell);
  }
  static bool is_before_cell(const Cell& a, const Cell& b) {
    if (a.who != b.who) return a.who < b.who;
    return a.on != b.on ? a.on < b.on : a.action < b.action;
  }

  void keep(const ChangedCell& change) {
    if (limit_ == 0 || (is_cut_ && is_before_cell(last_, change.cell))) return;
    found_.cells.push_back(change);
    if (found_.cells.size() / 2 > limit_) cut();
  }

  /// The first `limit_` of those kept; no later one needs to be kept from now on.
  void cut() {
    if (found_.cells.size() <= limit_ || limit_ == 0) return;
    const auto last = found_.cells.begin() + static_cast<std::ptrdiff_t>(limit_ - 1);
    std::nth_element(found_.cells.begin(), last, found_.cells.end(), is_before);
    last_ = last->cell;
    is_cut_ = true;
    found_.cells.resize(limit_);
  }

  const World& world_;
  std::size_t limit_;
  std::vector<std::uint64_t> listed_;  ///< by type: actions that may be listed
  std::vector<std::uint64_t> acts_;    ///< by type: actions that are not events
  Difference found_;
  bool is_cut_ = false;
  Cell last_;
};

}  // namespace

Difference difference(const Matrix& before, const Matrix& after, std::size_t limit,
                      const std::vector<std::uint64_t>& listed) {
  Collector collector(after, limit, listed);
  Comparer(before, after)
      .each_change([&](const ChangedCell& change) { collector.add(change); },
                   [&](EntityIndex on, std::uint32_t subject, const Masks& from, const Masks& to) {
                     collector.add(on, subject, from, to);
                   });
  return collector.take();
}

ChangeCounts count_changes(const Matrix& before, const Matrix& after) {
  return difference(before, after, 0).counts;
}

}  // namespace permsim

// Which acts can matter to a goal, and how many further acts they must be followed by.
//
// The spots a goal depends on have rank 0. An act has the lowest rank of the spots it may write;
// the spots that act depends on have at most the next rank. Take a sequence of n acts that reaches
// the goal, and in it an act that writes no spot of a rank up to the number of acts after it.
// Without it, the later acts find every spot they and the goal depend on (of those ranks) as
// before, so they still happen, change those spots as before, and reach the goal. So a shortest
// sequence has no such act, and the search leaves out any act whose rank is above the number of
// acts that may still follow. tests/core/explore.tests.cpp compares with a search that leaves out
// nothing.
#pragma once
#include <functional>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "core/explore/prospect.h"
#include "core/explore/reads.h"

namespace permsim::exploring {

/// Acts that differ in nothing but who takes them, and that change the same: every parameter has
/// one choice.
struct Deed {
  Acts acts;
  /// Shared by those that differ in who takes them and change the same.
  std::shared_ptr<const std::vector<Spot>> written;

  const std::vector<Spot>& writes() const { return *written; }
};

/// All deeds there may be, made when first asked for.
class Deeds {
 public:
  /// Found out step by step, once the prospect is settled.
  explicit Deeds(const Prospect& prospect) : prospect_(prospect) {}
  /// Looks at one thing more that may write something; false once all are looked at, which has to
  /// be so before anything is asked.
  bool find_further();
  const Prospect& prospect() const { return prospect_; }
  /// (target, action) pairs of which some act may write a slot, by target.
  const std::vector<std::pair<EntityIndex, ActionIndex>>& writers(Slot slot) const {
    return writers_[slot];
  }
  const std::vector<Deed>& of(EntityIndex target, ActionIndex action);
  /// Ids of the parameters that have other values which could matter.
  std::vector<std::string> untried(EntityIndex target, ActionIndex action) const;

 private:
  std::vector<Deed> make(const Acts& all) const;
  void add(const Acts& one, std::vector<Deed>& deeds) const;
  void add_each_actor(Acts one, std::vector<Deed>& deeds) const;

  const Prospect& prospect_;
  EntityIndex next_ = 0;  ///< whose acts are looked at next
  std::vector<std::vector<std::pair<EntityIndex, ActionIndex>>> writers_;
  std::map<std::pair<EntityIndex, ActionIndex>, std::vector<Deed>> made_;
};

struct RankedDeed {
  const Deed* deed = nullptr;
  int rank = 0;
};

class Slice {
 public:
  Slice(Deeds& deeds, const std::vector<Cell>& goals);
  /// `look` reads what the goal depends on.
  Slice(Deeds& deeds, const std::function<void(Reads&)>& look);
  /// Finds everything of a rank below `ranks`: what searches of that many steps need.
  void extend(int ranks);
  /// -1: it does not matter. A relation is asked with a holder, anything else without.
  int rank(Slot slot, const Entry& holder = {}) const;
  bool has_rank(Slot slot) const { return ranks_[slot].is_any; }
  /// Parameters of acts that could matter of which not all values that could matter are tried.
  const std::set<std::string>& untried() const { return untried_; }
  /// By target, then action, then parameters: an order that does not depend on ranks.
  const std::vector<RankedDeed>& deeds() const { return deeds_; }

 private:
  struct SlotRanks {
    bool is_any = false;
    int whole = -1;
    std::vector<std::pair<Entry, int>> holders;
  };
  bool note(const Spot& spot, int rank);
  bool is_in(const Spot& written, int rank) const;
  void rank_deeds(const std::pair<EntityIndex, ActionIndex>& writer, int rank);
  void list_deeds();

  Deeds& all_;
  Reads reads_;
  int found_ = 0;                    ///< ranks found so far
  std::vector<const Deed*> unread_;  ///< deeds of the last rank found
  std::vector<SlotRanks> ranks_;
  std::map<std::pair<EntityIndex, ActionIndex>, std::vector<int>> deed_ranks_;
  std::vector<RankedDeed> deeds_;
  std::set<std::string> untried_;
};

}  // namespace permsim::exploring

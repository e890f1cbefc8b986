// Deeds with what they write, and the ranks that lead back from a goal to them.
#include "core/explore/slice.h"

#include <algorithm>

#include "core/base/budget.h"
#include "core/explore/effects.h"

namespace permsim::exploring {

namespace {

/// Steps of work that making a deed takes, besides one for each who may do it.
constexpr std::uint64_t kDeed = 30;

/// Collects the spots that acts may write.
class Writes : public Changes {
 public:
  Writes(const Prospect& prospect, const Acts& acts) : prospect_(prospect), acts_(acts) {}
  std::vector<Spot> take() { return std::move(spots_); }

  void sets(EntityIndex entity, std::uint16_t attribute, const Values&) override {
    add(prospect_.slot(entity, prospect_.type_of(entity).attributes[attribute].symbol), {});
  }
  void adds(EntityIndex entity, std::uint16_t relation, const Entry& entry) override {
    change(entity, relation, entry);
  }
  void removes(EntityIndex entity, std::uint16_t relation, const Entry& entry) override {
    const auto& held = prospect_.may_hold(slot_of(entity, relation));
    if (std::any_of(held.begin(), held.end(),
                    [&](const Entry& one) { return one.same_holder(entry); }))
      change(entity, relation, entry);
  }
  void clears(EntityIndex entity, std::uint16_t relation) override {
    for (const Entry& entry : prospect_.may_hold(slot_of(entity, relation)))
      change(entity, relation, entry);
  }
  void erases(EntityIndex entity) override {
    write_all(entity);
    for (const Spot& spot : prospect_.held_in(entity)) add(spot.slot, spot.holder);
    for (std::size_t i = 0; i < prospect_.type_of(entity).relations.size(); ++i) {
      if (!prospect_.type_of(entity).relations[i].is_inverse())
        clears(entity, static_cast<std::uint16_t>(i));
    }
  }
  EntityIndex creates(TypeIndex type, bool) override {
    const EntityIndex made = prospect_.newcomer(acts_.target, acts_.action, type);
    if (made != kNoEntity) write_all(made);
    return made;
  }

 private:
  Slot slot_of(EntityIndex entity, std::uint16_t relation) const {
    return prospect_.first_slot(entity) + relation;
  }
  /// What is certain is never really written.
  void add(Slot slot, const Entry& holder) {
    budget::spend();
    if (prospect_.is_written(slot)) spots_.push_back({slot, holder});
  }
  void write_all(EntityIndex entity) {
    for (Slot slot = prospect_.first_slot(entity); slot < prospect_.first_slot(entity + 1); ++slot)
      add(slot, {});
  }
  void change(EntityIndex entity, std::uint16_t relation, const Entry& entry) {
    add(slot_of(entity, relation), entry);
    for (const Slot mirror : prospect_.mirrors(entity, relation, entry)) add(mirror, {entity});
  }

  const Prospect& prospect_;
  const Acts& acts_;
  std::vector<Spot> spots_;
};

std::vector<Spot> writes_of(const Prospect& prospect, const Acts& acts) {
  Writes writes(prospect, acts);
  tell_changes(prospect, acts, writes);
  return writes.take();
}

}  // namespace

// --- deeds

bool Deeds::find_further() {
  if (next_ == 0) writers_.resize(prospect_.slot_count());
  if (next_ == prospect_.size() || budget::is_spent()) return false;
  const EntityIndex target = next_++;
  if (!prospect_.has(target)) return true;
  for (ActionIndex action = 0; action < prospect_.type_of(target).actions.size(); ++action) {
    const Acts all = prospect_.acts(target, action);
    if (all.actors.empty() || !prospect_.may_succeed(all)) continue;
    for (const Spot& spot : writes_of(prospect_, all)) {
      auto& writers = writers_[spot.slot];
      if (writers.empty() || writers.back() != std::make_pair(target, action))
        writers.emplace_back(target, action);
    }
  }
  return true;
}

const std::vector<Deed>& Deeds::of(EntityIndex target, ActionIndex action) {
  const auto [found, is_new] = made_.try_emplace({target, action});
  if (is_new) found->second = make(prospect_.acts(target, action));
  return found->second;
}

std::vector<std::string> Deeds::untried(EntityIndex target, ActionIndex action) const {
  std::vector<std::string> ids;
  for (const std::uint16_t parameter : prospect_.acts(target, action).untried)
    ids.push_back(prospect_.type_of(target).actions[action].parameters[parameter].id);
  return ids;
}

std::vector<Deed> Deeds::make(const Acts& all) const {
  std::vector<Deed> deeds;
  std::vector<std::size_t> at(all.arguments.size(), 0);
  if (all.actors.empty() || std::any_of(all.arguments.begin(), all.arguments.end(),
                                        [](const Choices& choices) { return choices.empty(); }))
    return deeds;
  const bool is_personal = names_actor(prospect_.action_of(all));
  for (bool has_more = true; has_more && !budget::is_spent();) {
    budget::spend(kDeed + all.actors.size());
    Acts one{all.target, all.action, all.actors, {}};
    for (std::size_t i = 0; i < at.size(); ++i) one.arguments.push_back({all.arguments[i][at[i]]});
    if (is_personal)
      add_each_actor(std::move(one), deeds);
    else
      add(one, deeds);
    has_more = false;
    for (std::size_t i = at.size(); i-- > 0 && !has_more;) {
      has_more = ++at[i] < all.arguments[i].size();
      if (!has_more) at[i] = 0;
    }
  }
  return deeds;
}

void Deeds::add(const Acts& one, std::vector<Deed>& deeds) const {
  if (!prospect_.may_succeed(one)) return;
  std::vector<Spot> writes = writes_of(prospect_, one);
  if (!writes.empty())
    deeds.push_back({one, std::make_shared<const std::vector<Spot>>(std::move(writes))});
}

/// Where only requirements speak of the actor, what is written is the same whoever it is.
void Deeds::add_each_actor(Acts one, std::vector<Deed>& deeds) const {
  const bool changes_alike = !effects_name_actor(prospect_.action_of(one));
  const std::vector<EntityIndex> actors = std::move(one.actors);
  std::shared_ptr<const std::vector<Spot>> written;
  for (const EntityIndex actor : actors) {
    one.actors = {actor};
    if (!changes_alike || written == nullptr) {
      add(one, deeds);
      if (!deeds.empty() && deeds.back().acts.actors == one.actors) written = deeds.back().written;
    } else if (prospect_.may_succeed(one)) {
      deeds.push_back({one, written});
    }
  }
}

// --- ranks

Slice::Slice(Deeds& deeds, const std::vector<Cell>& goals)
    : Slice(deeds, [&](Reads& reads) {
        for (const Cell& goal : goals) reads.of_cell(goal);
      }) {}

Slice::Slice(Deeds& deeds, const std::function<void(Reads&)>& look)
    : all_(deeds), reads_(deeds.prospect()), ranks_(deeds.prospect().slot_count()) {
  look(reads_);
}

void Slice::extend(int ranks) {
  for (; found_ < ranks; ++found_) {
    for (const Deed* deed : unread_) reads_.of_acts(deed->acts);
    unread_.clear();
    std::vector<Slot> slots;
    for (const Spot& spot : reads_.take()) {
      if (note(spot, found_)) slots.push_back(spot.slot);
    }
    std::sort(slots.begin(), slots.end());
    slots.erase(std::unique(slots.begin(), slots.end()), slots.end());
    for (const Slot slot : slots) {
      for (const auto& writer : all_.writers(slot)) rank_deeds(writer, found_);
    }
  }
  list_deeds();
}

void Slice::list_deeds() {
  deeds_.clear();
  for (const auto& [writer, deed_ranks] : deed_ranks_) {
    const std::vector<Deed>& made = all_.of(writer.first, writer.second);
    for (std::size_t i = 0; i < made.size(); ++i) {
      if (deed_ranks[i] >= 0) deeds_.push_back({&made[i], deed_ranks[i]});
    }
  }
}

bool Slice::note(const Spot& spot, int rank) {
  SlotRanks& ranks = ranks_[spot.slot];
  ranks.is_any = true;
  if (ranks.whole >= 0) return false;
  if (spot.is_whole()) {
    ranks.whole = rank;
    return true;
  }
  budget::spend(ranks.holders.size() / 4 + 1);
  const bool is_known =
      std::any_of(ranks.holders.begin(), ranks.holders.end(),
                  [&](const auto& one) { return one.first.same_holder(spot.holder); });
  if (is_known) return false;
  ranks.holders.emplace_back(spot.holder, rank);
  return true;
}

int Slice::rank(Slot slot, const Entry& holder) const {
  const SlotRanks& ranks = ranks_[slot];
  int lowest = ranks.whole;
  budget::spend(ranks.holders.size() / 4);
  for (const auto& [one, rank] : ranks.holders) {
    const bool is_meant = holder.entity == kNoEntity || one.same_holder(holder);
    if (is_meant && (lowest < 0 || rank < lowest)) lowest = rank;
  }
  return lowest;
}

bool Slice::is_in(const Spot& written, int rank) const {
  const int found = this->rank(written.slot, written.holder);
  return found >= 0 && found <= rank;
}

void Slice::rank_deeds(const std::pair<EntityIndex, ActionIndex>& writer, int rank) {
  const std::vector<Deed>& deeds = all_.of(writer.first, writer.second);
  budget::spend(deeds.size());
  const auto [known, is_new] = deed_ranks_.try_emplace(writer, deeds.size(), -1);
  if (is_new) {
    for (std::string& id : all_.untried(writer.first, writer.second))
      untried_.insert(std::move(id));
  }
  std::vector<int>& ranks = known->second;
  for (std::size_t i = 0; i < deeds.size(); ++i) {
    if (ranks[i] >= 0) continue;
    const bool matters = std::any_of(deeds[i].writes().begin(), deeds[i].writes().end(),
                                     [&](const Spot& spot) { return is_in(spot, rank); });
    if (!matters) continue;
    ranks[i] = rank;
    unread_.push_back(&deeds[i]);
  }
}

}  // namespace permsim::exploring

// The world a scenario starts in: every declaration becomes an entity, every mistake a problem with
// its pointer.
#include "core/decide/start_world.h"

#include <algorithm>
#include <set>

#include "core/base/budget.h"
#include "core/decide/set_cycle.h"
#include "core/policy/fits.h"
#include "core/world/holders.h"

namespace permsim {

namespace {

class WorldBuilder {
 public:
  WorldBuilder(const Scenario& scenario, std::shared_ptr<const Policy> policy)
      : scenario_(scenario), world_(std::move(policy)) {}

  Result<World> run() {
    for (std::size_t i = 0; i < scenario_.entities.size(); ++i) {
      places_.push_back(create(*scenario_.entities[i], pointer(i)));
      if (places_.back() == kNoEntity) not_made_.insert(scenario_.entities[i]->id);
    }
    for (std::size_t i = 0; i < scenario_.entities.size(); ++i) {
      if (places_[i] != kNoEntity) fill(places_[i], *scenario_.entities[i], pointer(i));
    }
    for (const NestingFault& fault : find_nesting_faults(world_)) {
      const auto place = std::find(places_.begin(), places_.end(), fault.members.front().entity);
      if (fault.is_circle)
        report("/entities", "cycle", written(world_, fault));
      else
        report(pointer(static_cast<std::size_t>(place - places_.begin())), "too-deep",
               written(world_, fault));
    }
    Result<World> result;
    if (!has_errors(problems_)) {
      world_.forget_touched();
      result.value = std::move(world_);
    }
    result.problems = std::move(problems_);
    return result;
  }

 private:
  static constexpr std::uint64_t kCreation = 20;

  static std::string pointer(std::size_t i) { return "/entities/" + std::to_string(i); }
  void report(std::string where, std::string code, std::string message, bool is_warning = false) {
    problems_.push_back({std::move(where), std::move(code), std::move(message), is_warning});
  }

  EntityIndex create(const Declaration& declaration, const std::string& where) {
    budget::spend(kCreation);
    const TypeIndex type = world_.policy().find_type(declaration.type);
    if (type == kNoType) {
      report(where + "/type", "unknown-type",
             "there is no type " + ticked(declaration.type) + " in the policy");
      return kNoEntity;
    }
    if (world_.find(declaration.id) != kNoEntity) {
      report(where + "/id", "duplicate-id", "there is a " + ticked(declaration.id) + " already");
      return kNoEntity;
    }
    return world_.create(declaration.id,
                         declaration.label.empty() ? declaration.id : declaration.label, type, 0);
  }

  void fill(EntityIndex entity, const Declaration& declaration, const std::string& where) {
    const Type& type = world_.type_of(entity);
    for (const auto& [key, value] : declaration.fields) {
      budget::spend();
      const std::string at = where + "/" + pointer_part(key);
      const Member member = type.member(world_.policy().find_symbol(key));
      if (member.kind == MemberKind::relation) {
        fill_relation(entity, member.index, value, at);
      } else if (member.kind == MemberKind::attribute) {
        if (std::string wrong = value_problem(type.attributes[member.index], value); !wrong.empty())
          report(at, "wrong-value", std::move(wrong));
        else
          world_.set_attribute(entity, member.index, value);
      } else {
        report(at, "unknown-key",
               ticked(key) + " is no relation or attribute of " + ticked(type.id), true);
      }
    }
  }

  void fill_relation(EntityIndex entity, std::uint16_t index, const Value& value,
                     const std::string& at) {
    const Relation& relation = world_.type_of(entity).relations[index];
    if (relation.is_inverse()) {
      report(at, "computed-relation",
             ticked(relation.id) + " is computed from " +
                 ticked(world_.policy().name_of(relation.inverse)) + "; declare that");
      return;
    }
    const auto* text = as_text(value);
    const auto* list = as_list(value);
    if (text == nullptr && list == nullptr) {
      report(at, "wrong-value",
             ticked(relation.id) + " takes " + (relation.is_one ? "an id" : "a list of ids"));
      return;
    }
    if (list != nullptr && relation.is_one && list->size() > 1) {
      report(at, "too-many", ticked(relation.id) + " holds one at most");
      return;
    }
    is_long_ = false;
    if (text != nullptr) return add(entity, index, *text, at);
    named_.clear();
    is_long_ = list->size() > kLong;
    budget::spend(list->size());
    for (std::size_t i = 0; i < list->size(); ++i)
      add(entity, index, (*list)[i], at + "/" + std::to_string(i));
  }

  std::string holdable_words(const Relation& relation) const {
    std::vector<std::string> words;
    for (const Holdable& holdable : relation.of) {
      const std::string& type = world_.policy().types[holdable.type].id;
      words.push_back(ticked(holdable.member == kNoSymbol
                                 ? type
                                 : type + "#" + world_.policy().name_of(holdable.member)));
    }
    return words.empty() ? "nothing" : listed(words, "or");
  }

  void add(EntityIndex entity, std::uint16_t index, const std::string& holder,
           const std::string& at) {
    const Relation& relation = world_.type_of(entity).relations[index];
    const std::optional<Entry> entry = find_entry(world_, holder);
    if (!entry) {
      if (not_made_.count(holder.substr(0, holder.find('#'))) != 0)
        return;  // what is wrong with that one is told there
      const bool is_userset = holder.find('#') != std::string::npos &&
                              world_.find(holder.substr(0, holder.find('#'))) != kNoEntity;
      report(at, is_userset ? "unknown-relation" : "unknown-entity",
             is_userset ? ticked(holder) + " names no relation or set"
                        : "there is no " + ticked(holder));
    } else if (!may_hold(world_, relation.of, *entry)) {
      report(at, "wrong-holder",
             ticked(relation.id) + " cannot hold " + ticked(holder) + "; it holds " +
                 holdable_words(relation));
    } else if (!add_once(entity, index, *entry)) {
      report(at, "duplicate-id", ticked(holder) + " is named twice");
    }
  }

  /// Of long relations, what they hold is remembered: looking through them takes as long as they
  /// are.
  bool add_once(EntityIndex entity, std::uint16_t index, const Entry& entry) {
    if (!is_long_) return world_.add(entity, index, entry);
    if (!named_.emplace(entry.entity, entry.member).second) return false;
    world_.add_new(entity, index, entry);
    return true;
  }

  static constexpr std::size_t kLong = 64;
  const Scenario& scenario_;
  World world_;
  std::vector<EntityIndex> places_;
  std::set<std::string> not_made_;
  bool is_long_ = false;                            ///< the relation that is filled
  std::set<std::pair<EntityIndex, Symbol>> named_;  ///< what it holds, if so
  Problems problems_;
};

}  // namespace

Result<World> start_world(const Scenario& scenario, std::shared_ptr<const Policy> policy) {
  return WorldBuilder(scenario, std::move(policy)).run();
}

}  // namespace permsim

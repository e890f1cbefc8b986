// Tries the actions of whatever the edits speak of, with parameters that the edits speak of: few
// enough to see what becomes of each.
#include "core/play/acts_instead.h"

#include <algorithm>
#include <string>
#include <utility>

#include "core/play/apply.h"
#include "core/play/edit.h"
#include "core/play/unchanged.h"

namespace permsim {

namespace {

/// More acts than these are not tried, nor more edits than these looked at: what is changed by one
/// press is one or two, and its act is among the first.
constexpr std::size_t kMostTried = 300, kMostEdits = 4, kMostWays = 24;

template <class T>
void add_new(std::vector<T>& list, T value) {
  if (std::find(list.begin(), list.end(), value) == list.end()) list.push_back(std::move(value));
}

class Instead {
 public:
  Instead(const World& world, const Matrix& matrix, std::uint32_t number, std::size_t most)
      : world_(world), matrix_(matrix), number_(number), most_(most) {}

  std::vector<Step> run(const std::vector<Edit>& edits) {
    const auto makes = [](const Edit& edit) { return edit.kind == Edit::Kind::create; };
    if (edits.size() > kMostEdits || std::any_of(edits.begin(), edits.end(), makes)) return {};
    Changed changed = apply_edits(world_, edits, number_);
    if (!changed.world) return {};
    wanted_ = &*changed.world;
    for (const Edit& edit : edits) note(edit);
    for (const std::string& id : ids_) try_target(world_.find(id));
    std::stable_sort(found_.begin(), found_.end(), [&](const Step& a, const Step& b) {
      return world_.find(a.by) < world_.find(b.by);
    });
    if (found_.size() > most_) found_.resize(most_);
    return std::move(found_);
  }

 private:
  /// Ids and values that the edits speak of.
  void note(const Edit& edit) {
    add_new(ids_, edit.entity);
    add_new(values_, Value(edit.key));
    if (!edit.holder.empty()) add_new(ids_, edit.holder);
    if (!is_set(edit.value)) return;
    add_new(values_, edit.value);
    if (const auto* text = as_text(edit.value)) add_new(ids_, *text);
  }

  void try_target(EntityIndex on) {
    if (on == kNoEntity) return;
    const std::vector<Action>& actions = world_.type_of(on).actions;
    for (ActionIndex action = 0; action < actions.size(); ++action) {
      if (actions[action].is_event || actions[action].effects.empty()) continue;
      const std::vector<std::uint32_t> people = matrix_.who_may(on, {action});
      if (people.empty()) continue;
      for (Step& step : ways_of(actions[action])) {
        step.on = world_.at(on).id;
        step.action = actions[action].id;
        for (const std::uint32_t person : people) try_act(step, world_.subjects()[person]);
      }
    }
  }

  /// The action with whatever the edits speak of in the places of its parameters.
  std::vector<Step> ways_of(const Action& action) const {
    std::vector<Step> ways(1);
    for (const Parameter& parameter : action.parameters) {
      std::vector<Step> longer;
      for (const Step& way : ways) {
        if (parameter.is_optional) longer.push_back(way);
        for (Value& value : values_for(parameter)) {
          longer.push_back(way);
          longer.back().with.emplace_back(parameter.id, std::move(value));
        }
      }
      ways = std::move(longer);
      if (ways.size() > kMostWays) ways.resize(kMostWays);
    }
    return ways;
  }

  std::vector<Value> values_for(const Parameter& parameter) const {
    if (parameter.kind == ParameterKind::entity) return {ids_.begin(), ids_.end()};
    if (parameter.kind == ParameterKind::boolean) return {Value(true), Value(false)};
    std::vector<Value> values;
    for (const Value& value : values_) {
      const auto* text = as_text(value);
      const bool is_one_of =
          text != nullptr &&
          (parameter.values.empty() || std::find(parameter.values.begin(), parameter.values.end(),
                                                 *text) != parameter.values.end());
      const bool fits =
          parameter.kind == ParameterKind::list ? as_list(value) != nullptr : is_one_of;
      if (fits) values.push_back(value);
    }
    return values;
  }

  void try_act(Step step, EntityIndex by) {
    step.by = world_.at(by).id;
    const auto is_theirs = [&](const Step& other) { return other.by == step.by; };
    if (found_.size() >= most_ || tried_ >= kMostTried ||
        std::any_of(found_.begin(), found_.end(), is_theirs))
      return;
    ++tried_;
    const Applied applied = apply(world_, step, number_);
    if (applied.outcome != Outcome::done || !applied.is_changed ||
        is_otherwise(*wanted_, applied.world, applied.touched))
      return;
    found_.push_back(std::move(step));
  }

  const World& world_;
  const Matrix& matrix_;
  const std::uint32_t number_;
  const std::size_t most_;
  const World* wanted_ = nullptr;
  std::vector<std::string> ids_;
  std::vector<Value> values_;
  std::vector<Step> found_;
  std::size_t tried_ = 0;
};

}  // namespace

std::vector<Step> acts_instead(const World& world, const Matrix& matrix,
                               const std::vector<Edit>& edits, std::uint32_t number,
                               std::size_t most) {
  return Instead(world, matrix, number, most).run(edits);
}

}  // namespace permsim

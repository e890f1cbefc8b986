// Every act that explore and fixes say they try, from the policy's text rather than from its
// meaning: for searches that leave nothing aside.
#pragma once
#include <algorithm>
#include <set>

#include "core/play/apply.h"
#include "tests/support/compare.h"

namespace permsim::testing {

class EveryAct {
 public:
  EveryAct(const World& start, const std::vector<EntityIndex>& actors, const std::string& document)
      : start_(start), actors_(actors) {
    for (const char* text : {"acme", "beta", "two words"})
      if (document.find(text) != std::string::npos) texts_.insert(text);
    texts_.insert("new");
    std::set<std::string> listed;
    if (document.find("covers [a]") != std::string::npos) listed.insert("a");
    for (EntityIndex index = 0; index < start.size(); ++index)
      for (const Value& value : start.at(index).attributes)
        if (const auto* list = as_list(value)) listed.insert(list->begin(), list->end());
    all_lists_.assign(listed.begin(), listed.end());
  }

  std::vector<Step> steps(const World& world) const {
    std::vector<Step> all;
    for (const EntityIndex actor : actors_) {
      if (!world.has(actor)) continue;
      for (EntityIndex on = 0; on < world.size(); ++on) {
        if (!world.has(on)) continue;
        for (const Action& action : world.type_of(on).actions) {
          if (action.is_event) continue;
          Step step;
          step.by = world.at(actor).id;
          step.action = action.id;
          step.on = world.at(on).id;
          std::vector<Step> some{step};
          for (std::size_t i = 0; i < action.parameters.size(); ++i)
            some = with_each(some, action, i, on, world);
          all.insert(all.end(), some.begin(), some.end());
        }
      }
    }
    return all;
  }

 private:
  std::vector<Step> with_each(const std::vector<Step>& steps, const Action& action, std::size_t i,
                              EntityIndex on, const World& world) const {
    std::vector<Step> more;
    for (const Step& step : steps) {
      if (action.parameters[i].is_optional) more.push_back(step);
      for (const Value& value : values(action, i, on, world)) {
        more.push_back(step);
        more.back().with.emplace_back(action.parameters[i].id, value);
      }
    }
    return more;
  }

  std::vector<Value> values(const Action& action, std::size_t i, EntityIndex on,
                            const World& world) const {
    const Parameter& parameter = action.parameters[i];
    std::vector<Value> values;
    switch (parameter.kind) {
      case ParameterKind::boolean: return {true, false};
      case ParameterKind::list:
        if (on < start_.size())
          for (const Value& value : start_.at(on).attributes)
            if (as_list(value) != nullptr) values.push_back(value);
        values.push_back(TextList{});
        values.push_back(all_lists_);
        return values;
      case ParameterKind::entity:
        for (EntityIndex index = 0; index < world.size(); ++index) {
          if (!world.has(index)) continue;
          for (const Holdable& holdable : parameter.of)
            if (holdable.type == world.at(index).type)
              values.push_back(written(world, {index, holdable.member, 0}));
        }
        return values;
      case ParameterKind::text: break;
    }
    if (!parameter.values.empty()) return {parameter.values.begin(), parameter.values.end()};
    const bool is_id =
        std::any_of(action.effects.begin(), action.effects.end(), [&](const EffectClause& effect) {
          return effect.kind == EffectClause::Kind::create && !effect.what.paths.empty() &&
                 effect.what.paths.front().root_name == parameter.id;
        });
    if (is_id) return {"new-" + std::to_string(world.size() - start_.size() + 1)};
    return {texts_.begin(), texts_.end()};
  }

  const World& start_;
  std::vector<EntityIndex> actors_;
  std::set<std::string> texts_;
  TextList all_lists_;
};

inline std::string sequence(const std::vector<Step>& steps) {
  std::string text;
  for (const Step& step : steps) {
    text += step.by + " " + step.action + " " + step.on;
    for (const auto& [name, value] : step.with) text += " " + name + "=" + shown(value);
    text += "; ";
  }
  return text;
}

}  // namespace permsim::testing

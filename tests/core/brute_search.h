// A search that leaves nothing aside: every act on everything, worlds compared whole. For the tests
// of explore, isolation and escalation.
#pragma once
#include <functional>
#include <map>
#include <set>

#include "core/decide/decide.h"
#include "tests/core/every_act.h"

namespace permsim::testing {

inline constexpr std::size_t kMostWorlds = 700;
inline constexpr int kMostSteps = 3;

/// A world as text, without who did what when: equal for worlds in which the same is true.
inline std::string facts_of(const World& world) {
  std::string text;
  std::map<std::string, std::string> all;
  for (EntityIndex index = 0; index < world.size(); ++index) {
    if (!world.has(index)) continue;
    std::set<std::string> lines;
    const Type& type = world.type_of(index);
    for (const Relation& relation : type.relations)
      for (const Entry& entry : world.holders(index, relation.symbol))
        lines.insert(relation.id + ":" + written(world, entry));
    for (const Attribute& attribute : type.attributes) {
      const Value& value = world.attribute(index, attribute.symbol);
      lines.insert(attribute.id + "=" + std::to_string(value.index()) + shown(value));
    }
    for (const std::string& line : lines) all[world.at(index).id] += line + "\n";
    all[world.at(index).id] += "(" + type.id + ")";
  }
  for (const auto& [id, lines] : all) text += id + "\n" + lines + "\n";
  return text;
}

/// Everything explore/explore.h says is tried, from the policy's text rather than from its meaning.
class Brute {
 public:
  Brute(const World& start, const std::vector<EntityIndex>& actors, const std::string& document)
      : start_(start), acts_(start, actors, document) {}

  /// Told of every world that is met, and by how many acts at least; the start is met by none.
  std::function<void(const World&, int)> on_world;
  /// How many acts each cell is away, as far as `searched`.
  std::map<std::string, int> distances;
  int searched = 0;

  void run(int most_steps = kMostSteps) {
    std::set<std::string> seen{facts_of(start_)};
    std::vector<World> layer{start_};
    note(start_, 0);
    for (int depth = 1; depth <= most_steps; ++depth) {
      std::vector<World> next;
      for (const World& world : layer) {
        for (const Step& step : acts_.steps(world)) {
          Applied applied = apply(world, step, static_cast<std::uint32_t>(depth));
          if (applied.outcome != Outcome::done || !seen.insert(facts_of(applied.world)).second)
            continue;
          if (next.size() >= kMostWorlds) return;
          next.push_back(std::move(applied.world));
        }
      }
      for (const World& world : next) note(world, depth);
      searched = depth;
      layer = std::move(next);
      if (layer.size() * acts_.steps(start_).size() > kMostWorlds * 40) return;
    }
  }

 private:
  void note(const World& world, int depth) {
    if (on_world) on_world(world, depth);
    for (EntityIndex who = 0; who < start_.size(); ++who) {
      if (!world.has(who) || world.subject_number(who) < 0) continue;
      for (EntityIndex on = 0; on < start_.size(); ++on) {
        if (!world.has(on)) continue;
        const Type& type = world.type_of(on);
        for (ActionIndex action = 0; action < type.actions.size(); ++action) {
          const Cell cell{who, on, action};
          if (type.actions[action].is_event || verdict_of(world, cell) != Verdict::allow) continue;
          distances.try_emplace(name_of(start_, cell), depth);
        }
      }
    }
  }

  const World& start_;
  EveryAct acts_;
};

}  // namespace permsim::testing

// Recipes: how to generate a scenario of any size, as data. The same recipe, counts and seed always
// make the same scenario.
#pragma once
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/base/problem.h"
#include "core/world/scenario.h"

namespace permsim {

/// How many of something: a number, a named count, or one for each so many of a named count (at
/// least one).
struct RecipeCount {
  std::string of;            ///< a name in Recipe::counts; empty: `number` itself
  std::uint32_t number = 0;  ///< how many; with `of`: one for each so many (1: just as many)
};

/// What a field of each entity of a group holds.
struct RecipeField {
  enum class Kind : std::uint8_t {
    pick,   ///< `least` to `most` entities of `group`, by chance
    share,  ///< its part of `group`: every entity of that group falls to exactly one
    home,   ///< the one entity of `group` it belongs to when both are dealt out evenly
    same,   ///< what the earlier field `group` holds
    among,  ///< one of `weights`, by weight
    words   ///< one of the words called `group`
  };
  std::string key;
  Kind kind = Kind::pick;
  std::string group;
  bool is_near = false;  ///< pick: only among those dealt out to the same home as this entity
  std::uint32_t least = 1, most = 1;
  std::string set;  ///< pick: not the entity but this set of it ("team#member")
  std::vector<std::pair<std::string, std::uint32_t>> weights;
};

struct RecipeGroup {
  std::string name, type, id,
      label;  ///< `{n}` in id and label is the number from 1, `{word}` one of the words
  RecipeCount count;
  std::vector<RecipeField> fields;
};

struct Recipe {
  std::string id, policy, title, summary, shows;
  std::map<std::string, std::uint32_t>
      counts;  ///< what whoever generates may choose, with defaults
  std::map<std::string, std::vector<std::string>> words;
  std::vector<RecipeGroup> groups;
};

/// Most entities that one recipe makes.
constexpr std::uint64_t kMostGenerated = 200000;

/// Counts that are not given keep the recipe's defaults; an unknown one, or too many entities, is a
/// problem. The scenario has entities only, under `policy`; whether they fit it start_world()
/// tells.
Result<Scenario> generate(const Recipe& recipe, const std::map<std::string, std::uint32_t>& counts,
                          std::uint64_t seed, std::shared_ptr<const PolicyFile> policy);

}  // namespace permsim

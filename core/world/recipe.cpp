// Deals entities out to each other: everything by number, so that homes and shares agree without
// being looked up.
#include "core/world/recipe.h"

#include <algorithm>

#include "core/policy/expression.h"

namespace permsim {

namespace {

/// SplitMix64 (Steele, Lea, Flood 2014): small, the same everywhere, good enough to deal with.
class Chance {
 public:
  explicit Chance(std::uint64_t seed) : state_(seed) {}
  /// Below `end`; 0 for an empty range.
  std::uint64_t below(std::uint64_t end) {
    state_ += 0x9e3779b97f4a7c15u;
    std::uint64_t mixed = state_;
    mixed = (mixed ^ (mixed >> 30)) * 0xbf58476d1ce4e5b9u;
    mixed = (mixed ^ (mixed >> 27)) * 0x94d049bb133111ebu;
    mixed ^= mixed >> 31;
    return end == 0 ? 0 : mixed % end;
  }

 private:
  std::uint64_t state_;
};

/// Consecutive numbers [begin, end) of a group.
struct Range {
  std::uint64_t begin = 0, end = 0;
  std::uint64_t size() const { return end - begin; }
};

/// The part of `count` things that falls to the `number`th of `homes`.
Range part_of(std::uint64_t count, std::uint64_t number, std::uint64_t homes) {
  return {number * count / homes, (number + 1) * count / homes};
}

class Generator {
 public:
  Generator(const Recipe& recipe, const std::map<std::string, std::uint32_t>& counts,
            std::uint64_t seed)
      : recipe_(recipe), counts_(recipe.counts), chance_(seed) {
    for (const auto& [name, count] : counts) {
      if (counts_.count(name) == 0)
        problems_.push_back({"", "unknown-count", "the recipe has no count " + ticked(name)});
      else
        counts_[name] = count;
    }
  }

  Problems problems() {
    std::uint64_t all = 0;
    for (const RecipeGroup& group : recipe_.groups) {
      sizes_[group.name] = size_of(group.count);
      all += sizes_[group.name];
    }
    if (all > kMostGenerated)
      problems_.push_back({"", "too-large",
                           std::to_string(all) + " entities are more than the " +
                               std::to_string(kMostGenerated) + " that are generated at most"});
    return problems_;
  }

  void run(Scenario& scenario) {
    for (const RecipeGroup& group : recipe_.groups) {
      for (std::uint64_t number = 0; number < sizes_[group.name]; ++number)
        scenario.entities.push_back(entity(group, number));
    }
  }

 private:
  std::uint64_t size_of(const RecipeCount& count) const {
    if (count.of.empty()) return count.number;
    return std::max<std::uint64_t>(1,
                                   counts_.at(count.of) / std::max<std::uint32_t>(1, count.number));
  }

  const RecipeGroup& group(const std::string& name) const {
    return *std::find_if(recipe_.groups.begin(), recipe_.groups.end(),
                         [&](const RecipeGroup& each) { return each.name == name; });
  }

  std::string id(const RecipeGroup& group, std::uint64_t number) const {
    return filled(group.id, number);
  }

  /// Words go round, each list at its own pace, so that neighbours differ.
  std::string filled(const std::string& pattern, std::uint64_t number) const {
    std::string text;
    std::uint64_t pace = 1;
    for (std::size_t at = 0; at < pattern.size(); ++at) {
      const std::size_t end = pattern[at] == '{' ? pattern.find('}', at) : std::string::npos;
      if (end == std::string::npos) {
        text += pattern[at];
        continue;
      }
      const std::string name = pattern.substr(at + 1, end - at - 1);
      const auto words = recipe_.words.find(name);
      if (words == recipe_.words.end())
        text += std::to_string(number + 1);
      else
        text += words->second[number / pace % words->second.size()];
      if (words != recipe_.words.end()) pace *= words->second.size();
      at = end;
    }
    return text;
  }

  std::shared_ptr<const Declaration> entity(const RecipeGroup& group, std::uint64_t number) {
    auto made = std::make_shared<Declaration>();
    made->id = id(group, number);
    made->type = group.type;
    made->label = filled(group.label, number);
    // Whatever is near is near the home: its own number among the largest homes the recipe knows,
    // found by the same deal.
    const double place =
        (static_cast<double>(number) + 0.5) / static_cast<double>(sizes_[group.name]);
    for (const RecipeField& field : group.fields) {
      Value value = this->value(field, number, sizes_[group.name], place, *made);
      if (is_set(value)) made->fields.emplace_back(field.key, std::move(value));
    }
    return made;
  }

  Value value(const RecipeField& field, std::uint64_t number, std::uint64_t size, double place,
              const Declaration& made) {
    switch (field.kind) {
      case RecipeField::Kind::pick: return picked(field, place);
      case RecipeField::Kind::share: {
        const Range part = part_of(sizes_[field.group], number, size);
        TextList ids;
        for (std::uint64_t each = part.begin; each < part.end; ++each)
          ids.push_back(id(group(field.group), each));
        return ids.empty() ? Value{} : Value(std::move(ids));
      }
      case RecipeField::Kind::home: return id(group(field.group), home(field.group, place));
      case RecipeField::Kind::same:
        for (const auto& [key, value] : made.fields) {
          if (key == field.group) return value;
        }
        return {};
      case RecipeField::Kind::among: return among(field.weights);
      case RecipeField::Kind::words:
        return recipe_.words.at(field.group)[number % recipe_.words.at(field.group).size()];
    }
    return {};
  }

  std::uint64_t home(const std::string& name, double place) const {
    const std::uint64_t size = sizes_.at(name);
    return std::min<std::uint64_t>(size - 1,
                                   static_cast<std::uint64_t>(place * static_cast<double>(size)));
  }

  /// Near: among the neighbours dealt out to the same place, so that people work with what their
  /// own account has.
  Value picked(const RecipeField& field, double place) {
    const std::uint64_t size = sizes_[field.group];
    if (size == 0) return {};
    Range range{0, size};
    if (field.is_near) {
      const std::uint64_t homes = std::max<std::uint64_t>(1, homes_count());
      range =
          part_of(size,
                  std::min<std::uint64_t>(
                      homes - 1, static_cast<std::uint64_t>(place * static_cast<double>(homes))),
                  homes);
      if (range.size() == 0) range = {0, size};
    }
    const std::uint64_t wanted = field.least + chance_.below(field.most - field.least + 1);
    TextList ids;
    for (std::uint64_t i = 0; i < wanted; ++i) {
      std::string one = id(group(field.group), range.begin + chance_.below(range.size()));
      if (!field.set.empty()) one += "#" + field.set;
      if (std::find(ids.begin(), ids.end(), one) == ids.end()) ids.push_back(std::move(one));
    }
    if (ids.empty()) return {};
    return field.most == 1 ? Value(std::move(ids.front())) : Value(std::move(ids));
  }

  /// The first group that has its share of another is where everything else is at home.
  std::uint64_t homes_count() const {
    for (const RecipeGroup& group : recipe_.groups) {
      if (std::any_of(group.fields.begin(), group.fields.end(), [](const RecipeField& field) {
            return field.kind == RecipeField::Kind::share;
          }))
        return sizes_.at(group.name);
    }
    return 1;
  }

  Value among(const std::vector<std::pair<std::string, std::uint32_t>>& weights) {
    std::uint64_t all = 0;
    for (const auto& [word, weight] : weights) all += weight;
    std::uint64_t at = chance_.below(all);
    for (const auto& [word, weight] : weights) {
      if (at < weight) return word;
      at -= weight;
    }
    return {};
  }

  const Recipe& recipe_;
  std::map<std::string, std::uint32_t> counts_;
  std::map<std::string, std::uint64_t> sizes_;
  Chance chance_;
  Problems problems_;
};

}  // namespace

Result<Scenario> generate(const Recipe& recipe, const std::map<std::string, std::uint32_t>& counts,
                          std::uint64_t seed, std::shared_ptr<const PolicyFile> policy) {
  Generator generator(recipe, counts, seed);
  if (Problems problems = generator.problems(); !problems.empty()) return problems;
  Scenario scenario;
  scenario.id = recipe.id;
  scenario.title = recipe.title;
  scenario.summary = recipe.summary;
  scenario.policy = std::move(policy);
  scenario.shows_on = recipe.shows;
  generator.run(scenario);
  // Words may put anything into an id or label; what is none could not be read again.
  for (const auto& entity : scenario.entities) {
    if (const std::size_t bytes = std::max(entity->id.size(), entity->label.size());
        bytes > kLongestName)
      return Problems{
          {"", "too-large", "the recipe makes a name too long: " + too_long_name(bytes)}};
    if (!is_id(entity->id))
      return Problems{
          {"", "bad-id", "the recipe makes " + ticked(entity->id) + ", which cannot be an id"}};
  }
  return scenario;
}

}  // namespace permsim

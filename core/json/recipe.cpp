// Recipes from JSON.
#include "core/json/recipe.h"

#include <algorithm>

#include "core/json/parse.h"
#include "core/json/reader.h"
#include "core/world/recipe.h"

namespace permsim {

namespace {

class RecipeReader {
 public:
  explicit RecipeReader(Problems& problems) : problems_(problems) {}

  Recipe read(const Json& json) {
    Recipe recipe;
    Node node(json, "", problems_);
    if (!read_heading(node, "recipe")) return recipe;
    recipe.id = node.need_id("id");
    recipe.policy = node.need_text("policy");
    recipe.title = node.need_text("title");
    recipe.summary = node.text("summary");
    recipe.shows = node.text("shows");
    for (const auto& [name, count] : node.members("counts"))
      recipe.counts[name] = number(*count, node.at("counts") + "/" + pointer_part(name), 1);
    Node words(json.contains("words") ? json.at("words") : none_, node.at("words"), problems_);
    node.know("words");
    for (const auto& [name, list] : node.members("words")) {
      recipe.words[name] = words.need_texts(name);
      if (recipe.words[name].empty())
        words.report(words.at(name), "too-few", "a list of words has one word at least");
    }
    for (const auto& [each, where] : node.list("groups"))
      recipe.groups.push_back(read_group(*each, where, recipe));
    node.extras();
    return recipe;
  }

 private:
  std::uint32_t number(const Json& json, const std::string& where, std::uint32_t least) {
    const std::optional<std::uint64_t> found = whole_number(json);
    if (found && *found >= least && *found <= kMostGenerated)
      return static_cast<std::uint32_t>(*found);
    problems_.push_back({where, "wrong-value",
                         "expected a whole number from " + std::to_string(least) + " to " +
                             std::to_string(kMostGenerated) + ", found " + ticked(compact(json))});
    return least;
  }

  RecipeGroup read_group(const Json& json, const std::string& where, const Recipe& recipe) {
    RecipeGroup group;
    Node node(json, where, problems_);
    if (!node.is_object()) return group;
    group.name = node.need_text("name");
    group.type = node.need_text("type");
    group.id = node.need_text("id");
    if (group.id.find("{n}") == std::string::npos)
      node.report(node.at("id"), "wrong-value",
                  "an id holds `{n}`, the number that tells entities apart");
    group.label = node.name("label", group.id);
    if (const Json* count = node.need("count", "a number, a count's name or `{ of, each }`"))
      group.count = read_count(*count, node.at("count"), recipe);
    for (const auto& [key, field] : node.members("fields")) {
      const std::string at = node.at("fields") + "/" + pointer_part(key);
      // It would be written beside the entity's own, and the file could not be read again.
      if (key == "id" || key == "type" || key == "label")
        node.report(at, "bad-id", ticked(key) + " is a word of the language");
      else if (auto read = read_field(key, *field, at, recipe, group))
        group.fields.push_back(std::move(*read));
    }
    node.extras();
    return group;
  }

  RecipeCount read_count(const Json& json, const std::string& where, const Recipe& recipe) {
    RecipeCount count;
    if (json.is_object()) {
      Node node(json, where, problems_);
      count.of = node.need_text("of");
      if (const Json* each = node.need("each", "a number"))
        count.number = number(*each, node.at("each"), 1);
      node.extras();
    } else if (json.is_string()) {
      count = {json.get<std::string>(), 1};
    } else {
      count.number = number(json, where, 0);
    }
    if (!count.of.empty() && recipe.counts.count(count.of) == 0)
      problems_.push_back({where, "unknown-count", "there is no count " + ticked(count.of)});
    return count;
  }

  static bool has_group(const Recipe& recipe, const std::string& name) {
    return std::any_of(recipe.groups.begin(), recipe.groups.end(),
                       [&](const RecipeGroup& group) { return group.name == name; });
  }

  std::optional<RecipeField> read_field(const std::string& key, const Json& json,
                                        const std::string& where, const Recipe& recipe,
                                        const RecipeGroup& group) {
    static constexpr std::pair<const char*, RecipeField::Kind> kKinds[] = {
        {"pick", RecipeField::Kind::pick},
        {"share", RecipeField::Kind::share},
        {"home", RecipeField::Kind::home},
        {"same", RecipeField::Kind::same},
        {"words", RecipeField::Kind::words}};
    Node node(json, where, problems_);
    if (!node.is_object()) return std::nullopt;
    RecipeField field;
    field.key = key;
    if (node.find("among") != nullptr) {
      field.kind = RecipeField::Kind::among;
      for (const auto& [word, weight] : node.members("among"))
        field.weights.emplace_back(word,
                                   number(*weight, node.at("among") + "/" + pointer_part(word), 1));
      node.extras();
      return field;
    }
    const auto kind = std::find_if(std::begin(kKinds), std::end(kKinds),
                                   [&](const auto& each) { return json.contains(each.first); });
    if (kind == std::end(kKinds)) {
      node.report(where, "missing-key",
                  "one of `pick`, `share`, `home`, `same`, `among` or `words` is missing");
      return std::nullopt;
    }
    field.kind = kind->second;
    field.group = node.need_text(kind->first);
    const std::string at = node.at(kind->first);
    if (field.kind == RecipeField::Kind::words && recipe.words.count(field.group) == 0)
      node.report(at, "unknown-name", "there are no words " + ticked(field.group));
    if (field.kind == RecipeField::Kind::same) {
      const bool is_earlier =
          std::any_of(group.fields.begin(), group.fields.end(),
                      [&](const RecipeField& each) { return each.key == field.group; });
      if (!is_earlier)
        node.report(at, "unknown-name", "no earlier field is called " + ticked(field.group));
    } else if (field.kind != RecipeField::Kind::words && !has_group(recipe, field.group)) {
      node.report(at, "unknown-name", "no earlier group is called " + ticked(field.group));
    }
    if (field.kind == RecipeField::Kind::pick) {
      field.is_near = node.flag("near");
      field.set = node.text("set");
      if (const Json* least = node.find("least")) field.least = number(*least, node.at("least"), 0);
      if (const Json* most = node.find("most")) field.most = number(*most, node.at("most"), 1);
      if (field.least > field.most)
        node.report(node.at("least"), "wrong-value", "the least is more than the most");
    }
    node.extras();
    return field;
  }

  Problems& problems_;
  const Json none_ = Json::object();
};

}  // namespace

Result<Recipe> read_recipe(std::string_view text) {
  const Result<Json> json = parse_json(text);
  if (!json) return json.problems;
  Problems problems;
  Recipe recipe = RecipeReader(problems).read(*json);
  const bool is_broken = std::any_of(problems.begin(), problems.end(),
                                     [](const Problem& problem) { return !problem.is_warning; });
  if (is_broken) return problems;
  return recipe;
}

}  // namespace permsim

// Policies and scenarios from text, and those that are shipped, each read once.
#pragma once
#include <map>
#include <memory>
#include <string>
#include <variant>

#include "core/base/problem.h"
#include "core/world/lesson.h"
#include "core/world/recipe.h"
#include "core/world/scenario.h"

namespace permsim {

/// A file read: a policy, a scenario or a lesson.
using Document = std::variant<std::shared_ptr<const PolicyFile>, std::shared_ptr<const Scenario>,
                              std::shared_ptr<const Lesson>>;

/// The policy that a document is, or that its scenario has.
std::shared_ptr<const PolicyFile> policy_of(const Document& document);

class Library {
 public:
  /// The shipped policy with this id, or why there is none (unknown-policy, or its own problems).
  Result<std::shared_ptr<const PolicyFile>> policy(const std::string& id);
  /// The shipped scenario, policy or lesson with this id.
  Result<Document> shipped(const std::string& id);
  /// Reads a file's text; a scenario's policy is looked up here when it is an id.
  Result<Document> read(std::string_view text);
  /// The scenario to open for a document: that of a lesson; a policy alone begins an empty world.
  /// One that is the shipped policy is named by its id, any other travels in the file.
  Scenario world_of(const Document& document);
  /// Ids of shipped scenarios, sorted.
  std::vector<std::string> scenario_ids() const;
  std::vector<std::string> policy_ids() const;
  std::vector<std::string> lesson_ids() const;
  /// Shipped recipes (core/world/recipe.h), and a scenario made by one.
  std::vector<std::string> recipe_ids() const;
  Result<Recipe> recipe(const std::string& id) const;
  Result<Scenario> generated(const std::string& id,
                             const std::map<std::string, std::uint32_t>& counts = {},
                             std::uint64_t seed = 1);

 private:
  std::map<std::string, std::shared_ptr<const PolicyFile>> policies_;
};

}  // namespace permsim

// Shipped files by id, and any file's text to a policy or scenario.
#include "core/json/library.h"

#include "core/json/files.h"
#include "core/json/recipe.h"
#include "core/json/shipped.h"

namespace permsim {

namespace {

const ShippedFile* find_shipped(std::string_view kind, std::string_view name) {
  for (const ShippedFile& file : shipped_files()) {
    if (file.kind == kind && file.name == name) return &file;
  }
  return nullptr;
}

std::vector<std::string> names_of(std::string_view kind) {
  std::vector<std::string> names;
  for (const ShippedFile& file : shipped_files()) {
    if (file.kind == kind) names.emplace_back(file.name);
  }
  return names;
}

}  // namespace

std::vector<std::string> Library::scenario_ids() const { return names_of("scenario"); }
std::vector<std::string> Library::policy_ids() const { return names_of("policy"); }
std::vector<std::string> Library::lesson_ids() const { return names_of("lesson"); }
std::vector<std::string> Library::recipe_ids() const { return names_of("recipe"); }

Result<Recipe> Library::recipe(const std::string& id) const {
  const ShippedFile* file = find_shipped("recipe", id);
  if (file == nullptr)
    return Problems{{"", "unknown-file", "there is no shipped recipe " + ticked(id)}};
  return read_recipe(file->text);
}

Result<Scenario> Library::generated(const std::string& id,
                                    const std::map<std::string, std::uint32_t>& counts,
                                    std::uint64_t seed) {
  const Result<Recipe> found = recipe(id);
  if (!found) return found.problems;
  auto policy_file = policy(found->policy);
  if (!policy_file) return policy_file.problems;
  return generate(*found, counts, seed, std::move(*policy_file.value));
}

Result<std::shared_ptr<const PolicyFile>> Library::policy(const std::string& id) {
  if (const auto known = policies_.find(id); known != policies_.end()) return known->second;
  const ShippedFile* file = find_shipped("policy", id);
  if (file == nullptr) {
    std::vector<std::string> ids;
    for (const std::string& each : policy_ids()) ids.push_back(ticked(each));
    return Problems{
        {"", "unknown-policy",
         "there is no shipped policy " + ticked(id) +
             (ids.empty() ? ""
                          : (ids.size() == 1 ? "; there is " : "; there are ") + listed(ids))}};
  }
  auto policy = read_policy(file->text);
  if (policy) policies_[id] = *policy;
  return policy;
}

Result<Document> Library::shipped(const std::string& id) {
  if (const ShippedFile* file = find_shipped("scenario", id)) return read(file->text);
  if (find_shipped("policy", id) != nullptr) {
    const auto found = policy(id);
    if (!found) return found.problems;
    return Document(*found);
  }
  if (const ShippedFile* file = find_shipped("lesson", id)) return read(file->text);
  return Problems{
      {"", "unknown-file", "there is no shipped scenario, policy or lesson " + ticked(id)}};
}

std::shared_ptr<const PolicyFile> policy_of(const Document& document) {
  if (const auto* policy = std::get_if<std::shared_ptr<const PolicyFile>>(&document))
    return *policy;
  const auto* scenario = std::get_if<std::shared_ptr<const Scenario>>(&document);
  return scenario != nullptr ? (*scenario)->policy
                             : std::get<std::shared_ptr<const Lesson>>(document)->scenario->policy;
}

Scenario Library::world_of(const Document& document) {
  if (const auto* read = std::get_if<std::shared_ptr<const Scenario>>(&document)) return **read;
  if (const auto* lesson = std::get_if<std::shared_ptr<const Lesson>>(&document))
    return *(*lesson)->scenario;
  const auto& alone = std::get<std::shared_ptr<const PolicyFile>>(document);
  const auto shipped = policy(alone->id);
  const bool is_shipped = shipped && (*shipped)->document == alone->document;
  return empty_world(is_shipped ? *shipped : alone, !is_shipped);
}

Result<Document> Library::read(std::string_view text) { return read_file(text, *this); }

}  // namespace permsim

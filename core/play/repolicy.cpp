// Going over to another policy.
#include "core/play/repolicy.h"

#include <algorithm>

namespace permsim {

namespace {

bool has(const Type& type, const std::string& key) {
  return type.find_relation(key) != nullptr || type.find_attribute(key) != nullptr;
}

}  // namespace

void give_up_members(Scenario& scenario, const PolicyFile& before) {
  const Policy& then = before.base();
  const Policy& now = scenario.policy->base();
  const auto is_given_up = [&](const Declaration& declaration, const std::string& key) {
    const TypeIndex was = then.find_type(declaration.type), is = now.find_type(declaration.type);
    return was != kNoType && is != kNoType && has(then.types[was], key) && !has(now.types[is], key);
  };
  for (std::size_t i = 0; i < scenario.entities.size(); ++i) {
    const Declaration& declared = *scenario.entities[i];
    const auto has_one =
        std::any_of(declared.fields.begin(), declared.fields.end(),
                    [&](const auto& field) { return is_given_up(declared, field.first); });
    if (!has_one) continue;
    auto left = std::make_shared<Declaration>(declared);
    left->fields.erase(
        std::remove_if(left->fields.begin(), left->fields.end(),
                       [&](const auto& field) { return is_given_up(declared, field.first); }),
        left->fields.end());
    scenario.entities.own(i) = std::move(left);
  }
}

std::string turned_words(const std::vector<MomentPtr>& before,
                         const std::vector<MomentPtr>& after) {
  std::string words;
  for (std::size_t i = 1; i < std::min(before.size(), after.size()); ++i) {
    if (before[i]->outcome == after[i]->outcome) continue;
    words += (words.empty() ? "step " : ", step ") + std::to_string(i) + " is now " +
             std::string(word_of(after[i]->outcome));
  }
  return words;
}

}  // namespace permsim

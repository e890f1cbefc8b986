// Names decide: an expression means what the members it names are.
#include "core/json/sharing.h"

#include "core/base/budget.h"
#include "core/policy/names_used.h"

namespace permsim {

namespace {

std::size_t count_values(const Json& json) {
  std::size_t count = 1;
  if (json.is_structured()) {
    for (const Json& item : json) count += count_values(item);
  }
  return count;
}

/// What a type holds under a key; an empty object where it holds nothing. nullptr: something that
/// is no object, which the reader will refuse.
const Json* section(const Json& type, const char* key) {
  static const Json kEmpty = Json::object();
  if (!type.is_object()) return nullptr;
  const auto found = type.find(key);
  if (found == type.end()) return &kEmpty;
  return found->is_object() ? &*found : nullptr;
}

const Json* member(const Json& object, const std::string& key) {
  const auto found = object.find(key);
  return found == object.end() ? nullptr : &*found;
}

bool is_same(const Json* a, const Json* b) { return a == b || (a && b && *a == *b); }

bool has_key(const Json* json, const char* key) {
  return json != nullptr && json->is_object() && json->contains(key);
}

/// Calls `change(key, before, after)` for what differs; either may be null.
template <class Change>
void each_difference(const Json& before, const Json& after, const Change& change) {
  std::unordered_map<std::string, const Json*> of_before;
  for (const auto& item : before.items()) of_before.emplace(item.key(), &item.value());
  for (const auto& item : after.items()) {
    const auto found = of_before.find(item.key());
    const Json* was = found == of_before.end() ? nullptr : found->second;
    if (found != of_before.end()) of_before.erase(found);
    if (!is_same(was, &item.value())) change(item.key(), was, &item.value());
  }
  for (const auto& [key, json] : of_before) change(key, json, nullptr);
}

/// Collects the names of a type whose meaning differs. False when more than that does: who can act,
/// or relations that are computed from those of other types.
bool collect_changes(const Json& before, const Json& after, std::vector<std::string>& names) {
  if (!before.is_object() || !after.is_object() ||
      !is_same(member(before, "subject"), member(after, "subject")))
    return false;
  bool is_plain = true;
  for (const char* key : {"relations", "attributes", "sets", "actions"}) {
    const Json* a = section(before, key);
    const Json* b = section(after, key);
    if (a == nullptr || b == nullptr) return false;
    const std::string part = key;
    each_difference(*a, *b, [&](const std::string& name, const Json* was, const Json* is) {
      if (has_key(was, "inverse") || has_key(is, "inverse")) is_plain = false;
      const bool came_or_went = was == nullptr || is == nullptr;
      if (part == "relations" || part == "attributes" || came_or_went) names.push_back(name);
    });
  }
  return is_plain;
}

}  // namespace

std::vector<TypePart> type_parts(const Json& types) {
  std::vector<TypePart> parts;
  for (const auto& item : types.items()) parts.push_back({item.key(), &item.value(), nullptr, {}});
  return parts;
}

Sharing::Sharing(std::shared_ptr<const Policy> base, const Json& types,
                 std::vector<const Json*> rules)
    : base_(std::move(base)) {
  for (const auto& item : types.items()) types_.emplace_back(item.key(), &item.value());
  for (const auto& [id, json] : types_) ids_.insert(id);
  for (std::size_t i = 0; i < rules.size(); ++i) rule_numbers_.emplace(rules[i], i);
}

void Sharing::index_names() {
  if (is_indexed_) return;
  is_indexed_ = true;
  // Mentions come in order, so doubles stand next to each other.
  const auto note = [](auto& list, const auto& number) {
    if (list.empty() || list.back() != number) list.push_back(number);
  };
  for (std::size_t i = 0; i < base_->rules.size(); ++i) {
    each_name_of_any_kind(base_->rules[i],
                          [&](const std::string& name) { note(mentioned_[name].rules, i); });
  }
  for (std::size_t type = 0; type < base_->types.size(); ++type) {
    const Type& of = base_->types[type];
    each_name_of_any_kind(*base_, of,
                          [&](const std::string& name) { note(mentioned_[name].types, type); });
    for (std::size_t set = 0; set < of.sets.size(); ++set) {
      each_name_of_any_kind(of.sets[set], [&](const std::string& name) {
        note(mentioned_[name].sets, std::pair(type, set));
      });
    }
  }
}

void Sharing::mark(const std::string& name) {
  const auto found = mentioned_.find(name);
  if (found == mentioned_.end()) return;
  other_rules_.insert(found->second.rules.begin(), found->second.rules.end());
  other_types_.insert(found->second.types.begin(), found->second.types.end());
  for (const auto& [type, set] : found->second.sets) other_sets_[type].insert(set);
}

bool Sharing::find_changes(const std::vector<Written>& types) {
  if (types.size() != base_->types.size() || types.size() != types_.size()) return false;
  std::vector<std::string> names;
  for (std::size_t i = 0; i < types.size(); ++i) {
    const auto& [id, json] = types[i];
    if (id != types_[i].first) return false;
    if (json != types_[i].second && !collect_changes(*types_[i].second, *json, names)) return false;
  }
  if (!names.empty()) index_names();
  for (const std::string& name : names) mark(name);
  return true;
}

void Sharing::begin(const Json* patch) {
  is_patched_ = patch != nullptr;
  patched_.clear();
  parts_.clear();
  other_rules_.clear();
  other_types_.clear();
  other_sets_.clear();
  // As JSON Merge Patch (RFC 7396) has it, type by type.
  std::unordered_map<std::string, const Json*> changes;
  if (patch != nullptr) {
    for (const auto& item : patch->items()) changes.emplace(item.key(), &item.value());
  }
  std::vector<Written> types;
  for (const auto& [id, json] : types_) {
    const auto change = changes.find(id);
    if (change != changes.end() && change->second->is_null()) continue;
    if (change != changes.end()) {
      constexpr std::uint64_t kCopied = 10;
      budget::spend(kCopied * count_values(*json));
      if (budget::is_spent()) return;
      patched_.push_back(*json);
      patched_.back().merge_patch(*change->second);
    }
    types.emplace_back(id, change == changes.end() ? json : &patched_.back());
  }
  if (patch != nullptr) {
    for (const auto& item : patch->items()) {
      if (ids_.count(item.key()) != 0 || item.value().is_null()) continue;
      patched_.emplace_back();
      patched_.back().merge_patch(item.value());
      types.emplace_back(item.key(), &patched_.back());
    }
  }
  shares_ = find_changes(types);
  for (std::size_t i = 0; i < types.size(); ++i) {
    if (shares_)
      parts_.push_back(part_of(i, *types[i].second));
    else
      parts_.push_back({types[i].first, types[i].second, nullptr, {}});
  }
}

TypePart Sharing::part_of(std::size_t number, const Json& json) const {
  const Type& type = base_->types[number];
  TypePart part{type.id, &json, nullptr, {}};
  const Json& before = *types_[number].second;
  if (&before == &json && other_types_.count(number) == 0) {
    part.whole = base_->types.pointer(number);
    return part;
  }
  const Json* sets_before = section(before, "sets");
  const Json* sets = section(json, "sets");
  if (sets_before == nullptr || sets == nullptr) return part;
  const auto others = other_sets_.find(number);
  std::unordered_map<std::string, const Json*> of_before;
  for (const auto& item : sets_before->items()) of_before.emplace(item.key(), &item.value());
  for (std::size_t i = 0; i < type.sets.size(); ++i) {
    const bool is_other = others != other_sets_.end() && others->second.count(i) != 0;
    if (is_other) continue;
    const std::string& id = type.sets[i].id;
    part.sets.emplace(id, type.sets.pointer(i));
  }
  for (const auto& item : sets->items()) {
    const auto was = of_before.find(item.key());
    if (was == of_before.end() || !is_same(was->second, &item.value())) part.sets.erase(item.key());
  }
  return part;
}

std::shared_ptr<const Rule> Sharing::rule(const Json* json) const {
  const auto found = rule_numbers_.find(json);
  if (!shares_ || found == rule_numbers_.end() || other_rules_.count(found->second) != 0)
    return nullptr;
  return base_->rules.pointer(found->second);
}

}  // namespace permsim

// A step or an edit in one line, as tests write them.
#pragma once
#include <string>
#include <utility>
#include <vector>

#include "core/world/scenario.h"

namespace permsim::testing {

using Fields = std::vector<std::pair<std::string, Value>>;

/// What somebody does, with what the act needs to know.
inline Step act(const std::string& by, const std::string& action, const std::string& on,
                Fields with = {}) {
  Step step;
  step.by = by;
  step.action = action;
  step.on = on;
  step.with = std::move(with);
  return step;
}

inline Edit create(const std::string& id, const std::string& type, Fields fields = {}) {
  return {Edit::Kind::create, id, type, {}, "", std::move(fields)};
}
inline Edit erase(const std::string& id) { return {Edit::Kind::erase, id, "", {}, "", {}}; }
inline Edit set(const std::string& id, const std::string& key, Value value) {
  return {Edit::Kind::set, id, key, std::move(value), "", {}};
}
inline Edit add(const std::string& id, const std::string& relation, const std::string& holder) {
  return {Edit::Kind::add, id, relation, {}, holder, {}};
}
inline Edit take(const std::string& id, const std::string& relation, const std::string& holder) {
  return {Edit::Kind::remove, id, relation, {}, holder, {}};
}

}  // namespace permsim::testing

// Every name that a part of a policy mentions: relations, sets and attributes, by their texts.
#pragma once
#include <functional>
#include <string>

#include "core/policy/policy.h"

namespace permsim {

using UseName = std::function<void(const std::string& name)>;

void each_name(const SetExpression& set, const UseName& use);
void each_name(const Condition& condition, const UseName& use);
void each_name(const Rule& rule, const UseName& use);
/// With its sets, actions, statuses and columns.
void each_name(const Policy& policy, const Type& type, const UseName& use);

/// Actions and parameters too. Parameters stand for whatever has no such name: `person` is one only
/// while no relation is called so.
void each_name_of_any_kind(const NamedSet& set, const UseName& use);
void each_name_of_any_kind(const Rule& rule, const UseName& use);
void each_name_of_any_kind(const Policy& policy, const Type& type, const UseName& use);

}  // namespace permsim

// Names for what is added to a policy by hand, made of what it is called. Only sources of json may
// include this.
#pragma once
#include <set>
#include <string>

#include "core/json/parse.h"

namespace permsim {

using NamesTaken = std::set<std::string>;

/// Every word of a policy that may name something, in an expression or by itself: all but prose.
NamesTaken names_taken(const Json& policy);

/// "Cost centre" as `cost_centre`; what begins with no letter, or has none of ours, is put behind
/// another word.
std::string name_made_of(const std::string& label, const std::string& otherwise);

/// A name that means nothing yet: an expression that speaks of several types, or under another
/// reading, might come to mean what is added by it.
std::string unused_name(const std::string& wanted, const NamesTaken& taken);

}  // namespace permsim

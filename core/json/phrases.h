// Phrases from JSON. Only sources of json, answers and door may include this.
#pragma once
#include "core/json/reader.h"
#include "core/policy/phrase.h"

namespace permsim {

/// A sentence with places: one that is not in `may_name` is warned of.
std::string read_phrase(Node& node, const char* key, const std::vector<std::string_view>& may_name);
/// `phrase` and `not` of a relation or set.
HoldPhrases read_hold_phrases(Node& node);
/// `phrase` of an attribute or parameter: a text, or an object of texts by value. `may_name`: the
/// places it may have.
ValuePhrases read_value_phrases(Node& node, const std::vector<std::string>& values,
                                AttributeKind kind, const std::vector<std::string_view>& may_name);
/// A text about an act on a thing of this type, with the places of its phrases and, besides, the
/// type's relations, whose names are known already.
std::string read_act_text(Node& node, const char* key, const Type& type, const Action& action);
/// `phrase`, `third` and `self` of an action, whose parameters are read already.
ActPhrases read_act_phrases(Node& node, const Action& action);

}  // namespace permsim

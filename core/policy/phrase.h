// Sentences that a policy gives for what it declares, with places for names: "{who} is an owner of
// {it}". Where a policy has none, generic words serve (core/decide/phrases.h).
#pragma once
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace permsim {

/// Of a relation or set: places `{who}` (a holder) and `{it}` (the entity that holds).
struct HoldPhrases {
  std::string yes, no;
};

/// Of an action: places `{it}` (its target), `{who}` (the actor) and the parameters.
struct ActPhrases {
  std::string infinitive;  ///< "make {person} an owner of {it}"; of an event: a whole sentence
  std::string third;       ///< "makes {person} an owner of {it}"
  std::string self, third_self;  ///< where the actor is the target or a parameter
};

/// A value, "true" or "false" as written, to a sentence; "": whatever the value, which is
/// `{value}`.
using ValuePhrases = std::vector<std::pair<std::string, std::string>>;
/// Empty when there is none for this value.
std::string_view phrase_of(const ValuePhrases& phrases, std::string_view value);

/// What the places of a phrase stand for, by their names without braces.
using Places = std::vector<std::pair<std::string_view, std::string>>;
/// The phrase with its places filled; a place that nothing is given for stays as it is.
std::string filled(std::string_view phrase, const Places& places);
/// The names of a phrase's places, in order. Braces around anything but a name are text.
std::vector<std::string_view> places_of(std::string_view phrase);

}  // namespace permsim

// Sentences about one fact, in the policy's own phrases where it has them and else in generic
// words.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "core/policy/phrase.h"
#include "core/world/world.h"

namespace permsim {

/// "Ben is an owner of Meta Ads": what an entry of a relation says. Of a userset: "whoever is a
/// member of Acme team can edit Meta Ads".
std::string entry_phrase(const World& world, EntityIndex of, Symbol relation, const Entry& entry);
/// "Ben is not an owner of Meta Ads or TikTok Ads": who is or is not in a relation or set of
/// entities of one type. `who` is a name, or "nobody".
std::string member_phrase(const World& world, const std::vector<EntityIndex>& of, Symbol member,
                          const std::string& who, bool is_in);
/// "no account is the agency of Acme", "Acme has no “Client”": a relation or attribute that holds
/// nothing.
std::string none_phrase(const World& world, EntityIndex of, Symbol member);
/// "Meta Ads is archived", or in generic words "“Sharing” of Meta Ads is public".
std::string attribute_phrase(const World& world, EntityIndex of, const Attribute& attribute,
                             const Value& value);
/// What a person reads of a relation, set or attribute of a type; `fallback` when it has none so
/// called.
std::string member_label(const Type& type, Symbol symbol, const std::string& fallback);

/// The same where a type may have none so called: then what another type calls it.
std::string label_anywhere(const Policy& policy, const Type& type, Symbol symbol);

/// What is done: who does it (kNoEntity: nobody is named), to which thing, with which arguments.
struct Act {
  EntityIndex who = kNoEntity;
  EntityIndex on = kNoEntity;
  ActionIndex action = kNoAction;
  const std::vector<std::pair<std::string, Value>>* with = nullptr;  ///< as in a step
};
/// What the places of an action's phrases stand for; an argument not given is "someone", "a
/// thing" of its type or "something".
Places places_of(const World& world, const Act& act);
/// Why a requirement that does not hold keeps the act from working, in the policy's words. Besides
/// the places of the act, a relation of the target stands for what it holds.
std::string unmet_words(const World& world, const Act& act, const Requirement& requirement);
/// "make Ben an owner of Meta Ads", to stand after "may".
std::string infinitive_of(const World& world, const Act& act);
/// The same where the thing was named before: "make Ben an owner of it".
std::string infinitive_of_it(const World& world, const Act& act);
/// The same of whatever it is called: "see any book whose shelf is A".
std::string infinitive_of_named(const World& world, const Act& act, std::string it);
/// "Ana makes Ben an owner of Meta Ads"; of an event its sentence.
std::string sentence_of(const World& world, const Act& act);

/// The text with no capital at its beginning, where that is a letter from A to Z: a label within a
/// sentence.
std::string uncapitalized(std::string text);

}  // namespace permsim

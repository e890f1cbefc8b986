// Facts and acts as sentences: see phrases.h.
#include "core/decide/phrases.h"

#include <algorithm>

#include "core/world/holders.h"
#include "core/world/names.h"

namespace permsim {

namespace {

const HoldPhrases* phrases_of(const Type& type, Symbol symbol) {
  const Member member = type.member(symbol);
  if (member.kind == MemberKind::relation) return &type.relations[member.index].phrases;
  if (member.kind == MemberKind::set) return &type.sets[member.index].phrases;
  return nullptr;
}

std::string quoted(const std::string& label) { return "“" + label + "”"; }

/// "Ben", or "whoever is a member of Acme team".
std::string holder_phrase(const World& world, const Entry& entry) {
  if (!entry.is_userset()) return name_of(world, entry.entity);
  return member_phrase(world, {entry.entity}, entry.member, "whoever", true);
}

std::string key_of(const Value& value) {
  if (const auto* flag = std::get_if<bool>(&value)) return *flag ? "true" : "false";
  return shown(value);
}

// --- acts

/// Whoever can act is someone, other things are one of their type.
std::string unnamed(const Policy& policy, const Parameter& parameter) {
  const bool is_someone =
      std::any_of(parameter.of.begin(), parameter.of.end(), [&](const Holdable& held) {
        return held.member != kNoSymbol || policy.types[held.type].is_subject;
      });
  if (is_someone) return "someone";
  if (parameter.of.size() != 1) return "something";
  const std::string label = uncapitalized(policy.types[parameter.of.front().type].label);
  const bool begins_with_vowel = label.find_first_of("aeiou") == 0;
  return (begins_with_vowel ? "an " : "a ") + label;
}

std::string argument_words(const World& world, const Parameter& parameter, const Value& value) {
  if (!parameter.phrases.empty()) {
    const TextList* list = as_list(value);
    const std::string words = list != nullptr && list->empty() ? "nothing" : shown(value);
    return filled(phrase_of(parameter.phrases, key_of(value)), {{"value", words}});
  }
  if (const auto* flag = std::get_if<bool>(&value))
    return (*flag ? "" : "not ") + uncapitalized(parameter.label);
  const std::string* id = as_text(value);
  if (parameter.kind != ParameterKind::entity || id == nullptr) return shown(value);
  const std::optional<Entry> entry = find_entry(world, *id);
  return entry ? holder_phrase(world, *entry) : *id;
}

const Value* argument_of(const Act& act, const std::string& parameter) {
  if (act.with == nullptr) return nullptr;
  for (const auto& [key, value] : *act.with) {
    if (key == parameter && is_set(value)) return &value;
  }
  return nullptr;
}

bool is_on_self(const World& world, const Act& act) {
  if (act.who == kNoEntity) return false;
  if (act.who == act.on) return true;
  const Action& action = world.type_of(act.on).actions[act.action];
  return std::any_of(action.parameters.begin(), action.parameters.end(),
                     [&](const Parameter& parameter) {
                       const Value* value = argument_of(act, parameter.id);
                       const std::string* id = value == nullptr ? nullptr : as_text(*value);
                       return parameter.kind == ParameterKind::entity && id != nullptr &&
                              *id == world.at(act.who).id;
                     });
}

/// Whether it becomes the id of something that gets a name as well: then people say the name.
bool is_id_of_named(const Action& action, const Act& act, const std::string& parameter) {
  const auto comes_from = [](const EffectValue& value, const std::string& name) {
    return value.paths.size() == 1 && value.paths.front().names.empty() &&
           value.paths.front().root_name == name;
  };
  const auto names_it = [&](const EffectClause& effect) {
    if (effect.kind != EffectClause::Kind::create || !comes_from(effect.what, parameter))
      return false;
    return std::any_of(effect.fields.begin(), effect.fields.end(), [&](const EffectField& field) {
      return field.key == "label" && std::any_of(action.parameters.begin(), action.parameters.end(),
                                                 [&](const Parameter& other) {
                                                   return comes_from(field.value, other.id) &&
                                                          argument_of(act, other.id) != nullptr;
                                                 });
    });
  };
  return std::any_of(action.effects.begin(), action.effects.end(), names_it);
}

/// ": Ben", ": Cordless drill; risky; parts: bit and hammer": for acts without a phrase.
std::string arguments_words(const World& world, const Act& act) {
  const Action& action = world.type_of(act.on).actions[act.action];
  std::string words;
  for (const Parameter& parameter : action.parameters) {
    const Value* value = argument_of(act, parameter.id);
    if (value == nullptr || is_id_of_named(action, act, parameter.id)) continue;
    std::string said = argument_words(world, parameter, *value);
    if (said.empty()) continue;
    if (as_list(*value) != nullptr && parameter.phrases.empty())
      said = uncapitalized(parameter.label) + ": " + said;
    words += (words.empty() ? ": " : "; ") + said;
  }
  return words;
}

}  // namespace

std::string member_label(const Type& type, Symbol symbol, const std::string& fallback) {
  const Member member = type.member(symbol);
  switch (member.kind) {
    case MemberKind::relation: return type.relations[member.index].label;
    case MemberKind::set: return type.sets[member.index].label;
    case MemberKind::attribute: return type.attributes[member.index].label;
    case MemberKind::none: break;
  }
  return fallback;
}

std::string label_anywhere(const Policy& policy, const Type& type, Symbol symbol) {
  if (type.member(symbol).kind != MemberKind::none) return member_label(type, symbol, "");
  for (const Type& other : policy.types) {
    if (other.member(symbol).kind != MemberKind::none) return member_label(other, symbol, "");
  }
  return policy.name_of(symbol);
}

std::string member_phrase(const World& world, const std::vector<EntityIndex>& of, Symbol member,
                          const std::string& who, bool is_in) {
  constexpr std::size_t kMostNamed = 5;
  const std::string it = Names(world).of_many(of, kMostNamed, is_in ? "and" : "or");
  const Type& type = world.type_of(of.front());
  if (const HoldPhrases* phrases = phrases_of(type, member)) {
    const std::string& phrase = is_in ? phrases->yes : phrases->no;
    if (!phrase.empty()) return filled(phrase, {{"who", who}, {"it", it}});
  }
  return who + (is_in ? " is " : " is not ") +
         quoted(member_label(type, member, world.policy().name_of(member))) + " of " + it;
}

std::string entry_phrase(const World& world, EntityIndex of, Symbol relation, const Entry& entry) {
  const bool is_person = entry.is_userset() || world.subject_number(entry.entity) >= 0;
  const Type& type = world.type_of(of);
  const HoldPhrases* phrases = phrases_of(type, relation);
  if (is_person || (phrases != nullptr && !phrases->yes.empty()))
    return member_phrase(world, {of}, relation, holder_phrase(world, entry), true);
  return quoted(member_label(type, relation, world.policy().name_of(relation))) + " of " +
         name_of(world, of) + " is " + name_of(world, entry.entity);
}

std::string none_phrase(const World& world, EntityIndex of, Symbol symbol) {
  const Type& type = world.type_of(of);
  const Member member = type.member(symbol);
  if (member.kind == MemberKind::relation && !type.relations[member.index].phrases.yes.empty()) {
    const Relation& relation = type.relations[member.index];
    const TypeIndex held = relation.of.empty() ? kNoType : relation.of.front().type;
    const Policy& policy = world.policy();
    const bool is_person = held == kNoType || policy.types[held].is_subject;
    return filled(relation.phrases.yes,
                  {{"who", is_person ? "nobody" : "no " + uncapitalized(policy.types[held].label)},
                   {"it", name_of(world, of)}});
  }
  return name_of(world, of) + " has no " + quoted(label_anywhere(world.policy(), type, symbol));
}

std::string attribute_phrase(const World& world, EntityIndex of, const Attribute& attribute,
                             const Value& value) {
  const std::string words = words_of(attribute, value);
  const std::string_view phrase = phrase_of(attribute.phrases, key_of(value));
  if (!phrase.empty() && is_set(value))
    return filled(phrase, {{"it", name_of(world, of)}, {"value", words}});
  const std::string is = !is_set(value)  ? " is not set"
                         : words.empty() ? " is empty"
                                         : " is " + words;
  return quoted(attribute.label) + " of " + name_of(world, of) + is;
}

Places places_of(const World& world, const Act& act) {
  const Action& action = world.type_of(act.on).actions[act.action];
  Places places{{"it", name_of(world, act.on)},
                {"who", act.who == kNoEntity ? "someone" : name_of(world, act.who)}};
  for (const Parameter& parameter : action.parameters) {
    const Value* value = argument_of(act, parameter.id);
    std::string words;
    if (value != nullptr)
      words = argument_words(world, parameter, *value);
    else if (parameter.phrases.empty() && !parameter.is_optional)
      words = unnamed(world.policy(), parameter);
    places.emplace_back(parameter.id, std::move(words));
  }
  return places;
}

std::string unmet_words(const World& world, const Act& act, const Requirement& requirement) {
  constexpr std::size_t kMostHeld = 5;
  Places places = places_of(world, act);
  for (const Relation& relation : world.type_of(act.on).relations) {
    const std::vector<Entry>& held = world.holders(act.on, relation.symbol);
    std::vector<std::string> names;
    for (std::size_t i = 0; i < held.size() && i < kMostHeld; ++i)
      names.push_back(holder_phrase(world, held[i]));
    if (held.size() > kMostHeld) names.push_back(std::to_string(held.size() - kMostHeld) + " more");
    places.emplace_back(relation.id, names.empty() ? "nobody" : listed(names));
  }
  return filled(requirement.otherwise, places);
}

namespace {

std::string infinitive_with(const World& world, const Act& act, Places places) {
  const Action& action = world.type_of(act.on).actions[act.action];
  const ActPhrases& phrases = action.phrases;
  const std::string& phrase =
      is_on_self(world, act) && !phrases.self.empty() ? phrases.self : phrases.infinitive;
  if (!phrase.empty()) return filled(phrase, places);
  return quoted(action.label) + " " + places.front().second + arguments_words(world, act);
}

}  // namespace

std::string infinitive_of(const World& world, const Act& act) {
  return infinitive_with(world, act, places_of(world, act));
}

std::string infinitive_of_it(const World& world, const Act& act) {
  return infinitive_of_named(world, act, "it");
}

std::string infinitive_of_named(const World& world, const Act& act, std::string it) {
  Places places = places_of(world, act);
  places.front().second = std::move(it);
  return infinitive_with(world, act, std::move(places));
}

std::string sentence_of(const World& world, const Act& act) {
  const Action& action = world.type_of(act.on).actions[act.action];
  const ActPhrases& phrases = action.phrases;
  const std::string who = act.who == kNoEntity ? "" : name_of(world, act.who);
  if (action.is_event || act.who == kNoEntity) {
    if (!phrases.infinitive.empty()) return filled(phrases.infinitive, places_of(world, act));
    return action.label + ", " + name_of(world, act.on) + arguments_words(world, act);
  }
  const std::string& phrase =
      is_on_self(world, act) && !phrases.third_self.empty() ? phrases.third_self : phrases.third;
  if (!phrase.empty()) return who + " " + filled(phrase, places_of(world, act));
  return who + ": " + action.label + ", " + name_of(world, act.on) + arguments_words(world, act);
}

std::string uncapitalized(std::string text) {
  if (!text.empty() && text[0] >= 'A' && text[0] <= 'Z')
    text[0] = static_cast<char>(text[0] - 'A' + 'a');
  return text;
}

}  // namespace permsim

// Reads the choices off what there is: relations that hold people, relations that lead to one
// thing, and attributes with a value.
#include "web/models/ask_groups.h"

#include <algorithm>
#include <set>
#include <unordered_set>
#include <utility>

#include "core/answers/checked.h"
#include "core/decide/phrases.h"
#include "core/decide/words.h"
#include "core/policy/bind.h"
#include "core/world/holders.h"
#include "core/world/names.h"
#include "web/models/asking.h"

namespace permsim {
namespace {

constexpr std::size_t kMostChoices = 200;

/// A relation that may hold people directly: not whoever holds another one.
bool holds_people(const Policy& policy, const Relation& relation) {
  return !relation.is_inverse() && !relation.is_one &&
         std::any_of(relation.of.begin(), relation.of.end(), [&](const Holdable& each) {
           return each.member == kNoSymbol && policy.types[each.type].is_subject;
         });
}

/// Of things in which nobody has a role and that nobody is let in through, people are asked about
/// one by one.
bool is_group_type(const Policy& policy, TypeIndex type) {
  if (has_roles(policy.types[type])) return true;
  for (const Type& other : policy.types) {
    for (const Relation& relation : other.relations) {
      for (const Holdable& held : relation.of) {
        if (held.member != kNoSymbol && held.type == type) return true;
      }
    }
  }
  return false;
}

std::string people_words(const World& world, EntityIndex of, Symbol relation,
                         const std::string& who) {
  return member_phrase(world, {of}, relation, who, true);
}

std::vector<AskChoice> people_choices(const World& world) {
  std::vector<AskChoice> choices;
  for (EntityIndex of = 0; of < world.size() && choices.size() < kMostChoices; ++of) {
    if (!world.has(of) || !is_group_type(world.policy(), world.at(of).type)) continue;
    for (const Relation& relation : world.type_of(of).relations) {
      if (!holds_people(world.policy(), relation) || world.holders(of, relation.symbol).empty())
        continue;
      choices.push_back({written(world, {of, relation.symbol, 0}),
                         people_words(world, of, relation.symbol, "Whoever")});
    }
  }
  return choices;
}

/// What is chosen of things: their type, and what they have in common.
constexpr std::string_view kWhere = " where ";

std::pair<std::string, std::string> parts_of(const std::string& id) {
  const std::size_t at = id.find(kWhere);
  if (at == std::string::npos) return {id, {}};
  return {id.substr(0, at), id.substr(at + kWhere.size())};
}

class ThingChoices {
 public:
  explicit ThingChoices(const World& world) : world_(world) {}

  std::vector<AskChoice> run() {
    for (TypeIndex type = 0; type < world_.policy().types.size(); ++type) {
      const Type& declared = world_.policy().types[type];
      if (declared.is_subject || count_acts(declared) == 0) continue;
      things_.clear();
      for (EntityIndex entity = 0; entity < world_.size(); ++entity) {
        if (world_.has(entity) && world_.at(entity).type == type) things_.push_back(entity);
      }
      if (things_.empty()) continue;
      add(declared, {}, "Any " + uncapitalized(declared.label));
      for (const Attribute& attribute : declared.attributes) add_values(declared, attribute);
      for (const Relation& relation : declared.relations) add_holders(declared, relation);
    }
    return std::move(choices_);
  }

 private:
  void add(const Type& type, const std::string& where, std::string words) {
    if (choices_.size() >= kMostChoices) return;
    choices_.push_back(
        {type.id + (where.empty() ? "" : std::string(kWhere) + where), std::move(words)});
  }

  std::string whose(const Type& type, const std::string& label, const std::string& is) const {
    return "Any " + uncapitalized(type.label) + " whose " + uncapitalized(label) + " is " + is;
  }

  void add_values(const Type& type, const Attribute& attribute) {
    std::vector<std::string> values;  // in the order in which they are met
    for (const EntityIndex thing : things_) {
      const std::string* text = as_text(world_.attribute(thing, attribute.symbol));
      if (text == nullptr || text->find('"') != std::string::npos) continue;
      if (std::find(values.begin(), values.end(), *text) == values.end()) values.push_back(*text);
    }
    // What each thing has for itself is not something in common.
    if (values.size() > 1 && values.size() == things_.size() && attribute.values.empty()) return;
    for (const std::string& value : values)
      add(type, attribute.id + " == \"" + value + "\"",
          whose(type, attribute.label, words_of(attribute, Value(value))));
  }

  void add_holders(const Type& type, const Relation& relation) {
    if (!relation.is_one || relation.is_inverse()) return;
    std::vector<EntityIndex> held;
    for (const EntityIndex thing : things_) {
      for (const Entry& entry : world_.holders(thing, relation.symbol)) {
        if (std::find(held.begin(), held.end(), entry.entity) == held.end())
          held.push_back(entry.entity);
      }
    }
    for (const EntityIndex each : held) {
      if (world_.subject_number(each) < 0)
        add(type, relation.id + " is " + world_.at(each).id,
            whose(type, relation.label, name_of(world_, each)));
    }
  }

  const World& world_;
  std::vector<EntityIndex> things_;
  std::vector<AskChoice> choices_;
};

std::string& kept(UiState& ui, AskBlank blank) {
  switch (blank) {
    case AskBlank::people: return ui.ask_people;
    case AskBlank::things: return ui.ask_things;
    case AskBlank::reach: break;
  }
  return ui.ask_reach;
}

std::vector<AskChoice> reach_choices(const View& view) {
  std::vector<AskChoice> choices{{"", "Do anything with it"}};
  const TypeIndex type =
      view.policy().find_type(parts_of(ask_choice(view, AskBlank::things).id).first);
  if (type == kNoType) return choices;
  for (const Action& action : view.policy().types[type].actions) {
    if (!action.is_event) choices.push_back({action.id, action.label});
  }
  return choices;
}

/// "see any book whose shelf is A", to stand after "come to".
std::string reach_words(const View& view, const std::string& things) {
  const World& world = view.world();
  const AskChoice reach = ask_choice(view, AskBlank::reach);
  const std::string type = parts_of(ask_choice(view, AskBlank::things).id).first;
  if (reach.id.empty()) return "do anything with " + things;
  for (EntityIndex on = 0; on < world.size(); ++on) {
    if (!world.has(on) || world.type_of(on).id != type) continue;
    const ActionIndex action = world.type_of(on).find_action(reach.id);
    if (action != kNoAction) return infinitive_of_named(world, {kNoEntity, on, action}, things);
  }
  return "do anything with " + things;
}

std::string sentence_with(const View& view, const std::string& who, const std::string& verb) {
  const std::optional<Entry> people =
      find_entry(view.world(), ask_choice(view, AskBlank::people).id);
  if (!people) return {};
  return people_words(view.world(), people->entity, people->member, who) + verb +
         reach_words(view, uncapitalized(ask_choice(view, AskBlank::things).words));
}

}  // namespace

std::vector<AskChoice> ask_choices(const View& view, AskBlank blank) {
  switch (blank) {
    case AskBlank::people: return people_choices(view.world());
    case AskBlank::things: return ThingChoices(view.world()).run();
    case AskBlank::reach: break;
  }
  return reach_choices(view);
}

AskChoice ask_choice(const View& view, AskBlank blank) {
  return view.models.asking.choice(view, blank);
}

void fill_in(View& view, AskBlank blank, const std::string& id) {
  kept(view.ui, blank) = id;
  if (blank == AskBlank::things) view.ui.ask_reach.clear();
}

std::optional<GroupsAsked> groups_asked(const View& view) {
  const World& world = view.world();
  const Policy& policy = view.policy();
  const AskChoice people = ask_choice(view, AskBlank::people),
                  things = ask_choice(view, AskBlank::things),
                  reach = ask_choice(view, AskBlank::reach);
  const auto [type_id, where] = parts_of(things.id);
  const TypeIndex type = policy.find_type(type_id);
  if (people.id.empty() || type == kNoType) return std::nullopt;
  GroupsAsked asked;
  asked.people.ids = {people.id};
  asked.things.type = type_id;
  if (!where.empty()) {
    std::unordered_set<std::string> ids;
    for (EntityIndex entity = 0; entity < world.size(); ++entity) {
      if (world.has(entity)) ids.insert(world.at(entity).id);
    }
    Parsed<Condition> parsed = parse_condition(where);
    if (!parsed.problems.empty()) return std::nullopt;
    asked.things.where.text = where;
    asked.things.where.condition = std::move(parsed.value);
    Problems problems;
    bind_where(policy, type, asked.things.where, ids, problems);
    if (!problems.empty()) return std::nullopt;
  }
  asked.counts.resize(policy.types.size());
  const std::vector<Action>& actions = policy.types[type].actions;
  for (ActionIndex action = 0; action < actions.size(); ++action) {
    const bool counts = reach.id.empty() || actions[action].id == reach.id;
    if (!actions[action].is_event && counts) asked.counts[type].push_back(action);
  }
  asked.groups = {{people.id, entities_of(world, asked.people), {}},
                  {things.id, {}, entities_of(world, asked.things)}};
  return asked;
}

std::string groups_sentence(const View& view) {
  const std::string words = sentence_with(view, "anyone who", "\n");
  const std::size_t at = words.find('\n');
  if (at == std::string::npos) return "Can one group reach the things of another?";
  return "Can " + words.substr(0, at) + " come to " + words.substr(at + 1) + "?";
}

std::string never_sentence(const View& view) {
  return beginning_sentence(sentence_with(view, "nobody who", " comes to "));
}

}  // namespace permsim

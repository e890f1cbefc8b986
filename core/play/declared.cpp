// Declared findings: judged with everything else that is said of an entity, told when asked for.
#include "core/play/declared.h"

#include "core/base/budget.h"

namespace permsim {

namespace {

/// People named in a sentence; of more, how many.
constexpr std::size_t kMostHeldNamed = 50;

std::string relation_words(const Names& names, const World& world, EntityIndex entity,
                           const Relation& relation) {
  std::vector<std::string> held;
  const std::vector<Entry>& entries = world.holders(entity, relation.symbol);
  for (std::size_t i = 0; i < entries.size() && i < kMostHeldNamed; ++i)
    held.push_back(names.of(entries[i]));
  if (entries.size() > kMostHeldNamed)
    held.push_back(std::to_string(entries.size() - kMostHeldNamed) + " more");
  return held.empty() ? "nobody" : listed(held);
}

std::string attribute_words(const World& world, EntityIndex entity, const Attribute& attribute) {
  const Value& value = world.attribute(entity, attribute.symbol);
  return is_set(value) ? words_of(attribute, value) : "nothing";
}

/// What one place of a finding's sentence stands for. What nothing fills stays as it is written.
std::string place_words(const Names& names, const World& world, const Finding& finding,
                        std::string_view place) {
  const DeclaredFinding& declared = declared_of(world, finding);
  if (place == "it") return names.of(finding.entity);
  if (place == "people" && declared.has_about)
    return names.of_many(finding.persons(), kMostHeldNamed);
  const Type& type = world.type_of(finding.entity);
  const Symbol symbol = world.policy().find_symbol(place);
  const Member member = type.member(symbol);
  if (member.kind == MemberKind::relation)
    return relation_words(names, world, finding.entity, type.relations[member.index]);
  if (member.kind == MemberKind::attribute)
    return attribute_words(world, finding.entity, type.attributes[member.index]);
  return can_name(world.policy(), declared, symbol) ? "nothing" : "{" + std::string(place) + "}";
}

std::string told(const Names& names, const World& world, const Finding& finding,
                 const std::string& phrase) {
  Places places;
  for (const std::string_view place : places_of(phrase)) {
    places.emplace_back(place, place_words(names, world, finding, place));
    budget::spend(places.back().second.size());
    if (budget::is_spent()) break;
  }
  return filled(phrase, places);
}

}  // namespace

void judge_declared(Evaluator& evaluator, const World& world, EntityIndex entity,
                    std::vector<Read>& reads, std::vector<std::uint32_t>& kept) {
  const Policy& policy = world.policy();
  for (const std::uint16_t number : policy.type_findings[world.at(entity).type]) {
    budget::spend();
    if (budget::is_spent()) return;
    const DeclaredFinding& finding = policy.findings[number];
    if (!evaluator.holds(finding.when.condition, entity)) continue;
    std::vector<EntityIndex> people;
    if (finding.has_about) people = evaluator.persons(finding.about.expression, entity);
    if (finding.has_about && people.empty()) continue;
    constexpr std::uint64_t kPerson = 10;  // who is kept here is kept in the finding too
    budget::spend(kPerson * people.size());
    for (const Symbol member : finding.named) reads.push_back({entity, member});
    kept.push_back(number);
    kept.push_back(static_cast<std::uint32_t>(people.size()));
    kept.insert(kept.end(), people.begin(), people.end());
  }
}

std::vector<Finding> declared_findings(const Names& names, const World& world, EntityIndex entity,
                                       const std::uint32_t* kept, std::size_t count) {
  std::vector<Finding> findings;
  for (std::size_t i = 0; i + 1 < count; i += 2 + kept[i + 1]) {
    Finding finding;
    finding.code = FindingCode::declared;
    finding.declared = static_cast<std::int32_t>(kept[i]);
    finding.entity = entity;
    finding.weight = declared_of(world, finding).weight;
    FindingWords words;
    words.persons.assign(kept + i + 2, kept + i + 2 + kept[i + 1]);
    if (words.persons.size() == 1) finding.person = words.persons.front();
    finding.say(words);  // the sentence names the persons
    words.says = told(names, world, finding, declared_of(world, finding).says);
    finding.say(std::move(words));
    findings.push_back(std::move(finding));
  }
  return findings;
}

std::string advice_of(const World& world, const Finding& finding) {
  if (finding.declared < 0) return {};
  return told(Names(world), world, finding, declared_of(world, finding).advice);
}

}  // namespace permsim

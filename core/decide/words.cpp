// Sentences for decisions: who may what, through which relations, since when, and by which rule.
#include "core/decide/words.h"

#include "core/decide/time_words.h"
#include "core/world/holders.h"
#include "core/world/names.h"

namespace permsim {

namespace {

std::string since_words(const World& world, const std::vector<Step>& steps, std::uint32_t since) {
  if (since == 0) return "";
  if (since > steps.size()) return " since step " + std::to_string(since);
  return " since " + step_phrase(world, steps[since - 1], since);
}

/// The parameters of an act as a person reads them: " (person Ben)".
std::string arguments_words(const World& world, const Step& step) {
  std::vector<std::string> words;
  for (const auto& [key, value] : step.with) {
    const auto* id = as_text(value);
    const std::optional<Entry> entry = id == nullptr ? std::nullopt : find_entry(world, *id);
    words.push_back(entry ? labelled(world, *entry) : shown(value));
  }
  return words.empty() ? "" : ": " + listed(words);
}

}  // namespace

std::string entry_words(const World& world, const std::vector<Step>& steps,
                        const PathEntry& entry) {
  const Names names(world);
  const Type& type = world.type_of(entry.of);
  const Member member = type.member(entry.relation);
  const std::string label = member.kind == MemberKind::relation
                                ? type.relations[member.index].label
                                : world.policy().name_of(entry.relation);
  const std::string since = since_words(world, steps, entry.entry.since);
  const bool is_person = entry.entry.is_userset() || world.subject_number(entry.entry.entity) >= 0;
  if (is_person)
    return names.of(entry.entry) + " is “" + label + "” of " + names.of(entry.of) + since;
  return "“" + label + "” of " + names.of(entry.of) + " is " + names.of(entry.entry) + since;
}

std::string path_words(const World& world, const std::vector<Step>& steps, const AccessPath& path) {
  if (path.entries.empty()) return "it is open to everyone";
  std::vector<std::string> parts;
  for (const PathEntry& entry : path.entries) parts.push_back(entry_words(world, steps, entry));
  return listed(parts);
}

std::string more_paths_words(const Explanation& explanation) {
  if (!explanation.paths_cut) return {};
  if (explanation.more_paths == 0) return "and there may be more ways: not every one was followed";
  return "and at least " + std::to_string(explanation.more_paths) +
         (explanation.more_paths == 1 ? " more way" : " more ways");
}

std::string source_words(const Policy& policy, const Rule& rule) {
  const Source* source = policy.find_source(rule.source.source);
  if (source == nullptr) return {};
  std::string words = source->title;
  if (!rule.source.section.empty()) words += " › " + rule.source.section;
  if (!source->seen.empty()) words += " (seen " + source->seen + ")";
  return words;
}

std::string refusal(const World& world, const Cell& cell, const Decision& decision) {
  const Policy& policy = world.policy();
  const std::string who = name_of(world, cell.who);
  const std::string act =
      "“" + world.type_of(cell.on).actions[cell.action].label + "” " + name_of(world, cell.on);
  if (decision.verdict == Verdict::unclear)
    return "the documents do not say whether " + who + " may " + act;
  const std::vector<std::uint32_t>& cited =
      decision.because.empty() ? decision.limits : decision.because;
  return who + " may not " + act + ": " +
         (cited.empty() ? "no rule allows it" : policy.rules[cited.front()].says);
}

std::string sentence(const World& world, const std::vector<Step>& steps,
                     const Explanation& explanation) {
  const Cell& cell = explanation.cell;
  if (explanation.decision.verdict != Verdict::allow)
    return refusal(world, cell, explanation.decision);
  const std::string act =
      "“" + world.type_of(cell.on).actions[cell.action].label + "” " + name_of(world, cell.on);
  if (const std::string able = able_words(*explanation.ability); !able.empty())
    return name_of(world, cell.who) + " may " + act + able;
  return name_of(world, cell.who) + " may " + act +
         (explanation.paths.empty() ? ""
                                    : ": " + path_words(world, steps, explanation.paths.front()));
}

std::string step_title(const World& world, const Step& step) {
  if (step.is_edit()) return "Edit by hand";
  const EntityIndex on = world.find(step.on);
  const EntityIndex by = world.find(step.by);
  const std::string target = on == kNoEntity ? step.on : name_of(world, on);
  std::string action = step.action;
  if (on != kNoEntity) {
    const ActionIndex index = world.type_of(on).find_action(step.action);
    if (index != kNoAction) action = world.type_of(on).actions[index].label;
  }
  const std::string act = action + ", " + target + arguments_words(world, step);
  if (step.by.empty()) return act;
  return (by == kNoEntity ? step.by : name_of(world, by)) + ": " + act;
}

std::string step_phrase(const World& world, const Step& step, std::uint32_t number) {
  std::string phrase = "step " + std::to_string(number);
  if (const std::string time = time_words(step.at); !time.empty()) phrase += ", " + time;
  return phrase + " (" + step_title(world, step) + ")";
}

}  // namespace permsim

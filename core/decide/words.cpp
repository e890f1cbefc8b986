// Sentences for decisions: who may what, through which facts, since when, and by which rule.
#include "core/decide/words.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <string_view>

#include "core/decide/edit_words.h"
#include "core/decide/phrases.h"
#include "core/decide/reasons.h"
#include "core/decide/time_words.h"
#include "core/world/names.h"

namespace permsim {

namespace {

/// Names that a sentence lists before it counts the others.
constexpr std::size_t kMostOthersNamed = 6;

std::string with_since(const World& world, const Story& story, std::string words,
                       std::uint32_t since) {
  if (since == 0) return words;
  return words + " (" + since_words(world, story, since) + ")";
}

/// What keeps the person out of the rule that comes nearest: one that speaks of the person but not
/// of the present state, else the first.
std::string nearest_reason(const World& world, const Cell& cell, const Decision& decision) {
  const Policy& policy = world.policy();
  Evaluator evaluator(world);
  const auto reason_of = [&](const Rule& rule) {
    return evaluator.contains(rule.to.expression, cell.on, cell.who)
               ? first_unmet(world, rule.when, cell.on)
               : first_unmet(world, rule.to, cell.on, cell.who);
  };
  std::optional<Missing> first;
  for (const UnmetRule& unmet : decision.unmet) {
    const Rule& rule = policy.rules[unmet.rule];
    if (rule.effect != Effect::allow) continue;
    if (!first || first->is_foreign) first = reason_of(rule);
    if (unmet.part == Unmet::when && evaluator.contains(rule.to.expression, cell.on, cell.who))
      return first_unmet(world, rule.when, cell.on).says;
  }
  return first ? first->says : "nobody may, under any rule";
}

std::string deleted_words(const Explanation& explanation) {
  const World& last = *explanation.last_seen;
  return name_of(last, explanation.missing.front().entity) + " was deleted";
}

}  // namespace

std::string answer_words(const World& world, const Cell& cell, Verdict verdict,
                         const GivenWith* with) {
  const std::string who = name_of(world, cell.who);
  const std::string act = infinitive_of(world, {cell.who, cell.on, cell.action, with});
  switch (verdict) {
    case Verdict::allow: return beginning_sentence(who) + " may " + act;
    case Verdict::deny: return beginning_sentence(who) + " may not " + act;
    case Verdict::unclear: break;
  }
  return "The documents do not say whether " + who + " may " + act;
}

std::string entry_words(const World& world, const Story& story, const PathEntry& entry) {
  return with_since(world, story, entry_phrase(world, entry.of, entry.relation, entry.entry),
                    entry.entry.since);
}

std::string ground_words(const World& world, const Ground& ground) {
  Reasons reasons(world);
  switch (ground.kind) {
    case Ground::Kind::holds:
    case Ground::Kind::fails: reasons.add_state(*ground.condition, ground.self); break;
    case Ground::Kind::inside: reasons.add_in(*ground.set, ground.self, ground.person); break;
    case Ground::Kind::outside: reasons.add_out(*ground.set, ground.self, ground.person); break;
  }
  return words_of(reasons.take(), reasons.are_more());
}

std::vector<PathFact> path_facts(const World& world, const AccessPath& path) {
  std::vector<PathFact> facts;
  const auto add = [&](std::string words, std::uint32_t since) {
    if (!words.empty()) facts.push_back({std::move(words), since});
  };
  for (const PathEntry& entry : path.entries)
    add(entry_phrase(world, entry.of, entry.relation, entry.entry), entry.entry.since);
  for (const Ground& ground : path.grounds) {
    // What was never otherwise has no step worth telling.
    const bool is_new = ground.since == world.at(ground.self).since;
    add(ground_words(world, ground), is_new ? 0 : ground.since);
  }
  return facts;
}

std::vector<std::string> path_lines(const World& world, const Story& story,
                                    const AccessPath& path) {
  std::vector<std::string> lines;
  std::vector<std::uint32_t> told;  // steps that were named in full
  for (const auto& [words, since] : path_facts(world, path)) {
    const bool is_told = std::find(told.begin(), told.end(), since) != told.end();
    if (!is_told) told.push_back(since);
    lines.push_back(is_told && since > 0 ? words + " (since step " + std::to_string(since) + ")"
                                         : with_since(world, story, words, since));
  }
  if (lines.empty()) lines.emplace_back("everyone may");
  return lines;
}

std::string path_words(const World& world, const Story& story, const AccessPath& path) {
  return listed(path_lines(world, story, path));
}

std::string more_paths_words(const Explanation& explanation) {
  if (!explanation.paths_cut) return {};
  if (explanation.more_paths == 0) return "and there may be more ways: not every one was followed";
  return "and at least " + std::to_string(explanation.more_paths) +
         (explanation.more_paths == 1 ? " more way" : " more ways");
}

std::string others_words(const World& world, const Explanation& explanation) {
  if (explanation.others.empty()) return {};
  return Names(world).of_many(explanation.others, kMostOthersNamed) + " may";
}

std::string source_words(const Policy& policy, const Rule& rule) {
  const Source* source = policy.find_source(rule.source.source);
  const bool is_custom = source == nullptr && rule.source.source == kCustomSource;
  if (source == nullptr && !is_custom) return {};
  std::string words = is_custom ? "Custom rule" : source->title;
  if (!rule.source.section.empty()) words += " › " + rule.source.section;
  if (is_custom) return words;
  std::vector<std::string> days;
  if (!source->updated.empty()) days.push_back("last updated " + source->updated);
  if (!source->seen.empty()) days.push_back("seen " + source->seen);
  if (!days.empty()) words += " (" + listed(days, "and") + ")";
  return words;
}

std::string spoken(const Rule& rule) {
  const std::size_t aside = rule.says.find("Interpretation:");
  if (aside == std::string::npos || aside == 0) return rule.says;
  return rule.says.substr(0, rule.says.find_last_not_of(' ', aside - 1) + 1);
}

std::string refusal(const World& world, const Cell& cell, const Decision& decision,
                    const GivenWith* with) {
  std::string answer = answer_words(world, cell, decision.verdict, with);
  if (decision.verdict == Verdict::unclear) return answer;
  const std::vector<std::uint32_t>& cited =
      decision.because.empty() ? decision.limits : decision.because;
  const std::string says = cited.empty() ? "" : spoken(world.policy().rules[cited.front()]);
  return says.empty() ? answer + ": " + nearest_reason(world, cell, decision)
                      : answer + ". " + says;
}

std::string sentence(const World& world, const Story& story, const Explanation& explanation) {
  const Cell& cell = explanation.cell;
  if (explanation.last_seen != nullptr)
    return answer_words(*explanation.last_seen, cell, Verdict::deny) + ": " +
           deleted_words(explanation) + " (" +
           since_words(*explanation.last_seen, story, explanation.since) + ")";
  if (explanation.decision.verdict != Verdict::allow)
    return refusal(world, cell, explanation.decision, &explanation.given);
  const std::string answer = answer_words(world, cell, Verdict::allow, &explanation.given);
  if (const std::string able = able_words(*explanation.ability); !able.empty())
    return answer + able;
  return answer + (explanation.paths.empty()
                       ? ""
                       : ": " + path_words(world, story, explanation.paths.front()));
}

std::string since_words(const World& world, const Story& story, std::uint32_t since) {
  if (since == 0) return "from the start";
  const Step* step = story.step(since);
  if (step == nullptr) return "since step " + std::to_string(since);
  const World* before = story.world_before(since);
  return "since " + step_phrase(before == nullptr ? world : *before, *step, since);
}

std::string step_title(const World& world, const Step& step) {
  if (step.is_edit()) return edits_title(world, step.edits);
  const EntityIndex on = world.find(step.on);
  const EntityIndex by = world.find(step.by);
  const ActionIndex action =
      on == kNoEntity ? kNoAction : world.type_of(on).find_action(step.action);
  if (action != kNoAction && (by != kNoEntity || step.by.empty()))
    return sentence_of(world, {by, on, action, &step.with});
  const std::string target = on == kNoEntity ? step.on : name_of(world, on);
  const std::string label =
      action == kNoAction ? step.action : world.type_of(on).actions[action].label;
  const std::string act = label + ", " + target;
  return step.by.empty() ? act : (by == kNoEntity ? step.by : name_of(world, by)) + ": " + act;
}

std::string beginning_sentence(std::string text) {
  // Names stay as they are written, so only the words that our own sentences begin with are raised.
  static constexpr std::string_view kBeginnings[] = {"everyone ", "from ",     "no ",    "nobody ",
                                                     "not ",      "somebody ", "since ", "there ",
                                                     "this ",     "whoever "};
  const bool is_ours =
      std::any_of(std::begin(kBeginnings), std::end(kBeginnings),
                  [&](std::string_view beginning) { return text.rfind(beginning, 0) == 0; });
  return is_ours ? capitalized(std::move(text)) : text;
}

std::string capitalized(std::string text) {
  if (!text.empty() && text[0] >= 'a' && text[0] <= 'z')
    text[0] = static_cast<char>(text[0] - 'a' + 'A');
  return text;
}

std::string step_phrase(const World& world, const Step& step, std::uint32_t number) {
  std::string phrase = "step " + std::to_string(number);
  if (const std::string time = time_words(step.at); !time.empty()) phrase += ", " + time;
  return phrase + ": " + step_title(world, step);
}

}  // namespace permsim

// Explanations as sentences: the same words for the page, the command line and exports.
#pragma once
#include <string>
#include <vector>

#include "core/decide/explain.h"
#include "core/decide/story.h"
#include "core/world/scenario.h"

namespace permsim {

/// What an act was given, as a step has it.
using GivenWith = std::vector<std::pair<std::string, Value>>;
/// "Ben may reconnect Meta Ads", "Ben may not …" or "The documents do not say whether Ben may …".
std::string answer_words(const World& world, const Cell& cell, Verdict verdict,
                         const GivenWith* with = nullptr);
/// The answer with the first of its reasons: "Ben may reconnect Meta Ads: Ben can edit Meta Ads
/// (since step 1, Mon 2 Mar 2026, 09:00: Ana lets Ben edit Meta Ads)".
std::string sentence(const World& world, const Story& story, const Explanation& explanation);
/// Why an act is refused or unclear: the first rule that forbids or limits it, else what the person
/// lacks.
std::string refusal(const World& world, const Cell& cell, const Decision& decision,
                    const GivenWith* with = nullptr);
/// One path in words: every relation entry and ground, each with the step that made it so.
/// "everyone may" when it needs none.
std::string path_words(const World& world, const Story& story, const AccessPath& path);
/// One thing that a path rests on, and the step that made it so; 0: it was so from the start.
struct PathFact {
  std::string words;  ///< "Ben is an owner of Meta Ads"
  std::uint32_t since = 0;
};
/// None where the path is open to everyone.
std::vector<PathFact> path_facts(const World& world, const AccessPath& path);
/// The lines of `path_words`, one a fact.
std::vector<std::string> path_lines(const World& world, const Story& story, const AccessPath& path);
/// "and at least 64 more ways", where an explanation does not list them all; empty where it does.
std::string more_paths_words(const Explanation& explanation);
/// "Ben is an owner of Meta Ads (since step 1, …)": one entry.
std::string entry_words(const World& world, const Story& story, const PathEntry& entry);
/// "Meta Ads is not archived": one ground, without since when.
std::string ground_words(const World& world, const Ground& ground);
/// What a rule says for reading aloud: without what follows "Interpretation:", which belongs to the
/// details.
std::string spoken(const Rule& rule);
/// "Ana and Wes may", of those who may do it instead; empty when nobody may.
std::string others_words(const World& world, const Explanation& explanation);
/// "Guide › Sharing (seen 2025-11-21)"; empty when the rule names no source.
std::string source_words(const Policy& policy, const Rule& rule);

/// "since step 1, Mon 2 Mar 2026, 09:00: Ana makes Ben an owner of Meta Ads"; "from the start" for
/// step 0. `world`: for names where the story does not know the step's own.
std::string since_words(const World& world, const Story& story, std::uint32_t since);
/// "Ana makes Ben an owner of Meta Ads": a step in words, by the world it happens in.
std::string step_title(const World& world, const Step& step);
/// The text with a capital at its beginning, unless it begins with a name.
std::string beginning_sentence(std::string text);
/// The text with a capital at its beginning, where that is a letter from a to z.
std::string capitalized(std::string text);
/// "step 1, Mon 2 Mar 2026, 09:00: Ana makes Ben an owner of Meta Ads".
std::string step_phrase(const World& world, const Step& step, std::uint32_t number);

}  // namespace permsim

// Explanations as sentences: the same words for the page, the command line and exports.
#pragma once
#include <string>
#include <vector>

#include "core/decide/explain.h"
#include "core/world/scenario.h"

namespace permsim {

/// "Ben may “Reconnect” Meta Ads: “Owner” of Meta Ads since step 1, Mon 2 Mar 2026, 09:00 (Ana:
/// …)".
std::string sentence(const World& world, const std::vector<Step>& steps,
                     const Explanation& explanation);
/// Why an act is refused or unclear: the first rule that forbids or limits it, else that none
/// allows it.
std::string refusal(const World& world, const Cell& cell, const Decision& decision);
/// One path in words: every relation entry with the step that made it. "everyone" when it needs
/// none.
std::string path_words(const World& world, const std::vector<Step>& steps, const AccessPath& path);
/// "and at least 64 more ways", where an explanation does not list them all; empty where it does.
std::string more_paths_words(const Explanation& explanation);
/// "Owner of Meta Ads since step 1, …": one entry.
std::string entry_words(const World& world, const std::vector<Step>& steps, const PathEntry& entry);
/// "Guide › Sharing (seen 2025-11-21)"; empty when the rule names no source.
std::string source_words(const Policy& policy, const Rule& rule);

/// "Ana: Make someone an owner, Meta Ads: Ben": a step in words, by the world it happens in.
std::string step_title(const World& world, const Step& step);
/// "step 1, Mon 2 Mar 2026, 09:00 (Ana: Make someone an owner, Meta Ads: Ben)".
std::string step_phrase(const World& world, const Step& step, std::uint32_t number);

}  // namespace permsim

// Findings that a policy declares: of which entities they hold, and their sentences.
#pragma once
#include <string>
#include <vector>

#include "core/decide/evaluate.h"
#include "core/play/findings.h"
#include "core/world/names.h"

namespace permsim {

/// Appends to `kept` what the policy finds of an entity, in the policy's order: for each finding
/// its number, how many people are in its `about`, and who they are. What it was read from the
/// evaluator notes, what its sentence names besides people goes to `reads`.
void judge_declared(Evaluator& evaluator, const World& world, EntityIndex entity,
                    std::vector<Read>& reads, std::vector<std::uint32_t>& kept);

/// The findings of an entity that `judge_declared` kept, with their sentences.
std::vector<Finding> declared_findings(const Names& names, const World& world, EntityIndex entity,
                                       const std::uint32_t* kept, std::size_t count);

/// The way out that the policy gives, as a sentence about this entity; empty where it gives none,
/// and of what the program finds by itself.
std::string advice_of(const World& world, const Finding& finding);

}  // namespace permsim

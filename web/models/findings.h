// What a finding leads to: the step that brought it about, and the cell whose explanation tells
// why. No ImGui in here.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "web/models/view.h"

namespace permsim {

/// What a finding says, with the way out that the policy names.
std::string says_of(const Session& session, const Finding& finding);
/// "Since step 2: …  ·  2 things depend on it".
std::string more_of(const Session& session, const Finding& finding);
/// "Needs attention" and "2, 1 advice"; "Nothing needs attention" where nothing presses.
std::pair<std::string, std::string> attention_words(const Session& session);
/// How many press, advice not counted, and checks that fail; empty when none does.
std::string attention_count(const View& view);
/// Leads to where a finding began and chooses what it is about.
void look_into(View& view, const Finding& finding);
/// "Since step 2: Credentials expire, Meta Ads"; "From the start".
std::string since_words(const Session& session, const Finding& finding);
/// The cell that explains a finding at the moment it began: who may (or no longer may) repair what
/// does not run, or use what was shared or taken or what the policy finds amiss. Nothing when the
/// policy's continuity says too little.
std::optional<CellIds> cell_of(const Session& session, const Finding& finding);
/// How many findings that are more than advice begin with each moment: the marks on the timeline.
std::vector<std::size_t> findings_begun(const Session& session);
/// How few may repair a thing now, when that needs attention: 0 or 1; nothing when enough people
/// may.
std::optional<int> few_repairers(const Session& session, EntityIndex entity);

}  // namespace permsim

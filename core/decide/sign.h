// The one place that says how a verdict is shown (✓ ✓! ✕ – ?) and what became of a cell between two
// moments (gained, lost, turned unclear, ruled out). Drawing, text, tables and counts all ask here.
#pragma once
#include <string_view>

#include "core/decide/able.h"
#include "core/decide/decide.h"

namespace permsim {

/// How a cell is shown. `blocked`: allowed, but it cannot work now. `denied`: a rule or limit says
/// so; `not_granted`: no rule speaks.
enum class Sign { allowed, blocked, denied, not_granted, unclear };

Sign sign_of(Verdict verdict, bool is_spoken_of);
Sign sign_of(const Decision& decision);
/// Of an allowed cell: only what cannot work has a sign of its own, the rest is told in words.
Sign sign_of(Able able);

/// "✓", "✓!", "✕", "–" or "?".
std::string_view mark_of(Sign sign);
/// "Allowed", "Allowed, not possible now", "Denied", "Not granted" or "Unclear".
std::string_view word_of(Sign sign);
/// What the sign means, as the legend says it.
std::string_view meaning_of(Sign sign);

/// What became of a cell. `gained`: allowed now, not before. `lost`: allowed before, denied now.
/// `turned_unclear`: unclear now, not before. `ruled_out`: unclear before, denied now.
enum class Change { none, gained, lost, turned_unclear, ruled_out };

Change change_between(Verdict before, Verdict after);
/// "gained", "lost", "turned unclear", "ruled out"; empty for none.
std::string_view word_of(Change change);

}  // namespace permsim

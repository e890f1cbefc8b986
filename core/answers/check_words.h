// Checks as sentences, for whoever reads what must stay so.
#pragma once
#include <string>

#include "core/play/play.h"

namespace permsim {

/// "Always: Eve may not see or use Meta Ads". Names are those of the last moment that has them;
/// what no moment has is told by its id.
std::string check_words(const Check& check, const std::vector<MomentPtr>& moments);

}  // namespace permsim

// The word somebody may have meant.
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace permsim {

/// The candidate that differs least, by letters changed, left out, put in or swapped with a
/// neighbour; empty when all differ too much to be meant.
std::string nearest(std::string_view word, const std::vector<std::string>& candidates);

/// "; did you mean `--who`?"; empty when nothing is near. `mark` stands before the candidate.
std::string suggestion(std::string_view word, const std::vector<std::string>& candidates,
                       const std::string& mark = "");

}  // namespace permsim

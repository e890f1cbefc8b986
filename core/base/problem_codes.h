// Every code that a problem or warning can have: a closed list, so that the author's guide can
// explain each of them.
#pragma once
#include <string_view>
#include <vector>

namespace permsim {

/// In the order of the alphabet. A code is stable: programs read it. A new one needs a paragraph in
/// assets/guide/problems.md.
std::vector<std::string_view> problem_codes();

bool is_problem_code(std::string_view code);

}  // namespace permsim

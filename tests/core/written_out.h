// Expressions as they were read, with every parenthesis, for the tests of the parser.
#pragma once
#include <string>

namespace permsim::testing {

/// The expression written out, or the code and the words of its problem.
std::string set_of(const std::string& text);
std::string condition_of(const std::string& text);
std::string path_of(const std::string& text);

}  // namespace permsim::testing

// Spoils inputs by their grammar, so that most of what comes out still says something: parts of a
// JSON document, words of an expression, lines of requests.
#pragma once
#include <string>
#include <string_view>

#include "tests/fuzz/targets.h"

namespace permsim::fuzz {

/// The input with one to three changes; "" when it does not follow the grammar.
std::string spoiled(Grammar grammar, std::string_view text, unsigned seed);
/// The first input with a part of the second in it; "" when one of them does not follow the
/// grammar.
std::string crossed(Grammar grammar, std::string_view first, std::string_view second,
                    unsigned seed);

}  // namespace permsim::fuzz

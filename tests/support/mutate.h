// Spoils good inputs in many ways, for the fuzz laws: as bytes, as words of an expression, and as
// JSON.
#pragma once
#include <string>

#include "tests/support/dice.h"
#include "tests/support/generate.h"

namespace permsim::testing {

/// A few bytes changed, taken out, doubled or put in.
std::string spoiled_text(Dice& dice, std::string text);
/// Words and signs of an expression exchanged, left out, doubled. `names` may be put in beside the
/// words of the language.
std::string spoiled_expression(Dice& dice, const std::string& text,
                               const std::vector<std::string>& names = {});
/// Parts of a document replaced by something else, left out, doubled or renamed.
Json spoiled_document(Dice& dice, Json document);

}  // namespace permsim::testing

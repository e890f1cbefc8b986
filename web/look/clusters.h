// What a person takes for one letter, in any script: where a text may be cut, and where a line of
// it may end.
#pragma once
#include <cstddef>
#include <string_view>

namespace permsim {

/// The bytes of what begins at byte `at` and is one letter to a reader: with its marks, an emoji of
/// several joined ones, a flag, a Hangul syllable, a group of Indic consonants. `at` must be within
/// the text.
std::size_t cluster_size(std::string_view text, std::size_t at);

/// The bytes from `at` up to the next place where a line may end: a word with the spaces after it,
/// or one letter of a script that writes without spaces (Chinese and Japanese; not Thai, whose
/// words only a dictionary knows).
std::size_t unbroken_size(std::string_view text, std::size_t at);

/// Whether most of its letters are written from right to left; the browser is told the same
/// (direction_of in web/js/twin_text.js).
bool runs_from_right(std::string_view text);

}  // namespace permsim

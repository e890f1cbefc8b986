// How wide a text is about to be, without a font: pictures are laid out before anybody draws them.
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace permsim {

/// The width of a line of type of this size, in whole units: about Inter's.
int width_of(std::string_view text, int size);
/// As much of a text as fits, with an ellipsis where it goes on.
std::string cut(const std::string& text, int size, int most);
/// A text in lines of at most `most` wide, broken between words.
std::vector<std::string> lines_of(const std::string& text, int size, int most);

}  // namespace permsim

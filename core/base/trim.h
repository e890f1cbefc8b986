// Text without the space around it.
#pragma once
#include <string_view>

namespace permsim {

/// Without what of `space` it begins and ends with; empty when there is nothing else.
std::string_view trimmed(std::string_view text, std::string_view space = " \t\r\n");

}  // namespace permsim

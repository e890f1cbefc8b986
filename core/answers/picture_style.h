// How a picture looks: shapes of signs and their colours, light as attributes, dark as a style.
// Serves picture.cpp.
#pragma once
#include <string>

#include "core/decide/sign.h"

namespace permsim {

/// What stands beside the place of a text. Colours are attributes as well as a style: where a
/// page's content policy drops styles, the picture is light and still whole.
inline constexpr const char* kTitleLook =
    "class=\"permsim-text\" fill=\"#1a1a20\" font-size=\"18\" font-weight=\"600\"";
inline constexpr const char* kStrongLook =
    "class=\"permsim-text\" fill=\"#1a1a20\" font-size=\"14\" font-weight=\"600\"";
inline constexpr const char* kTextLook = "class=\"permsim-text\" fill=\"#1a1a20\"";
inline constexpr const char* kMutedLook = "class=\"permsim-muted\" fill=\"#5b5b67\"";

/// The box of a sign, 20 wide and high, from its upper left corner.
inline constexpr const char* kBox =
    "m5 0h10a5 5 0 0 1 5 5v10a5 5 0 0 1-5 5h-10a5 5 0 0 1-5-5v-10a5 5 0 0 1 5-5z";

/// What is drawn in it, from the same corner.
std::string glyph_of(Sign sign);
/// The mark in a corner, about 8 wide, from its upper left corner.
std::string corner_of(Change change);

/// Attributes of the paths.
std::string box_look(Sign sign);
std::string mark_look(Sign sign);
std::string change_look(Change change);

/// The dark theme, for readers who have one.
std::string dark_style();

}  // namespace permsim

// Which key is meant (web/input/keys.h).
#include <catch2/catch_test_macros.hpp>

#include "web/input/keys.h"

using namespace permsim;

TEST_CASE("a letter is the one the person's layout gives") {
  CHECK(key_of({"KeyW", "z"}) == ImGuiKey_Z);  // French layout: Z where an English one has W
  CHECK(key_of({"KeyZ", "Z", kShift}) == ImGuiKey_Z);
  CHECK(key_of({"KeyZ", "y", kCtrl}) == ImGuiKey_Y);  // German layout
}

TEST_CASE("where a layout has no Latin letters the place decides") {
  CHECK(key_of({"KeyZ", "я", kCtrl}) == ImGuiKey_Z);
  CHECK(key_of({"Digit1", "1"}) == ImGuiKey_1);
  CHECK(key_of({"Digit1", "&"}) == ImGuiKey_1);
}

TEST_CASE("signs of our shortcuts are found wherever a layout has them") {
  CHECK(key_of({"Digit8", "["}) == ImGuiKey_LeftBracket);  // AltGr+8 in German
  CHECK(key_of({"Minus", "?", kShift}) == ImGuiKey_Slash);
  CHECK(key_of({"BracketLeft", "ü"}) == ImGuiKey_LeftBracket);
}

TEST_CASE("a shortcut is the same chord in every layout") {
  CHECK(chord_of({"KeyZ", "z", kCtrl}, false) == (ImGuiMod_Shortcut | ImGuiKey_Z));
  CHECK(chord_of({"KeyZ", "z", kMeta}, true) == (ImGuiMod_Shortcut | ImGuiKey_Z));
  CHECK(chord_of({"KeyZ", "z", kMeta}, false) == (ImGuiMod_Super | ImGuiKey_Z));
  CHECK(chord_of({"Minus", "?", kShift}, false) == (ImGuiMod_Shift | ImGuiKey_Slash));
  CHECK(chord_of({"Slash", "?", 0}, false) == (ImGuiMod_Shift | ImGuiKey_Slash));
  CHECK(chord_of({"Digit5", "[", kShift}, false) == ImGuiKey_LeftBracket);
  CHECK(chord_of({"KeyT", "T", kShift}, false) == (ImGuiMod_Shift | ImGuiKey_T));
  CHECK(chord_of({"Home", "Home", kAlt}, false) == (ImGuiMod_Alt | ImGuiKey_Home));
}

TEST_CASE("keypad and function keys keep their own names") {
  CHECK(key_of({"Numpad4", "4"}) == ImGuiKey_Keypad4);
  CHECK(key_of({"NumpadEnter", "Enter"}) == ImGuiKey_KeypadEnter);
  CHECK(key_of({"NumpadDivide", "/"}) == ImGuiKey_KeypadDivide);
  CHECK(key_of({"F12", "F12"}) == ImGuiKey_F12);
  CHECK(key_of({"F13", "F13"}) == ImGuiKey_None);
}

TEST_CASE("soft keyboards send names without a place") {
  CHECK(key_of({"", "Backspace"}) == ImGuiKey_Backspace);
  CHECK(key_of({"", "Enter"}) == ImGuiKey_Enter);
  CHECK(key_of({"", "Unidentified"}) == ImGuiKey_None);
}

// Which key is meant, and which keys the page takes from the browser (web/input/keys.h).
#include <catch2/catch_test_macros.hpp>

#include "web/input/keys.h"

using namespace permsim;

namespace {

KeyFate fate(std::string_view code, std::string_view key, int modifiers = 0,
             KeyboardState state = {}) {
  return fate_of({code, key, modifiers}, state);
}

}  // namespace

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

TEST_CASE("find, zoom, reload, print, tabs and F-keys stay the browser's") {
  for (const char* code :
       {"KeyF", "KeyG", "KeyR", "KeyP", "KeyT", "KeyW", "KeyN", "KeyL", "KeyD", "KeyS", "Minus",
        "Equal", "Digit0", "NumpadAdd", "NumpadSubtract", "Home", "ArrowLeft"}) {
    CAPTURE(code);
    CHECK(fate(code, "", kCtrl) == KeyFate::shared);
    CHECK(fate(code, "", kMeta, {.is_mac = true}) == KeyFate::shared);
    CHECK(fate(code, "", kCtrl | kShift) == KeyFate::shared);
  }
  for (const char* code : {"F1", "F3", "F5", "F6", "F7", "F11", "F12"})
    CHECK(fate(code, code) == KeyFate::shared);
}

TEST_CASE("undo, redo and select all are ours, by the system's own command key") {
  for (const char* letter : {"z", "y", "a"}) {
    CHECK(fate("", letter, kCtrl) == KeyFate::taken);
    CHECK(fate("", letter, kMeta, {.is_mac = true}) == KeyFate::taken);
    CHECK(fate("", letter, kCtrl, {.is_mac = true}) == KeyFate::shared);
  }
  CHECK(fate("KeyZ", "Z", kCtrl | kShift) == KeyFate::taken);
}

TEST_CASE("cut, copy and paste come as clipboard events, not as keys") {
  for (const char* letter : {"c", "x", "v"}) {
    CHECK(fate("", letter, kCtrl) == KeyFate::ignored);
    CHECK(fate("", letter, kMeta, {.is_mac = true}) == KeyFate::ignored);
    CHECK(fate("", letter) == KeyFate::shared);
  }
}

TEST_CASE(
    "keys that would scroll the page or start quick find are ours, unless they are being typed") {
  for (const char* code :
       {"ArrowUp", "ArrowDown", "PageUp", "PageDown", "Home", "End", "Enter", "Backspace"}) {
    CAPTURE(code);
    CHECK(fate(code, code) == KeyFate::taken);
    CHECK(fate(code, code, 0, {.is_typing = true}) == KeyFate::taken);
  }
  CHECK(fate("Space", " ") == KeyFate::taken);
  CHECK(fate("Space", " ", 0, {.is_typing = true}) == KeyFate::shared);
  CHECK(fate("Slash", "/") == KeyFate::taken);
  CHECK(fate("Slash", "/", 0, {.is_typing = true}) == KeyFate::shared);
  CHECK(fate("KeyA", "a") == KeyFate::shared);
}

TEST_CASE("Alt and an arrow walk the timeline instead of the browser's history") {
  CHECK(fate("ArrowLeft", "ArrowLeft", kAlt) == KeyFate::taken);
  CHECK(fate("KeyD", "d", kAlt) == KeyFate::shared);
}

TEST_CASE("Tab stays only where the app still has somewhere to go, and never with Ctrl") {
  CHECK(fate("Tab", "Tab") == KeyFate::taken);
  CHECK(fate("Tab", "Tab", kShift) == KeyFate::taken);
  CHECK(fate("Tab", "Tab", kCtrl) == KeyFate::ignored);
  const KeyboardState at_the_end = {.keeps_tab_forward = false};
  CHECK(fate("Tab", "Tab", 0, at_the_end) == KeyFate::ignored);
  CHECK(fate("Tab", "Tab", kShift, at_the_end) == KeyFate::taken);
  const KeyboardState at_the_start = {.keeps_tab_backward = false};
  CHECK(fate("Tab", "Tab", kShift, at_the_start) == KeyFate::ignored);
}

// From the browser's names of keys to the chords of shortcuts, in ImGui's names. Pure.
#pragma once
#include <string_view>

#include "imgui.h"

namespace permsim {

/// Keys held while something else happens, as the page sends them.
enum Modifier : int { kShift = 1, kCtrl = 2, kAlt = 4, kMeta = 8 };

struct KeyPress {
  std::string_view code;  ///< the place on the keyboard: "KeyZ", "BracketLeft"
  std::string_view key;   ///< what it gives in the person's layout: "z", "["
  int modifiers = 0;
};

/// By what the key gives where that is a Latin letter or a sign of our shortcuts, else by its
/// place: Ctrl+Z is where the person's Z is, and works in Cyrillic too. ImGuiKey_None for keys that
/// mean nothing here.
ImGuiKey key_of(const KeyPress& press);

/// The chord a shortcut is told by. A sign is the same chord with whatever keys a layout makes it:
/// "?" is Shift and the slash.
ImGuiKeyChord chord_of(const KeyPress& press, bool is_mac);

}  // namespace permsim

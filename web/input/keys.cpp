// The tables of keys.
#include "web/input/keys.h"

#include <algorithm>
#include <array>

namespace permsim {
namespace {

struct NamedKey {
  std::string_view name;
  ImGuiKey key;
};

constexpr std::array kByPlace = {NamedKey{"Tab", ImGuiKey_Tab},
                                 NamedKey{"ArrowLeft", ImGuiKey_LeftArrow},
                                 NamedKey{"ArrowRight", ImGuiKey_RightArrow},
                                 NamedKey{"ArrowUp", ImGuiKey_UpArrow},
                                 NamedKey{"ArrowDown", ImGuiKey_DownArrow},
                                 NamedKey{"PageUp", ImGuiKey_PageUp},
                                 NamedKey{"PageDown", ImGuiKey_PageDown},
                                 NamedKey{"Home", ImGuiKey_Home},
                                 NamedKey{"End", ImGuiKey_End},
                                 NamedKey{"Insert", ImGuiKey_Insert},
                                 NamedKey{"Delete", ImGuiKey_Delete},
                                 NamedKey{"Backspace", ImGuiKey_Backspace},
                                 NamedKey{"Space", ImGuiKey_Space},
                                 NamedKey{"Enter", ImGuiKey_Enter},
                                 NamedKey{"NumpadEnter", ImGuiKey_KeypadEnter},
                                 NamedKey{"Escape", ImGuiKey_Escape},
                                 NamedKey{"ShiftLeft", ImGuiKey_LeftShift},
                                 NamedKey{"ShiftRight", ImGuiKey_RightShift},
                                 NamedKey{"ControlLeft", ImGuiKey_LeftCtrl},
                                 NamedKey{"ControlRight", ImGuiKey_RightCtrl},
                                 NamedKey{"AltLeft", ImGuiKey_LeftAlt},
                                 NamedKey{"AltRight", ImGuiKey_RightAlt},
                                 NamedKey{"MetaLeft", ImGuiKey_LeftSuper},
                                 NamedKey{"MetaRight", ImGuiKey_RightSuper},
                                 NamedKey{"Minus", ImGuiKey_Minus},
                                 NamedKey{"Equal", ImGuiKey_Equal},
                                 NamedKey{"BracketLeft", ImGuiKey_LeftBracket},
                                 NamedKey{"BracketRight", ImGuiKey_RightBracket},
                                 NamedKey{"Backslash", ImGuiKey_Backslash},
                                 NamedKey{"Slash", ImGuiKey_Slash},
                                 NamedKey{"Semicolon", ImGuiKey_Semicolon},
                                 NamedKey{"Quote", ImGuiKey_Apostrophe},
                                 NamedKey{"Backquote", ImGuiKey_GraveAccent},
                                 NamedKey{"Comma", ImGuiKey_Comma},
                                 NamedKey{"Period", ImGuiKey_Period},
                                 NamedKey{"NumpadDecimal", ImGuiKey_KeypadDecimal},
                                 NamedKey{"NumpadDivide", ImGuiKey_KeypadDivide},
                                 NamedKey{"NumpadMultiply", ImGuiKey_KeypadMultiply},
                                 NamedKey{"NumpadSubtract", ImGuiKey_KeypadSubtract},
                                 NamedKey{"NumpadAdd", ImGuiKey_KeypadAdd}};

// Signs that shortcuts use, wherever a layout has them; soft keyboards send names without a place.
constexpr std::array kByMeaning = {
    NamedKey{"[", ImGuiKey_LeftBracket}, NamedKey{"]", ImGuiKey_RightBracket},
    NamedKey{"/", ImGuiKey_Slash},       NamedKey{"?", ImGuiKey_Slash},
    NamedKey{"Enter", ImGuiKey_Enter},   NamedKey{"Backspace", ImGuiKey_Backspace},
    NamedKey{"Delete", ImGuiKey_Delete}, NamedKey{"Tab", ImGuiKey_Tab},
    NamedKey{"Escape", ImGuiKey_Escape}};

template <std::size_t kSize>
ImGuiKey look_up(const std::array<NamedKey, kSize>& table, std::string_view name) {
  const auto found = std::find_if(table.begin(), table.end(),
                                  [&](const NamedKey& row) { return row.name == name; });
  return found == table.end() ? ImGuiKey_None : found->key;
}

ImGuiKey letter_or_digit(char sign) {
  if (sign >= 'a' && sign <= 'z') return static_cast<ImGuiKey>(ImGuiKey_A + (sign - 'a'));
  if (sign >= 'A' && sign <= 'Z') return static_cast<ImGuiKey>(ImGuiKey_A + (sign - 'A'));
  if (sign >= '0' && sign <= '9') return static_cast<ImGuiKey>(ImGuiKey_0 + (sign - '0'));
  return ImGuiKey_None;
}

/// "KeyA", "Digit4", "Numpad4", "F4": the names that count up.
ImGuiKey numbered_place(std::string_view code) {
  if (code.size() == 4 && code.substr(0, 3) == "Key") return letter_or_digit(code[3]);
  if (code.size() == 6 && code.substr(0, 5) == "Digit") return letter_or_digit(code[5]);
  if (code.size() == 7 && code.substr(0, 6) == "Numpad" && code[6] >= '0' && code[6] <= '9') {
    return static_cast<ImGuiKey>(ImGuiKey_Keypad0 + (code[6] - '0'));
  }
  if (code.size() >= 2 && code.size() <= 3 && code[0] == 'F') {
    const int number = code.size() == 2 ? code[1] - '0' : (code[1] - '0') * 10 + (code[2] - '0');
    if (number >= 1 && number <= 12) return static_cast<ImGuiKey>(ImGuiKey_F1 + (number - 1));
  }
  return ImGuiKey_None;
}

}  // namespace

ImGuiKey key_of(const KeyPress& press) {
  const ImGuiKey keypad_or_function = numbered_place(press.code);
  if (keypad_or_function >= ImGuiKey_F1) return keypad_or_function;
  if (press.key.size() == 1 && press.code.substr(0, 6) != "Numpad") {
    const ImGuiKey key = letter_or_digit(press.key[0]);
    if (key != ImGuiKey_None) return key;
  }
  const ImGuiKey sign = look_up(kByMeaning, press.key);
  const ImGuiKey place = look_up(kByPlace, press.code);
  if (sign != ImGuiKey_None && place != ImGuiKey_KeypadEnter && press.code != "NumpadDivide")
    return sign;
  return place != ImGuiKey_None ? place : keypad_or_function;
}

ImGuiKeyChord chord_of(const KeyPress& press, bool is_mac) {
  const int command = is_mac ? kMeta : kCtrl;
  const bool is_sign = press.key.size() == 1 && look_up(kByMeaning, press.key) != ImGuiKey_None;
  const bool has_shift = is_sign ? press.key == "?" : (press.modifiers & kShift) != 0;
  ImGuiKeyChord chord = key_of(press);
  if (has_shift) chord |= ImGuiMod_Shift;
  if ((press.modifiers & kAlt) != 0) chord |= ImGuiMod_Alt;
  if ((press.modifiers & command) != 0) chord |= ImGuiMod_Shortcut;
  if ((press.modifiers & (kCtrl | kMeta) & ~command) != 0)
    chord |= is_mac ? ImGuiMod_Ctrl : ImGuiMod_Super;
  return chord;
}

}  // namespace permsim

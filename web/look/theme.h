// How everything looks: colours by meaning, spacing, the type scale. Views never name a colour or a
// size of their own.
#pragma once
#include "imgui.h"

namespace permsim {

/// Colours by what they mean. Text on `panel`, `raised`, `hover` and `selected` keeps a contrast
/// of 4.5:1, signs 3:1.
struct Palette {
  ImU32 page, panel, sunken, raised, hover, pressed, selected;
  ImU32 line, line_strong, field;  ///< separators, buttons, edges of what is typed into
  ImU32 text, muted, faint;
  ImU32 accent, accent_text, on_accent, focus;
  /// Verdicts, and what became of them.
  ImU32 allowed, allowed_soft, denied, denied_soft, unclear, unclear_soft, disputed;
  ImU32 blocked;  ///< allowed, but not possible now
  /// How things fare: what runs, what fails or is in the way, what needs a look.
  ImU32 good, good_soft, bad, bad_soft, warning, warning_soft;
  /// Of what lies over everything else for a while.
  ImU32 inverse, on_inverse, inverse_link;
  ImU32 shadow;
};

enum class Theme { light, dark, contrast };
constexpr Theme kEveryTheme[] = {Theme::light, Theme::dark, Theme::contrast};
const Palette& palette_of(Theme theme);

/// The theme in use, and its palette.
Theme theme_now();
const Palette& colors();
/// Sets the palette and ImGui's own style from it.
void apply_theme(Theme theme);
/// The palette with another accent, made darker or lighter until it reads as ours does. High
/// contrast keeps its own.
Palette with_accent(const Palette& palette, ImU32 accent);
/// Themes have this accent from now on, from the next apply_theme; zero: their own.
void set_accent(ImU32 accent);

/// Distances in CSS pixels.
constexpr float kSpace1 = 4.0f;
constexpr float kSpace2 = 8.0f;
constexpr float kSpace3 = 12.0f;
constexpr float kSpace4 = 16.0f;
constexpr float kSpace6 = 24.0f;
constexpr float kRowHeight = 32.0f;
constexpr float kControlHeight = 30.0f;
constexpr float kRadius = 6.0f;
constexpr float kHeaderHeight = 52.0f;

/// The same colour, `alpha` times as strong (0 to 1).
ImU32 faded(ImU32 color, float alpha);
/// A colour between two.
ImU32 mixed(ImU32 from, ImU32 to, float share);
/// The contrast ratio of two opaque colours as WCAG counts it: 1 to 21.
float contrast(ImU32 one, ImU32 other);

}  // namespace permsim

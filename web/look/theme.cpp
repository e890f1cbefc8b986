// Palettes and ImGui's style; the verdict colours are Okabe and Ito's hues, darker on light ground.
#include "web/look/theme.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace permsim {
namespace {

constexpr ImU32 rgb(unsigned value) {
  return 0xff000000u | ((value & 0xffu) << 16) | (value & 0xff00u) | ((value >> 16) & 0xffu);
}

constexpr Palette kLight = {
    .page = rgb(0xf3f3f6),
    .panel = rgb(0xffffff),
    .sunken = rgb(0xf8f8fa),
    .raised = rgb(0xffffff),
    .hover = rgb(0xf2f2f5),
    .pressed = rgb(0xe7e7ed),
    .selected = rgb(0xeceefd),
    .line = rgb(0xe6e6eb),
    .line_strong = rgb(0xcfcfd8),
    .field = rgb(0x8e8e9a),
    .text = rgb(0x1a1a20),
    .muted = rgb(0x5b5b67),
    .faint = rgb(0x696975),
    .accent = rgb(0x4a54cf),
    .accent_text = rgb(0x3f48bd),
    .on_accent = rgb(0xffffff),
    .focus = rgb(0x4a54cf),
    .allowed = rgb(0x00745a),
    .allowed_soft = rgb(0xd9f0e8),
    .denied = rgb(0xb34400),
    .denied_soft = rgb(0xfbe6d9),
    .unclear = rgb(0x7d5800),
    .unclear_soft = rgb(0xfdf3d9),
    .disputed = rgb(0x00689f),
    .blocked = rgb(0x8a3a6b),
    .good = rgb(0x00745a),
    .good_soft = rgb(0xd9f0e8),
    .bad = rgb(0xb34400),
    .bad_soft = rgb(0xfbe6d9),
    .warning = rgb(0x7d5800),
    .warning_soft = rgb(0xfdf3d9),
    .inverse = rgb(0x23232b),
    .on_inverse = rgb(0xffffff),
    .inverse_link = rgb(0xaab1ff),
    .shadow = 0x1e1a1a30u,
};

constexpr Palette kDark = {
    .page = rgb(0x0e0f12),
    .panel = rgb(0x16171b),
    .sunken = rgb(0x121317),
    .raised = rgb(0x1e1f25),
    .hover = rgb(0x22242a),
    .pressed = rgb(0x2d2f37),
    .selected = rgb(0x24274a),
    .line = rgb(0x25272e),
    .line_strong = rgb(0x3d404b),
    .field = rgb(0x6c6f7d),
    .text = rgb(0xececf1),
    .muted = rgb(0xa6a7b4),
    .faint = rgb(0x9092a0),
    .accent = rgb(0x5d66e0),
    .accent_text = rgb(0x9aa2ff),
    .on_accent = rgb(0xffffff),
    .focus = rgb(0x8f98ff),
    .allowed = rgb(0x2fc497),
    .allowed_soft = rgb(0x12362d),
    .denied = rgb(0xf58442),
    .denied_soft = rgb(0x3a1f11),
    .unclear = rgb(0xe6b040),
    .unclear_soft = rgb(0x3a2e10),
    .disputed = rgb(0x56b4e9),
    .blocked = rgb(0xe08fbd),
    .good = rgb(0x2fc497),
    .good_soft = rgb(0x12362d),
    .bad = rgb(0xf58442),
    .bad_soft = rgb(0x3a1f11),
    .warning = rgb(0xe6b040),
    .warning_soft = rgb(0x3a2e10),
    .inverse = rgb(0x33353f),
    .on_inverse = rgb(0xffffff),
    .inverse_link = rgb(0xb5bbff),
    .shadow = 0x80000000u,
};

/// One ground, and lines and words that stand out from it as far as they can.
constexpr Palette kContrast = {
    .page = rgb(0x000000),
    .panel = rgb(0x000000),
    .sunken = rgb(0x000000),
    .raised = rgb(0x000000),
    .hover = rgb(0x1f1f1f),
    .pressed = rgb(0x333333),
    .selected = rgb(0x1b1f6b),
    .line = rgb(0xffffff),
    .line_strong = rgb(0xffffff),
    .field = rgb(0xffffff),
    .text = rgb(0xffffff),
    .muted = rgb(0xffffff),
    .faint = rgb(0xdddddd),
    .accent = rgb(0xc9ceff),
    .accent_text = rgb(0xc9ceff),
    .on_accent = rgb(0x000000),
    .focus = rgb(0xffe34d),
    .allowed = rgb(0x5dffc4),
    .allowed_soft = rgb(0x000000),
    .denied = rgb(0xff9d5c),
    .denied_soft = rgb(0x000000),
    .unclear = rgb(0xffd34d),
    .unclear_soft = rgb(0x000000),
    .disputed = rgb(0x7fd0ff),
    .blocked = rgb(0xffa3d4),
    .good = rgb(0x5dffc4),
    .good_soft = rgb(0x000000),
    .bad = rgb(0xff9d5c),
    .bad_soft = rgb(0x000000),
    .warning = rgb(0xffd34d),
    .warning_soft = rgb(0x000000),
    .inverse = rgb(0xffffff),
    .on_inverse = rgb(0x000000),
    .inverse_link = rgb(0x1b1f6b),
    .shadow = 0x80000000u,
};

Theme in_use = Theme::light;
ImU32 accent_in_use = 0;
Palette palette_in_use = kLight;

float linear(unsigned channel) {
  const float value = static_cast<float>(channel) / 255.0f;
  return value <= 0.04045f ? value / 12.92f : std::pow((value + 0.055f) / 1.055f, 2.4f);
}

float luminance(ImU32 color) {
  return 0.2126f * linear((color >> IM_COL32_R_SHIFT) & 0xffu) +
         0.7152f * linear((color >> IM_COL32_G_SHIFT) & 0xffu) +
         0.0722f * linear((color >> IM_COL32_B_SHIFT) & 0xffu);
}

constexpr ImU32 kBlack = rgb(0x000000), kWhite = rgb(0xffffff);

/// Towards black or white by small steps, as little as it takes to stand out from all of `grounds`.
ImU32 readable(ImU32 color, ImU32 end, const std::vector<ImU32>& grounds, float least) {
  for (float share = 0.0f; share < 1.0f; share += 0.02f) {
    const ImU32 tried = mixed(color, end, share);
    if (std::all_of(grounds.begin(), grounds.end(),
                    [&](ImU32 ground) { return contrast(tried, ground) >= least; }))
      return tried;
  }
  return end;
}

void set_style_sizes(ImGuiStyle& style) {
  style.WindowPadding = {0, 0};
  style.FramePadding = {kSpace2, 6.0f};
  style.ItemSpacing = {kSpace2, kSpace1};
  style.ItemInnerSpacing = {kSpace2, kSpace1};
  style.IndentSpacing = kSpace4;
  style.ScrollbarSize = 10.0f;
  style.ScrollbarRounding = 5.0f;
  style.GrabMinSize = 24.0f;
  style.WindowBorderSize = 0.0f;
  style.ChildBorderSize = 0.0f;
  style.PopupBorderSize = 1.0f;
  style.FrameBorderSize = 1.0f;
  style.WindowRounding = 0.0f;
  style.ChildRounding = 0.0f;
  style.FrameRounding = kRadius;
  style.PopupRounding = 10.0f;
  style.GrabRounding = kRadius;
  style.DisabledAlpha = 0.45f;
  style.WindowMinSize = {1, 1};
  style.HoverDelayShort = 0.25f;
  style.HoverDelayNormal = 0.5f;
  style.DisplaySafeAreaPadding = {0, 0};
}

void set_style_colors(ImGuiStyle& style) {
  const Palette& palette = colors();
  auto set = [&](ImGuiCol slot, ImU32 color) {
    style.Colors[slot] = ImGui::ColorConvertU32ToFloat4(color);
  };
  for (int slot = 0; slot < ImGuiCol_COUNT; ++slot) set(slot, 0);
  set(ImGuiCol_Text, palette.text);
  set(ImGuiCol_TextDisabled, palette.muted);
  set(ImGuiCol_WindowBg, palette.page);
  set(ImGuiCol_PopupBg, palette.raised);
  set(ImGuiCol_Border, palette.line_strong);
  set(ImGuiCol_FrameBg, palette.panel);
  set(ImGuiCol_FrameBgHovered, palette.panel);
  set(ImGuiCol_FrameBgActive, palette.panel);
  set(ImGuiCol_ScrollbarGrab, faded(palette.muted, 0.28f));
  set(ImGuiCol_ScrollbarGrabHovered, faded(palette.muted, 0.5f));
  set(ImGuiCol_ScrollbarGrabActive, faded(palette.muted, 0.7f));
  set(ImGuiCol_Separator, palette.line);
  // Behind whatever must be answered first, in every theme.
  set(ImGuiCol_ModalWindowDimBg, IM_COL32(10, 10, 14, 133));
  set(ImGuiCol_TextSelectedBg, faded(palette.accent, 0.35f));
  set(ImGuiCol_NavHighlight, palette.focus);
  set(ImGuiCol_Header, palette.selected);
  set(ImGuiCol_HeaderHovered, palette.hover);
  set(ImGuiCol_HeaderActive, palette.pressed);
}

}  // namespace

const Palette& palette_of(Theme theme) {
  switch (theme) {
    case Theme::dark: return kDark;
    case Theme::contrast: return kContrast;
    case Theme::light: break;
  }
  return kLight;
}
Theme theme_now() { return in_use; }
const Palette& colors() { return palette_in_use; }

Palette with_accent(const Palette& palette, ImU32 accent) {
  Palette made = palette;
  const bool is_dark = contrast(palette.panel, kWhite) > contrast(palette.panel, kBlack);
  made.selected = mixed(palette.panel, accent, is_dark ? 0.2f : 0.1f);
  // What stands on it keeps its contrast: the ground gives way, not the words.
  while (std::min(contrast(palette.text, made.selected), contrast(palette.muted, made.selected)) <
         4.5f)
    made.selected = mixed(made.selected, palette.panel, 0.2f);
  made.accent_text =
      readable(accent, is_dark ? kWhite : kBlack,
               {palette.panel, palette.sunken, palette.raised, palette.hover, made.selected}, 4.5f);
  made.focus = made.accent_text;
  made.accent = readable(accent, kBlack, {palette.on_accent}, 4.5f);
  return made;
}

void set_accent(ImU32 accent) { accent_in_use = accent; }

void apply_theme(Theme theme) {
  in_use = theme;
  const bool keeps_own = accent_in_use == 0 || theme == Theme::contrast;
  palette_in_use = keeps_own ? palette_of(theme) : with_accent(palette_of(theme), accent_in_use);
  set_style_sizes(ImGui::GetStyle());
  set_style_colors(ImGui::GetStyle());
}

ImU32 faded(ImU32 color, float alpha) {
  const float now = static_cast<float>(color >> IM_COL32_A_SHIFT);
  const auto changed = static_cast<ImU32>(std::clamp(now * alpha, 0.0f, 255.0f));
  return (color & ~IM_COL32_A_MASK) | (changed << IM_COL32_A_SHIFT);
}

ImU32 mixed(ImU32 from, ImU32 to, float share) {
  ImU32 result = 0;
  for (int shift = 0; shift < 32; shift += 8) {
    const auto one = static_cast<float>((from >> shift) & 0xffu);
    const auto other = static_cast<float>((to >> shift) & 0xffu);
    result |= static_cast<ImU32>(std::lround(one + (other - one) * share)) << shift;
  }
  return result;
}

float contrast(ImU32 one, ImU32 other) {
  const float a = luminance(one), b = luminance(other);
  return (std::max(a, b) + 0.05f) / (std::min(a, b) + 0.05f);
}

}  // namespace permsim

// Shapes and colours: see picture_style.h. The colours are Okabe and Ito's, told apart by everybody
// and darkened or lightened until they stand out from their ground.
#include "core/answers/picture_style.h"

namespace permsim {

namespace {

struct Colours {
  const char* name;
  const char *light, *light_soft;
  const char *dark, *dark_soft;
};

constexpr Colours kAllowed = {"allowed", "#00745a", "#d9f0e8", "#2fc497", "#12362d"};
constexpr Colours kBlocked = {"blocked", "#8a3a6b", "#f8e8f1", "#e08fbd", "#3a1c2d"};
constexpr Colours kDenied = {"denied", "#b34400", "#fbe6d9", "#f58442", "#3a1f11"};
constexpr Colours kNotGranted = {"none", "#5b5b67", "#ffffff", "#a6a7b4", "#16171b"};
constexpr Colours kUnclear = {"unclear", "#7d5800", "#fdf3d9", "#e6b040", "#3a2e10"};
constexpr Colours kAll[] = {kAllowed, kBlocked, kDenied, kNotGranted, kUnclear};

const Colours& colours_of(Sign sign) {
  switch (sign) {
    case Sign::allowed: return kAllowed;
    case Sign::blocked: return kBlocked;
    case Sign::denied: return kDenied;
    case Sign::not_granted: return kNotGranted;
    case Sign::unclear: break;
  }
  return kUnclear;
}

const Colours& colours_of(Change change) {
  switch (change) {
    case Change::gained: return kAllowed;
    case Change::lost:
    case Change::ruled_out: return kDenied;
    case Change::turned_unclear:
    case Change::none: break;
  }
  return kUnclear;
}

}  // namespace

std::string glyph_of(Sign sign) {
  switch (sign) {
    case Sign::allowed: return "m5 10l3.5 3.5l6.5-7";
    case Sign::blocked: return "m3 10.5l3.5 3.5l5.5-7m4-1.5v5m0 4v.2";
    case Sign::denied: return "m6 6l8 8m0-8l-8 8";
    case Sign::not_granted: return "m6 10h8";
    case Sign::unclear: break;
  }
  return "m7 7.5a3 3 0 1 1 4.5 2.6c-1 .6-1.5 1-1.5 2.1m0 3v.2";
}

std::string corner_of(Change change) {
  switch (change) {
    case Change::gained: return "m0 7h8l-4-7z";
    case Change::lost: return "m0 0h8l-4 7z";
    case Change::ruled_out: return "m0 2h8v4h-8z";
    case Change::turned_unclear:
    case Change::none: break;
  }
  return "m4 0l4 4l-4 4l-4-4z";
}

std::string box_look(Sign sign) {
  const Colours& colours = colours_of(sign);
  std::string look = std::string("class=\"permsim-") + colours.name + "-soft\" fill=\"" +
                     colours.light_soft + "\" stroke=\"" + colours.light + "\"";
  if (sign == Sign::unclear || sign == Sign::blocked) look += " stroke-dasharray=\"3 2\"";
  if (sign == Sign::denied) look += " stroke-width=\"1.5\"";
  return look;
}

std::string mark_look(Sign sign) {
  const Colours& colours = colours_of(sign);
  return std::string("class=\"permsim-") + colours.name + "\" fill=\"none\" stroke=\"" +
         colours.light + "\" stroke-width=\"2\" stroke-linecap=\"round\" stroke-linejoin=\"round\"";
}

std::string change_look(Change change) {
  const Colours& colours = colours_of(change);
  return std::string("class=\"permsim-") + colours.name + "-fill\" fill=\"" + colours.light +
         "\" stroke=\"#ffffff\"";
}

std::string dark_style() {
  std::string style =
      "@media "
      "(prefers-color-scheme:dark){.permsim-ground{fill:#16171b}.permsim-line{stroke:#25272e}"
      ".permsim-text{fill:#ececf1}.permsim-muted{fill:#a6a7b4}";
  for (const Colours& each : kAll) {
    const std::string name = std::string(".permsim-") + each.name;
    style += name + "{stroke:" + each.dark + "}" + name + "-soft{fill:" + each.dark_soft +
             ";stroke:" + each.dark + "}" + name + "-fill{fill:" + each.dark + ";stroke:#16171b}";
  }
  return style + "}";
}

}  // namespace permsim

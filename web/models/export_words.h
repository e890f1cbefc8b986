// What is chosen of an export, and words of what the core gives for it.
#pragma once
#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "core/answers/exported.h"
#include "web/models/view.h"

namespace permsim {

/// A format as the command line spells it, as people read it, and what of it is copied.
struct ExportFormat {
  Format format;
  std::string_view key, label, media_type, is;
};
const std::array<ExportFormat, 4>& export_formats();
/// The one that the core does not have: the browser draws it from the SVG.
constexpr std::string_view kPngExport = "png";

const ExportChoice& export_choice(const View& view);
const ExportKind& export_kind(const View& view);
/// What the core is asked for; of a PNG the SVG.
const ExportFormat& export_format(const View& view);
bool is_png_export(const View& view);
bool is_picture_export(const View& view);
/// What a comparison is with, where what was chosen is not to be had now: "start", "previous" or
/// "reading ID".
constexpr std::string_view kSinceReading = "reading ";
std::string export_since(const View& view);

/// Why there is nothing to save, in words; empty where there is something.
std::string why_no_export(const View& view);
/// "12 lines, 1.4 kB", "620 × 430 pixels, 46 kB".
std::string export_size(const View& view);
/// The first lines of a text; none of a picture.
std::vector<std::string> export_preview(const View& view);
/// "vacation-matrix-step-2.md".
std::string export_name(const View& view);
std::string export_alt_text(const View& view);

}  // namespace permsim

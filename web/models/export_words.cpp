// Words of an export: its size, its first lines, its name, or why there is none.
#include "web/models/export_words.h"

#include <algorithm>
#include <cstdlib>

#include "web/models/exporting.h"
#include "web/models/words.h"

namespace permsim {
namespace {

constexpr std::size_t kMostPreviewLines = 10;

std::string bytes_words(std::size_t bytes) {
  if (bytes < 1000) return std::to_string(bytes) + " bytes";
  const std::size_t tenths = (bytes + 50) / 100;
  return tenths < 100 ? std::to_string(tenths / 10) + "." + std::to_string(tenths % 10) + " kB"
                      : grouped((bytes + 500) / 1000) + " kB";
}

/// The number that stands first in the picture's own element behind `name="`.
std::size_t side_of(const std::string& svg, const std::string& name) {
  const std::size_t at = svg.find(" " + name + "=\"");
  if (at == std::string::npos) return 0;
  return std::strtoul(svg.c_str() + at + name.size() + 3, nullptr, 10);
}

/// What the core says to whoever asks by names of keys, said to somebody who presses buttons.
std::string said(const Problem& problem, bool is_picture) {
  if (problem.code != "too-large") return problem.message;
  return is_picture ? "That is more than one picture shows: take a table, or show one thing"
                    : "That is more than one table holds: show one thing";
}

}  // namespace

const std::array<ExportFormat, 4>& export_formats() {
  static constexpr std::array<ExportFormat, 4> kFormats = {
      {{Format::csv, "csv", "Spreadsheet (CSV)", "text/csv", "The table"},
       {Format::md, "md", "Markdown", "text/markdown", "The Markdown"},
       {Format::html, "html", "HTML", "text/html", "The HTML"},
       {Format::svg, "svg", "Picture (SVG)", "image/svg+xml", "The picture"}}};
  return kFormats;
}

const ExportChoice& export_choice(const View& view) {
  static const ExportChoice kNone;
  return view.ui.exporting ? *view.ui.exporting : kNone;
}

const ExportKind& export_kind(const View& view) {
  const std::string& what = export_choice(view).what;
  const std::vector<ExportKind>& kinds = export_kinds();
  const auto found = std::find_if(kinds.begin(), kinds.end(),
                                  [&](const ExportKind& kind) { return kind.what == what; });
  return found == kinds.end() ? kinds.front() : *found;
}

const ExportFormat& export_format(const View& view) {
  const std::string_view wanted =
      is_png_export(view) ? std::string_view("svg") : std::string_view(export_choice(view).format);
  const auto& formats = export_formats();
  const auto found = std::find_if(formats.begin(), formats.end(),
                                  [&](const ExportFormat& each) { return each.key == wanted; });
  return found == formats.end() ? formats.front() : *found;
}

bool is_png_export(const View& view) { return export_choice(view).format == kPngExport; }

bool is_picture_export(const View& view) { return export_format(view).format == Format::svg; }

std::string export_since(const View& view) {
  const std::string& since = export_choice(view).since;
  if (since.compare(0, kSinceReading.size(), kSinceReading) == 0) {
    const std::string reading = since.substr(kSinceReading.size());
    const bool is_there = view.session.scenario().policy->find_reading(reading) != nullptr;
    return is_there && reading != view.policy().reading ? since : "start";
  }
  return since == "previous" && view.session.at() > 1 ? since : "start";
}

std::string why_no_export(const View& view) {
  if (view.lesson != nullptr && view.lesson->masks(view.lesson->page()))
    return "A question of the open lesson is not locked in yet; what it asks about can be exported "
           "then";
  const ExportChoice& chosen = export_choice(view);
  const bool is_of_thing = chosen.what == "roles" || chosen.what == "poster";
  if (is_of_thing && view.world().find(view.ui.resource) == kNoEntity)
    return "There is nothing to show yet: add a thing first";
  const std::string since = export_since(view);
  if (chosen.what == "diff" && since == "start" && view.session.at() == 0)
    return "Nothing has changed at the start yet: go to a later step";
  for (const Problem& problem : view.models.exporting.reply().problems)
    if (!problem.is_warning) return said(problem, is_picture_export(view));
  if (view.models.exporting.reply().text.empty()) return "There is nothing to export";
  return {};
}

std::string export_size(const View& view) {
  const std::string& text = view.models.exporting.reply().text;
  if (is_picture_export(view)) {
    const std::size_t times = is_png_export(view) ? 2 : 1;
    const std::string sides = grouped(side_of(text, "width") * times) + " × " +
                              grouped(side_of(text, "height") * times) + " pixels";
    return is_png_export(view) ? sides : sides + ", " + bytes_words(text.size());
  }
  const auto lines = static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
  return grouped(lines) + (lines == 1 ? " line, " : " lines, ") + bytes_words(text.size());
}

std::vector<std::string> export_preview(const View& view) {
  std::vector<std::string> lines;
  if (is_picture_export(view)) return lines;
  const std::string& text = view.models.exporting.reply().text;
  for (std::size_t at = 0; at < text.size() && lines.size() < kMostPreviewLines;) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    std::string line = text.substr(at, end - at);
    if (!line.empty() && line.back() == '\r') line.pop_back();
    if (!line.empty()) lines.push_back(std::move(line));
    at = end + 1;
  }
  return lines;
}

std::string export_name(const View& view) {
  const std::uint32_t at = view.session.at();
  return view.session.scenario().id + "-" + std::string(export_kind(view).what) + "-" +
         (at == 0 ? std::string("start") : "step-" + std::to_string(at)) + "." +
         std::string(is_png_export(view) ? kPngExport : export_format(view).key);
}

std::string export_alt_text(const View& view) {
  return alt_text(export_kind(view).what, view.models.exporting.caption());
}

}  // namespace permsim

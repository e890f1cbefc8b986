// Names that come from files, put into Markdown and CSV so that they are read and never obeyed.
#pragma once
#include <string>
#include <string_view>

namespace permsim {

/// True for a cell that a spreadsheet would take for a formula: its first visible character is `=`,
/// `+`, `-`, `@` (or the wide form of one), or it begins with a tab or a carriage return. Whoever
/// writes CSV puts an apostrophe before it. A sign alone, as `-`, is no formula.
bool would_run(std::string_view cell);

/// Text for a Markdown table's cell or a line in bold: on one line, without markup, links, images,
/// HTML or addresses that turn into links by themselves. Names such as `grant_owner` stay
/// readable: what has no meaning where it stands is left alone.
std::string markdown_text(std::string_view text);

/// Text for HTML and SVG, in elements and in attributes between double quotes. Control characters,
/// which neither can hold, are written out; layout stays.
std::string html_text(std::string_view text);
/// The same on one line, and with nothing invisible in it: what XML can hold whatever it was.
std::string svg_text(std::string_view text);

}  // namespace permsim

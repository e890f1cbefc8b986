// Text made safe to show: characters that steer a terminal, turn the reading order or cannot be
// seen at all stand there as something visible. The one place that says which characters those are.
#pragma once
#include <string>
#include <string_view>

namespace permsim {

/// True for characters that nobody sees, or that change how others are shown: control characters
/// (C0, C1, DEL), bidirectional marks, overrides and isolates, zero width spaces and joiners, soft
/// hyphens, fillers, line separators, tags, private use and noncharacters.
bool is_invisible(char32_t code_point);

/// The text on one line. What is invisible becomes its number: `\u{202e}`; a line break `\n`, a tab
/// `\t`, a byte that is not UTF-8 `\xff`. Everything else stays as it is. Joiners and variation
/// selectors stay where writing needs them: within scripts that join their letters (from U+0590 on)
/// and within emoji.
std::string visible_text(std::string_view text);

/// The same, but line breaks stay: for a text of several lines of our own making, or a note.
std::string visible_lines(std::string_view text);

/// The same for text that is JSON: what is invisible becomes JSON's own escape (`\u202e`), so that
/// the document stays the same one. Bytes that are not UTF-8 stay.
std::string visible_json(std::string_view json);

/// The characters that `visible_text` would write out, in order; a byte that is not UTF-8 as
/// itself.
std::u32string invisible_in(std::string_view text);

/// "U+202E": a code point as people write it.
std::string spelled(char32_t code_point);

}  // namespace permsim

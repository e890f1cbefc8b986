// An export as the lines of a document, and lines as they are compared: a formatter that lines up
// tables changes nothing that is said.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "core/cli/doc_blocks.h"
#include "core/cli/line_diff.h"

namespace permsim {

/// "\r\n" where the first line of a text ends so, else "\n".
std::string line_ending_of(std::string_view text);

/// What stands between a block's comments: each line behind the block's prefix, with empty lines
/// around it in Markdown, so that every reader of Markdown sees where it begins and ends. In MDX
/// braces are written as HTML names them, since there they are code.
std::string laid_out(const std::string& content, const DocBlock& block, DocKind kind,
                     const std::string& ending);

/// Lines that say something, with a key for each that leaves out indentation, the padding of
/// tables, and which of two signs stands for emphasis.
std::vector<DiffLine> compared_lines(std::string_view text);

}  // namespace permsim

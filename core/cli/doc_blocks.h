// Blocks of somebody's documents that an export fills in, found in a page of Markdown, MDX or HTML:
//
//   <!-- permsim: export vacation --what matrix --on meta --at 2 -->
//   <!-- /permsim -->
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "core/base/problem.h"

namespace permsim {

enum class DocKind { markdown, html };
/// By the ending of its name; whatever is not HTML is taken for Markdown.
DocKind doc_kind_of(std::string_view name);

struct DocBlock {
  std::vector<std::string> words;  ///< what stands behind `permsim:`, split as a shell does
  std::size_t begin = 0;           ///< where the opening comment begins
  std::size_t from = 0, to = 0;    ///< between the two comments
  std::string prefix;              ///< what begins every line of it: indentation, `>` of a quote
  bool is_mdx = false;             ///< `{/* … */}`: braces mean something there
};

/// "12:5": line and column of a place, both from 1, columns in characters.
std::string doc_place(std::string_view text, std::size_t at);

/// All blocks in order. What stands in code (fences, spans of backticks) is an example and no
/// block. Problems, located by line and column: bad-block.
Result<std::vector<DocBlock>> find_doc_blocks(std::string_view text, DocKind kind);

}  // namespace permsim

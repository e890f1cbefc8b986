// What leaves for somebody's documents: a table or a picture of a story with its caption, the same
// bytes from the page, the command line and npm.
#pragma once
#include "core/answers/question.h"
#include "core/play/play.h"

namespace permsim {

/// Answers `export` with `what`: matrix, diff, roles, timeline or poster (the picture a scenario is
/// known by: what it shows first). CSV, text and JSON are those of the question itself; Markdown
/// and HTML have the caption below; SVG is drawn. Problems: unknown-value, and those of the
/// question.
Reply exported(const Scenario& scenario, const std::vector<MomentPtr>& moments,
               const Question& question);

/// An export that does not say of what is the matrix: a picture with its caption, and else what
/// `matrix` answers. Any other question stays as it is.
Question settled_export(Question question);

/// What can be exported, in words: "`matrix`, `diff`, `roles`, `timeline` or `poster`".
bool is_exportable(std::string_view what);
std::string exportable_words();

}  // namespace permsim

// What leaves for somebody's documents: a table or a picture of a story with its caption, the same
// bytes from the page, the command line and npm.
#pragma once
#include <string>
#include <string_view>
#include <vector>

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

/// What can be exported: its word, what a person reads, and the formats in which it goes into
/// documents. Whoever offers exports offers these.
struct ExportKind {
  std::string_view what, label;
  std::vector<Format> formats;
};
const std::vector<ExportKind>& export_kinds();

/// What stands below it, in whatever format it is; empty where there is no answer.
std::string export_caption(const Scenario& scenario, const std::vector<MomentPtr>& moments,
                           Question question);

/// What a picture says to whoever does not see it: what it is a picture of, and its caption.
std::string alt_text(std::string_view what, const std::string& caption);

/// The same in words: "`matrix`, `diff`, `roles`, `timeline` or `poster`".
bool is_exportable(std::string_view what);
std::string exportable_words();

}  // namespace permsim

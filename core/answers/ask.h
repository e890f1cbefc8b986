// Questions that stand alone: a file, what is asked of it, and the answer as text in the format
// wanted.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/answers/question.h"
#include "core/json/library.h"
#include "core/play/play.h"

namespace permsim {

/// Answers about one document. Never throws.
Reply answer(Library& library, const Document& document, const Question& question);

/// The same about moments that are played already (the page's session).
Reply answer(const Scenario& scenario, const std::vector<MomentPtr>& moments,
             const Question& question);

/// Problems, one a line: "/rules/3/to: unknown-name: there is no …".
std::string problem_lines(const Problems& problems, const std::string& file);

}  // namespace permsim

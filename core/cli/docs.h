// `permsim docs`: fills the blocks of somebody's documents with what the engine says, or checks
// that it still says so.
#pragma once
#include "core/cli/input.h"
#include "core/cli/options.h"
#include "core/cli/output.h"

namespace permsim {

/// What became of all files.
struct DocsReport {
  int changed = 0;       ///< blocks that say something else than is so
  bool is_valid = true;  ///< false: a block that cannot be filled, a file that cannot be read
};

/// Writes each file anew in which a block changed, as a whole or not at all; with `wants_verify`
/// nothing, and tells the difference instead. A file with a problem stays as it is. `-` is standard
/// input, and what becomes of it goes to standard output.
DocsReport run_docs(Library& library, const Options& options, Output& output);

}  // namespace permsim

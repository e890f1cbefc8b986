// The files that travel inside the program: policies, scenarios and schemas of assets/ (generated
// from them by CMake).
#pragma once
#include <string_view>
#include <vector>

namespace permsim {

/// One shipped file. `kind` is "policy", "scenario", "lesson", "recipe" or "schema"; `name` is the
/// file's stem; `text` its exact bytes.
struct ShippedFile {
  std::string_view kind;
  std::string_view name;
  std::string_view text;
};

/// All shipped files, sorted by kind, then name. Valid for the whole run.
const std::vector<ShippedFile>& shipped_files();

}  // namespace permsim

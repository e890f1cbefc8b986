// Where the tests find the project's files and its program, and where they lay what they made. The
// build says it to one source alone, so that every other compiles to the same in any folder.
#pragma once
#include <filesystem>
#include <string>
#include <vector>

namespace permsim::testing {

/// The project's own folder.
std::filesystem::path source_folder();
/// What golden files would say now, for scripts/approve; PERMSIM_GOLDEN_ACTUAL in the environment
/// names another folder.
std::filesystem::path golden_actual_folder();
/// The same for what the guide lists.
std::filesystem::path guide_actual_folder();
/// Lays lines into such a folder.
void write_lines(const std::filesystem::path& folder, const std::string& name,
                 const std::vector<std::string>& lines);
/// The command line program; PERMSIM_CLI in the environment names another, to test a release.
std::string command_line_program();

}  // namespace permsim::testing

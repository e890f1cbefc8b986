// The author's guide as a test reads it: its pages, the blocks in them, and what the program says
// where the guide shows what the program says.
#pragma once
#include <filesystem>
#include <string>
#include <vector>

namespace permsim::testing {

/// A fenced block: what stands behind its fence, its lines, and the number of the fence's line.
struct GuideBlock {
  std::string info;
  std::vector<std::string> lines;
  std::size_t line = 0;
};

struct GuidePage {
  std::string name;
  std::vector<std::string> lines;
  std::vector<GuideBlock> blocks;
};

/// The folder of the guide, where all of its commands are run.
std::filesystem::path guide_folder();
std::vector<GuidePage> guide_pages();

/// A line without the white space at its ends.
std::string stripped(const std::string& line);

/// The page with everything in it that the program says said anew:
/// - ```console: after each line `$ …` what it prints, problems first, and after a command that
///   does not end with 0 the lines `$ echo $?` and its exit status;
/// - ```text after ```diff FILE: the problems that `permsim validate FILE` reports when the lines
///   with `-` are those with `+` instead. Lines of neither kind must be there too.
/// Throws where a command or a file cannot be understood.
std::vector<std::string> page_said_anew(const GuidePage& page);

/// Whether the lines of ```json FILE stand in the file one after the other, however far they are
/// indented; a line `…` passes over any number of lines. Otherwise the first that does not.
std::string first_line_not_in_file(const GuideBlock& block);

}  // namespace permsim::testing

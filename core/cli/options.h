// The command line, read: which command, which files, which options.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "core/answers/ask.h"

namespace permsim {

struct Options {
  std::string command;
  std::vector<std::string> files;
  Question question;
  bool wants_help = false;
  bool wants_coverage = false;
  std::string problem;  ///< wrong usage, in words; empty when all is well
};

Options read_options(const std::vector<std::string>& words);

/// The help of one command, or of the program.
std::string help_of(const std::string& command);

}  // namespace permsim

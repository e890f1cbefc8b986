// The command line, read: which command, which files, which options. What there is to say stands in
// commands.h.
#pragma once
#include <string>
#include <vector>

#include "core/answers/ask.h"

namespace permsim {

struct Options {
  std::string command;
  std::vector<std::string> files;
  Question question;
  std::string against_policy;  ///< a file, as the command line names it
  bool wants_help = false;
  bool wants_version = false;
  bool wants_coverage = false;
  bool wants_verify = false;
  std::string problem;  ///< wrong usage, in words; empty when all is well
};

Options read_options(const std::vector<std::string>& words);

}  // namespace permsim

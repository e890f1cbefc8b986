// The commands and options there are: one table for reading the command line and for its help.
#pragma once
#include <string>
#include <vector>

namespace permsim {

struct CommandHelp {
  const char* name;
  const char* files;  ///< "FILE", "FILE…", or empty: it takes none
  const char* says;
  const char* options;  ///< names of the options it takes, each between spaces
};

struct OptionHelp {
  const char* name;
  const char* value;  ///< what it takes, as the help says it; empty: nothing
  const char* says;
  bool is_list = false;  ///< names things: repeatable, each a list
};

/// nullptr when there is none of this name.
const CommandHelp* find_command(const std::string& name);
const OptionHelp* find_option(const std::string& name);
bool takes(const CommandHelp& command, const std::string& option);

std::vector<std::string> command_names();
/// Those that the command takes; all there are for nullptr.
std::vector<std::string> option_names(const CommandHelp* command);

/// The help of one command, or of the program.
std::string help_of(const std::string& command);

}  // namespace permsim

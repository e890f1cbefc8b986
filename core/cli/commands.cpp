// The tables of commands and options, and the help made of them.
#include "core/cli/commands.h"

#include <algorithm>
#include <array>

namespace permsim {

namespace {

constexpr std::array<CommandHelp, 19> kCommands = {{
    {"validate", "FILE…",
     "reads policies, scenarios and lessons and reports every problem and warning", " "},
    {"check", "FILE…",
     "plays scenarios and tests every expectation and check; of a policy, all its shipped "
     "scenarios; of a lesson, every question and solution",
     " reading coverage format "},
    {"matrix", "FILE", "who may do what to which thing at one moment",
     " at reading who action on with format "},
    {"explain", "FILE", "why one person may or may not do one thing",
     " at reading who action on with expect format "},
    {"diff", "FILE [FILE2]",
     "what differs between two moments, readings, policies, files or people",
     " from to at reading against against-policy who with-person on action no-new-access limit "
     "format "},
    {"preview", "FILE", "what an act or an edit would change, before anybody does it",
     " at reading by action on with edit limit format "},
    {"fixes", "FILE", "the fewest acts that would let somebody do something, or mend something",
     " at reading who action on verdict status finding by within format "},
    {"plan", "FILE", "what to do before somebody leaves, so that nothing stops",
     " at reading leaves back format "},
    {"play", "FILE", "every moment: outcomes, statuses, findings, cells gained and lost",
     " reading format "},
    {"findings", "FILE", "what needs a person's attention at one moment", " at reading format "},
    {"explore", "FILE", "can these people reach this in a few steps",
     " at reading who action on by within expect format "},
    {"isolate", "FILE", "do groups stay out of each other's things, now and within a few steps",
     " at reading groups on action within format "},
    {"escalate", "FILE",
     "who could give themselves what they lack, lock out everybody, or leave a thing unowned",
     " at reading who on action within format "},
    {"reach", "FILE", "all that people may do and through what, or what an absence would change",
     " at reading who action on without limit format "},
    {"depends", "FILE", "everything that names one person now", " at reading who format "},
    {"roles", "FILE", "the quick reference: what each role may do to one thing",
     " at reading on format "},
    {"export", "FILE", "the file as JSON, laid out, or a table or picture of it for documents",
     " what at reading who action on with from to against limit format "},
    {"docs", "FILE…",
     "fills the blocks of documents with what `export` writes, or checks that they still say what "
     "is so",
     " verify "},
    {"door", "", "answers JSON requests, one a line, from standard input", " "},
}};

constexpr std::array<OptionHelp, 28> kOptions = {{
    {"at", "N|start|end", "the moment: after step N (default: end)"},
    {"reading", "ID", "the reading of the policy (default: the one the scenario names)"},
    {"against", "ID", "compare with this reading instead of another moment"},
    {"who", "ID[,ID]",
     "people, a userset such as team#member, or a stand-in such as any:team#member", true},
    {"action", "ID[,ID]", "actions", true},
    {"on", "ID[,ID]", "things", true},
    {"by", "ID[,ID]", "people who act", true},
    {"with", "NAME=VALUE", "what a parameter stands for where it is told whether it can work",
     true},
    {"within", "K", "how many steps"},
    {"from", "N|start|end", "the earlier moment (default: start)"},
    {"to", "N|start|end", "the later moment (default: end)"},
    {"verdict", "VERDICT", "what is wanted: allow (the default) or deny"},
    {"status", "ID", "a thing whose status is to be good again"},
    {"finding", "ID", "a finding that is to end"},
    {"against-policy", "FILE", "compare with the same story under another policy"},
    {"with-person", "ID", "compare what one person (`--who`) may with what this one may"},
    {"no-new-access", "", "exit status 1 when anything is gained"},
    {"groups", "NAME=PEOPLE[,…]", "groups, each with its people; `--on` once for each", true},
    {"without", "ID", "the person whose absence is asked about"},
    {"leaves", "ID", "who leaves"},
    {"back", "", "and comes back: hand over before, take back after"},
    {"edit", "JSON", "edits by hand, a list as in a step"},
    {"limit", "N", "list at most so many changed cells"},
    {"expect", "VERDICT",
     "allow, deny or unclear (explore: reached or unreachable); else exit status 1"},
    {"coverage", "", "also list the rules that nothing exercised"},
    {"verify", "", "change nothing; show what documents say otherwise, and end with status 1"},
    {"what", "WHAT", "matrix, diff, roles, timeline or poster (default: the file itself)"},
    {"format", "FORMAT", "text, json, csv, md or html; export also svg"},
}};

constexpr const char* kAboutLists =
    "\nID[,ID]: the option may be repeated, and a list is quoted as in CSV: --who "
    "'\"doe,ana\",ben'\n";

template <class Table>
auto find_in(const Table& table, const std::string& name) {
  const auto found =
      std::find_if(table.begin(), table.end(), [&](const auto& each) { return each.name == name; });
  return found == table.end() ? nullptr : &*found;
}

std::string padded(std::string text, std::size_t width) {
  text.resize(std::max(width, text.size()), ' ');
  return text;
}

std::string general_help() {
  std::string help =
      "permsim: who may do what to which thing, and why\n\nUsage: permsim COMMAND FILE… "
      "[options]\n\nCommands\n";
  for (const CommandHelp& each : kCommands) help += "  " + padded(each.name, 10) + each.says + "\n";
  return help +
         "\nFILE is a scenario, policy or lesson file, `-` for standard input, or the id of a "
         "shipped one; of "
         "`docs`\na page of Markdown, MDX or HTML. What follows `--` is a FILE, whatever it looks "
         "like. `permsim COMMAND\n--help` tells more, `permsim --version` which version this is.\n"
         "Exit status: 0 all well; 1 a check or expectation failed; 2 the input is not valid, or "
         "the answer could\nnot be written; 64 wrong usage.\n";
}

}  // namespace

const CommandHelp* find_command(const std::string& name) { return find_in(kCommands, name); }
const OptionHelp* find_option(const std::string& name) { return find_in(kOptions, name); }

bool takes(const CommandHelp& command, const std::string& option) {
  return std::string(command.options).find(" " + option + " ") != std::string::npos;
}

std::vector<std::string> command_names() {
  std::vector<std::string> names;
  names.reserve(kCommands.size());
  for (const CommandHelp& each : kCommands) names.emplace_back(each.name);
  return names;
}

std::vector<std::string> option_names(const CommandHelp* command) {
  std::vector<std::string> names = {"help"};
  for (const OptionHelp& each : kOptions) {
    if (command == nullptr || takes(*command, each.name)) names.emplace_back(each.name);
  }
  return names;
}

std::string help_of(const std::string& name) {
  const CommandHelp* command = find_command(name);
  if (command == nullptr) return general_help();
  std::string help = "permsim " + name + " " + command->files + "\n  " + command->says + "\n";
  bool has_heading = false;
  bool has_list = false;
  for (const OptionHelp& option : kOptions) {
    if (!takes(*command, option.name)) continue;
    if (!has_heading) help += "\nOptions\n";
    has_heading = true;
    has_list = has_list || option.is_list;
    help += "  " + padded("--" + std::string(option.name) + " " + option.value, 24) + option.says +
            "\n";
  }
  return has_list ? help + kAboutLists : help;
}

}  // namespace permsim

// Reading the command line, and its help. Both come from the same two tables.
#include "core/cli/options.h"

#include <algorithm>
#include <array>

namespace permsim {

namespace {

struct CommandHelp {
  const char* name;
  const char* files;
  const char* says;
  const char* options;  ///< names of the options it takes, each between spaces
};

constexpr std::array<CommandHelp, 11> kCommands = {{
    {"validate", "FILE…", "reads policies and scenarios and reports every problem and warning",
     " "},
    {"check", "FILE…",
     "plays scenarios and tests every expectation and check; of a policy, all its shipped "
     "scenarios",
     " reading coverage format "},
    {"matrix", "FILE", "who may do what to which thing at one moment",
     " at reading who action on format "},
    {"explain", "FILE", "why one person may or may not do one thing",
     " at reading who action on expect format "},
    {"diff", "FILE", "what changed between two moments, or between two readings",
     " from to at reading against limit format "},
    {"play", "FILE", "every moment: outcomes, statuses, findings, cells gained and lost",
     " reading format "},
    {"findings", "FILE", "what needs a person's attention at one moment", " at reading format "},
    {"explore", "FILE", "can these people reach this in a few steps",
     " at reading who action on by within format "},
    {"roles", "FILE", "the quick reference: what each role may do to one thing",
     " at reading on format "},
    {"export", "FILE", "the file as canonical JSON, or its matrix in another format",
     " at reading who action on format "},
    {"door", "", "answers JSON requests, one a line, from standard input", " "},
}};

struct OptionHelp {
  const char* name;
  const char* value;
  const char* says;
};

constexpr std::array<OptionHelp, 14> kOptions = {{
    {"at", "N|start|end", "the moment: after step N (default: end)"},
    {"reading", "ID", "the reading of the policy (default: the one the scenario names)"},
    {"against", "ID", "compare with this reading instead of another moment"},
    {"who", "ID[,ID]", "people, or a userset such as team#member"},
    {"action", "ID[,ID]", "actions"},
    {"on", "ID[,ID]", "things"},
    {"by", "ID[,ID]", "people who act"},
    {"within", "K", "how many steps"},
    {"from", "N|start|end", "the earlier moment (default: start)"},
    {"to", "N|start|end", "the later moment (default: end)"},
    {"limit", "N", "list at most so many changed cells"},
    {"expect", "VERDICT", "allow, deny or unclear; exit status 1 when it is another"},
    {"coverage", "", "also list the rules that nothing exercised"},
    {"format", "FORMAT", "text, json, csv, md or html"},
}};

const CommandHelp* find_command(const std::string& name) {
  const auto found = std::find_if(kCommands.begin(), kCommands.end(),
                                  [&](const CommandHelp& command) { return command.name == name; });
  return found == kCommands.end() ? nullptr : &*found;
}

const OptionHelp* find_option(const std::string& name) {
  const auto found = std::find_if(kOptions.begin(), kOptions.end(),
                                  [&](const OptionHelp& option) { return option.name == name; });
  return found == kOptions.end() ? nullptr : &*found;
}

bool takes(const CommandHelp& command, const std::string& option) {
  return std::string(command.options).find(" " + option + " ") != std::string::npos;
}

std::vector<std::string> split(const std::string& text) {
  std::vector<std::string> parts;
  std::size_t start = 0;
  while (start <= text.size()) {
    const std::size_t comma = std::min(text.find(',', start), text.size());
    if (comma > start) parts.push_back(text.substr(start, comma - start));
    start = comma + 1;
  }
  return parts;
}

bool is_number(const std::string& text) {
  return !text.empty() && text.size() < 10 &&
         text.find_first_not_of("0123456789") == std::string::npos;
}

class Reader {
 public:
  explicit Reader(const std::vector<std::string>& words) : words_(words) {}

  Options run() {
    for (at_ = 0; at_ < words_.size() && options_.problem.empty(); ++at_) read(words_[at_]);
    if (options_.problem.empty() && !options_.wants_help) judge();
    return std::move(options_);
  }

 private:
  void fail(std::string problem) {
    if (options_.problem.empty()) options_.problem = std::move(problem);
  }

  void read(const std::string& word) {
    if (word == "--help" || word == "-h")
      options_.wants_help = true;
    else if (word.rfind("--", 0) == 0)
      read_option(word.substr(2));
    else if (options_.command.empty())
      read_command(word);
    else
      options_.files.push_back(word);
  }

  void read_command(const std::string& word) {
    options_.command = word;
    if (find_command(word) == nullptr) fail("there is no command " + ticked(word));
    options_.question.ask = word;
    if (word == "export") options_.question.format = Format::json;
  }

  void read_option(std::string name) {
    std::optional<std::string> value;
    if (const std::size_t equals = name.find('='); equals != std::string::npos) {
      value = name.substr(equals + 1);
      name.resize(equals);
    }
    const CommandHelp* command = find_command(options_.command);
    const OptionHelp* option = find_option(name);
    if (option == nullptr) return fail("there is no option `--" + name + "`");
    if (command == nullptr) return fail("say the command before `--" + name + "`");
    if (!takes(*command, name)) return fail(ticked(command->name) + " takes no `--" + name + "`");
    if (name == "coverage") {
      options_.wants_coverage = true;
      return;
    }
    if (!value && at_ + 1 < words_.size()) value = words_[++at_];
    if (!value || value->empty()) return fail("`--" + name + "` needs a value: " + option->value);
    store(name, *value);
  }

  void store(const std::string& name, const std::string& value) {
    Question& question = options_.question;
    if (name == "at" || name == "from" || name == "to") {
      if (value != "start" && value != "end" && !is_number(value))
        return fail("`--" + name + "` is `start`, `end` or a step's number, never " +
                    ticked(value));
      (name == "at" ? question.at : name == "from" ? question.from : question.to) = value;
    } else if (name == "reading")
      question.reading = value;
    else if (name == "against")
      question.against = value;
    else if (name == "who")
      question.who = split(value);
    else if (name == "action")
      question.action = split(value);
    else if (name == "on")
      question.on = split(value);
    else if (name == "by")
      question.by = split(value);
    else if (name == "within" || name == "limit") {
      if (!is_number(value))
        return fail("`--" + name + "` is a whole number, never " + ticked(value));
      if (name == "within")
        question.within = std::stoi(value);
      else
        question.limit = std::stoul(value);
    } else if (name == "expect") {
      if (value != "allow" && value != "deny" && value != "unclear")
        return fail("`--expect` is `allow`, `deny` or `unclear`, never " + ticked(value));
      question.expect = value;
    } else if (name == "format") {
      if (const auto format = format_of(value))
        question.format = *format;
      else
        fail("`--format` is `text`, `json`, `csv`, `md` or `html`, never " + ticked(value));
    }
  }

  void judge() {
    if (options_.command.empty()) return fail("say what to do");
    const std::string files = find_command(options_.command)->files;
    if (!files.empty() && options_.files.empty())
      return fail(ticked(options_.command) + " needs a file or the id of a shipped one");
    if (files.empty() && !options_.files.empty())
      return fail(ticked(options_.command) + " takes no file");
    if (files == "FILE" && options_.files.size() > 1)
      return fail(ticked(options_.command) + " takes one file");
    if (options_.command == "roles" && options_.question.on.size() != 1)
      fail("`roles` needs one `--on`");
    const bool is_cell = options_.command == "explain";
    const Question& question = options_.question;
    if (is_cell &&
        (question.who.size() != 1 || question.action.size() != 1 || question.on.size() != 1))
      fail(ticked(options_.command) + " needs one `--who`, one `--action` and one `--on`");
  }

  const std::vector<std::string>& words_;
  std::size_t at_ = 0;
  Options options_;
};

std::string padded(std::string text, std::size_t width) {
  text.resize(std::max(width, text.size()), ' ');
  return text;
}

}  // namespace

Options read_options(const std::vector<std::string>& words) { return Reader(words).run(); }

std::string help_of(const std::string& name) {
  const CommandHelp* command = find_command(name);
  if (command == nullptr) {
    std::string help =
        "permsim: who may do what to which thing, and why\n\nUsage: permsim COMMAND FILE… "
        "[options]\n\nCommands\n";
    for (const CommandHelp& each : kCommands)
      help += "  " + padded(each.name, 10) + each.says + "\n";
    return help +
           "\nFILE is a scenario or policy file, or the id of a shipped one. `permsim COMMAND "
           "--help` tells more.\n"
           "Exit status: 0 all well; 1 a check or expectation failed; 2 the input is not valid; 64 "
           "wrong usage.\n";
  }
  std::string help = "permsim " + name + " " + command->files + "\n  " + command->says + "\n";
  bool has_heading = false;
  for (const OptionHelp& option : kOptions) {
    if (!takes(*command, option.name)) continue;
    if (!has_heading) help += "\nOptions\n";
    has_heading = true;
    help += "  " + padded("--" + std::string(option.name) + " " + option.value, 24) + option.says +
            "\n";
  }
  return help;
}

}  // namespace permsim

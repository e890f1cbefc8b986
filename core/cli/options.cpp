// Reading the command line: words to a question, or wrong usage in words.
#include "core/cli/options.h"

#include <algorithm>
#include <charconv>
#include <limits>
#include <set>

#include "core/answers/exported.h"
#include "core/cli/commands.h"
#include "core/cli/list.h"
#include "core/cli/nearest.h"

namespace permsim {

namespace {

bool is_all_digits(const std::string& text) {
  return !text.empty() && text.find_first_not_of("0123456789") == std::string::npos;
}

/// Digits as a number; the largest there is when they say more. Whoever asks knows what is too
/// much.
template <class Number>
Number number_of(const std::string& digits) {
  Number number = 0;
  const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  return read.ec == std::errc() ? number : std::numeric_limits<Number>::max();
}

class Reader {
 public:
  explicit Reader(const std::vector<std::string>& words) : words_(words) {}

  Options run() {
    for (at_ = 0; at_ < words_.size() && options_.problem.empty(); ++at_) read(words_[at_]);
    if (options_.problem.empty() && !options_.wants_help && !options_.wants_version) judge();
    return std::move(options_);
  }

 private:
  void fail(std::string problem) {
    if (options_.problem.empty()) options_.problem = std::move(problem);
  }

  void read(const std::string& word) {
    const bool is_option = !only_files_ && word.size() > 1 && word[0] == '-';
    if (!is_option)
      read_name(word);
    else if (word == "--help" || word == "-h")
      options_.wants_help = true;
    else if (word == "--version")
      options_.wants_version = true;
    else if (word == "--")
      only_files_ = true;
    else if (word[1] == '-')
      read_option(word.substr(2));
    else
      no_such_option(word, word.substr(1));
  }

  void read_name(const std::string& word) {
    if (!options_.command.empty()) return options_.files.push_back(word);
    options_.command = word;
    if (find_command(word) == nullptr)
      fail("there is no command " + ticked(word) + suggestion(word, command_names()));
    options_.question.ask = word;
    if (word == "export") options_.question.format = Format::json;
  }

  void no_such_option(const std::string& word, const std::string& name) {
    const CommandHelp* command = find_command(options_.command);
    std::string meant = suggestion(name, option_names(command), "--");
    if (meant.empty()) meant = suggestion(name, option_names(nullptr), "--");
    fail("there is no option " + ticked(word) + meant);
  }

  void read_option(std::string name) {
    std::optional<std::string> value;
    if (const std::size_t equals = name.find('='); equals != std::string::npos) {
      value = name.substr(equals + 1);
      name.resize(equals);
    }
    const CommandHelp* command = find_command(options_.command);
    const OptionHelp* option = find_option(name);
    if (option == nullptr) return no_such_option("--" + name, name);
    if (command == nullptr) return fail("say the command before `--" + name + "`");
    if (!takes(*command, name)) return fail(ticked(command->name) + " takes no `--" + name + "`");
    if (!option->is_list && !given_.insert(name).second)
      return fail("`--" + name + "` is given twice");
    given_.insert(name);
    if (std::string(option->value).empty()) {
      if (value) return fail("`--" + name + "` takes no value");
      *flag_option(name) = true;
      return;
    }
    if (!value && at_ + 1 < words_.size()) value = words_[++at_];
    if (!value || value->empty()) return fail("`--" + name + "` needs a value: " + option->value);
    if (name == "with")
      store_argument(*value);
    else if (option->is_list)
      store_list(name, *value);
    else
      store(name, *value);
  }

  void store_list(const std::string& name, const std::string& value) {
    if (name == "on" && options_.command == "isolate")  // a condition, commas and all
      return options_.question.on.push_back(value);
    const bool is_people = name == "who" || name == "by";
    const Result<std::vector<ListItem>> items = is_people ? read_people(value) : read_list(value);
    if (!items) return fail("`--" + name + "` cannot be read: " + items.problems.front().message);
    Question& question = options_.question;
    std::vector<std::string>& list = name == "groups"   ? question.groups
                                     : name == "who"    ? question.who
                                     : name == "action" ? question.action
                                     : name == "on"     ? question.on
                                                        : question.by;
    std::vector<StandIn>& stand_ins = name == "who" ? question.who_any : question.by_any;
    for (const ListItem& item : *items) {
      if (item.any.empty())
        list.push_back(item.text);
      else
        stand_ins.push_back({item.any});
    }
  }

  /// `person=ben`, or `accounts=a,b` for a list, quoted as any other.
  void store_argument(const std::string& text) {
    const std::size_t equals = text.find('=');
    if (equals == std::string::npos || equals == 0)
      return fail("`--with` is `NAME=VALUE`, never " + ticked(text));
    const std::string name = text.substr(0, equals);
    const Result<std::vector<ListItem>> items = read_list(text.substr(equals + 1));
    if (!items) return fail("`--with` cannot be read: " + items.problems.front().message);
    Given& given = options_.question.with;
    if (find_given(given, name) != nullptr)
      return fail("`--with` says twice what " + ticked(name) + " is");
    if (items->size() == 1) {
      given.emplace_back(name, items->front().text);
      return;
    }
    TextList all;
    for (const ListItem& item : *items) all.push_back(item.text);
    given.emplace_back(name, std::move(all));
  }

  /// Where an option is kept that takes no value.
  bool* flag_option(const std::string& name) {
    if (name == "back") return &options_.question.comes_back;
    if (name == "no-new-access") return &options_.question.no_new_access;
    return name == "verify" ? &options_.wants_verify : &options_.wants_coverage;
  }

  /// Where an option is kept that takes any text; nullptr for all others.
  std::string* text_option(const std::string& name) {
    Question& question = options_.question;
    if (name == "reading") return &question.reading;
    if (name == "against") return &question.against;
    if (name == "against-policy") return &options_.against_policy;
    if (name == "with-person") return &question.with_person;
    if (name == "without") return &question.without;
    if (name == "status") return &question.status;
    if (name == "finding") return &question.finding;
    if (name == "leaves") return &question.leaves;
    if (name == "edit") return &question.edit;
    return nullptr;
  }

  void store(const std::string& name, const std::string& value) {
    Question& question = options_.question;
    if (name == "at" || name == "from" || name == "to") {
      if (value != "start" && value != "end" && !is_all_digits(value))
        return fail("`--" + name + "` is `start`, `end` or a step's number, never " +
                    ticked(value));
      (name == "at" ? question.at : name == "from" ? question.from : question.to) = value;
    } else if (std::string* text = text_option(name)) {
      *text = value;
    } else if (name == "verdict") {
      if (value != "allow" && value != "deny")
        return fail("`--verdict` is `allow` or `deny`, never " + ticked(value));
      question.verdict = value;
    } else if (name == "what") {
      if (!is_exportable(value))
        return fail("`--what` is " + exportable_words() + ", never " + ticked(value));
      question.what = value;
    } else if (name == "within" || name == "limit") {
      if (!is_all_digits(value))
        return fail("`--" + name + "` is a whole number, never " + ticked(value));
      if (name == "within")
        question.within = number_of<int>(value);
      else
        question.limit = number_of<std::size_t>(value);
    } else if (name == "expect") {
      const bool is_search = options_.command == "explore";
      const bool is_known = is_search ? value == "reached" || value == "unreachable"
                                      : value == "allow" || value == "deny" || value == "unclear";
      if (!is_known)
        return fail(std::string("`--expect` is ") +
                    (is_search ? "`reached` or `unreachable`" : "`allow`, `deny` or `unclear`") +
                    ", never " + ticked(value));
      question.expect = value;
    } else if (const auto format = format_of(value)) {
      question.format = *format;
    } else {
      fail("`--format` is `text`, `json`, `csv`, `md`, `html` or `svg`, never " + ticked(value));
    }
  }

  void judge() {
    if (options_.command.empty()) return fail("say what to do");
    judge_files();
    const Question& question = options_.question;
    const bool is_given_moments = given_.count("from") + given_.count("to") > 0;
    if (options_.command == "diff") judge_diff(is_given_moments);
    if (options_.command == "isolate") judge_groups();
    if (options_.command == "export")
      judge_export(is_given_moments);
    else if (question.format == Format::svg)
      fail("`--format svg` goes with `export`");
    if (options_.command == "roles") need_one("on", question.on);
    if (options_.command == "fixes") judge_wish();
    if (options_.command == "plan" && question.leaves.empty())
      fail("`plan` needs `--leaves`: who leaves");
    if (options_.command == "explain") {
      if (question.who_any.size() != 1 || !question.who.empty()) need_one("who", question.who);
      need_one("action", question.action);
      need_one("on", question.on);
    }
  }

  void judge_groups() {
    std::set<std::string> names;
    for (const std::string& group : options_.question.groups) {
      const std::size_t equals = group.find('=');
      if (equals == 0 || equals == std::string::npos || equals + 1 == group.size())
        return fail("`--groups` is `NAME=PEOPLE`, never " + ticked(group));
      names.insert(group.substr(0, equals));
    }
    if (names.size() < 2) return fail("`isolate` needs two or more `--groups`");
    if (names.size() != options_.question.on.size())
      fail("`isolate` needs one `--on` for each group: these are " + std::to_string(names.size()) +
           " groups and " + std::to_string(options_.question.on.size()) + " conditions");
  }

  /// A table for documents is Markdown where nothing else is said.
  void judge_export(bool is_given_moments) {
    Question& question = options_.question;
    if (!question.against.empty() && is_given_moments)
      return fail(
          "`--against` compares readings at one moment, `--at`; `--from` and `--to` compare "
          "moments");
    const bool is_drawn = question.format == Format::svg && question.what.empty();
    if (!question.what.empty() && given_.count("format") == 0) question.format = Format::md;
    for (const char* name : {"from", "to", "against", "limit"}) {
      if (question.what != "diff" && given_.count(name) > 0)
        return fail("`--" + std::string(name) + "` goes with `--what diff`");
    }
    if (is_drawn) question.what = "matrix";
  }

  void judge_wish() {
    const Question& question = options_.question;
    const bool is_cell = question.status.empty() && question.finding.empty();
    if (!question.status.empty() && !question.finding.empty())
      return fail("`fixes` mends a `--status` or ends a `--finding`, one at a time");
    if (!is_cell && given_.count("who") + given_.count("action") + given_.count("verdict") > 0)
      return fail("`--who`, `--action` and `--verdict` do not go with `--status` or `--finding`");
    if (!question.status.empty() && given_.count("on") > 0)
      return fail("`--status` says itself what is to be mended; `--on` does not go with it");
    if (is_cell) {
      if (question.who_any.size() != 1 || !question.who.empty()) need_one("who", question.who);
      need_one("action", question.action);
    }
    if (question.status.empty()) need_one("on", question.on);
  }

  /// Two sides: moments, or something else at one moment.
  void judge_diff(bool is_given_moments) {
    const Question& question = options_.question;
    const std::size_t others = given_.count("against") + given_.count("against-policy") +
                               given_.count("with-person") + (options_.files.size() > 1 ? 1 : 0);
    if (others > 1)
      return fail(
          "a second file, `--against`, `--against-policy` and `--with-person` are each the other "
          "side: one of them");
    if (others == 1 && is_given_moments)
      return fail(
          "`--against` and the like compare at one moment, `--at`; `--from` and `--to` compare "
          "moments");
    if (others == 0 && given_.count("at") != 0)
      return fail("`--at` goes with `--against` and the like; two moments are `--from` and `--to`");
    if (!question.with_person.empty()) need_one("who", question.who);
  }

  void judge_files() {
    const std::string files = find_command(options_.command)->files;
    if (!files.empty() && options_.files.empty())
      return fail(ticked(options_.command) +
                  " needs a file, `-` for standard input, or the id of a shipped one");
    if (files.empty() && !options_.files.empty())
      return fail(ticked(options_.command) + " takes no file");
    if (files == "FILE [FILE2]" && options_.files.size() > 2)
      fail(ticked(options_.command) + " takes two files at most");
    if (files == "FILE" && options_.files.size() > 1)
      fail(ticked(options_.command) + " takes one file, and here are " +
           listed({ticked(options_.files[0]), ticked(options_.files[1])}));
  }

  void need_one(const std::string& name, const std::vector<std::string>& ids) {
    if (ids.size() == 1) return;
    std::string problem = ticked(options_.command) + " needs one `--" + name + "`";
    if (ids.size() > 1)
      problem += ", and here are " + std::to_string(ids.size()) +
                 " (an id with a comma is quoted: `--" + name + " '\"doe,ana\"'`)";
    fail(std::move(problem));
  }

  const std::vector<std::string>& words_;
  std::size_t at_ = 0;
  bool only_files_ = false;
  std::set<std::string> given_;  ///< options by name
  Options options_;
};

}  // namespace

Options read_options(const std::vector<std::string>& words) { return Reader(words).run(); }

}  // namespace permsim

// permsim: the core on the command line. Answers go to standard output, problems to standard error.
#include <algorithm>
#include <iostream>

#include "core/base/limits.h"
#include "core/base/printable.h"
#include "core/base/version.h"
#include "core/cli/commands.h"
#include "core/cli/docs.h"
#include "core/cli/input.h"
#include "core/cli/options.h"
#include "core/cli/output.h"
#include "core/door/door.h"
#include "core/json/files.h"
#include "core/lessons/lesson_check.h"

namespace permsim {

namespace {

enum ExitStatus { kAllWell = 0, kFailed = 1, kNotValid = 2, kWrongUsage = 64 };

void print_problems(const Problems& problems, const std::string& file) {
  write_error(problem_lines(problems, file));
}

/// Tables neutralise their own cells; text gets a last look all the same.
void print(Output& output, const std::string& text, Format format) {
  if (format == Format::json)
    output.raw(visible_json(pretty_json(text)));
  else if (format == Format::text)
    output.lines(text);
  else
    output.raw(text);
}

std::vector<std::string> not_exercised(const Policy& policy,
                                       const std::vector<std::string>& exercised) {
  std::vector<std::string> missing;
  for (const Rule& rule : policy.rules) {
    if (std::find(exercised.begin(), exercised.end(), rule.id) == exercised.end())
      missing.push_back(rule.id);
  }
  return missing;
}

/// Lessons are answered above the wing that answers about all else.
Reply answer_about(Library& library, const Document& document, const Question& question) {
  if (const auto* lesson = std::get_if<std::shared_ptr<const Lesson>>(&document))
    return answer_lesson(*lesson, question);
  return answer(library, document, question);
}

/// All files are looked at, whatever is wrong with one of them.
int run_check(Library& library, const Options& options, Output& output) {
  FileInput input(library);
  int passed = 0;
  int failed = 0;
  int undecided = 0;
  bool is_valid = true;
  const bool is_text = options.question.format == Format::text;
  for (const std::string& file : options.files) {
    const Result<Document> document = input.open(file);
    print_problems(document.problems, file);
    if (!document) {
      is_valid = false;
      continue;
    }
    const Reply reply = answer_about(library, *document, options.question);
    print_problems(reply.problems, file);
    is_valid = is_valid && !has_errors(reply.problems);
    passed += reply.passed;
    failed += reply.failed;
    undecided += reply.undecided;
    if (is_text && !reply.text.empty())
      output.lines(options.files.size() > 1 ? visible_text(file) + ":\n" + reply.text : reply.text);
    else if (!is_text)
      print(output, reply.text, options.question.format);
    if (options.wants_coverage && is_text &&
        !std::holds_alternative<std::shared_ptr<const Lesson>>(*document)) {
      for (const std::string& rule : not_exercised(policy_of(*document)->base(), reply.exercised))
        output.lines("not exercised: " + visible_text(rule) + "\n");
    }
  }
  if (is_text)
    output.lines(std::to_string(passed) + " passed, " + std::to_string(failed) + " failed" +
                 (undecided > 0 ? ", " + std::to_string(undecided) + " undecided" : "") + "\n");
  return !is_valid ? kNotValid : failed + undecided > 0 ? kFailed : kAllWell;
}

int run_validate(Library& library, const Options& options, Output& output) {
  FileInput input(library);
  bool is_valid = true;
  for (const std::string& file : options.files) {
    const Result<Document> document = input.open(file);
    print_problems(document.problems, file);
    if (!document) {
      is_valid = false;
      continue;
    }
    const Reply reply = answer_about(library, *document, options.question);
    print_problems(reply.problems, file);
    if (has_errors(reply.problems)) {
      is_valid = false;
      continue;
    }
    output.lines(visible_text(file) + ": well formed\n");
  }
  return is_valid ? kAllWell : kNotValid;
}

/// The other side of a diff, where it is a file. False, with its problems told, when there is none.
bool open_other(FileInput& input, const Options& options, Question& question) {
  const bool is_policy = !options.against_policy.empty();
  if (!is_policy && (options.command != "diff" || options.files.size() < 2)) return true;
  question.name = options.files.front();
  question.other_name = is_policy ? options.against_policy : options.files.back();
  const Result<Document> document = input.open(question.other_name);
  print_problems(document.problems, question.other_name);
  if (!document) return false;
  const auto* scenario = std::get_if<std::shared_ptr<const Scenario>>(&*document);
  if (is_policy) {
    question.other_policy = policy_of(*document);
    return true;
  }
  if (scenario != nullptr) {
    question.other = *scenario;
    return true;
  }
  print_problems(with_problem("", "not-a-scenario",
                              "this is no scenario; one is compared with "
                              "another one, or with `--against-policy`")
                     .problems,
                 question.other_name);
  return false;
}

int run_question(Library& library, const Options& options, Output& output) {
  FileInput input(library);
  const std::string& file = options.files.front();
  const Result<Document> document = input.open(file);
  print_problems(document.problems, file);
  if (!document) return kNotValid;
  Question question = options.question;
  question.columns = output_columns();
  if (!open_other(input, options, question)) return kNotValid;
  const Reply reply = answer_about(library, *document, question);
  print_problems(reply.problems, file);
  if (reply.is_wrong_usage) return kWrongUsage;
  if (has_errors(reply.problems)) return kNotValid;
  print(output, reply.text, options.question.format);
  return reply.is_as_expected ? kAllWell : kFailed;
}

/// One line; of a longer one than `most`, one byte more of it, and the rest is passed over. False
/// at the end.
bool bounded_line(std::istream& stream, std::size_t most, std::string& line) {
  constexpr int kEnd = std::istream::traits_type::eof();
  line.clear();
  int byte = stream.get();
  if (byte == kEnd) return false;
  for (; byte != kEnd && byte != '\n'; byte = stream.get()) {
    if (line.size() <= most) line += static_cast<char>(byte);
  }
  return true;
}

int run_door(Output& output) {
  Door door;
  std::ios::sync_with_stdio(false);
  bool is_heard = true;
  for (std::string line; is_heard && bounded_line(std::cin, kLargestRequest, line);) {
    if (line.empty()) continue;
    output.raw(door.request(line) + "\n");
    is_heard = output.flush();
  }
  return kAllWell;
}

int run(const Options& options, Output& output) {
  if (!options.problem.empty()) {
    write_error("permsim: " + options.problem + "\n\n" + help_of(options.command));
    return kWrongUsage;
  }
  if (options.wants_help) {
    output.lines(help_of(options.command));
    return kAllWell;
  }
  if (options.wants_version) {
    output.lines("permsim " + std::string(version()) + "\n");
    return kAllWell;
  }
  Library library;
  if (options.command == "door") return run_door(output);
  if (options.command == "docs") {
    const DocsReport report = run_docs(library, options, output);
    if (!report.is_valid) return kNotValid;
    return options.wants_verify && report.changed > 0 ? kFailed : kAllWell;
  }
  if (options.command == "check") return run_check(library, options, output);
  if (options.command == "validate") return run_validate(library, options, output);
  return run_question(library, options, output);
}

}  // namespace

}  // namespace permsim

int main(int count, char** words) {
  permsim::Output output;
  const int status =
      permsim::run(permsim::read_options({words + std::min(count, 1), words + count}), output);
  return output.finish(status, permsim::kNotValid);
}

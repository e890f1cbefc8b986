// permsim: the core on the command line. Answers go to standard output, problems to standard error.
#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>

#include "core/cli/options.h"
#include "core/door/door.h"
#include "core/json/files.h"

namespace permsim {

namespace {

enum ExitStatus { kAllWell = 0, kFailed = 1, kNotValid = 2, kWrongUsage = 64 };

Result<Document> open_document(Library& library, const std::string& name) {
  std::error_code error;
  if (!std::filesystem::exists(name, error)) {
    Result<Document> shipped = library.shipped(name);
    if (!shipped && shipped.problems.front().code == "unknown-file")
      shipped.problems.front().message =
          "there is no such file, and no shipped scenario or policy with this id";
    return shipped;
  }
  if (std::filesystem::is_directory(name, error))
    return Problems{{"", "unreadable", "this is a folder"}};
  std::ifstream stream(name, std::ios::binary);
  if (!stream) return Problems{{"", "unreadable", "the file cannot be read"}};
  const std::string text((std::istreambuf_iterator<char>(stream)),
                         std::istreambuf_iterator<char>());
  return library.read(text);
}

void print_problems(const Problems& problems, const std::string& file) {
  std::fputs(problem_lines(problems, file).c_str(), stderr);
}

void print(const std::string& text, Format format) {
  const std::string shown = format == Format::json ? pretty_json(text) : text;
  std::fwrite(shown.data(), 1, shown.size(), stdout);
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

const PolicyFile& policy_of(const Document& document) {
  if (const auto* policy = std::get_if<std::shared_ptr<const PolicyFile>>(&document))
    return **policy;
  return *std::get<std::shared_ptr<const Scenario>>(document)->policy;
}

/// All files are looked at, whatever is wrong with one of them.
int run_check(Library& library, const Options& options) {
  int passed = 0;
  int failed = 0;
  bool is_valid = true;
  const bool is_text = options.question.format == Format::text;
  for (const std::string& file : options.files) {
    const Result<Document> document = open_document(library, file);
    print_problems(document.problems, file);
    if (!document) {
      is_valid = false;
      continue;
    }
    const Reply reply = answer(library, *document, options.question);
    print_problems(reply.problems, file);
    is_valid = is_valid && !has_errors(reply.problems);
    passed += reply.passed;
    failed += reply.failed;
    if (is_text && !reply.text.empty())
      std::fputs((options.files.size() > 1 ? file + ":\n" + reply.text : reply.text).c_str(),
                 stdout);
    else if (!is_text)
      print(reply.text, options.question.format);
    if (options.wants_coverage && is_text) {
      for (const std::string& rule : not_exercised(policy_of(*document).base(), reply.exercised))
        std::printf("not exercised: %s\n", rule.c_str());
    }
  }
  if (is_text) std::printf("%d passed, %d failed\n", passed, failed);
  return !is_valid ? kNotValid : failed > 0 ? kFailed : kAllWell;
}

int run_validate(Library& library, const Options& options) {
  bool is_valid = true;
  for (const std::string& file : options.files) {
    const Result<Document> document = open_document(library, file);
    print_problems(document.problems, file);
    if (!document) {
      is_valid = false;
      continue;
    }
    const Reply reply = answer(library, *document, options.question);
    print_problems(reply.problems, file);
    std::printf("%s: well formed\n", file.c_str());
  }
  return is_valid ? kAllWell : kNotValid;
}

int run_question(Library& library, const Options& options) {
  const std::string& file = options.files.front();
  const Result<Document> document = open_document(library, file);
  print_problems(document.problems, file);
  if (!document) return kNotValid;
  const Reply reply = answer(library, *document, options.question);
  print_problems(reply.problems, file);
  if (has_errors(reply.problems)) return kNotValid;
  print(reply.text, options.question.format);
  return reply.is_as_expected ? kAllWell : kFailed;
}

int run_door() {
  Door door;
  std::ios::sync_with_stdio(false);
  for (std::string line; std::getline(std::cin, line);) {
    if (!line.empty()) std::cout << door.request(line) << "\n" << std::flush;
  }
  return kAllWell;
}

int run(const std::vector<std::string>& words) {
  const Options options = read_options(words);
  if (!options.problem.empty()) {
    std::fprintf(stderr, "permsim: %s\n\n%s", options.problem.c_str(),
                 help_of(options.command).c_str());
    return kWrongUsage;
  }
  if (options.wants_help) {
    std::fputs(help_of(options.command).c_str(), stdout);
    return kAllWell;
  }
  Library library;
  if (options.command == "door") return run_door();
  if (options.command == "check") return run_check(library, options);
  if (options.command == "validate") return run_validate(library, options);
  return run_question(library, options);
}

}  // namespace

}  // namespace permsim

int main(int count, char** words) { return permsim::run({words + 1, words + count}); }

// Processes by posix_spawn; their streams are files, so that nothing can wait for anything.
#include "tests/core/run_program.h"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdexcept>

#include "tests/support/places.h"

namespace permsim::testing {

namespace {

std::string text_of(const std::string& path) {
  std::ifstream stream(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
}

}  // namespace

Folder::Folder() {
  std::string pattern = (std::filesystem::temp_directory_path() / "permsim-test-XXXXXX").string();
  if (mkdtemp(pattern.data()) == nullptr)
    throw std::runtime_error("no folder can be made at " + pattern);
  path_ = pattern;
}

Folder::~Folder() {
  std::error_code ignored;
  std::filesystem::remove_all(path_, ignored);
}

std::string Folder::file(const std::string& name, const std::string& text) const {
  std::string path = path_ + "/" + name;
  std::ofstream(path, std::ios::binary) << text;
  return path;
}

namespace {

/// Standard output goes to the file descriptor.
Ran run(const std::vector<std::string>& words, const std::string& input, int out) {
  const Folder folder;
  const std::string in = folder.file("in", input);
  const std::string err = folder.path() + "/err";
  std::string name = command_line_program();
  std::vector<std::string> copies = words;
  std::vector<char*> arguments{name.data()};
  for (std::string& word : copies) arguments.push_back(word.data());
  arguments.push_back(nullptr);

  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, in.c_str(), O_RDONLY, 0);
  posix_spawn_file_actions_adddup2(&actions, out, STDOUT_FILENO);
  posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, err.c_str(),
                                   O_WRONLY | O_CREAT | O_TRUNC, 0600);
  pid_t process = 0;
  const int wrong =
      posix_spawn(&process, name.c_str(), &actions, nullptr, arguments.data(), environ);
  posix_spawn_file_actions_destroy(&actions);
  if (wrong != 0) throw std::runtime_error(name + " cannot be run: build the target permsim");
  int status = 0;
  waitpid(process, &status, 0);
  return {WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status), "", text_of(err)};
}

int opened(const std::string& path) {
  const int file = open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
  if (file < 0) throw std::runtime_error(path + " cannot be written");
  return file;
}

/// The end for writing of a pipe that nobody reads.
int broken_pipe() {
  int ends[2];
  if (pipe(ends) != 0) throw std::runtime_error("no pipe can be made");
  close(ends[0]);
  return ends[1];
}

}  // namespace

Ran run_permsim(const std::vector<std::string>& words, const std::string& input) {
  const Folder folder;
  const std::string path = folder.path() + "/out";
  const int out = opened(path);
  Ran ran = run(words, input, out);
  close(out);
  ran.out = text_of(path);
  return ran;
}

Ran run_permsim_into(const std::vector<std::string>& words, const std::string& path) {
  const int out = path.empty() ? broken_pipe() : opened(path);
  Ran ran = run(words, "", out);
  close(out);
  return ran;
}

}  // namespace permsim::testing

// Running the command line as a user does: a process of its own, with its exit status and both its
// outputs.
#pragma once
#include <string>
#include <vector>

#include "tests/support/text.h"

namespace permsim::testing {

struct Ran {
  int status = -1;  ///< exit status; 128 + signal when it was killed
  std::string out;  ///< standard output
  std::string err;  ///< standard error
};

/// How it ends (the guide's commands.md).
inline constexpr int kAllWell = 0, kFailed = 1, kNotValid = 2, kWrongUsage = 64;

/// Runs `permsim WORDS…` with `input` as its standard input. Throws when there is no such program.
Ran run_permsim(const std::vector<std::string>& words, const std::string& input = "");

/// The same with its standard output sent to a file or device (`/dev/full`), or to a pipe whose
/// reader has gone away already when no path is given.
Ran run_permsim_into(const std::vector<std::string>& words, const std::string& path = "");

/// A folder of this test run's own, deleted with everything in it at the end of a test.
class Folder {
 public:
  Folder();
  ~Folder();
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  /// Writes a file and gives its path.
  std::string file(const std::string& name, const std::string& text) const;
  const std::string& path() const { return path_; }

 private:
  std::string path_;
};

/// Words of a command line.
using Words = std::vector<std::string>;
inline Words operator+(Words words, const Words& more) {
  words.insert(words.end(), more.begin(), more.end());
  return words;
}
}  // namespace permsim::testing

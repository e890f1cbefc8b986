// Writing answers: see output.h.
#include "core/cli/output.h"

#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstring>

#include "core/base/printable.h"

namespace permsim {

Output::Output() {
#ifdef SIGPIPE
  std::signal(SIGPIPE, SIG_IGN);
#endif
}

void Output::note(bool is_written) {
  if (!is_written && first_error_ == 0) first_error_ = errno;
}

void Output::lines(std::string_view text) { raw(visible_lines(text)); }

void Output::raw(std::string_view text) {
  if (first_error_ == 0) note(std::fwrite(text.data(), 1, text.size(), stdout) == text.size());
}

bool Output::flush() {
  if (first_error_ == 0) note(std::fflush(stdout) == 0);
  return first_error_ == 0;
}

int Output::finish(int status, int failed) {
  if (flush() || first_error_ == EPIPE) return status;
  write_error(std::string("permsim: the answer could not be written: ") +
              std::strerror(first_error_) + "\n");
  return failed;
}

void write_error(std::string_view text) {
  const std::string shown = visible_lines(text);
  std::fwrite(shown.data(), 1, shown.size(), stderr);
}

}  // namespace permsim

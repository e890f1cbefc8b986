// Writing answers: see output.h.
#include "core/cli/output.h"

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstring>

#if defined(__unix__) && !defined(__EMSCRIPTEN__)
#include <sys/ioctl.h>
#include <unistd.h>
#endif

#include "core/answers/wrap.h"
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

std::size_t output_columns() {
#if defined(__unix__) && !defined(__EMSCRIPTEN__)
  constexpr std::size_t kNarrowest = 40, kWidest = 200;
  winsize size{};
  if (isatty(STDOUT_FILENO) != 0 && ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0)
    return std::clamp<std::size_t>(size.ws_col, kNarrowest, kWidest);
#endif
  return kColumns;
}

void write_error(std::string_view text) {
  const std::string shown = visible_lines(text);
  std::fwrite(shown.data(), 1, shown.size(), stderr);
}

}  // namespace permsim

// What the command line writes: answers to standard output, with an end in words where they cannot
// be written.
#pragma once
#include <string>
#include <string_view>

namespace permsim {

/// Standard output. The first failure is remembered; what comes after it is dropped. A reader that
/// goes away (`| head`) does not end the program by a signal.
class Output {
 public:
  Output();
  /// Text for a terminal: nothing in it can steer the terminal (core/base/printable.h).
  void lines(std::string_view text);
  /// Text of a format of its own, which neutralises what it must.
  void raw(std::string_view text);
  /// Writes what is still held back; false when something could not be written.
  bool flush();
  /// `status` when everything was written, or when the reader went away on purpose; else it says
  /// why on standard error and gives `failed`.
  int finish(int status, int failed);

 private:
  void note(bool is_written);

  int first_error_ = 0;  ///< errno
};

/// How wide the terminal is that standard output goes to; kColumns where it goes elsewhere.
std::size_t output_columns();

/// Problems and wrong usage, to standard error.
void write_error(std::string_view text);

}  // namespace permsim

// Moments by name or number.
#include "core/answers/moment.h"

#include <charconv>

namespace permsim {

Result<std::size_t> find_moment(const std::vector<MomentPtr>& moments, const char* where,
                                const std::string& at) {
  const std::size_t last = moments.size() - 1;
  if (at == "start") return std::size_t{0};
  if (at == "end") return std::size_t{last};
  std::size_t number = 0;
  const auto read = std::from_chars(at.data(), at.data() + at.size(), number);
  const bool is_number = read.ec == std::errc() && read.ptr == at.data() + at.size();
  if (is_number && number <= last) return number;
  return Problems{{where, "no-such-step",
                   ticked(at) + " is no moment: the scenario has " + std::to_string(last) +
                       (last == 1 ? " step" : " steps") +
                       "; say `start`, `end` or a step's number"}};
}

std::string moment_title(const Moment& moment) {
  return moment.at == 0 ? "start" : "after step " + std::to_string(moment.at);
}

}  // namespace permsim

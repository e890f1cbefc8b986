// Fuzzes the door; see targets.h.
#include "core/door/door.h"

#include "tests/fuzz/targets.h"
#include "tests/support/told.h"

namespace permsim::fuzz {

void door(std::string_view text) {
  Door door;
  door.library() = warm_library();
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    expect_none(testing::reply_fault(door.request(text.substr(0, end))));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
}

}  // namespace permsim::fuzz

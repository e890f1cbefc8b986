// Bytes as what a person may do in a session: most of it sensible, some of it not.
#pragma once
#include <string>
#include <string_view>

#include "core/play/session.h"

namespace permsim::fuzz {

class CommandReader {
 public:
  explicit CommandReader(std::string_view bytes) : bytes_(bytes) {}

  bool has_more() const { return at_ < bytes_.size(); }
  /// The next command, made of names that the session's world has, and of a few that it has not.
  Command next(const Session& session);

 private:
  /// 0 … count - 1, from one byte; 0 when there are no more.
  std::size_t below(std::size_t count);
  bool is_odd() { return below(2) == 1; }
  std::uint32_t number(const Session& session);
  std::string some_id(const World& world);
  std::string some_holder(const World& world);
  TextList some_holders(const World& world);
  Value some_value(const World& world);
  Edit edit(const World& world);
  Edit created(const World& world);
  Step act(const World& world);

  std::string_view bytes_;
  std::size_t at_ = 0;
};

}  // namespace permsim::fuzz

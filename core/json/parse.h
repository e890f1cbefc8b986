// Text to JSON values. Only sources of json, answers and door may include this.
#pragma once
#include <nlohmann/json.hpp>
#include <string_view>

#include "core/base/limits.h"
#include "core/base/problem.h"

namespace permsim {

using Json = nlohmann::ordered_json;

/// Deepest nesting of objects and lists that is read.
constexpr int kDeepestJson = 64;

/// Problems: json-syntax (with line and column), duplicate-key, too-deep, too-large (of the text,
/// or of what it would take in memory). Numbers keep their spelling (number.h).
Result<Json> parse_json(std::string_view text, std::size_t largest = kLargestFile,
                        std::size_t most_memory = kLargestDocument);

/// Lets go of a document's values where they stand. By itself a document moves them all into one
/// list first, lest deep ones exhaust the stack, which takes as long and as much memory as reading
/// them did; here depth is bounded.
class LetGo {
 public:
  explicit LetGo(Result<Json>& json) : json_(json) {}
  ~LetGo();
  LetGo(const LetGo&) = delete;
  LetGo& operator=(const LetGo&) = delete;

 private:
  Result<Json>& json_;
};

/// JSON that this program wrote itself: nested somewhat deeper, since it may hold a file. Null when
/// it is no JSON.
Json own_json(std::string_view text);

}  // namespace permsim

// A live matrix for programs in other languages: requests and answers as JSON, and what is large as
// plain memory. The WebAssembly core module hands it out as typed arrays (web/js/core.mjs);
// core/README.md lists the requests.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/json/library.h"
#include "core/play/live_matrix.h"

namespace permsim {

class MatrixDoor {
 public:
  /// `file` is the text of a scenario, or the id of a shipped one. The answer is the shape: people,
  /// types, things, actions. A scenario that does not load leaves what was open before.
  std::string open(std::string_view file);
  /// JSON in, JSON out: {"ok":true,"answer":…} or {"ok":false,"problems":[…]}. Never throws.
  std::string request(std::string_view request);

  /// nullptr until something is open.
  LiveMatrix* live() { return live_.get(); }

  /// Verdicts (0 denied, 1 allowed, 2 unclear) of people × things of a type, row after row, by
  /// subject number and by place among the type's things; the ends are not included. `action` < 0:
  /// every action of a thing, side by side. Places that are not there are left out. Valid until the
  /// next call; null when nothing is open or the type has no such action.
  struct Range {
    std::uint32_t from = 0, to = 0;
  };
  const std::uint8_t* window(TypeIndex type, Range people, Range things, int action);

  /// For each person, or each thing of a type, two numbers: how much is allowed, how much is
  /// unclear. Valid as above.
  const std::uint32_t* person_counts();
  const std::uint32_t* thing_counts(TypeIndex type);

  /// The things of a type, in world order. Known until something comes or goes.
  const std::vector<EntityIndex>& things(TypeIndex type);

 private:
  std::string shape();
  const std::uint32_t* counts(const std::vector<Counts>& all);

  Library library_;
  std::unique_ptr<LiveMatrix> live_;
  std::vector<std::vector<EntityIndex>> things_;  ///< by type; empty: not looked up
  std::vector<EntityIndex> window_people_;
  std::vector<WindowColumn> window_columns_;
  std::vector<std::uint32_t> counts_;
};

}  // namespace permsim

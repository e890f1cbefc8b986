// What a search may be for besides cells: anything that can be asked of a world.
#pragma once
#include <functional>
#include <string>
#include <vector>

#include "core/explore/search.h"
#include "core/world/scenario.h"

namespace permsim::exploring {

struct Demand {
  std::function<bool(const World&)> is_so;
  std::function<void(const Prospect&, Reads&)> read;  ///< the spots that it depends on
};

/// The shortest way to it, or how far was looked.
struct Way {
  bool is_found = false;
  std::vector<Step> steps;  ///< `apply` does them one after the other
  int searched = 0;         ///< every sequence up to this length was tried
  bool is_whole = true;     ///< false: more work than there may be
  std::vector<std::string> untried;
  std::size_t sequences = 1, worlds = 1;
  bool is_complete() const { return is_found || (is_whole && untried.empty()); }
};

/// By acts of the deeds' prospect, at most `within` of them. It must not be so at the start.
class WaySearch : public Resumable {
 public:
  WaySearch(Deeds& deeds, Demand demand, int within);
  bool go_on(Pace& pace) override;
  /// Once it is over.
  const Way& way() const { return way_; }

 private:
  class Demanded : public Aim {
   public:
    Demanded(const Demand& demand, int steps) : demand_(demand), steps_(steps) {}
    Look look(const World& world, int acts) override;

   private:
    const Demand& demand_;
    int steps_;
  };
  bool begin_length();
  bool end_length(Search::End end);

  Deeds& deeds_;
  Demand demand_;
  int within_;
  Slice slice_;
  std::optional<Demanded> aim_;
  std::optional<Search> search_;  ///< of one length
  Way way_;
};

}  // namespace permsim::exploring

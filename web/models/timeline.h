// The timeline's words and lanes, derived once a change.
#pragma once
#include <string>
#include <vector>

#include "core/matrix/difference.h"
#include "web/models/view.h"

namespace permsim {

/// One moment as the timeline shows it. Moment 0 is the start.
struct TimelineMoment {
  std::string title;  ///< "Ana: Make someone an owner, Meta Ads"
  std::string when;   ///< "Mon 2 Mar 2026, 09:00"; empty when the step has no time
  std::string note, says;
  Outcome outcome = Outcome::done;
  bool is_expected = true;
  ChangeCounts changed;
  std::size_t findings_begun = 0;  ///< what needs attention from here on
};

/// A stretch of moments [begin, end) through which an entity fared alike.
struct LaneStretch {
  std::size_t begin = 0, end = 0;
  std::string is, says;
  bool is_bad = false;
};
struct Lane {
  EntityIndex entity = kNoEntity;
  std::string label, type_label;
  std::vector<LaneStretch> stretches;
  bool is_ever_bad = false;
};

class TimelineModel {
 public:
  void update(const Session& session);
  const std::vector<TimelineMoment>& moments() const { return moments_; }
  /// Those that are ever badly off first, else in world order.
  const std::vector<Lane>& lanes() const { return lanes_; }

 private:
  void make_moments(const Session& session);
  void make_lanes(const Session& session);

  const Session* session_ = nullptr;
  const Scenario* scenario_ = nullptr;
  const Moment* last_ = nullptr;
  std::uint64_t revision_ = 0;
  std::vector<TimelineMoment> moments_;
  std::vector<Lane> lanes_;
};

/// Where one stands: "Step 2 of 5", what happened and when, and the step's note with why it was not
/// done.
struct NowWords {
  std::string place, words, story;
};
NowWords now_words(const View& view);

/// "+3 −1 ?1", empty when nothing changed.
std::string change_words(const ChangeCounts& counts);

}  // namespace permsim

// Who could give themselves what they lack, who could lock out everybody, and where the last owner
// stands.
#pragma once
#include <memory>
#include <string>
#include <vector>

#include "core/explore/distances.h"

namespace permsim {

/// What one person, acting alone, may come to do and may not do now.
struct Escalation {
  EntityIndex who = kNoEntity;
  Distances gets;
};

/// One person, acting alone, brings it about that nobody may do any of these to a thing which is
/// still there, though somebody may now.
struct Lockout {
  EntityIndex who = kNoEntity, on = kNoEntity;
  std::vector<ActionIndex> actions;  ///< those that somebody may take now
  std::vector<Step> way;
};

/// A thing of which one person alone is the owner; `way`: how it comes to have none, by whoever
/// may.
struct LastOwner {
  EntityIndex on = kNoEntity, who = kNoEntity;
  std::vector<Step> way;
};

/// What is asked about; in world order.
struct EscalationQuestion {
  std::vector<EntityIndex> people, things;
  /// By type: what somebody may lack.
  std::vector<std::vector<ActionIndex>> counts;
  /// Whether those are what everybody may be locked out of, too. If not that is whatever lets
  /// somebody in: what adds people to a relation.
  bool are_named = false;
  int within = 2;
};

struct Escalations {
  std::vector<Escalation> gains;  ///< of those who can gain anything
  std::vector<Lockout> lockouts;
  std::vector<LastOwner> last_owners;
  int searched = 0;  ///< every sequence up to this length was tried, of every search
  bool is_whole = true;
  std::vector<std::string> untried;
  std::size_t sequences = 1, worlds = 1;  ///< of the longest search
  bool is_complete() const { return is_whole && untried.empty(); }
  bool is_green() const;
};

Escalations escalate(const World& world, const EscalationQuestion& question);

/// The same, to be put down and taken up again. The world has to outlive it.
class EscalateSearch : public Resumable {
 public:
  EscalateSearch(const World& world, EscalationQuestion question);
  ~EscalateSearch() override;
  bool go_on(Pace& pace) override;
  /// Once it is over.
  const Escalations& found() const;
  Escalations take();

 private:
  class Work;
  std::unique_ptr<Work> work_;
};

}  // namespace permsim

// The explanation of the selected cell in words: what the why panel draws and what is copied from
// it.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "web/models/sign_look.h"
#include "web/models/view.h"

namespace permsim {

/// Something an answer rests on, and the step that made it so; 0: it was so from the start.
struct WhyFact {
  std::string words;
  std::uint32_t since = 0;
};
/// "step 1" or "from the start".
std::string since_mark(std::uint32_t since);

/// One rule's part in an answer.
struct WhyRule {
  std::string id;
  std::string says;                         ///< the rule in words
  std::string source;                       ///< document, section and the day it was seen
  std::vector<std::vector<WhyFact>> paths;  ///< each way in: all of it together is enough
  std::string missing;                      ///< what it lacks, for a rule that could have allowed
  std::string part;                         ///< the expression's text that failed
};
struct WhySection {
  std::string title;
  Sign sign = Sign::not_granted;  ///< how the section is marked
  std::vector<WhyRule> rules;
};
struct WhyReading {
  std::string label, says;
  Verdict verdict = Verdict::deny;
};

/// Of those who else may, so many are named; the others are counted.
constexpr std::size_t kMostAlsoShown = 6;

struct Why {
  Cell cell;
  SignLook look;
  std::string headline;  ///< "Ben may reconnect Meta Ads"
  std::string standing;  ///< beside the verdict: "since step 1 · works now"
  std::uint32_t since_step = 0;
  std::vector<WhySection> sections;
  std::vector<WhyReading> readings;  ///< only when they differ
  std::string more_paths;            ///< "and at least 64 more ways"; empty when all are there
  std::string since;                 ///< "Since step 1, …", or "From the start"
  std::string others;                ///< of a no, "Ana and Wes may"; empty when nobody may
  std::vector<EntityIndex> also;     ///< of a yes: who else may
  std::string blocked_title;         ///< of a yes that cannot be done: "But it cannot work now"
  std::vector<std::string> blocked;  ///< and why not, a sentence each
};

Why make_why(const Session& session, const Cell& cell, const SignLook& look);
/// The whole answer as plain text.
std::string written(const Why& why);

class WhyModel {
 public:
  void update(const View& view);
  const std::optional<Why>& why() const { return why_; }

 private:
  /// What it was made for: while that is asked for again, it stands.
  struct Wanted {
    std::uint64_t revision = 0;  ///< Session::revision
    CellIds cell;
    CompareWith compare = CompareWith::previous;  ///< what ▲ and ▼ speak of
    std::string compare_reading;
    bool operator==(const Wanted&) const = default;
  };
  Wanted wanted_;
  std::optional<Why> why_;
};

}  // namespace permsim

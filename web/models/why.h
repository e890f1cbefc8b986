// The explanation of the selected cell in words: what the why panel draws and what is copied from
// it.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "web/models/sign_look.h"
#include "web/models/view.h"

namespace permsim {

/// One rule's part in an answer.
struct WhyRule {
  std::string id;
  std::string says;    ///< the rule in words
  std::string source;  ///< document, section and the day it was seen
  std::vector<std::vector<std::string>>
      paths;            ///< each way in: its relation entries, with since when
  std::string missing;  ///< what it lacks, for a rule that could have allowed
  std::string part;     ///< the expression's text that failed
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

struct Why {
  Cell cell;
  SignLook look;
  std::string headline;  ///< "Ben may reconnect Meta Ads"
  std::vector<WhySection> sections;
  std::vector<WhyReading> readings;  ///< only when they differ
  std::string more_paths;            ///< "and at least 64 more ways"; empty when all are there
  std::string since;                 ///< "Since step 1, …", or "From the start"
  std::string others;                ///< "Ana and Wes may", of a no; empty when nobody may
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

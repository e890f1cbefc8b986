// Every sentence in which a shipped scenario says no, or that the documents do not say.
#pragma once
#include <string>
#include <unordered_set>
#include <vector>

#include "core/play/play.h"

namespace permsim::testing {

/// The sentences of one scenario, each once, in the order in which they first occur.
struct Sentences {
  std::vector<std::string> all;
  /// The first of each kind: of a type, an action, and the rule cited or what is lacking.
  std::vector<std::string> told;
};
Sentences sentences_of(const Play& play);

/// Finds what nobody would say aloud in the sentences of one play.
class Listener {
 public:
  explicit Listener(const Play& play);
  /// Empty when the sentence can be read.
  std::string stumbling_block(const std::string& sentence) const;

 private:
  std::unordered_set<std::string> ids_;   ///< of entities called otherwise, rules and reasons
  std::vector<std::string> quoted_sets_;  ///< “Keeper”
};

}  // namespace permsim::testing

// What explore tries for parameters that take a value: texts, yes or no, lists. Entities:
// prospect.h.
#pragma once
#include <set>
#include <vector>

#include "core/world/world.h"

namespace permsim::exploring {

/// One thing tried for a parameter: an entity or userset, a value, a fresh id, or (none of them)
/// nothing.
struct Choice {
  Entry entry;
  Value value;
  bool is_fresh = false;
  bool is_entry() const { return entry.entity != kNoEntity; }
  bool is_left_out() const { return !is_entry() && !is_fresh && !is_set(value); }
};
using Choices = std::vector<Choice>;

/// What is tried for one parameter, and whether that is all that could matter.
struct Tried {
  Choices choices;
  bool is_all = true;
};

class ValueChoices {
 public:
  /// For sequences of up to `within` acts. Values that only `asked` looks at matter too.
  ValueChoices(const World& start, int within, const std::vector<const Condition*>& asked = {});
  /// `target` is kNoEntity for what is not there at the start.
  Tried of(const Action& action, std::size_t parameter, EntityIndex target) const;

 private:
  void note(const Condition& condition);
  void gather_held();
  bool is_looked_at(const Action& action, std::size_t parameter) const;
  void gather_lists();
  std::vector<TextList> parts_of_lists() const;

  const World& start_;
  int within_;
  std::set<std::string>
      names_;  ///< last names of compared paths: attributes, or an action's parameters
  std::set<std::string>
      texts_;  ///< texts that conditions compare with, and that compared attributes hold
  std::set<TextList> lists_;           ///< the same of lists
  std::vector<TextList> lists_tried_;  ///< for a list that some condition looks at
  bool are_all_lists_tried_ = true;
  bool are_paths_compared_ = false;  ///< with each other: two texts that nobody knows may differ
};

/// Every text that a policy itself writes: in conditions, effects, defaults and lists of values.
std::set<std::string> texts_named(const Policy& policy);

/// Is the parameter the id of something the action creates?
bool is_new_id(const Action& action, std::size_t parameter);

}  // namespace permsim::exploring

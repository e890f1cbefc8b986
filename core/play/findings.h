// Consequences that need a person's attention: what does not run, what nobody can repair, what has
// no owner.
#pragma once
#include <memory>
#include <string>
#include <tuple>
#include <vector>

#include "core/matrix/difference.h"
#include "core/world/world.h"

namespace permsim {

/// How an entity is doing, by its type's status scheme. The words are the policy's.
struct Status {
  EntityIndex entity = kNoEntity;
  std::string_view is;
  std::string_view says;
  bool is_bad = false;
};
/// "paused: nobody's credentials are left".
std::string words_of(const Status& status);
/// Among statuses in world order; nullptr when there is none.
const Status* find_status(const std::vector<Status>& statuses, EntityIndex entity);

enum class FindingCode : std::uint8_t {
  not_running,  ///< a status its policy calls bad
  no_repair,    ///< nobody may and can repair it
  one_repair,   ///< only one person may and can: bus factor one
  no_owner,     ///< nobody counts as its owner
  exposed,      ///< the step just taken shows it to people who could not use it before
  access_lost,  ///< the step just taken took it from people whose work depends on it
  declared      ///< what the policy itself declares to be one
};
std::string_view word_of(FindingCode code);
/// Of a finding that the policy does not declare. What does not run fails; everything else still
/// runs and may come to fail.
Weight weight_of(FindingCode code);
/// What a step did is said at that step alone; other findings stand until something changes.
inline bool is_of_its_step(FindingCode code) {
  return code == FindingCode::exposed || code == FindingCode::access_lost;
}

/// What is large about a finding: written once, shared by all moments at which it stands.
struct FindingWords {
  std::string says;
  std::vector<EntityIndex> persons;  ///< exposed, access_lost, declared: whom it touches
  TextList items;                    ///< exposed: what of the list they newly see
  bool operator==(const FindingWords&) const = default;
};

struct Finding {
  FindingCode code = FindingCode::not_running;
  EntityIndex entity = kNoEntity;
  Weight weight = Weight::warning;
  std::int32_t declared = -1;      ///< which of the policy's findings; -1: none of them
  EntityIndex person = kNoEntity;  ///< the one person it is about, if one
  std::uint32_t since =
      0;  ///< number of the step since which it holds without a break; set by play
  std::uint32_t serves = 0;                   ///< how many entities depend on it
  std::shared_ptr<const FindingWords> words;  ///< never null in a list of findings

  const std::string& says() const { return words->says; }
  const std::vector<EntityIndex>& persons() const { return words->persons; }
  const TextList& items() const { return words->items; }
  void say(FindingWords what) { words = std::make_shared<const FindingWords>(std::move(what)); }
};

/// What the policy declares of it; only where `declared` says which.
const DeclaredFinding& declared_of(const World& world, const Finding& finding);
/// The word by which programs know a finding: its code, or the id that the policy gives it.
std::string_view word_of(const World& world, const Finding& finding);
/// Where it stands among others: what fails first, then warnings, then advice, each in world order.
/// No two of one moment stand in one place but those that are of its step.
using FindingPlace = std::tuple<int, EntityIndex, FindingCode, std::int32_t>;
FindingPlace place_of(const Finding& finding);
void put_in_order(std::vector<Finding>& findings);

/// What `work` depends on, by what some continuity says it serves: the things that the relation
/// names themselves, not the people of a userset. Calls `visit` with each.
template <class Visit>
void each_served(const World& world, EntityIndex work, const Visit& visit) {
  for (const Continuity& continuity : world.policy().continuity) {
    if (continuity.served_relation == kNoSymbol || continuity.served_type != world.at(work).type)
      continue;
    for (const Entry& entry : world.holders(work, continuity.served_relation)) {
      if (!entry.is_userset() && world.at(entry.entity).type == continuity.type)
        visit(entry.entity);
    }
  }
}

/// What its policy says of keeping an entity running; nullptr where it says nothing.
const Continuity* continuity_of(const World& world, EntityIndex entity);

}  // namespace permsim

// What one person may do with one thing, action by action, derived once a change.
#pragma once
#include <string>
#include <vector>

#include "web/models/sign_look.h"
#include "web/models/view.h"

namespace permsim {

struct PersonAction {
  Cell cell;
  SignLook look;
  std::string label;  ///< the action
  std::string more;   ///< why it cannot be done now, where it is allowed; else empty
};
/// Actions that belong together.
struct PersonGroup {
  std::string label;
  std::vector<PersonAction> rows;
};

/// More people than these are chosen from a list; up to so many stand side by side.
constexpr std::size_t kMostPeopleAtHand = 8;

class PersonModel {
 public:
  /// After the matrix's model, whose cells it shows.
  void update(const View& view);

  /// kNoEntity while there is nobody.
  EntityIndex person() const { return person_; }
  const std::vector<PersonGroup>& groups() const { return groups_; }

 private:
  /// What it was made for: while that is asked for again, it stands.
  struct Wanted {
    std::uint64_t revision = 0;  ///< Session::revision
    EntityIndex person = kNoEntity;
    std::string resource;                         ///< id
    CompareWith compare = CompareWith::previous;  ///< what ▲ and ▼ speak of
    std::string compare_reading;
    const Moment* before = nullptr;  ///< of CompareWith::change
    bool operator==(const Wanted&) const = default;
  };
  Wanted wanted_;
  EntityIndex person_ = kNoEntity;
  std::vector<PersonGroup> groups_;
};

/// Whose actions are shown: who was chosen last, else the first; kNoEntity while there is nobody.
EntityIndex person_shown(const View& view);
/// Shows this person's actions; a cell that is chosen becomes theirs.
void show_person(View& view, EntityIndex person);
/// "Ben": whose actions are shown, as the way to another.
std::string person_words(const View& view);

}  // namespace permsim

// The list of things as the product shows it, seen by one person, with the product's own
// troubleshooting questions.
#pragma once
#include <string>
#include <vector>

#include "core/answers/listing.h"
#include "web/models/sign_look.h"
#include "web/models/view.h"

namespace permsim {

/// One of the product's questions ("Why can it not be reconnected?") answered for the person who
/// looks.
struct ListAnswer {
  std::string asks;
  Cell cell;
  SignLook look;
  std::string says;  ///< "Ben may not “Reconnect” Meta Ads: …"
};

class ListModel {
 public:
  void update(const View& view);

  /// kNoType when no type of the policy has columns.
  TypeIndex type() const { return type_; }
  /// Who looks; kNoEntity: nobody in particular.
  EntityIndex viewer() const { return viewer_; }
  const std::vector<ListRow>& rows() const { return rows_; }
  /// What whoever looks does not find in the list.
  const std::vector<ListRow>& hidden() const { return hidden_; }
  /// About the selected thing; empty while nobody looks or nothing of the list is selected.
  const std::vector<ListAnswer>& answers() const { return answers_; }
  EntityIndex selected() const { return selected_; }

 private:
  /// What it was made for: while that is asked for again, it stands.
  struct Wanted {
    std::uint64_t revision = 0;    ///< Session::revision
    std::string resource, viewer;  ///< ids
    bool operator==(const Wanted&) const = default;
  };
  Wanted wanted_;
  TypeIndex type_ = kNoType;
  EntityIndex viewer_ = kNoEntity, selected_ = kNoEntity;
  std::vector<ListRow> rows_, hidden_;
  std::vector<ListAnswer> answers_;
};

/// The type whose list is shown where `resource` is looked at: its own, or the first that has
/// columns.
TypeIndex listed_type(const World& world, EntityIndex resource);

}  // namespace permsim

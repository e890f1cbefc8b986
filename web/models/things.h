// The list of people and things: accounts with the people in them, then everything else by type.
// Derived, drawn by views/things.h.
#pragma once
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "web/models/view.h"

namespace permsim {

struct ThingRow {
  enum class Kind : std::uint8_t { section, account, person, thing };
  Kind kind = Kind::thing;
  bool is_folded = false;
  TypeIndex type = kNoType;
  EntityIndex entity = kNoEntity;
  EntityIndex account = kNoEntity;  ///< person: where the role is held
  std::uint16_t role = 0;           ///< person: index into the account's relations
  std::uint32_t count = 0;          ///< section, account: how many it holds
};

class ThingsModel {
 public:
  void update(const Session& session, const UiState& ui);
  const std::vector<ThingRow>& rows() const { return rows_; }

 private:
  void add_account_type(const World& world, TypeIndex type);
  void add_account(const World& world, EntityIndex account);
  void add_section(const World& world, TypeIndex type);
  bool matches(const World& world, EntityIndex entity) const;
  bool is_folded(const std::string& key) const;

  /// What it was made for: while that is asked for again, it stands.
  struct Wanted {
    std::uint64_t revision = 0;  ///< Session::revision
    std::string search;
    std::set<std::string> folded;  ///< keys of sections and accounts
    bool operator==(const Wanted&) const = default;
  };
  Wanted wanted_;
  std::vector<bool> has_role_;
  std::vector<std::vector<EntityIndex>> of_type_;
  std::vector<ThingRow> rows_;
};

/// What stands at the end of a thing's row: how it fares, else what its attributes say that is
/// worth a word, and how few may repair it. "paused, restricted, only one person can repair it".
std::string thing_words(const Session& session, EntityIndex entity);
/// The attributes of a thing that its row shows, each with whether it is as usual.
std::vector<std::pair<std::string, bool>> badge_words(const World& world, EntityIndex entity);

/// The key of the node (node.h) that tells this row, unique among them.
std::string node_key(const View& view, const ThingRow& row);
/// The key under which a section or account is folded.
std::string fold_key(const World& world, const ThingRow& row);

}  // namespace permsim

// The opponent: the rules of sharing.policy.json written by hand into C++, as bit rows that are
// copied and patched. It knows nothing but these rules. Native (native.cpp) and WebAssembly
// (baseline.cpp) are the same code.
#pragma once
#include <cstdint>
#include <cstring>
#include <vector>

namespace baseline {

enum Action {
  use,
  build_dashboard,
  view_details,
  view_usage,
  reconnect,
  change_accounts,
  replace,
  archive,
  unarchive,
  remove,
  manage_sharing,
  grant_owner,
  generate_auth_link,
  see,
  kActions
};

constexpr std::uint32_t bit(Action action) { return 1u << action; }
constexpr std::uint32_t kUser = bit(see) | bit(use) | bit(build_dashboard);
constexpr std::uint32_t kEditor =
    kUser | bit(view_details) | bit(view_usage) | bit(reconnect) | bit(change_accounts);
constexpr std::uint32_t kOwner = (1u << kActions) - 1;
constexpr std::uint32_t kArchived =
    bit(see) | bit(view_details) | bit(view_usage) | bit(unarchive) | bit(remove);
constexpr std::uint32_t kActive = kOwner & ~bit(unarchive);
/// By level (0 nobody, 1 user, 2 editor, 3 owner) and by whether the thing is archived.
constexpr std::uint32_t kMasks[2][4] = {
    {0, kUser& kActive, kEditor& kActive, kOwner& kActive},
    {0, kUser& kArchived, kEditor& kArchived, kOwner& kArchived}};

/// Facts as one list of 32-bit numbers: people, things, grants; then per thing its creator, per
/// thing its flags (1 restricted, 2 archived), per thing the number of its first grant and one
/// more; per grant the person, per grant the level; per person whether they own the workspace.
/// world.mjs writes it.
class Matrix {
 public:
  explicit Matrix(std::vector<std::uint32_t> facts) : facts_(std::move(facts)) {
    people_ = facts_[0];
    things_ = facts_[1];
    creator_ = facts_.data() + 3;
    flags_ = creator_ + things_;
    start_ = flags_ + things_;
    person_ = start_ + things_ + 1;
    level_ = person_ + facts_[2];
    owns_ = level_ + facts_[2];
    words_ = (things_ + 63) / 64;
    planes_.resize(std::size_t{kActions} * people_ * words_);
  }

  /// Bit (action * people + person) * words * 64 + thing.
  const std::vector<std::uint64_t>& compute() {
    make_patterns();
    sort_grants();
    for (std::uint32_t person = 0; person < people_; ++person) {
      const std::uint64_t* pattern = owns_[person] != 0 ? owner_row_.data() : member_row_.data();
      for (std::size_t action = 0; action < kActions; ++action)
        std::memcpy(row(action, person), pattern + action * words_, words_ * 8);
      if (owns_[person] != 0) continue;
      for (std::uint32_t i = first_[person]; i < first_[person + 1]; ++i) {
        const std::uint32_t thing = granted_[i].thing;
        const std::uint32_t mask = kMasks[flags_[thing] >> 1][granted_[i].level];
        for (std::size_t action = 0; action < kActions; ++action)
          row(action, person)[thing / 64] |= std::uint64_t{(mask >> action) & 1u} << (thing % 64);
      }
    }
    return planes_;
  }
  std::uint32_t words() const { return words_; }

 private:
  struct Granted {
    std::uint32_t thing, level;
  };
  std::uint64_t* row(std::size_t action, std::uint32_t person) {
    return planes_.data() + (action * people_ + person) * words_;
  }

  /// What a plain member and an owner of the workspace may do by that alone.
  void make_patterns() {
    member_row_.assign(std::size_t{kActions} * words_, 0);
    owner_row_.assign(std::size_t{kActions} * words_, 0);
    for (std::uint32_t thing = 0; thing < things_; ++thing) {
      const std::uint32_t member = (flags_[thing] & 1) != 0 ? 0 : kMasks[flags_[thing] >> 1][1];
      const std::uint32_t owner = kMasks[flags_[thing] >> 1][3];
      for (std::size_t action = 0; action < kActions; ++action) {
        member_row_[action * words_ + thing / 64] |= std::uint64_t{(member >> action) & 1u}
                                                     << (thing % 64);
        owner_row_[action * words_ + thing / 64] |= std::uint64_t{(owner >> action) & 1u}
                                                    << (thing % 64);
      }
    }
  }

  void sort_grants() {
    first_.assign(people_ + 1, 0);
    for (std::uint32_t thing = 0; thing < things_; ++thing) ++first_[creator_[thing] + 1];
    for (std::uint32_t i = 0; i < facts_[2]; ++i) ++first_[person_[i] + 1];
    for (std::uint32_t person = 0; person < people_; ++person) first_[person + 1] += first_[person];
    granted_.resize(first_[people_]);
    place_.assign(first_.begin(), first_.end());
    for (std::uint32_t thing = 0; thing < things_; ++thing) {
      granted_[place_[creator_[thing]]++] = {thing, 3};
      for (std::uint32_t i = start_[thing]; i < start_[thing + 1]; ++i)
        granted_[place_[person_[i]]++] = {thing, level_[i]};
    }
  }

  std::vector<std::uint32_t> facts_;
  std::uint32_t people_ = 0, things_ = 0, words_ = 0;
  const std::uint32_t *creator_ = nullptr, *flags_ = nullptr, *start_ = nullptr, *person_ = nullptr,
                      *level_ = nullptr, *owns_ = nullptr;
  std::vector<std::uint64_t> member_row_, owner_row_, planes_;
  std::vector<std::uint32_t> first_, place_;
  std::vector<Granted> granted_;
};

}  // namespace baseline

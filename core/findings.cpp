// What findings are called, and whom they ask for.
#include "core/findings.h"

#include <algorithm>
#include <bit>

namespace permsim {

std::string_view word_of(FindingCode code) {
  switch (code) {
    case FindingCode::not_running: return "not-running";
    case FindingCode::no_repair: return "no-repair";
    case FindingCode::one_repair: return "one-repair";
    case FindingCode::no_owner: return "no-owner";
    case FindingCode::exposed: return "exposed";
    case FindingCode::access_lost: return "access-lost";
  }
  return "";
}

std::string words_of(const Status& status) {
  std::string words(status.is);
  if (!status.says.empty()) words.append(": ").append(status.says);
  return words;
}

const Status* find_status(const std::vector<Status>& statuses, EntityIndex entity) {
  const auto found = std::lower_bound(statuses.begin(), statuses.end(), entity, [](const Status& status, EntityIndex e) { return status.entity < e; });
  return found != statuses.end() && found->entity == entity ? &*found : nullptr;
}

const Continuity* continuity_of(const World& world, EntityIndex entity) {
  for (const Continuity& continuity : world.policy().continuity) {
    if (continuity.type == world.at(entity).type) return &continuity;
  }
  return nullptr;
}

std::vector<EntityIndex> repairers(const Matrix& matrix, EntityIndex entity) {
  const World& world = matrix.world();
  const Continuity* continuity = continuity_of(world, entity);
  std::vector<EntityIndex> able;
  if (continuity == nullptr) return able;
  std::vector<std::uint64_t> may;  // bit i: subject number i may by some of the actions
  for (const ActionIndex action : continuity->repair) {
    const Matrix::Plane plane = matrix.plane(entity, action);
    may.resize(plane.size, 0);
    for (std::size_t word = 0; word < plane.size; ++word) may[word] |= plane.allow[word];
  }
  for (std::size_t word = 0; word < may.size(); ++word) {
    for (std::uint64_t bits = may[word]; bits != 0; bits &= bits - 1) {
      able.push_back(world.subjects()[word * 64 + static_cast<std::size_t>(std::countr_zero(bits))]);
    }
  }
  return able;
}

}  // namespace permsim

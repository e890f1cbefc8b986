// What is to be said of every entity at one moment: its status, and what about it needs attention.
// Kept with what it was read from, so that after a step only what the step touched is judged again.
#pragma once
#include <memory>
#include <vector>

#include "core/base/arena.h"
#include "core/base/chunked.h"
#include "core/decide/evaluate.h"
#include "core/play/findings.h"

namespace permsim {

class Names;

/// Of one entity.
struct Judgement {
  enum class Repair : std::uint8_t {
    no_matter,
    nobody,
    one
  };  ///< no_matter: it needs none, or enough people may

  const Read* reads = nullptr;  ///< what it rests on
  std::uint32_t read_count = 0;
  const std::uint32_t* declared = nullptr;  ///< what the policy finds of it (declared.h)
  std::uint32_t declared_count = 0;
  EntityIndex repairer = kNoEntity;  ///< the one person, if Repair::one
  std::int16_t status =
      -1;  ///< which case of its type's status scheme; -1: none of them, or there is no scheme
  Repair repair = Repair::no_matter;
  bool lacks_owner = false;
  bool is_fleeting = false;  ///< it rests on too much to keep: always judged again
};

class Judgements {
 public:
  Judgements() = default;
  /// Judges everything.
  Judgements(const World& world, const Matrix& matrix);
  /// Judges again what `touched` concerns; the rest is as in `before`. Both moments are of one
  /// play.
  Judgements(const World& world, const Matrix& matrix, const Judgements& before,
             const Matrix& matrix_before, const std::vector<Touched>& touched);

  const Judgement& operator[](EntityIndex entity) const { return all_[entity]; }
  /// Of every entity whose type has a status scheme, in world order. `world` is the one judged.
  std::vector<Status> statuses(const World& world) const;
  /// What fails first, then warnings, then advice, each in world order. `since` is left for play
  /// to say.
  std::vector<Finding> findings(const World& world) const;

 private:
  void tell(const Names& names, const World& world, EntityIndex entity);
  void tidy();

  Chunked<Judgement> all_;  ///< by place
  Arena<Read> reads_;
  Arena<std::uint32_t> declared_;
  /// By place: what needs attention, with its sentences; null for most.
  Chunked<std::shared_ptr<const std::vector<Finding>>> told_;
};

}  // namespace permsim

// Every verdict on everything of one type, written out person by person as bits: for those who want
// all of it at once, such as programs that export or compare whole organisations. The page and the
// command line ask the matrix instead.
#pragma once
#include <cstdint>
#include <memory>
#include <vector>

#include "core/matrix/columns.h"

namespace permsim {

/// Verdicts on all things of one type. Bit `(action * people + person) * row_words * 64 + thing`,
/// least significant first; `person` is a subject number of the world, `thing` a place in `things`.
struct Planes {
  TypeIndex type = kNoType;
  std::vector<EntityIndex> things;
  std::size_t people = 0, actions = 0, row_words = 0;
  std::vector<std::uint64_t> allow;
  std::vector<std::uint64_t> unclear;  ///< empty when no rule about this type says `unclear`

  Verdict at(std::size_t person, ActionIndex action, std::size_t thing) const;
  std::uint64_t count_allow() const;
  std::uint64_t count_unclear() const;
};

/// Computes planes. Keeps its working memory, never an answer: each `write` asks every rule again.
class PlaneWriter {
 public:
  PlaneWriter();
  ~PlaneWriter();
  PlaneWriter(PlaneWriter&&) noexcept;

  /// `columns` are those of this world. `into` is overwritten; its memory is used again when it
  /// fits. Cost: each thing and each direct entry once, then one row copied per person and action.
  void write(const World& world, const FactColumns& columns, Planes& into);

 private:
  struct Work;
  std::unique_ptr<Work> work_;
};

}  // namespace permsim

// Two sides compared, with the rules that answer for each cell: as JSON and as tables.
#pragma once
#include <string>
#include <vector>

#include "core/answers/question.h"
#include "core/play/impact.h"

namespace permsim {

/// One side of a diff, named by what it is: a moment's number, a reading, a file, a policy, or a
/// person.
struct DiffSide {
  enum class Kind : std::uint8_t { moment, reading, file, policy, person };
  Kind kind = Kind::moment;
  std::string name;
};

/// Determining rules of a changed cell on both sides: indices into each side's policy.
struct RulesOfChange {
  std::vector<std::uint32_t> before, after;
};

struct Comparison {
  DiffSide from, to;
  Impact impact;                     ///< its cells are those that are listed
  std::vector<RulesOfChange> rules;  ///< by cell
};

/// Finds the rules of each listed cell.
void add_rules(Comparison& compared);

/// About how many bytes it takes to write it.
std::uint64_t bytes_of(const Comparison& compared);
std::string comparison_json(const Comparison& compared);
std::string comparison_text(const Comparison& compared, Format format, std::size_t columns);

}  // namespace permsim

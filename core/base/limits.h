// How large a file may be and how much an answer may take. Whatever is larger is refused in words
// (too-large), before memory is taken for it. core/README.md has them as a table.
#pragma once
#include <cstddef>
#include <cstdint>
#include <string>

#include "core/base/problem.h"

namespace permsim {

constexpr std::size_t kKibibyte = 1024;
constexpr std::size_t kMebibyte = 1024 * kKibibyte;

/// Bytes of a file, and of a request to a door (which may hold a file and says what is asked of
/// it).
constexpr std::size_t kLargestFile = 32 * kMebibyte;
constexpr std::size_t kLargestRequest = kLargestFile + 64 * kKibibyte;
/// Bytes that a JSON text may unfold into in memory: short values take many times their text.
constexpr std::size_t kLargestDocument = 400 * kMebibyte;

/// Bytes of an id or a label: answers name things over and over.
constexpr std::size_t kLongestName = 1000;
/// Types of a policy; relations, attributes, sets or actions of a type; parameters of an action:
/// they are numbered with 16 bits.
constexpr std::size_t kMostNames = 1000;
constexpr std::size_t kMostEntities = 200'000;
constexpr int kMostSteps = 100'000;  ///< also the highest number a check may name
constexpr std::size_t kMostChecks = 10'000;
constexpr std::size_t kMostRules = 10'000;
constexpr std::size_t kMostDeclaredFindings = 1000;

/// Cells that one answer writes out, of a matrix or a difference, and the bytes of any answer but a
/// whole file.
constexpr std::size_t kMostWrittenCells = 250'000;
constexpr std::size_t kLargestAnswer = 32 * kMebibyte;
/// Entities that all readings of a policy may need anew in one world.
constexpr std::size_t kMostUnderReadings = 1'000'000;
/// Goals of one search.
constexpr std::size_t kMostGoals = 100'000;
/// Bytes that all moments of a played scenario may keep beyond the first.
constexpr std::size_t kLargestHistory = 300 * kMebibyte;

/// Steps of work (core/base/budget.h) that reading a file may take, and answering one question
/// about it: 1 to 3 seconds.
constexpr std::uint64_t kMostLoadWork = 150'000'000;
constexpr std::uint64_t kMostAnswerWork = 150'000'000;

/// The problem of a file that is larger than what is read.
Problem too_large(std::uint64_t bytes);
/// What is wrong with a name of so many bytes.
std::string too_long_name(std::size_t bytes);

}  // namespace permsim

// What a search for many cells found, as pieces of answers: isolation and escalation. Only sources
// of answers and door may include this.
#pragma once
#include "core/answers/wrap.h"
#include "core/explore/distances.h"
#include "core/explore/explore.h"
#include "core/json/reader.h"
#include "core/world/names.h"

namespace permsim {

/// Acts that are looked ahead without `within`.
constexpr int kUsualSteps = 2;

/// Lines for a terminal.
class Lines {
 public:
  explicit Lines(std::size_t columns) : columns_(columns) {}
  void add(const std::string& words, std::size_t indent = 0);
  std::string take() { return std::move(text_); }

 private:
  std::size_t columns_;
  std::string text_;
};

/// { "who", "on", "action" }
Json cell_json(const World& world, const Cell& cell);
/// A list of cells with their "steps".
Json distances_json(const World& world, const Distances& found);
/// { "steps", "sequences", "whole" }
Json searched_json(const Distances& found);

/// "nothing else within 3 steps: every sequence was tried, 40 worlds were seen", or what was not
/// looked at.
std::string searched_words(const Exploration& bound, bool is_anything_found);
/// The same of any search that says how far it went.
template <class Found>
std::string bound_line(const Found& found, bool is_anything_found) {
  Exploration bound;
  bound.searched = found.searched;
  bound.is_whole = found.is_whole;
  bound.untried = found.untried;
  bound.sequences = found.sequences;
  bound.worlds = found.worlds;
  return searched_words(bound, is_anything_found);
}

/// Every cell, the way step by step, and how far it was looked. `at` is the moment of the world;
/// `is_more`: something else was told before.
void tell_distances(const World& world, std::uint32_t at, const Distances& found, bool is_more,
                    Lines& lines);

}  // namespace permsim

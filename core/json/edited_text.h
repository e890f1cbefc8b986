// A scenario's file as texts that somebody writes in: the scenario, and the policy beside it, which
// the scenario names by its id wherever the policy stands.
#pragma once
#include <memory>
#include <string>
#include <vector>

#include "core/json/library.h"
#include "core/json/places.h"

namespace permsim {

struct FileTexts {
  std::string scenario, policy;
  bool operator==(const FileTexts&) const = default;
};
FileTexts texts_of(const Scenario& scenario);

/// So much text, of both together, can be written in.
constexpr std::size_t kMostEditedText = std::size_t{2} << 20u;
/// "This is 3.4 MB of text: …"; empty where it is not too much.
std::string too_much_text(const FileTexts& texts);

struct TextProblem {
  bool is_of_policy = false;  ///< it stands in the policy's text
  PlacedProblem problem;
};
struct TextsRead {
  std::shared_ptr<const Scenario> scenario;  ///< null while there are problems
  std::vector<TextProblem> problems;         ///< and warnings, which keep nothing from being read
  std::uint64_t more = 0;                    ///< that are not told
};
/// What the texts come to, which began as those of `before`. A policy in which somebody wrote
/// travels in the file; one that is the shipped one again is named by its id.
TextsRead read_texts(const FileTexts& texts, const Scenario& before, Library& library);
/// What the whole text of a file comes to, a scenario or a policy, of which nobody and nothing is
/// there yet.
TextsRead read_file_text(const std::string& text, Library& library);

}  // namespace permsim

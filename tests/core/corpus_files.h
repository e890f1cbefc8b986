// The files of tests/corpus: one feature of the language each, with requests and what the answers
// must hold. tests/corpus/README.md says how one is written.
#pragma once
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "tests/support/json.h"

namespace permsim::testing {

/// One request and what its answer must hold: whichever of `answer`, `problems` and `warnings` the
/// file names.
struct CorpusAsk {
  std::string request;  ///< as the door takes it, the file in it
  Json wanted;
};

struct CorpusFile {
  std::string name;  ///< "set-union.json"
  std::string title;
  Json file;          ///< a scenario with its policy in place, or the id of a shipped file
  int fails = 0;      ///< how many of its own checks are there to fail
  int undecided = 0;  ///< and how many to stay undecided
  std::vector<CorpusAsk> asks;
};

/// Names of all files, sorted. Files with mistakes (tests/corpus/invalid) have a test of their own.
std::vector<std::string> corpus_names();
CorpusFile read_corpus(const std::string& name);

/// Where `given` lacks what `wanted` names, in words; empty when it holds all of it. Every key that
/// is named must be there; lists are as long as wanted and are compared item by item.
std::string first_lack(const Json& wanted, const Json& given, const std::string& where = "");

}  // namespace permsim::testing

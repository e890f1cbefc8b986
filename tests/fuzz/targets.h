// What is fuzzed: functions of bytes that throw when something is not as it must be. libfuzzer.cpp
// gives them to libFuzzer one by one, tests/core/fuzz_corpus.tests.cpp replays the committed
// corpus.
#pragma once
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "core/json/library.h"

namespace permsim::fuzz {

/// Something is not as it must be; `what()` says what.
struct Fault : std::runtime_error {
  using std::runtime_error::runtime_error;
};
/// Throws unless there is nothing to say.
void expect_none(const std::string& fault);

/// Files: read, saved and read again; scenarios played, compared cell by cell and, where they are
/// small, with the slow twin step by step.
void loaders(std::string_view text);
/// Set expressions and conditions: parsed, written out and parsed again; then asked of a small
/// world that the slow twin knows too.
void expressions(std::string_view text);
/// Requests of the door, one a line, to a door that was just opened.
void door(std::string_view text);
/// Bytes as commands of a session (session_commands.h): undo gives back, replay is history, what is
/// refused changes nothing.
void sessions(std::string_view bytes);
/// Recipes: read, and the small ones followed.
void recipe(std::string_view text);

/// How inputs are spoiled besides byte by byte.
enum class Grammar { bytes, json, expression, lines };

struct Target {
  const char* name;
  void (*run)(std::string_view);
  Grammar grammar;
};
const std::vector<Target>& targets();

/// A library that has read every shipped policy already: reading them belongs to no input.
Library warm_library();

}  // namespace permsim::fuzz

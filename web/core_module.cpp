// The core alone as a WebAssembly module, for node and other people's pages; web/js/core.mjs is its JavaScript side.
#include <cstdlib>
#include <cstring>
#include <string>

#include "core/door.h"

#define PERMSIM_EXPORT extern "C" __attribute__((used, visibility("default")))

PERMSIM_EXPORT permsim::Door* permsim_door_new() { return new permsim::Door(); }

/// JSON in, JSON out; the answer is the caller's to free().
PERMSIM_EXPORT char* permsim_door_request(permsim::Door* door, const char* request) {
  const std::string answer = door->request(request);
  char* copy = static_cast<char*>(std::malloc(answer.size() + 1));
  std::memcpy(copy, answer.c_str(), answer.size() + 1);
  return copy;
}

PERMSIM_EXPORT void permsim_door_free(permsim::Door* door) { delete door; }

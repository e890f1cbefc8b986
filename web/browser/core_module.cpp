// The core alone as a WebAssembly module, for node and other people's pages; web/js/core.mjs is its
// JavaScript side. Serves matrix_door.h.
#include <cstdlib>
#include <cstring>
#include <string>

#include "core/base/limits.h"
#include "core/door/door.h"
#include "core/door/matrix_door.h"

#define PERMSIM_EXPORT extern "C" __attribute__((used, visibility("default")))

namespace {

/// The caller's to free().
char* copied(const std::string& text) {
  char* copy = static_cast<char*>(std::malloc(text.size() + 1));
  if (copy == nullptr) std::abort();  // address 0 can be written to in WebAssembly
  std::memcpy(copy, text.c_str(), text.size() + 1);
  return copy;
}

}  // namespace

/// What a request may hold, in bytes; and the answer to one that holds more, to be free()d.
PERMSIM_EXPORT std::uint32_t permsim_largest_request() { return permsim::kLargestRequest; }
PERMSIM_EXPORT char* permsim_too_large(std::uint32_t bytes) {
  return copied(permsim::refusal_of_size(bytes));
}

PERMSIM_EXPORT permsim::Door* permsim_door_new() { return new permsim::Door(); }
/// JSON in, JSON out; the answer is the caller's to free().
PERMSIM_EXPORT char* permsim_door_request(permsim::Door* door, const char* request) {
  return copied(door->request(request));
}
PERMSIM_EXPORT void permsim_door_free(permsim::Door* door) { delete door; }

// --- a live matrix: small things as JSON, large ones as memory that stays valid until the next
// call

using permsim::MatrixDoor;
using permsim::TypeIndex;

PERMSIM_EXPORT MatrixDoor* permsim_matrix_new() { return new MatrixDoor(); }
PERMSIM_EXPORT void permsim_matrix_free(MatrixDoor* door) { delete door; }
PERMSIM_EXPORT char* permsim_matrix_open(MatrixDoor* door, const char* file) {
  return copied(door->open(file));
}
PERMSIM_EXPORT char* permsim_matrix_request(MatrixDoor* door, const char* request) {
  return copied(door->request(request));
}

/// Every verdict on a type's things, computed afresh; the next four tell where it lies. The unclear
/// plane may be null.
PERMSIM_EXPORT const permsim::Planes* permsim_matrix_planes(MatrixDoor* door, TypeIndex type) {
  return &door->live()->planes(type);
}
PERMSIM_EXPORT const std::uint64_t* permsim_planes_allow(const permsim::Planes* planes) {
  return planes->allow.data();
}
PERMSIM_EXPORT const std::uint64_t* permsim_planes_unclear(const permsim::Planes* planes) {
  return planes->unclear.empty() ? nullptr : planes->unclear.data();
}
PERMSIM_EXPORT std::uint32_t permsim_planes_row_words(const permsim::Planes* planes) {
  return static_cast<std::uint32_t>(planes->row_words);
}
PERMSIM_EXPORT std::uint32_t permsim_planes_words(const permsim::Planes* planes) {
  return static_cast<std::uint32_t>(planes->allow.size());
}
PERMSIM_EXPORT void permsim_matrix_free_planes(MatrixDoor* door) { door->live()->free_planes(); }

PERMSIM_EXPORT const std::uint8_t* permsim_matrix_window(MatrixDoor* door, TypeIndex type,
                                                         std::uint32_t person,
                                                         std::uint32_t person_end,
                                                         std::uint32_t thing,
                                                         std::uint32_t thing_end, int action) {
  return door->window(type, {person, person_end}, {thing, thing_end}, action);
}
PERMSIM_EXPORT const std::uint32_t* permsim_matrix_person_counts(MatrixDoor* door) {
  return door->person_counts();
}
PERMSIM_EXPORT const std::uint32_t* permsim_matrix_thing_counts(MatrixDoor* door, TypeIndex type) {
  return door->thing_counts(type);
}

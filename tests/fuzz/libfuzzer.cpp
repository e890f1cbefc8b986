// One target as libFuzzer wants it: PERMSIM_FUZZ_TARGET is its name. Mutation is in grammar.h.
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>

#include "tests/fuzz/grammar.h"
#include "tests/fuzz/targets.h"

using namespace permsim;

namespace {

const fuzz::Target& target() {
  static const fuzz::Target& found = [&]() -> const fuzz::Target& {
    for (const fuzz::Target& each : fuzz::targets())
      if (std::strcmp(each.name, PERMSIM_FUZZ_TARGET) == 0) return each;
    std::abort();
  }();
  return found;
}

std::string_view text_of(const std::uint8_t* data, std::size_t size) {
  return {reinterpret_cast<const char*>(data), size};
}

}  // namespace

extern "C" {

std::size_t LLVMFuzzerMutate(std::uint8_t* data, std::size_t size, std::size_t most);

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  try {
    target().run(text_of(data, size));
  } catch (const std::exception& wrong) {
    std::fprintf(stderr, "FAULT: %s\n", wrong.what());
    std::abort();
  }
  return 0;
}

/// Every fourth time byte by byte, with libFuzzer's dictionary; else as the grammar has it.
std::size_t LLVMFuzzerCustomMutator(std::uint8_t* data, std::size_t size, std::size_t most,
                                    unsigned seed) {
  constexpr unsigned kByBytes = 4;
  if (target().grammar != fuzz::Grammar::bytes && seed % kByBytes != 0) {
    const std::string made = fuzz::spoiled(target().grammar, text_of(data, size), seed);
    if (!made.empty() && made.size() <= most) {
      std::memcpy(data, made.data(), made.size());
      return made.size();
    }
  }
  return LLVMFuzzerMutate(data, size, most);
}

/// A part of one input in the place of a part of the other.
std::size_t LLVMFuzzerCustomCrossOver(const std::uint8_t* first, std::size_t first_size,
                                      const std::uint8_t* second, std::size_t second_size,
                                      std::uint8_t* out, std::size_t most, unsigned seed) {
  const std::string made = fuzz::crossed(target().grammar, text_of(first, first_size),
                                         text_of(second, second_size), seed);
  const std::size_t size = made.size() <= most ? made.size() : 0;
  std::memcpy(out, made.data(), size);
  return size;
}

}  // extern "C"

// The baseline as a WebAssembly module without glue; scripts/bench builds it, wasm.mjs calls it.
#include "tests/bench/baseline.h"

#include <memory>

#define PERMSIM_EXPORT extern "C" __attribute__((used, visibility("default")))

namespace {
std::vector<std::uint32_t> facts;
std::unique_ptr<baseline::Matrix> matrix;
}  // namespace

PERMSIM_EXPORT std::uint32_t* baseline_facts(std::uint32_t size) {
  facts.resize(size);
  return facts.data();
}
PERMSIM_EXPORT void baseline_load() { matrix = std::make_unique<baseline::Matrix>(facts); }
PERMSIM_EXPORT const std::uint64_t* baseline_compute() { return matrix->compute().data(); }
PERMSIM_EXPORT std::uint32_t baseline_words() { return matrix->words(); }

// Who keeps a thing going: the people who may repair it and could do so now.
#pragma once
#include <vector>

#include "core/decide/evaluate.h"
#include "core/matrix/matrix.h"

namespace permsim {

/// Requirements asked in looking for what could be given to one action on one thing. Where that was
/// not enough, whoever may counts: nobody is said to be missing before everything was tried.
constexpr std::size_t kMostTried = 20'000;

/// Everyone who may repair an entity and whose repair is not blocked, or at least `most` of them
/// where there are as many, in world order; one that depends on parameters counts when some
/// entities pass all its requirements. Empty where its policy asks no repair of it. What the answer
/// is read from is noted in `reads`.
std::vector<EntityIndex> repairers(const Matrix& matrix, EntityIndex entity,
                                   std::size_t most = SIZE_MAX, std::vector<Read>* reads = nullptr);

}  // namespace permsim

// Questions about everybody: who could give themselves what they lack, who could lock out everybody
// and where the last owner stands, and whether one group reaches the things of another.
#pragma once
#include "web/models/inquiry.h"

namespace permsim {

Inquiry begin_inquiry_of_all(const View& view, AskKind kind);

}  // namespace permsim

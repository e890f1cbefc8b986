// What a cell's sign shows: the verdict, what became of it, and whether readings of the documents
// differ. widgets/signs.h draws it.
#pragma once
#include "core/decide/sign.h"

namespace permsim {

struct SignLook {
  Sign sign = Sign::not_granted;
  Change change = Change::none;
  bool is_disputed = false;
};

}  // namespace permsim

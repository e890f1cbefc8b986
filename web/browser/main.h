// The one page there is.
#pragma once
#include "web/browser/page.h"

namespace permsim {

/// Made by main().
Page& page();

}  // namespace permsim

// The one page there is, its WebGL context, and its end when there is no more memory.
#pragma once
#include "web/browser/page.h"

namespace permsim {

/// Made by main().
Page& page();
/// Takes over the WebGL 2 context of the canvas as it is now; false when there is none.
bool take_context();
/// Tells the person, and never comes back: web/js/stop.js.
[[noreturn]] void stop_without_memory();

}  // namespace permsim

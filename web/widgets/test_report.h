// What test_hooks.h knows of the last drawn frame, as JSON for tests in a browser. Only with
// PERMSIM_TEST_HOOKS.
#pragma once
#include <string>

namespace permsim {

/// {"items":[{"label","x","y","w","h","enabled"}],"texts":[{"text","x","y","w","h"}],"frames":[{…}]}:
/// places in CSS pixels on the canvas; of every frame since the last report what it took.
/// Places are in CSS pixels, of which one of the drawing's takes `zoom`.
std::string test_report(float zoom = 1.0f);

}  // namespace permsim

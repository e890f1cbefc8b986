// A person or thing once more.
#pragma once
#include "web/models/view.h"

namespace permsim {

/// The same under another id, "Meta Ads copy": what it is like, who holds what on it, and wherever
/// others hold it beside more.
void duplicate_thing(View& view, EntityIndex entity);

}  // namespace permsim

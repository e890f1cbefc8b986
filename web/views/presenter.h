// A lesson's page on a projector, and the keys of a clicker.
#pragma once
#include "imgui.h"
#include "web/models/view.h"

namespace permsim {

/// Draws the nodes of panels/presenter over the whole page.
void draw_presenter(View& view);

/// Page Down, → and Space go on, Page Up and ← go back, B and the full stop blank, R reveals, Esc
/// leaves. False where the key means nothing here.
bool run_presenter_key(View& view, ImGuiKeyChord chord);

}  // namespace permsim

// On a phone, the panes as tabs at the bottom of the page.
#pragma once
#include "imgui_internal.h"
#include "web/models/view.h"

namespace permsim {

constexpr float kTabsHeight = 56.0f;
void draw_tabs(View& view, const ImRect& bar);

}  // namespace permsim

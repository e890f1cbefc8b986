// A lesson's nodes on the canvas, one under the other.
#pragma once
#include <functional>
#include <string>

#include "imgui.h"
#include "web/models/node.h"
#include "web/models/view.h"

namespace permsim {

/// The child with this key; nullptr where there is none.
const PanelNode* child_of(const PanelNode& node, std::string_view key);

/// Draws it in the layout with all below it. `id` is its node's.
void draw_lesson_node(View& view, const PanelNode& node, const std::string& id);
/// A button, no wider than `width`.
void draw_lesson_press(View& view, const PanelNode& node, const std::string& id, float width);
/// How wide it would be.
float lesson_press_width(const PanelNode& node);

/// The window that is begun is scrolled to the place that a page points at, as little as it takes.
void bring_place_into_view();
/// The ring around a place that a page points at.
void draw_pointing_ring(ImVec2 from, ImVec2 to, const std::string& id);

/// What `draw` draws stands over the foot of the real page, while something of a lesson is done
/// there.
void draw_at_foot(const char* id, float most_width, const std::function<void()>& draw);

}  // namespace permsim

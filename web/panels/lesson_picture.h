// What a lesson's page shows beside its text, and where it points.
#pragma once
#include "web/models/lesson.h"
#include "web/models/node.h"
#include "web/models/view.h"

namespace permsim {

/// The way to look that a page asks for, to be read only.
void add_picture(const View& view, PanelNode& work);
/// What a page points at and does not show by itself: people and things, or the timeline.
void add_places(const View& view, PanelNode& work);
/// Adds the reasons of an answer to a group, line by line.
void add_why_lines(PanelNode& group, const std::vector<WhyLine>& lines);
/// Marks in the lesson's panel what the page points at; both drawings show a ring there.
void point_at_place(const View& view, PanelNode& panel);

}  // namespace permsim

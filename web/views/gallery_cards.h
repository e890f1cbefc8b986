// The cards of the gallery: a scenario or a lesson each, in as many columns as there is room for.
#pragma once
#include <string>
#include <vector>

#include "web/models/gallery.h"
#include "web/models/view.h"

namespace permsim {

/// `list_key`: of the list that their nodes stand in.
void draw_cards(View& view, const std::string& list_key,
                const std::vector<const GalleryEntry*>& entries);

/// Lessons in columns, each a card of two lines.
void draw_lesson_cards(View& view, const std::vector<const LessonEntry*>& lessons);

}  // namespace permsim

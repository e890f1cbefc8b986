// What may be picked, drawn: a search field and a list.
#pragma once
#include <string>
#include <vector>

#include "web/models/candidates.h"

namespace permsim {

/// A search field and a list to pick from; the entry pressed, as written, or empty. `most_rows`
/// bounds its height.
std::string draw_candidates(View& view, std::string_view label, const std::vector<Holdable>& of,
                            const std::vector<Entry>& taken, std::string& search,
                            std::string_view chosen, float most_rows);

/// The same for people alone.
std::string draw_people(View& view, std::string_view label, std::string& search,
                        std::string_view chosen, float most_rows);
/// A button that opens the list of a session's people; true when `chosen` (an id, empty for nobody)
/// was changed. `panel` is the panel in which it stands.
bool draw_person_choice(View& view, std::string_view id, std::string_view words, bool offers_nobody,
                        std::string& chosen, std::string_view panel = "matrix");

}  // namespace permsim

// Keeping and sending in words: where the work is kept, and what became of the last link.
#pragma once
#include <string>

#include "web/models/view.h"

namespace permsim {

/// Longer links are cut off by some programs that they are pasted into.
constexpr std::uint32_t kLongestLink = 8000;

/// Under the title: the product, and "Kept in this browser".
std::string product_words(const View& view);
/// What became of the link: "The link is copied", and a sentence on what it holds.
std::pair<std::string, std::string> share_words(const View& view);
/// The link once more, with or without the names of people.
void share_with_names(View& view, bool names_people);
/// Some programs would cut the link: a file is offered instead.
bool is_long_link(const View& view);
/// What goes when everything is forgotten.
std::string forget_words(const View& view);
}  // namespace permsim

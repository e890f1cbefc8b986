// Whatever can be asked, done or gone to, found by typing.
#pragma once
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "web/models/sign_look.h"
#include "web/models/view.h"

namespace permsim {

struct PaletteRow {
  std::string key;           ///< the same as long as it means the same
  std::string words, aside;  ///< "May Ben reconnect Meta Ads?" and "Yes"
  std::string_view icon;
  std::optional<SignLook> sign;  ///< of an answer
  std::function<void(View&)> run;
};
struct PaletteSection {
  std::string title;  ///< "Answers", "Do", "Go to"
  std::vector<PaletteRow> rows;
};

constexpr std::size_t kMostFound = 9;

/// What matches all words of `text`, best first; while nothing is typed, what is done most.
std::vector<PaletteSection> find_anything(const View& view, const std::string& text);
/// Does the first of them, as Enter does.
void run_first_found(View& view, const std::string& text);
/// What is typed.
std::string palette_text(const View& view);

}  // namespace permsim

// What both drawings say of the middle pane, in the same words.
#pragma once
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "web/models/sign_look.h"
#include "web/models/view.h"

namespace permsim {

struct MatrixColumn;

/// In the order of MatrixMode and of MatrixFilter.
constexpr std::array<std::string_view, 6> kWaysToLook = {"By action", "By thing", "By person",
                                                         "List",      "Roles",    "Stories"};
constexpr std::array<std::string_view, 3> kMatrixFilters = {"Everything", "Only differences",
                                                            "Only unclear or disputed"};

/// Looks another way at the same.
void look_by(View& view, MatrixMode mode);
/// Along a column's head: an action leads to that action on everything; a thing leads to
/// everything one may do to it.
void look_along(View& view, const MatrixColumn& column);
/// Types of things one can act on.
std::vector<Holdable> types_acted_on(const Policy& policy);

/// What the middle speaks of: "Front door", "Open · Doors", "Two stories, step by step".
std::string subject_words(const View& view);
/// " since the start", " with this step": what ▲ and ▼ speak of, after their numbers.
std::string compared_words(const View& view);
/// Why there is no cell: what is so, and what to do.
std::pair<std::string, std::string> empty_matrix_words(const View& view);
/// Nobody and nothing is there.
bool is_world_empty(const View& view);
/// "Ben may reconnect Meta Ads", and "allowed, gained, readings differ".
std::pair<std::string, std::string> cell_words(const View& view, const Cell& cell,
                                               const SignLook& look);

/// The sentence under the matrix: the cell under the pointer, else the chosen one, else what to do.
struct CellSentence {
  bool is_chosen = false;
  std::optional<SignLook> look;  ///< nothing: there is no cell to speak of
  std::string words, more;
};
CellSentence sentence_now(const View& view);

/// Who acts on what at the right: the person one acts as, else the one of the chosen cell.
struct Acting {
  EntityIndex who = kNoEntity, on = kNoEntity;
  bool is_given() const { return who != kNoEntity && on != kNoEntity; }
};
Acting acting_now(const View& view);
/// "What Ben may do with Meta Ads", and what a press does; else what to do first.
std::pair<std::string, std::string> acting_on_words(const View& view, const Acting& acting);

// Of the list.
/// "Seen by Ben".
std::string viewer_words(const View& view);
/// "Hidden from Eve (2)".
std::string hidden_words(const View& view);
/// "Ben asks about Meta Ads"; where nobody asks or nothing is chosen, the heading and what to do.
std::pair<std::string, std::string> questions_words(const View& view);

// Of two stories.
/// "Ana and Ben ask, at this moment".
std::string asked_words(const View& view);
/// Over the answers of each side: its product, or its title where the product is the same.
std::pair<std::string, std::string> side_words(const View& view);

/// "12,345": as people write numbers.
std::string grouped(std::size_t number);
/// "Looked at 1,204 sequences…": how far a search is.
std::string looked_at_words(std::size_t sequences);

}  // namespace permsim

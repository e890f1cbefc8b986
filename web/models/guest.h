// What the page shows as a guest in somebody's page: its one line, one question asked for
// everybody, and the answer below.
#pragma once
#include <string>
#include <utility>
#include <vector>

#include "web/models/sign_look.h"
#include "web/models/view.h"

namespace permsim {

/// The menu of the one line, by UiState::open_menu.
constexpr char kGuestMenu[] = "guest";
/// Below this height the question is shown of whoever may, and of the chosen person.
constexpr float kLowQuestion = 300.0f;
/// More rows of the question are not told as text; all of them are drawn.
constexpr std::size_t kMostAsked = 200;

/// Something of it can be pressed.
bool has_controls(const View& view);

/// "Meta Ads", and the work's title.
std::pair<std::string, std::string> guest_title(const View& view);

/// One person's row of the question.
struct AskedRow {
  Cell cell;
  SignLook look;
  std::string name;   ///< "Ben"
  std::string words;  ///< "may reconnect"
  bool is_chosen = false;
};
/// The action on the thing that everybody is asked for: that of the chosen cell, else the first of
/// the matrix. Nothing where the matrix has no columns.
std::optional<Cell> asked_cell(const View& view);
/// Who has a row, as places among the matrix's rows. `is_low`: those who may, and the chosen one.
std::vector<std::size_t> asked_people(const View& view, bool is_low);
AskedRow asked_row(const View& view, std::size_t row);
/// "May they reconnect Meta Ads?": other questions to ask, an action each.
std::vector<std::pair<std::string, Cell>> other_questions(const View& view);

/// The chosen cell's answer and the first of its reasons; else what to do.
struct GuestAnswer {
  std::optional<SignLook> look;
  std::string words, because;
};
GuestAnswer guest_answer(const View& view);
/// The whole answer stands in the place of the matrix.
bool shows_whole_answer(const View& view);
void show_whole_answer(View& view, bool is_shown);

/// The menu's rows, by the ids of models/app_actions.
std::vector<std::string_view> guest_actions(const View& view);

}  // namespace permsim

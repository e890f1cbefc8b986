// Adding to the policy by a form: an attribute, a relation or an action of a type. What was added
// is among the differences (models/role_edits), where it is taken back.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "core/json/role_edit.h"
#include "web/models/view.h"

namespace permsim {

/// The menu that holds the form.
constexpr std::string_view kAdditionMenu = "addition";

/// One of several, or a box to tick.
struct FormOption {
  std::string id, words;
  bool is_chosen = false;
};
/// One question of the form.
struct FormQuestion {
  std::string key, words;  ///< "kind", "What is added"
  std::vector<FormOption> options;
  bool takes_many = false;  ///< boxes to tick; else one is chosen
};
/// What is asked, in its order, of what is chosen so far; the name is asked first.
std::vector<FormQuestion> addition_questions(const View& view);
void choose_addition(View& view, const std::string& question, const std::string& option);

std::string addition_name(const View& view);
void type_addition_name(View& view, const std::string& text);
/// Whether the values of a choice are asked for, and what was typed: "Here, There".
bool asks_addition_values(const View& view);
std::string addition_values(const View& view);
void type_addition_values(View& view, const std::string& text);

/// Why it cannot be added yet; empty when it can.
std::string why_not_added(const View& view);
void add_as_typed(View& view);
/// What was added by hand, each to be taken back.
std::vector<PolicyDifference> additions_made(const View& view);

}  // namespace permsim

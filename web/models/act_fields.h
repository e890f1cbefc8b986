// What the form of an act asks for. Whoever makes something is asked what it is called; its id is
// made of that, and stands behind "More".
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/policy/action.h"
#include "web/models/view.h"

namespace permsim {

/// One parameter as it is asked for: its place among the action's, and what it is called.
struct ActField {
  std::size_t parameter = 0;
  std::string label;
};
struct ActFields {
  std::vector<ActField> asked;
  std::vector<ActField> more;  ///< ids of what is made: known without asking
};
ActFields act_fields(const View& view, const Action& action);

/// Whether what stands behind "More" is shown.
constexpr std::string_view kMoreFields = "More";
bool shows_more_fields(const View& view);
void toggle_more_fields(View& view);

/// Types into the form's field of a parameter. The id of what is made follows its name, unless
/// somebody wrote another one.
void type_act_field(View& view, std::size_t parameter, const std::string& text);

/// What stands in the fields of a form at first.
std::vector<std::string> first_fields(const View& view, const Action& action);
/// What the field of a parameter comes to in a step: where something is made and nobody said what
/// it is called, its name and its id. Empty: nothing is given.
std::string given_field(const View& view, const Action& action, std::size_t parameter);

}  // namespace permsim

// Draws the form: the name, what is asked of what is added, and what was added so far.
#include "web/views/additions.h"

#include <string>

#include "icons.h"
#include "web/look/theme.h"
#include "web/look/type_scale.h"
#include "web/models/additions.h"
#include "web/models/role_edits.h"
#include "web/widgets/button.h"
#include "web/widgets/field.h"
#include "web/widgets/popover.h"
#include "web/widgets/text.h"

namespace permsim {
namespace {

void draw_field(std::string_view label, std::string_view hint, const std::string& text,
                std::string_view node) {
  gap(kSpace1);
  paragraph(label, fonts().small, colors().muted);
  FieldOptions options;
  options.hint = hint;
  options.node = node;
  text_field(label, text, options);
}

void draw_question(View& view, const FormQuestion& question) {
  gap(kSpace1);
  paragraph(question.words, fonts().small, colors().muted);
  bool is_first = true;
  for (const FormOption& option : question.options) {
    const std::string label = option.words + "##" + question.key + " " + option.id;
    const std::string node = "matrix/addition/" + question.key + "/" + option.id;
    ButtonOptions options;
    options.is_on = option.is_chosen;
    options.height = 28.0f;
    options.node = node;
    if (question.takes_many && option.is_chosen) options.icon = ICON_CHECK;
    if (!is_first) flow(button_width(label, options));
    is_first = false;
    if (button(label, options)) choose_addition(view, question.key, option.id);
  }
}

}  // namespace

void draw_addition_form(View& view, const ItemState& opener) {
  if (!begin_menu(view.ui.open_menu, kAdditionMenu, opener, 380.0f, 640.0f)) return;
  menu_heading("Add to the policy");
  draw_field("Name of what is added", {}, addition_name(view), "matrix/addition/name");
  for (const FormQuestion& question : addition_questions(view)) draw_question(view, question);
  if (asks_addition_values(view))
    draw_field("Values", "Here, There, Elsewhere", addition_values(view), "matrix/addition/values");
  const std::string reason = why_not_added(view);
  ButtonOptions add;
  add.kind = ButtonKind::primary;
  add.width = ImGui::GetContentRegionAvail().x;
  add.is_enabled = reason.empty();
  gap(kSpace2);
  const bool is_added = button("Add to the policy##addition", add) && add.is_enabled;
  if (!reason.empty()) paragraph(reason, fonts().small, colors().muted);
  const std::vector<PolicyDifference> made = additions_made(view);
  if (!made.empty()) menu_line();
  const PolicyDifference* back = nullptr;
  for (std::size_t i = 0; i < made.size(); ++i)
    if (menu_row("Take back: " + made[i].words + "##addition " + std::to_string(i),
                 {ICON_ROTATE_LEFT, {}, {}, false, true}))
      back = &made[i];
  if (is_added) add_as_typed(view);
  if (back != nullptr) {
    take_back(view, *back);
    close_popover();
  }
  end_popover();
}

}  // namespace permsim

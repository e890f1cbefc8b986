// Draws the form: the type, what is chosen for this one and the next, and the name.
#include "web/views/add_form.h"

#include <algorithm>
#include <string>

#include "web/look/theme.h"
#include "web/look/type_scale.h"
#include "web/models/adding.h"
#include "web/widgets/button.h"
#include "web/widgets/field.h"
#include "web/widgets/popover.h"
#include "web/widgets/text.h"

namespace permsim {
namespace {

/// Up to so many choices stand side by side.
constexpr std::size_t kMostChips = 6;
/// The caret goes back there after every choice.
constexpr const char* kNameField = "things/new/name";

bool draw_option(std::string_view words, const std::string& id, std::string_view icon,
                 bool is_chosen, bool is_first) {
  ButtonOptions options;
  options.icon = icon;
  options.is_on = is_chosen;
  options.height = 28.0f;
  const std::string label = std::string(words) + "##" + id;
  if (!is_first) flow(button_width(label, options));
  return button(label, options);
}

void draw_types(View& view, TypeIndex chosen) {
  menu_heading("Add to this world");
  const SharedList<Type>& types = view.policy().types;
  for (TypeIndex type = 0; type < types.size(); ++type) {
    if (draw_option(types[type].label, "new " + types[type].id, icon_of(types[type]),
                    type == chosen, type == 0)) {
      choose_type_to_add(view, types[type].id);
      view.ui.wants_focus = kNameField;
    }
  }
}

/// Many options are a list that opens.
void draw_list(View& view, const AddField& field) {
  const auto now = std::find_if(field.options.begin(), field.options.end(),
                                [&](const AddOption& option) { return option.id == field.chosen; });
  ButtonOptions options;
  options.has_menu = true;
  const std::string id = "choose " + field.key;
  const ItemState item = draw_button(now->label + "##" + id, options);
  if (item.is_clicked) open_popover(id, item.box);
  if (!begin_popover(id, 260.0f, 320.0f)) return;
  for (const AddOption& option : field.options) {
    if (!menu_row(option.label + "##" + id + " " + option.id,
                  {{}, {}, {}, option.id == field.chosen, true}))
      continue;
    choose_to_add(view, field, option.id);
    view.ui.wants_focus = kNameField;
    close_popover();
  }
  end_popover();
}

void draw_choice(View& view, const AddField& field) {
  if (field.options.size() < 2) return;
  gap(kSpace1);
  paragraph(field.label, fonts().small, colors().muted);
  if (field.options.size() > kMostChips) return draw_list(view, field);
  bool is_first = true;
  for (const AddOption& option : field.options) {
    if (draw_option(option.label, "choose " + field.key + " " + option.id, {},
                    option.id == field.chosen, is_first)) {
      choose_to_add(view, field, option.id);
      view.ui.wants_focus = kNameField;
    }
    is_first = false;
  }
}

}  // namespace

void draw_add_form(View& view, const ItemState& opener) {
  if (!begin_menu(view.ui.open_menu, "new thing", opener, 340.0f, 640.0f)) return;
  const TypeIndex index = type_to_add(view);
  draw_types(view, index);
  if (index == kNoType) return end_popover();
  const Type& type = view.policy().types[index];
  for (const AddField& field : add_fields(view, type)) draw_choice(view, field);
  gap(kSpace1);
  paragraph("Name", fonts().small, colors().muted);
  FieldOptions options;
  options.hint = "Enter adds it and asks for the next";
  const std::string name = name_to_add(view);
  text_field("Name##new thing", name, options);
  ButtonOptions add;
  add.kind = ButtonKind::primary;
  add.width = ImGui::GetContentRegionAvail().x;
  add.is_enabled = !name.empty();
  gap(kSpace1);
  if (button("Add##new thing", add) && add.is_enabled) {
    add_named(view, type, name);
    view.ui.wants_focus = kNameField;
  }
  end_popover();
}

}  // namespace permsim

// Draws the heading: a thing chosen from all that one can act on, or an action.
#include "web/views/matrix_subject.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "web/look/theme.h"
#include "web/look/type_scale.h"
#include "web/models/words.h"
#include "web/views/candidates.h"
#include "web/widgets/button.h"
#include "web/widgets/popover.h"
#include "web/widgets/text.h"

namespace permsim {
namespace {

constexpr std::size_t kMostGrouped = 60;
constexpr std::string_view kSubjectMenu = "choose what the matrix shows";

bool are_few(const World& world) {
  std::size_t count = 0;
  for (EntityIndex entity = 0; entity < world.size() && count <= kMostGrouped; ++entity) {
    if (world.has(entity) && count_acts(world.type_of(entity)) > 0) ++count;
  }
  return count <= kMostGrouped;
}

/// The id pressed, or empty.
std::string draw_grouped(const View& view, const std::vector<Holdable>& types) {
  const World& world = view.world();
  std::string pressed;
  for (const Holdable& held : types) {
    const Type& type = view.policy().types[held.type];
    bool is_first = true;
    for (EntityIndex entity = 0; entity < world.size(); ++entity) {
      if (!world.has(entity) || world.at(entity).type != held.type) continue;
      if (std::exchange(is_first, false)) menu_heading(plural_of(type));
      const Entity& thing = world.at(entity);
      if (menu_row(thing.label + "##resource " + thing.id,
                   {icon_of(type), {}, {}, view.ui.resource == thing.id, true}))
        pressed = thing.id;
    }
  }
  return pressed;
}

/// Things one can act on: grouped by type, or where they are many, searched.
void draw_resource_choice(View& view, const ItemState& opener) {
  if (!begin_menu(view.ui.open_menu, kSubjectMenu, opener, 300.0f)) return;
  const std::vector<Holdable> types = types_acted_on(view.policy());
  const std::string pressed = are_few(view.world())
                                  ? draw_grouped(view, types)
                                  : draw_candidates(view, "resource", types, {},
                                                    view.ui.picker.search, view.ui.resource, 10.0f);
  if (!pressed.empty()) {
    show_thing(view, view.world().find(pressed));
    close_popover();
  }
  end_popover();
}

void draw_action_choice(View& view, const ItemState& opener) {
  if (!begin_menu(view.ui.open_menu, kSubjectMenu, opener, 320.0f)) return;
  for (const Type& type : view.policy().types) {
    std::string_view group;
    for (const Action& action : type.actions) {
      if (action.is_event) continue;
      if (action.group != group) {
        group = action.group;
        menu_heading(std::string(plural_of(type)) + " · " + action.group);
      }
      const bool is_chosen = view.ui.type == type.id && view.ui.action == action.id;
      if (menu_row(action.label + "##action " + type.id + " " + action.id,
                   {{}, {}, {}, is_chosen, true})) {
        view.ui.type = type.id;
        view.ui.action = action.id;
        close_popover();
      }
    }
  }
  end_popover();
}

/// On the line of the headings that are buttons.
void plain_heading(std::string_view text) {
  const ImVec2 at = ImGui::GetCursorScreenPos();
  ImGui::SetCursorScreenPos({at.x, at.y + 8.0f});
  paragraph(text, fonts().title, colors().text);
}

}  // namespace

void draw_matrix_subject(View& view, float width, float height) {
  const World& world = view.world();
  ButtonOptions options;
  options.kind = ButtonKind::quiet;
  options.font = fonts().title;
  options.has_menu = true;
  options.height = height;
  if (height < 34.0f) options.font = fonts().strong;
  const std::string subject = subject_words(view);
  if (view.models.way == MatrixMode::list || view.models.way == MatrixMode::stories)
    return plain_heading(subject);
  if (view.models.way != MatrixMode::things) {
    const EntityIndex resource = world.find(view.ui.resource);
    if (resource == kNoEntity) return paragraph("Matrix", fonts().title, colors().text);
    options.icon = icon_of(world.type_of(resource));
    const std::string label = subject + "##choose what the matrix shows";
    options.width = std::min(width, button_width(label, options));
    const ItemState item = draw_button(label, options);
    if (item.is_clicked) view.ui.picker = {};
    draw_resource_choice(view, item);
    return;
  }
  const TypeIndex type = view.policy().find_type(view.ui.type);
  if (type == kNoType) return paragraph("Matrix", fonts().title, colors().text);
  const Type& kind = view.policy().types[type];
  const std::string label = subject + "##choose what the matrix shows";
  options.icon = icon_of(kind);
  options.width = std::min(width, button_width(label, options));
  const ItemState item = draw_button(label, options);
  draw_action_choice(view, item);
}

}  // namespace permsim

// The menu on a cell of the matrix: do it, or give and take what the person holds on the thing.
#include "web/views/cell_menu.h"

#include "icons.h"
#include "web/look/theme.h"
#include "web/models/commands.h"
#include "web/models/foreseen.h"
#include "web/views/acts.h"
#include "web/views/checks.h"
#include "web/views/matrix_grid.h"
#include "web/widgets/page_focus.h"
#include "web/widgets/popover.h"
#include "web/widgets/text.h"

namespace permsim {
namespace {

void draw_relations_to_give(View& view, const Cell& cell) {
  const World& world = view.world();
  const TypeIndex person_type = world.at(cell.who).type;
  bool is_first = true;
  for (const Relation& relation : world.type_of(cell.on).relations) {
    if (relation.is_one || !may_hold(relation, person_type)) continue;
    if (is_first) {
      menu_line();
      menu_heading("By hand: give or take");
      is_first = false;
    }
    const bool holds = holds_directly(world, cell.on, relation, cell.who);
    const Foreseen& foreseen = foresee_holding(view, cell, relation);
    const bool is_pressed =
        menu_row(relation.label + "##give " + relation.id,
                 {holds ? ICON_CHECK : ICON_PLUS, {}, foreseen.words, holds, true});
    point_at(view, foreseen, ImGui::IsItemHovered());
    if (!is_pressed) continue;
    if (holds)
      remove_holder(view, cell.on, relation, world.at(cell.who).id);
    else
      add_holder(view, cell.on, relation, world.at(cell.who).id);
  }
}

void draw_choices_to_set(View& view, const Cell& cell) {
  const World& world = view.world();
  const Type& type = world.type_of(cell.on);
  for (std::size_t i = 0; i < type.attributes.size(); ++i) {
    const Attribute& attribute = type.attributes[i];
    if (attribute.kind != AttributeKind::choice) continue;
    menu_heading(attribute.label);
    for (const std::string& value : attribute.values) {
      const bool is_now = world.at(cell.on).attributes[i] == Value(value);
      const std::string label = words_of(attribute, value) + "##set " + attribute.id + " " + value;
      if (is_now) {
        menu_row(label, {{}, {}, {}, true, true});
        continue;
      }
      const Foreseen& foreseen = foresee_setting(view, cell.on, attribute, value);
      const bool is_pressed = menu_row(label, {{}, {}, foreseen.words, false, true});
      point_at(view, foreseen, ImGui::IsItemHovered());
      if (is_pressed) set_attribute(view, cell.on, attribute, value);
    }
  }
}

}  // namespace

void draw_cell_menu(View& view, const ItemState& opener) {
  const std::optional<Cell> cell = selected_cell(view);
  if (!cell) return;
  // Its nodes stand in the why panel.
  const PanelScope scope("why");
  if (begin_menu(view.ui.open_menu, kCellMenu, opener, 300.0f, 520.0f)) {
    const World& world = view.world();
    const Action& action = world.type_of(cell->on).actions[cell->action];
    const std::string title =
        std::string(label_of(world, cell->who)) + " · " + std::string(label_of(world, cell->on));
    menu_heading(title);
    const std::string act = action.label + (action.parameters.empty() ? "" : "…") + "##act of cell";
    const std::string as =
        "As " + std::string(label_of(world, cell->who)) + ", as a step of the scenario";
    const Foreseen& foreseen = foresee_act(view, cell->who, cell->on, cell->action);
    const bool is_taken = menu_row(act, {ICON_PLAY, as, foreseen.words, false, true});
    point_at(view, foreseen, ImGui::IsItemHovered());
    if (is_taken) {
      begin_act(view, cell->who, cell->on, cell->action, "cell");
      close_popover();
    }
    if (view.ui.acting.empty()) {
      draw_relations_to_give(view, *cell);
      menu_line();
      draw_choices_to_set(view, *cell);
    }
    draw_keeping_rows(view, *cell);
    end_popover();
  }
  draw_act_form(view, "cell", opener.box);
}

}  // namespace permsim

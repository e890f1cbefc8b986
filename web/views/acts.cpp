// What can be done to the selected thing: actions of the person one acts as, events, and the form
// for parameters.
#include "web/views/acts.h"

#include "icons.h"
#include "web/look/theme.h"
#include "web/look/type_scale.h"
#include "web/models/act_fields.h"
#include "web/models/commands.h"
#include "web/models/foreseen.h"
#include "web/models/matrix.h"
#include "web/views/candidates.h"
#include "web/widgets/button.h"
#include "web/widgets/field.h"
#include "web/widgets/fold.h"
#include "web/widgets/page_focus.h"
#include "web/widgets/popover.h"
#include "web/widgets/signs.h"
#include "web/widgets/text.h"

namespace permsim {
namespace {

void draw_act(View& view, EntityIndex by, EntityIndex on, ActionIndex index) {
  const Action& action = view.world().type_of(on).actions[index];
  const std::string label =
      action.label + (action.parameters.empty() ? "" : "…") + "##act " + action.id;
  const ItemState item = place_item(label, {ImGui::GetContentRegionAvail().x, kRowHeight});
  const Foreseen& foreseen = foresee_act(view, by, on, index);
  point_at(view, foreseen, item.is_hovered);
  if (item.is_visible) {
    ImDrawList* list = ImGui::GetWindowDrawList();
    if (item.is_hovered) list->AddRectFilled(item.box.Min, item.box.Max, colors().hover, kRadius);
    const SignLook look{view.models.matrix.look_at({by, on, index}).sign, Change::none, false};
    draw_sign(list, {item.box.Min.x + 16.0f, item.box.GetCenter().y}, 20.0f, look);
    const ImRect room(item.box.Min.x + 36.0f, item.box.Min.y, item.box.Max.x - kSpace2,
                      item.box.Max.y);
    const ImU32 color = look.sign == Sign::allowed ? colors().text : colors().muted;
    const std::string_view told =
        foreseen.changes_something ? std::string_view(foreseen.words) : std::string_view();
    const float words = text_width(fonts().small, told);
    draw_text_in(list, fonts().body, {room.Min, {room.Max.x - words - kSpace2, room.Max.y}}, color,
                 visible_part(label));
    draw_text_in(list, fonts().small, {{room.Max.x - words, room.Min.y}, room.Max}, colors().muted,
                 told, 1.0f);
    draw_focus_ring(item, kRadius);
    tip(word_of(look.sign), meaning_of(look.sign));
  }
  if (item.is_clicked) begin_act(view, by, on, index, "act " + action.id);
  draw_act_form(view, "act " + action.id, item.box);
}

void draw_entity_parameter(View& view, const Parameter& parameter, std::string& field,
                           bool is_alone) {
  const std::string picked = draw_candidates(view, parameter.id, parameter.of, {},
                                             view.ui.form.search, field, is_alone ? 8.0f : 4.0f);
  if (!picked.empty()) field = picked;
}

void draw_parameter(View& view, const Action& action, const ActField& asked) {
  const Parameter& parameter = action.parameters[asked.parameter];
  std::string& field = view.ui.form.fields[asked.parameter];
  const bool is_alone = action.parameters.size() == 1;
  const std::string& label = asked.label;
  gap(2.0f);
  if (parameter.kind != ParameterKind::boolean) menu_heading(label);
  switch (parameter.kind) {
    case ParameterKind::entity: draw_entity_parameter(view, parameter, field, is_alone); break;
    case ParameterKind::boolean:
      if (check_box(label + "##" + parameter.id, field == "true"))
        field = field == "true" ? "false" : "true";
      break;
    case ParameterKind::text:
      if (!parameter.values.empty()) {
        for (const std::string& value : parameter.values) {
          if (menu_row(value + "##" + parameter.id, {{}, {}, {}, field == value, true}))
            field = value;
        }
        break;
      }
      [[fallthrough]];
    case ParameterKind::list: {
      FieldOptions options;
      if (parameter.kind == ParameterKind::list) options.hint = "One, another…";
      text_field(label + "##" + parameter.id, field, options);
    }
  }
}

void draw_form_fields(View& view, const Action& action) {
  const ActForm& form = view.ui.form;
  const bool is_alone = action.parameters.size() == 1;
  draw_act_fields(view, action);
  const bool picks_one = is_alone && action.parameters.front().kind == ParameterKind::entity;
  if (picks_one) {
    if (form.fields.front().empty()) return;
    take_step_of_form(view);
    return close_popover();
  }
  gap(kSpace2);
  if (const std::string title = form_title(view); !title.empty())
    paragraph(title, fonts().small_strong, colors().text);
  ButtonOptions options;
  options.kind = ButtonKind::primary;
  options.is_enabled = is_form_complete(view);
  const bool is_taken = button(add_form_words(view) + "##do it", options) && options.is_enabled;
  bool is_changed = false;
  if (can_change_start(view)) {
    ImGui::SameLine(0.0f, kSpace2);
    is_changed = button("Change the start##form");
  }
  if (is_taken) take_step_of_form(view);
  if (is_changed) change_start_of_form(view);
  if (is_taken || is_changed) close_popover();
}

}  // namespace

void draw_act_fields(View& view, const Action& action) {
  if (view.ui.form.fields.size() != action.parameters.size()) return;
  const ActFields fields = act_fields(view, action);
  for (const ActField& each : fields.asked) draw_parameter(view, action, each);
  if (fields.more.empty()) return;
  gap(kSpace1);
  const float width = ImGui::GetContentRegionAvail().x;
  if (!draw_fold(view.ui.opened, "act more", kMoreFields, {}, width)) return;
  for (const ActField& each : fields.more) draw_parameter(view, action, each);
}

void draw_act_form(View& view, std::string_view place, const ImRect& opener) {
  // A panel of its own, wherever it was begun.
  const PanelScope scope("form");
  const std::string menu = "form " + std::string(place);
  ActForm& begun = view.ui.form;
  const bool is_here = begun.is_open && begun.place == place;
  std::string open = is_here ? menu : std::string();
  ItemState anchor;
  anchor.box = opener;
  const bool is_drawn = begin_menu(open, menu, anchor, 300.0f, 520.0f);
  if (is_here && open.empty()) begun = {};
  if (!is_drawn) return;
  const World& world = view.world();
  const ActForm& form = view.ui.form;
  const EntityIndex on = world.find(form.on), by = world.find(form.by);
  if (!begun.is_open || on == kNoEntity) {
    close_popover();
  } else {
    const Type& type = world.type_of(on);
    const Action& action = type.actions[type.find_action(form.action)];
    const std::string title =
        (by == kNoEntity ? std::string() : std::string(label_of(world, by)) + ": ") + action.label;
    paragraph(title, fonts().strong, colors().text);
    paragraph(label_of(world, on), fonts().small, colors().muted);
    draw_form_fields(view, action);
  }
  end_popover();
}

void draw_acts(View& view, EntityIndex by, EntityIndex entity) {
  const Type& type = view.world().type_of(entity);
  std::string_view group;
  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, ImVec2(0.0f, 0.0f));
  for (ActionIndex action = 0; action < type.actions.size(); ++action) {
    if (type.actions[action].is_event) continue;
    if (type.actions[action].group != group) {
      group = type.actions[action].group;
      gap(kSpace1);
      group_heading(group);
      gap(2.0f);
    }
    draw_act(view, by, entity, action);
  }
  ImGui::PopStyleVar();
  gap(kSpace2);
}

void draw_events(View& view, EntityIndex entity) {
  const Type& type = view.world().type_of(entity);
  bool is_first = true;
  for (ActionIndex action = 0; action < type.actions.size(); ++action) {
    if (!type.actions[action].is_event) continue;
    if (is_first) {
      gap(kSpace2);
      group_heading("What may happen");
      gap(2.0f);
    }
    ButtonOptions options;
    options.icon = ICON_BOLT;
    if (!is_first) flow(button_width(type.actions[action].label, options));
    is_first = false;
    const std::string place = "event " + type.actions[action].id;
    const ItemState item = draw_button(type.actions[action].label + "##" + place, options);
    if (item.is_clicked) begin_act(view, kNoEntity, entity, action, place);
    draw_act_form(view, place, item.box);
  }
}

}  // namespace permsim

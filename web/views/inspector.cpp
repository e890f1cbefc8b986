// The inspector: the selected person or thing, what it is like, who stands in which relation to it,
// what can be done.
#include "web/views/inspector.h"

#include <algorithm>

#include "icons.h"
#include "web/look/theme.h"
#include "web/look/type_scale.h"
#include "web/models/asking.h"
#include "web/models/commands.h"
#include "web/models/copies.h"
#include "web/models/planner.h"
#include "web/views/acts.h"
#include "web/views/attributes.h"
#include "web/views/relations.h"
#include "web/widgets/button.h"
#include "web/widgets/field.h"
#include "web/widgets/popover.h"
#include "web/widgets/signs.h"
#include "web/widgets/text.h"

namespace permsim {
namespace {

void draw_more_menu(View& view, EntityIndex entity, const ItemState& opener) {
  if (!begin_menu(view.ui.open_menu, "more about thing", opener, 240.0f)) return;
  const auto typed = view.ui.drafts.find("rename");
  menu_heading("Rename");
  text_field("New name", typed == view.ui.drafts.end() ? std::string(label_of(view.world(), entity))
                                                       : typed->second);
  menu_line();
  if (menu_row("Duplicate##thing", {ICON_COPY})) {
    duplicate_thing(view, entity);
    close_popover();
  }
  if (view.world().subject_number(entity) >= 0 &&
      menu_row(ask_sentence(view, AskKind::stops, entity) + "##thing", {ICON_LIGHTBULB})) {
    close_popover();
    ask_of(view, entity, AskKind::stops);
  }
  if (view.world().subject_number(entity) >= 0 &&
      menu_row("Plan how to leave…##thing", {ICON_CALENDAR})) {
    close_popover();
    open_planner(view, entity, !view.policy().leaving);
  }
  if (menu_row("Delete##thing", {ICON_TRASH, {}, {}, false, true})) {
    erase_thing(view, entity);
    close_popover();
  }
  end_popover();
}

void draw_title(View& view, EntityIndex entity, bool is_editable) {
  const World& world = view.world();
  const Entity& thing = world.at(entity);
  const Type& type = world.type_of(entity);
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float width = ImGui::GetContentRegionAvail().x;
  ImDrawList* list = ImGui::GetWindowDrawList();
  if (type.is_subject) {
    draw_portrait(list, {at.x + 18.0f, at.y + 20.0f}, 36.0f, thing.label,
                  view.ui.acting == thing.id);
  } else {
    list->AddRectFilled({at.x, at.y + 2.0f}, {at.x + 36.0f, at.y + 38.0f}, colors().hover, 8.0f);
    draw_icon(list, fonts().title, {{at.x, at.y + 2.0f}, {at.x + 36.0f, at.y + 38.0f}},
              colors().muted, icon_of(type));
  }
  const float buttons = is_editable ? 68.0f : 34.0f;
  const ImRect name(at.x + 46.0f, at.y, at.x + width - buttons - 2.0f, at.y + 24.0f);
  draw_text_in(list, fonts().strong, name, colors().text, label_of(world, entity));
  std::string kind = type.label;
  if (thing.since > 0) kind += ", since step " + std::to_string(thing.since);
  draw_text_in(list, fonts().small, {{name.Min.x, at.y + 21.0f}, {name.Max.x, at.y + 40.0f}},
               colors().muted, kind);
  ImGui::SetCursorScreenPos({at.x + width - 32.0f, at.y + 4.0f});
  if (icon_button(ICON_XMARK, "Close details##inspector")) view.ui.selected.clear();
  if (is_editable) {
    ImGui::SetCursorScreenPos({at.x + width - 66.0f, at.y + 4.0f});
    ItemState opener;
    opener.is_clicked = icon_button(ICON_ELLIPSIS, "Rename, duplicate or delete##inspector");
    opener.box = {ImGui::GetItemRectMin(), ImGui::GetItemRectMax()};
    if (opener.is_clicked) view.ui.drafts.erase("rename");
    draw_more_menu(view, entity, opener);
  }
  ImGui::SetCursorScreenPos(at);
  ImGui::Dummy({width, 44.0f});
}

void draw_status_line(View& view, EntityIndex entity) {
  const Status* status = status_of(view.session, entity);
  if (status == nullptr) return;
  badge(status->is, status->is_bad ? colors().bad : colors().good,
        status->is_bad ? colors().bad_soft : colors().good_soft);
  if (!status->says.empty()) paragraph(status->says, fonts().small, colors().muted);
  gap(kSpace1);
}

}  // namespace

float begin_property(std::string_view label) {
  const float width = ImGui::GetContentRegionAvail().x;
  const ImVec2 at = ImGui::GetCursorScreenPos();
  // Where there is little room the label stands above its control.
  if (width < 216.0f) {
    draw_text_in(ImGui::GetWindowDrawList(), fonts().small, {at, {at.x + width, at.y + 20.0f}},
                 colors().muted, label);
    ImGui::SetCursorScreenPos({at.x, at.y + 20.0f});
    ImGui::BeginGroup();
    return width;
  }
  const float label_width = std::clamp(width * 0.36f, 84.0f, 132.0f);
  const ImRect box(at, {at.x + label_width - kSpace2, at.y + kControlHeight});
  draw_two_lines(ImGui::GetWindowDrawList(), fonts().small, box, colors().muted, label);
  ImGui::SetCursorScreenPos({at.x + label_width, at.y});
  ImGui::BeginGroup();
  return width - label_width;
}

void end_property() {
  ImGui::EndGroup();
  gap(2.0f);
}

void draw_inspector(View& view) {
  const EntityIndex entity = view.world().find(view.ui.selected);
  if (entity == kNoEntity) {
    paragraph("Nothing is selected", fonts().strong, colors().text);
    paragraph("Choose a person or a thing above to see and change it", fonts().body,
              colors().muted);
    return;
  }
  const bool is_editable = view.ui.acting.empty();
  const bool is_subject = view.world().type_of(entity).is_subject;
  ImGui::PushID(view.ui.selected.c_str());
  draw_title(view, entity, is_editable);
  draw_status_line(view, entity);
  draw_attributes(view, entity, is_editable);
  draw_relations(view, entity, is_editable);
  if (is_subject) draw_person_roles(view, entity, is_editable);
  draw_events(view, entity);
  gap(kSpace2);
  ImGui::PopID();
}

}  // namespace permsim

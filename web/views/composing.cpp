// Draws what is chosen so far, what is offered for the part that is asked, and what comes of it.
#include "web/views/composing.h"

#include <algorithm>
#include <string>

#include "core/world/names.h"
#include "icons.h"
#include "web/look/theme.h"
#include "web/look/type_scale.h"
#include "web/models/candidates.h"
#include "web/models/composing.h"
#include "web/views/acts.h"
#include "web/views/candidates.h"
#include "web/widgets/button.h"
#include "web/widgets/field.h"
#include "web/widgets/modal.h"
#include "web/widgets/page_focus.h"
#include "web/widgets/popover.h"
#include "web/widgets/signs.h"
#include "web/widgets/text.h"

namespace permsim {
namespace {

constexpr float kMostHigh = 420.0f;

void draw_parts(View& view) {
  bool is_first = true;
  for (const StepPartWords& part : step_parts(view)) {
    ButtonOptions options;
    options.height = 28.0f;
    options.is_on = view.ui.step->part == part.part;
    options.is_enabled = part.can_be_asked;
    const std::string words = part.asks + (part.chosen.empty() ? "" : ": " + part.chosen);
    const std::string label = words + "##part " + part.asks;
    options.width = std::min(button_width(label, options), ImGui::GetContentRegionAvail().x);
    if (!is_first) flow(options.width);
    is_first = false;
    if (button(label, options) && part.can_be_asked) ask_for(view, part.part);
  }
}

/// A row with its sign before it and a count behind it; true when pressed.
bool draw_row(const std::string& label, const std::optional<SignLook>& sign,
              const std::string& aside, bool is_chosen) {
  const ItemState item = place_item(label, {ImGui::GetContentRegionAvail().x, kRowHeight});
  if (!item.is_visible) return false;
  ImDrawList* list = ImGui::GetWindowDrawList();
  if (is_chosen || item.is_hovered)
    list->AddRectFilled(item.box.Min, item.box.Max, is_chosen ? colors().selected : colors().hover,
                        kRadius);
  if (sign) draw_sign(list, {item.box.Min.x + 16.0f, item.box.GetCenter().y}, 20.0f, *sign);
  ImRect room(item.box.Min.x + 36.0f, item.box.Min.y, item.box.Max.x - kSpace2, item.box.Max.y);
  if (!aside.empty()) {
    draw_text_in(list, fonts().small, room, colors().muted, aside, 1.0f);
    room.Max.x -= text_width(fonts().small, aside) + kSpace2;
  }
  const bool is_quiet = sign && sign->sign != Sign::allowed;
  if (!draw_text_in(list, fonts().body, room, is_quiet ? colors().muted : colors().text,
                    visible_part(label)))
    tip(visible_part(label));
  draw_focus_ring(item, kRadius);
  if (sign) tip(word_of(sign->sign), meaning_of(sign->sign));
  return item.is_clicked;
}

void draw_search(View& view) {
  FieldOptions options;
  options.hint = "Search…";
  options.icon = ICON_MAGNIFYING_GLASS;
  options.can_be_cleared = true;
  if (text_field("Search##compose", view.ui.step->search, options)) view.ui.step->search.clear();
}

void draw_people_to_choose(View& view) {
  const std::string chosen = view.ui.form.by;
  const std::string pressed = draw_people(view, "who", view.ui.step->search, chosen, 8.0f);
  if (!pressed.empty()) return choose_actor(view, pressed);
  if (has_events(view) && menu_row("It happens by itself##compose", {ICON_BOLT}))
    choose_actor(view, {});
}

void draw_actions_to_choose(View& view) {
  draw_search(view);
  const std::vector<ActionChoice> choices = actions_to_choose(view);
  if (choices.empty()) paragraph(no_actions_words(view), fonts().small, colors().muted);
  const ActionChoice* pressed = nullptr;
  const float room = std::max(120.0f, std::min(kMostHigh, ImGui::GetIO().DisplaySize.y - 340.0f));
  const float height = std::min(room, static_cast<float>(choices.size()) * kRowHeight + 60.0f);
  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, ImVec2(0.0f, 0.0f));
  if (ImGui::BeginChild("actions to choose", {0.0f, height})) {
    std::string_view heading;
    for (const ActionChoice& choice : choices) {
      if (choice.heading != heading) menu_heading(heading = choice.heading);
      if (draw_row(choice.label + "##do " + choice.type + " " + choice.action, choice.sign,
                   choice.aside, choice.is_chosen))
        pressed = &choice;
    }
  }
  ImGui::EndChild();
  ImGui::PopStyleVar();
  if (pressed != nullptr) choose_action(view, pressed->type, pressed->action);
}

void draw_things_to_choose(View& view) {
  const World& world = view.world();
  const std::vector<Entry>& found =
      view.models.candidates.find(view.session, things_to_choose(view), {}, view.ui.step->search);
  if (found.size() > 8 || !view.ui.step->search.empty()) draw_search(view);
  if (found.empty()) paragraph("Nothing matches", fonts().small, colors().muted);
  std::string pressed;
  const float height = std::min(8.0f, static_cast<float>(found.size())) * kRowHeight + 2.0f;
  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, ImVec2(0.0f, 0.0f));
  if (ImGui::BeginChild("things to choose", {0.0f, height})) {
    ImGuiListClipper clipper;
    clipper.Begin(static_cast<int>(found.size()), kRowHeight);
    while (clipper.Step()) {
      for (int i = clipper.DisplayStart; i < clipper.DisplayEnd; ++i) {
        const Entry& entry = found[static_cast<std::size_t>(i)];
        const std::string id = written(world, entry);
        if (draw_row(labelled(world, entry) + "##on " + id, sign_on(view, entry.entity), {},
                     id == view.ui.form.on))
          pressed = id;
      }
    }
  }
  ImGui::EndChild();
  ImGui::PopStyleVar();
  if (!pressed.empty()) choose_thing(view, pressed);
}

void draw_part(View& view) {
  switch (view.ui.step->part) {
    case StepPart::person: return draw_people_to_choose(view);
    case StepPart::action: return draw_actions_to_choose(view);
    case StepPart::thing: return draw_things_to_choose(view);
    case StepPart::values: break;
  }
  if (const Action* action = chosen_action(view)) draw_act_fields(view, *action);
}

void draw_outcome_of(const ComposedStep& step) {
  gap(kSpace2);
  paragraph(step.title, fonts().strong, colors().text);
  if (step.says.empty()) return;
  paragraph(step.says, fonts().body, step.outcome == Outcome::done ? colors().muted : colors().bad);
}

}  // namespace

void draw_composing(View& view) {
  if (!view.ui.step) return;
  const PanelScope scope("compose");
  if (!begin_modal("compose a step", 520.0f)) return leave_step(view);
  paragraph("Add a step", fonts().title, colors().text);
  paragraph(place_of_step_words(view), fonts().body, colors().muted);
  gap(kSpace2);
  draw_parts(view);
  gap(kSpace2);
  draw_part(view);
  const std::optional<ComposedStep> step = composed(view);
  if (step) draw_outcome_of(*step);
  gap(kSpace2);
  const bool is_cancelled = button("Cancel##compose");
  ImGui::SameLine(0.0f, kSpace2);
  ButtonOptions add;
  add.kind = ButtonKind::primary;
  add.is_enabled = step && step->is_complete;
  const std::string words = add_step_words(view, step.value_or(ComposedStep{}));
  if (button(words + "##compose", add) && add.is_enabled) add_composed(view);
  if (view.ui.step && (is_cancelled || is_modal_left())) leave_step(view);
  if (!view.ui.step) close_modal();
  end_modal();
}

}  // namespace permsim

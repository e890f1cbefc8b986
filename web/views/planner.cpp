// Lays the planner's page out: a column and two cards side by side where there is room, else one
// below the other.
#include "web/views/planner.h"

#include <algorithm>
#include <string>

#include "icons.h"
#include "web/look/theme.h"
#include "web/look/type_scale.h"
#include "web/models/asking.h"
#include "web/models/planner.h"
#include "web/views/actions.h"
#include "web/views/candidates.h"
#include "web/views/pane.h"
#include "web/views/planned_order.h"
#include "web/widgets/button.h"
#include "web/widgets/field.h"
#include "web/widgets/item.h"
#include "web/widgets/page_focus.h"
#include "web/widgets/text.h"

namespace permsim {
namespace {

constexpr float kWhoseWidth = 330.0f, kBesideFrom = 1080.0f, kTwoColumnsFrom = 720.0f,
                kCardPadding = 20.0f, kMostAlone = 720.0f, kTextIndent = 28.0f;

void draw_title() {
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float width = ImGui::GetContentRegionAvail().x;
  draw_text_in(ImGui::GetWindowDrawList(), fonts().small,
               {at, {at.x + width - kControlHeight - kSpace2, at.y + kControlHeight}},
               colors().muted, "What if somebody leaves");
  ImGui::SetCursorScreenPos({at.x + width - kControlHeight, at.y});
}

void draw_close(View& view) {
  ButtonOptions options;
  options.kind = ButtonKind::quiet;
  options.node = "planner/close";
  if (icon_button(ICON_XMARK, "Close the plan##planner", options, "Esc")) close_planner(view);
  gap(kSpace1);
}

void draw_whose(View& view, EntityIndex who) {
  const std::string name(label_of(view.world(), who));
  std::string chosen = view.world().at(who).id;
  if (draw_person_choice(view, "plan who", name, false, chosen, "planner")) plan_for(view, chosen);
  ImGui::SameLine(0.0f, kSpace2);
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const std::string_view verb = view.ui.planner->comes_back ? "is away" : "leaves";
  const float width = text_width(fonts().body, verb);
  draw_text_in(ImGui::GetWindowDrawList(), fonts().body,
               {at, {at.x + width + 1.0f, at.y + kControlHeight}}, colors().text, verb);
  ImGui::Dummy({width, kControlHeight});
  gap(kSpace1);
  paragraph(planned_from_words(view), fonts().small, colors().muted);
  gap(kSpace1);
  if (check_box(name + " comes back (a vacation)##planner", view.ui.planner->comes_back))
    plan_with_return(view, !view.ui.planner->comes_back);
  gap(kSpace3);
}

void draw_dependent(View& view, const Dependent& each) {
  const float width = ImGui::GetContentRegionAvail().x;
  const float stake = each.stake.empty() ? 0.0f : badge_width(each.stake) + kSpace2;
  const float room = std::max(60.0f, width - kTextIndent - stake);
  const float title = paragraph_height(each.title, fonts().strong, room);
  const float more = paragraph_height(each.more, fonts().small, width - kTextIndent - kSpace1);
  const std::string node = "planner/depends/" + each.id + "/look";
  const ItemState item = place_item(each.title + "##depends " + each.id,
                                    {width, title + more + 18.0f}, {true, false, node});
  if (!item.is_visible) return;
  ImDrawList* list = ImGui::GetWindowDrawList();
  const ImVec2 at(item.box.Min.x, item.box.Min.y + kSpace2);
  if (item.is_hovered) list->AddRectFilled(item.box.Min, item.box.Max, colors().hover, kRadius);
  draw_icon(list, fonts().small, {at, {at.x + 20.0f, at.y + 20.0f}}, colors().muted, each.icon);
  draw_paragraph(list, fonts().strong, {at.x + kTextIndent, at.y}, colors().text, each.title, room);
  if (stake > 0.0f)
    draw_badge(list, {item.box.Max.x - stake + kSpace2, at.y}, each.stake, colors().muted,
               colors().sunken);
  draw_paragraph(list, fonts().small, {at.x + kTextIndent, at.y + title + 1.0f}, colors().muted,
                 each.more, width - kTextIndent - kSpace1);
  list->AddLine({item.box.Min.x, item.box.Max.y}, item.box.Max, colors().line);
  draw_focus_ring(item, kRadius);
  if (item.is_clicked) look_at_dependent(view, each.id);
}

void draw_dependents(View& view, const PlanPicture& plan) {
  paragraph("What depends on " + plan.who, fonts().strong, colors().text);
  gap(kSpace1);
  for (const Dependent& each : plan.depends) draw_dependent(view, each);
  if (plan.depends.empty())
    paragraph("Nothing depends on " + plan.who + " alone", fonts().body, colors().muted);
  gap(kSpace4);
}

/// What the plan comes to, on a ground of its own.
void draw_says(const PlanPicture& plan) {
  const float width = ImGui::GetContentRegionAvail().x;
  const float room = width - 44.0f, words = paragraph_height(plan.says, fonts().small, room);
  const ImVec2 at = ImGui::GetCursorScreenPos();
  ImDrawList* list = ImGui::GetWindowDrawList();
  list->AddRectFilled(at, {at.x + width, at.y + words + 22.0f}, colors().sunken, kRadius);
  draw_icon(list, fonts().small, {{at.x + 12.0f, at.y + 10.0f}, {at.x + 26.0f, at.y + 28.0f}},
            colors().muted, ICON_CIRCLE_INFO);
  draw_paragraph(list, fonts().small, {at.x + 34.0f, at.y + 11.0f}, colors().text, plan.says, room);
  ImGui::Dummy({width, words + 22.0f + kSpace3});
}

void draw_waiting(View& view) {
  paragraph(no_plan_words(view), fonts().body, colors().muted);
  gap(kSpace2);
  if (view.models.asking.is_waiting()) {
    if (button("Cancel##planner", {})) give_up_planning(view);
  } else if (view.ui.planner->is_given_up) {
    if (button("Plan again##planner", {})) plan_again(view);
  }
}

/// The column at the left: whose absence, and what depends on them.
void draw_about(View& view, const PlanPicture* plan) {
  draw_title();
  draw_close(view);
  const EntityIndex who = asked_about(view);
  if (who != kNoEntity) draw_whose(view, who);
  if (plan == nullptr) return draw_waiting(view);
  draw_dependents(view, *plan);
  draw_says(*plan);
}

template <class Draw>
void draw_card(const char* name, ImVec2 size, const Draw& draw) {
  ImGui::PushStyleColor(ImGuiCol_ChildBg, colors().panel);
  ImGui::PushStyleColor(ImGuiCol_Border, colors().line);
  ImGui::PushStyleVar(ImGuiStyleVar_ChildRounding, 10.0f);
  ImGui::PushStyleVar(ImGuiStyleVar_ChildBorderSize, 1.0f);
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(kCardPadding, kCardPadding));
  if (ImGui::BeginChild(name, size,
                        ImGuiChildFlags_Border | ImGuiChildFlags_AlwaysUseWindowPadding)) {
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, ImVec2(0.0f, 0.0f));
    draw();
    ImGui::PopStyleVar();
  }
  ImGui::EndChild();
  ImGui::PopStyleVar(3);
  ImGui::PopStyleColor(2);
}

/// A part of the page that scrolls by itself.
template <class Draw>
void draw_column(const char* name, const ImRect& box, ImU32 ground, const Draw& draw) {
  ImGui::SetCursorScreenPos(box.Min);
  ImGui::PushStyleColor(ImGuiCol_ChildBg, ground);
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(kSpace4, kSpace4));
  if (ImGui::BeginChild(name, box.GetSize(), ImGuiChildFlags_AlwaysUseWindowPadding)) {
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, ImVec2(0.0f, 0.0f));
    draw();
    ImGui::PopStyleVar();
  }
  ImGui::EndChild();
  ImGui::PopStyleVar();
  ImGui::PopStyleColor();
}

/// Both orders as cards side by side, each as high as the window.
void draw_orders_beside(View& view, const PlanPicture& plan) {
  const ImVec2 room = ImGui::GetContentRegionAvail();
  const ImVec2 size(plan.has_naive ? (room.x - kSpace4) * 0.5f : std::min(room.x, kMostAlone),
                    room.y);
  draw_card("planned", size, [&] {
    draw_planned_order(view, {"planned", true, true}, plan, plan.planned);
  });
  if (!plan.has_naive) return;
  ImGui::SameLine(0.0f, kSpace4);
  draw_card("naive", size, [&] {
    draw_planned_order(view, {"naive", false, true}, plan, plan.naive);
  });
}

/// One below the other, scrolled with what is above.
void draw_orders_below(View& view, const PlanPicture& plan) {
  draw_planned_order(view, {"planned", true, false}, plan, plan.planned);
  if (!plan.has_naive) return;
  gap(kSpace4);
  hairline();
  gap(kSpace4);
  draw_planned_order(view, {"naive", false, false}, plan, plan.naive);
}

}  // namespace

void draw_planner(View& view, const ImRect& box) {
  const PanelScope scope("planner");
  const PlanPicture* plan = plan_shown(view);
  const bool has_orders = plan != nullptr && !plan->is_gone_already;
  const float width = box.GetWidth();
  if (width < kTwoColumnsFrom) {
    draw_column("plan all", box, colors().panel, [&] {
      draw_about(view, plan);
      if (has_orders) draw_orders_below(view, *plan);
    });
    return;
  }
  const bool is_beside = width >= kBesideFrom;
  const float middle = box.Min.x + std::round(std::min(kWhoseWidth, width * 0.36f));
  draw_column("plan about", {box.Min, {middle, box.Max.y}}, colors().panel,
              [&] { draw_about(view, plan); });
  draw_column("plan orders", {{middle, box.Min.y}, box.Max},
              is_beside ? colors().page : colors().panel, [&] {
                if (!has_orders) return;
                is_beside ? draw_orders_beside(view, *plan) : draw_orders_below(view, *plan);
              });
  ImGui::GetWindowDrawList()->AddLine({middle, box.Min.y}, {middle, box.Max.y}, colors().line);
}

bool run_planner_key(View& view, ImGuiKeyChord chord) {
  if (!is_planner_shown(view)) return false;
  // What looks another way at the panes would change what nobody sees.
  if (chord == ImGuiKey_M || chord == ImGuiKey_Slash) return false;
  if (chord != ImGuiKey_Escape) return run_shortcut(view, chord);
  if (view.models.asking.is_waiting()) {
    give_up_planning(view);
    return true;
  }
  if (run_shortcut(view, chord)) return true;
  close_planner(view);
  return true;
}

}  // namespace permsim

// Draws the sheet: a grip to pull, the verdict, the answer, its reason, and what to do next.
#include "web/views/sheet.h"

#include <cmath>
#include <string>

#include "core/decide/sign.h"
#include "icons.h"
#include "web/look/theme.h"
#include "web/look/type_scale.h"
#include "web/models/app_actions.h"
#include "web/models/why.h"
#include "web/views/cell_menu.h"
#include "web/views/layout_plan.h"
#include "web/widgets/button.h"
#include "web/widgets/item.h"
#include "web/widgets/page_focus.h"
#include "web/widgets/signs.h"
#include "web/widgets/text.h"

namespace permsim {
namespace {

constexpr float kGripHeight = 20.0f, kVerdictHeight = 32.0f, kSheetTouchHeight = 44.0f;
constexpr float kRounded = 14.0f;
/// Pulled up so far it opens whole.
constexpr float kPull = 24.0f;

/// What comes first after the answer: why it cannot work now, else since when it is so.
const std::string& reason_of(const Why& why) {
  return why.blocked.empty() ? why.since : why.blocked.front();
}

float room_in(float width) { return width - 2.0f * kSpace4; }

float words_height(const Why& why, float width) {
  return paragraph_height(why.headline, fonts().title, room_in(width)) + 2.0f +
         paragraph_height(reason_of(why), fonts().body, room_in(width));
}

void open_whole(View& view) {
  view.ui.tab = "why";
  view.ui.answer = AnswerTab::why;
}

void draw_grip(View& view, const ImRect& box) {
  const ItemState item = item_at("Pull up for all of it##sheet", box);
  const ImVec2 middle = box.GetCenter();
  ImGui::GetWindowDrawList()->AddRectFilled({middle.x - 18.0f, middle.y - 2.0f},
                                            {middle.x + 18.0f, middle.y + 2.0f},
                                            colors().line_strong, 2.0f);
  if (item.is_held && ImGui::GetMouseDragDelta(ImGuiMouseButton_Left).y < -kPull) open_whole(view);
  if (item.is_clicked) open_whole(view);
}

void draw_verdict(View& view, const Why& why, const ImRect& box) {
  ImDrawList* list = ImGui::GetWindowDrawList();
  draw_sign(list, {box.Min.x + 12.0f, box.GetCenter().y}, 24.0f, why.look);
  const std::string word(word_of(why.look.sign));
  float x = box.Min.x + 34.0f;
  const float end = box.Max.x - 40.0f;
  draw_text_in(list, fonts().strong, {{x, box.Min.y}, {end, box.Max.y}},
               why.look.sign == Sign::not_granted ? colors().text : color_of(why.look.sign), word);
  x += text_width(fonts().strong, word) + kSpace2;
  if (x + text_width(fonts().small, why.standing) <= end)
    draw_text_in(list, fonts().small, {{x, box.Min.y}, {end, box.Max.y}}, colors().muted,
                 why.standing);
  ImGui::SetCursorScreenPos({box.Max.x - 30.0f, box.Min.y + 1.0f});
  if (icon_button(ICON_XMARK, "Close##sheet")) view.ui.shuts_sheet = true;
}

void draw_ways_on(View& view, const ImRect& box) {
  const bool can_change = view.ui.acting.empty();
  const float half = (box.GetWidth() - kSpace3) * 0.5f;
  ButtonOptions options;
  options.height = kSheetTouchHeight;
  options.is_centered = true;
  options.width = can_change ? half : box.GetWidth();
  ImGui::SetCursorScreenPos(box.Min);
  if (button("Why, in full##sheet", options)) open_whole(view);
  if (!can_change) return;
  // The menu hangs on the cell.
  const PanelScope scope("why");
  ImGui::SetCursorScreenPos({box.Min.x + half + kSpace3, box.Min.y});
  if (button("Change access##sheet", options)) toggle_menu(view, kCellMenu);
}

}  // namespace

bool has_sheet(const View& view) {
  return view.ui.mode <= MatrixMode::things && !view.ui.shuts_sheet &&
         view.models.why.why().has_value() && layout_now(view.ui).has_tabs_at_bottom;
}

float matrix_foot(const View& view, float width) {
  if (view.ui.mode > MatrixMode::things) return 0.0f;
  if (!has_sheet(view)) return kSentenceHeight;
  return std::round(kGripHeight + kVerdictHeight + words_height(*view.models.why.why(), width) +
                    kSpace3 + kSheetTouchHeight + kSpace4);
}

void draw_sheet(View& view, const ImRect& box) {
  const Why why = *view.models.why.why();
  ImDrawList* list = ImGui::GetWindowDrawList();
  list->AddRectFilled(box.Min, box.Max, colors().raised, kRounded, ImDrawFlags_RoundCornersTop);
  list->AddRect({box.Min.x - 1.0f, box.Min.y + 0.5f}, {box.Max.x + 1.0f, box.Max.y + kRounded},
                colors().line_strong, kRounded);
  draw_grip(view, {box.Min, {box.Max.x, box.Min.y + kGripHeight}});
  ImRect line(box.Min.x + kSpace4, box.Min.y + kGripHeight, box.Max.x - kSpace4, 0.0f);
  line.Max.y = line.Min.y + kVerdictHeight;
  draw_verdict(view, why, line);
  const float room = room_in(box.GetWidth());
  draw_paragraph(list, fonts().title, {line.Min.x, line.Max.y}, colors().text, why.headline, room);
  const float below = line.Max.y + paragraph_height(why.headline, fonts().title, room) + 2.0f;
  draw_paragraph(list, fonts().body, {line.Min.x, below}, colors().text, reason_of(why), room);
  const float foot = box.Max.y - kSpace4;
  draw_ways_on(view, {line.Min.x, foot - kSheetTouchHeight, line.Max.x, foot});
}

}  // namespace permsim

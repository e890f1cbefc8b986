// Lays the line out from both ends; what happened has the room between them.
#include "web/views/timeline_line.h"

#include <algorithm>
#include <string>

#include "icons.h"
#include "web/look/theme.h"
#include "web/look/type_scale.h"
#include "web/models/timeline.h"
#include "web/views/actions.h"
#include "web/views/layout_plan.h"
#include "web/widgets/button.h"
#include "web/widgets/signs.h"
#include "web/widgets/text.h"

namespace permsim {
namespace {

/// One mark a step, the one looked at longer, those to come hollow; returns its width.
float draw_marks(const View& view, ImDrawList* list, ImVec2 right_middle) {
  const std::vector<TimelineMoment>& moments = view.models.timeline.moments();
  constexpr std::size_t kMost = 24;
  if (moments.size() < 2 || moments.size() - 1 > kMost) return 0.0f;
  float x = right_middle.x;
  for (std::size_t i = moments.size() - 1; i > 0; --i) {
    const bool is_now = i == view.session.at(), is_past = i <= view.session.at();
    const float width = is_now ? 16.0f : 7.0f;
    const ImU32 color = color_of(moments[i].outcome);
    const ImRect box(x - width, right_middle.y - 3.5f, x, right_middle.y + 3.5f);
    if (is_past)
      list->AddRectFilled(box.Min, box.Max, is_now ? colors().accent : color, 3.5f);
    else
      list->AddRect(box.Min, box.Max, color, 3.5f);
    x -= width + 5.0f;
  }
  return right_middle.x - x;
}

void toggle_timeline(View& view, const LayoutPlan& plan) {
  if (plan.has_tabs_at_bottom) {
    view.ui.tab = "timeline";
  } else if (plan.is_low) {
    view.ui.opens_timeline = true;
  } else {
    view.ui.folds_timeline = false;
  }
}

}  // namespace

void draw_timeline_line(View& view) {
  const LayoutPlan plan = layout_now(view.ui);
  const ImVec2 from = ImGui::GetWindowPos();
  const float width = ImGui::GetWindowSize().x, y = from.y + (kLineHeight - kControlHeight) * 0.5f;
  const float middle = from.y + kLineHeight * 0.5f;
  ImDrawList* list = ImGui::GetWindowDrawList();
  ImGui::SetCursorScreenPos({from.x + kSpace2, y});
  draw_action_button(view, "back");
  float right = from.x + width - kSpace2;
  if (!plan.has_tabs_at_bottom) {
    ButtonOptions options;
    options.kind = ButtonKind::quiet;
    options.icon = ICON_CHEVRON_UP;
    const std::string label = "Timeline##open";
    right -= button_width(label, options);
    ImGui::SetCursorScreenPos({right, y});
    if (button(label, options)) toggle_timeline(view, plan);
    right -= kSpace2;
  }
  right -= 30.0f;
  ImGui::SetCursorScreenPos({right, y});
  draw_action_button(view, "forward");
  right -= kSpace2;
  if (width > 640.0f) right -= draw_marks(view, list, {right, middle}) + kSpace3;
  float x = from.x + kSpace2 + 34.0f + kSpace2;
  const TimelineMoment& now = view.models.timeline.moments()[view.session.at()];
  if (view.session.at() > 0) {
    draw_outcome(list, {x + 10.0f, middle}, 20.0f, now.outcome);
    x += 20.0f + kSpace2;
  }
  const auto [place, words, story] = now_words(view);
  const std::string changed = change_words(now.changed);
  const float badge_room =
      changed.empty() ? 0.0f : text_width(fonts().small_strong, changed) + kSpace2;
  const float place_end = std::min(right, x + text_width(fonts().strong, place) + kSpace2);
  draw_text_in(list, fonts().strong, {{x, from.y}, {place_end, from.y + kLineHeight}},
               colors().text, place);
  const float words_end =
      std::min(right - badge_room, place_end + text_width(fonts().body, words) + 1.0f);
  if (words_end > place_end)
    draw_text_in(list, fonts().body, {{place_end, from.y}, {words_end, from.y + kLineHeight}},
                 colors().text, words);
  if (badge_room > 0.0f && words_end + badge_room <= right + 1.0f)
    draw_text_in(list, fonts().small_strong,
                 {{words_end + kSpace2, from.y}, {right, from.y + kLineHeight}}, colors().muted,
                 changed);
}

}  // namespace permsim

// Draws a refusal on a ground of its own, with the two ways on.
#include "web/views/refusal.h"

#include <string_view>

#include "core/decide/words.h"
#include "web/look/theme.h"
#include "web/look/type_scale.h"
#include "web/widgets/button.h"
#include "web/widgets/text.h"

namespace permsim {

void draw_refusal(View& view) {
  if (!view.ui.refusal) return;
  const Refusal& refusal = *view.ui.refusal;
  const ImVec2 from = ImGui::GetCursorScreenPos();
  const float width = ImGui::GetContentRegionAvail().x;
  ImDrawList* list = ImGui::GetWindowDrawList();
  list->ChannelsSplit(2);
  list->ChannelsSetCurrent(1);
  ImGui::Indent(kSpace3);
  gap(kSpace2);
  const bool is_unclear = refusal.answer.outcome == Outcome::unclear;
  const bool is_impossible = refusal.answer.outcome == Outcome::impossible;
  const std::string_view title = is_impossible ? "This cannot be done now"
                                 : is_unclear  ? "The documents do not say whether this is allowed"
                                               : "This is not allowed";
  const float room = width - 2.0f * kSpace3;
  paragraph(title, fonts().strong, colors().text, room);
  // A refusal names the person, the act and the thing itself; an impossible act says only what
  // stands in its way.
  if (is_impossible)
    paragraph(step_title(view.world(), refusal.step), fonts().small, colors().muted, room);
  paragraph(refusal.answer.says, fonts().body, colors().text, room);
  gap(kSpace1);
  if (button("Record it anyway##refusal")) {
    view.send(TakeStep{refusal.step, true});
    view.ui.refusal.reset();
  }
  tip("Keep the attempt as a step that was not done");
  ImGui::SameLine();
  ButtonOptions quiet;
  quiet.kind = ButtonKind::quiet;
  if (button("Dismiss##refusal", quiet)) view.ui.refusal.reset();
  gap(kSpace1);
  ImGui::Unindent(kSpace3);
  list->ChannelsSetCurrent(0);
  const ImVec2 to(from.x + width, ImGui::GetCursorScreenPos().y);
  list->AddRectFilled(from, to, is_unclear ? colors().unclear_soft : colors().denied_soft, 8.0f);
  list->ChannelsMerge();
  gap(kSpace3);
}

}  // namespace permsim

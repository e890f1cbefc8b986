// Draws the sentence line. It never wraps and is always there, so that nothing jumps.
#include "web/views/sentence.h"

#include <string>

#include "icons.h"
#include "web/look/theme.h"
#include "web/look/type_scale.h"
#include "web/models/words.h"
#include "web/views/layout_plan.h"
#include "web/widgets/item.h"
#include "web/widgets/signs.h"
#include "web/widgets/test_hooks.h"
#include "web/widgets/text.h"

namespace permsim {
namespace {

/// "Why ›" at the right end; returns where it begins.
float draw_way_to_why(ImDrawList* list, const ImRect& box) {
  const ImRect arrow(box.Max.x - 28.0f, box.Min.y, box.Max.x - 10.0f, box.Max.y);
  const float begin = arrow.Min.x - text_width(fonts().strong, "Why") - 2.0f;
  draw_text_in(list, fonts().strong, {{begin, box.Min.y}, {arrow.Min.x, box.Max.y}},
               colors().accent_text, "Why");
  draw_icon(list, fonts().small, arrow, colors().accent_text, ICON_CHEVRON_RIGHT);
  return begin;
}

}  // namespace

void draw_sentence(View& view, const ImRect& box) {
  const CellSentence sentence = sentence_now(view);
  const bool leads_to_why = sentence.is_chosen && layout_now(view.ui).shows_one_pane;
  test_hooks::note_item("sentence", box.Min, box.Max);
  ImDrawList* list = ImGui::GetWindowDrawList();
  ItemState item;
  if (leads_to_why) item = item_at("Why: " + sentence.words + "##sentence", box);
  list->AddRectFilled(box.Min, box.Max, item.is_hovered ? colors().hover : colors().sunken);
  list->AddLine({box.Min.x, box.Min.y + 0.5f}, {box.Max.x, box.Min.y + 0.5f}, colors().line);
  float x = box.Min.x + kSpace4, end = box.Max.x - kSpace3;
  if (leads_to_why) end = draw_way_to_why(list, box) - kSpace3;
  if (sentence.look) {
    draw_sign(list, {x + 10.0f, box.GetCenter().y}, 20.0f, *sentence.look);
    x += 20.0f + kSpace3;
  }
  const bool is_hint = !sentence.look;
  draw_text_in(list, fonts().body, {{x, box.Min.y}, {end, box.Max.y}},
               is_hint ? colors().muted : colors().text, sentence.words);
  x += text_width(fonts().body, sentence.words) + kSpace2;
  if (x + 40.0f < end)
    draw_text_in(list, fonts().small, {{x, box.Min.y + 1.0f}, {end, box.Max.y + 1.0f}},
                 colors().muted, sentence.more);
  draw_focus_ring(item, 0.0f);
  if (!item.is_clicked) return;
  view.ui.tab = "why";
  view.ui.answer = AnswerTab::why;
}

}  // namespace permsim

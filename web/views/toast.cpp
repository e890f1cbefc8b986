// Draws the toast: a window of its own, dark in either theme, above whatever is there.
#include "web/views/toast.h"

#include <algorithm>
#include <string>

#include "icons.h"
#include "web/look/theme.h"
#include "web/look/type_scale.h"
#include "web/widgets/item.h"
#include "web/widgets/page_focus.h"
#include "web/widgets/text.h"

namespace permsim {
namespace {

constexpr float kToastSide = 14.0f, kLeastHeight = 40.0f, kMostWidth = 620.0f;

/// One word to press at the right; returns where it begins.
float draw_act(View& view, NewsAct act, const char* word, float right, const ImRect& box) {
  if (!can_do(view, act)) return right;
  const float left = right - text_width(fonts().strong, word) - kSpace3;
  const float middle = box.GetCenter().y;
  const ItemState item =
      item_at(std::string(word) + "##news", {left, middle - 14.0f, right, middle + 14.0f});
  ImDrawList* list = ImGui::GetWindowDrawList();
  if (item.is_hovered)
    list->AddRectFilled(item.box.Min, item.box.Max, faded(colors().on_inverse, 0.14f), kRadius);
  draw_text_in(list, fonts().strong, item.box, colors().inverse_link, word, 0.5f);
  if (item.is_focused)
    list->AddRect(item.box.Min, item.box.Max, colors().inverse_link, kRadius, 0, 2.0f);
  if (item.is_clicked) do_with_news(view, act);
  return left - kSpace1;
}

float draw_dismiss(View& view, const ImRect& box) {
  const float middle = box.GetCenter().y;
  const ItemState item = item_at(
      "Dismiss##news", {box.Max.x - 34.0f, middle - 14.0f, box.Max.x - 6.0f, middle + 14.0f});
  ImDrawList* list = ImGui::GetWindowDrawList();
  if (item.is_hovered)
    list->AddRectFilled(item.box.Min, item.box.Max, faded(colors().on_inverse, 0.14f), kRadius);
  draw_icon(list, fonts().small, item.box, faded(colors().on_inverse, 0.8f), ICON_XMARK);
  if (item.is_focused)
    list->AddRect(item.box.Min, item.box.Max, colors().inverse_link, kRadius, 0, 2.0f);
  tip("Dismiss");
  if (item.is_clicked) do_with_news(view, NewsAct::dismiss);
  return item.box.Min.x - kSpace1;
}

float acts_width(const View& view) {
  float width = 34.0f + kSpace2;
  for (const auto& [act, word] :
       {std::pair(NewsAct::undo, "Undo"), std::pair(NewsAct::show, "Show")})
    if (can_do(view, act)) width += text_width(fonts().strong, word) + kSpace3 + kSpace1;
  return width;
}

}  // namespace

void draw_toast(View& view, const ImRect& room) {
  if (!view.ui.news) return;
  const std::string words = view.ui.news->words;
  const float most = std::min(kMostWidth, room.GetWidth() - 2.0f * kSpace4),
              acts = acts_width(view);
  if (most < 200.0f || room.GetHeight() < 120.0f) return;
  const float natural = text_width(fonts().body, words) + kToastSide + acts + kSpace2;
  const float width = std::min(most, natural), text = width - kToastSide - acts - kSpace2;
  const float height = std::max(kLeastHeight, paragraph_height(words, fonts().body, text) + 20.0f);
  const float x = std::round(room.GetCenter().x - width * 0.5f), y = room.Max.y - height - kSpace3;
  const ImRect box(x, y, x + width, y + height);
  ImGui::SetCursorScreenPos(box.Min);
  const PanelScope scope("news");
  if (ImGui::BeginChild("news", box.GetSize(), ImGuiChildFlags_None,
                        ImGuiWindowFlags_NoScrollbar | ImGuiWindowFlags_NoScrollWithMouse)) {
    ImDrawList* list = ImGui::GetWindowDrawList();
    list->PushClipRectFullScreen();
    for (const auto& [grown, down, share] :
         {std::tuple(1.0f, 2.0f, 0.05f), std::tuple(2.0f, 5.0f, 0.03f),
          std::tuple(3.0f, 9.0f, 0.02f)})
      list->AddRectFilled({box.Min.x - grown, box.Min.y - grown + down},
                          {box.Max.x + grown, box.Max.y + grown + down},
                          IM_COL32(0, 0, 0, static_cast<int>(share * 255.0f)), 10.0f + grown);
    list->PopClipRect();
    list->AddRectFilled(box.Min, box.Max, colors().inverse, 10.0f);
    // Whatever lies below hears nothing of what is pressed here.
    item_at("##news", box, {.allows_overlap = true});
    float right = draw_dismiss(view, box);
    right = draw_act(view, NewsAct::undo, "Undo", right, box);
    draw_act(view, NewsAct::show, "Show", right, box);
    const float lines = paragraph_height(words, fonts().body, text);
    draw_paragraph(list, fonts().body, {box.Min.x + kToastSide, box.GetCenter().y - lines * 0.5f},
                   colors().on_inverse, words, text);
  }
  ImGui::EndChild();
}

}  // namespace permsim

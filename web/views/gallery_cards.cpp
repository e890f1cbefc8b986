// A card: in small how the scenario ends, what it is about, and the one it can be seen beside.
#include "web/views/gallery_cards.h"

#include <algorithm>

#include "icons.h"
#include "web/look/theme.h"
#include "web/look/type_scale.h"
#include "web/models/gallery.h"
#include "web/widgets/button.h"
#include "web/widgets/item.h"
#include "web/widgets/signs.h"
#include "web/widgets/text.h"

namespace permsim {
namespace {

constexpr float kLeastLesson = 300.0f, kLessonHeight = 62.0f;
constexpr float kLeastCard = 258.0f, kPictureHeight = 84.0f, kWordsHeight = 136.0f;
constexpr const char* kNode = "header/bar/scenarios/";

ImU32 outcome_color(Outcome outcome) {
  switch (outcome) {
    case Outcome::done: return colors().good;
    case Outcome::denied: return colors().bad;
    case Outcome::unclear:
    case Outcome::impossible: break;
    case Outcome::off: return colors().line_strong;
  }
  return colors().warning;
}

/// A circle for what was done, a square for what was denied, a triangle for what could not be.
void draw_outcome(ImDrawList* list, ImVec2 at, Outcome outcome) {
  const ImU32 color = outcome_color(outcome);
  if (outcome == Outcome::done) return list->AddCircleFilled(at, 3.0f, color);
  if (outcome == Outcome::denied)
    return list->AddRectFilled({at.x - 3.0f, at.y - 3.0f}, {at.x + 3.0f, at.y + 3.0f}, color);
  list->AddTriangleFilled({at.x, at.y - 4.0f}, {at.x + 4.0f, at.y + 3.0f},
                          {at.x - 4.0f, at.y + 3.0f}, color);
}

void draw_cell(ImDrawList* list, ImVec2 at, float width, Sign sign) {
  const ImVec2 end(at.x + width, at.y + 6.0f);
  switch (sign) {
    case Sign::allowed:
    case Sign::blocked: return list->AddRectFilled(at, end, faded(colors().allowed, 0.75f), 1.5f);
    case Sign::unclear: return list->AddRect(at, end, colors().unclear, 1.5f);
    case Sign::denied:
    case Sign::not_granted: break;
  }
  list->AddRectFilled({at.x + width * 0.5f - 1.0f, at.y + 2.5f},
                      {at.x + width * 0.5f + 1.0f, at.y + 3.5f}, colors().faint);
}

void draw_picture(ImDrawList* list, const ImRect& box, const GalleryPicture& picture) {
  constexpr float kGroupGap = 5.0f;
  const std::size_t columns = picture.rows.empty() ? 0 : picture.rows.front().size();
  const float room = box.GetWidth() - 24.0f;
  const float pitch =
      std::min(11.0f, (room - kGroupGap * static_cast<float>(picture.groups.size())) /
                          static_cast<float>(std::max<std::size_t>(columns, 1)));
  for (std::size_t row = 0; row < picture.rows.size(); ++row) {
    float x = box.Min.x + 12.0f;
    for (std::size_t column = 0; column < columns; ++column) {
      if (std::find(picture.groups.begin(), picture.groups.end(), column) != picture.groups.end())
        x += kGroupGap;
      draw_cell(list, {x, box.Min.y + 10.0f + 9.0f * static_cast<float>(row)}, pitch - 2.0f,
                picture.rows[row][column]);
      x += pitch;
    }
  }
  const float y = box.Max.y - 12.0f, from = box.Min.x + 16.0f;
  const auto steps = static_cast<float>(picture.steps.size());
  const float stride = std::min(19.0f, (room - 8.0f) / std::max(steps, 1.0f));
  if (!picture.steps.empty())
    list->AddLine({from, y}, {from + stride * steps, y}, colors().line_strong);
  list->AddCircleFilled({from, y}, 3.5f, colors().sunken);
  list->AddCircle({from, y}, 3.0f, colors().muted);
  for (std::size_t i = 0; i < picture.steps.size(); ++i)
    draw_outcome(list, {from + stride * static_cast<float>(i + 1), y}, picture.steps[i]);
}

/// The ground of the picture, and on it what there is: of what nobody wrote, an icon.
void draw_head(const View& view, const GalleryEntry& entry, const ImRect& box) {
  ImDrawList* list = ImGui::GetWindowDrawList();
  list->AddRectFilled(box.Min, box.Max, colors().sunken, 10.0f, ImDrawFlags_RoundCornersTop);
  if (const GalleryPicture* picture = view.models.gallery.picture(entry.id))
    draw_picture(list, box, *picture);
  else if (!entry.is_story)
    draw_icon(list, fonts().title, box, colors().faint,
              entry.title == "Start empty" ? ICON_PLUS : ICON_USERS);
}

std::string goals_of(const GalleryEntry& entry) {
  std::string text;
  for (const std::string& goal : entry.goals) text += (text.empty() ? "•  " : "\n•  ") + goal;
  return text.empty() ? entry.summary : text;
}

void draw_foot(View& view, const GalleryEntry& entry, const ImRect& box, bool is_now) {
  ImDrawList* list = ImGui::GetWindowDrawList();
  float right = box.Max.x;
  if (is_now) {
    constexpr std::string_view kOpen = "open now";
    draw_text_in(list, fonts().small_strong, box, colors().accent_text, kOpen, 1.0f);
    right -= text_width(fonts().small_strong, kOpen) + kSpace2;
  }
  const GalleryEntry* beside = gallery_entry(view, entry.beside);
  if (beside == nullptr) {
    draw_text_in(list, fonts().small, {box.Min, {right, box.Max.y}}, colors().muted,
                 size_words(entry));
    return;
  }
  ButtonOptions options;
  options.kind = ButtonKind::link;
  options.icon = ICON_CODE_COMPARE;
  options.font = fonts().small;
  options.height = 24.0f;
  const std::string label = "Beside “" + beside->title + "”##stories " + entry.id;
  options.width = std::min(button_width(label, options), right - box.Min.x);
  ImGui::SetCursorScreenPos({box.Min.x - kSpace2, box.Min.y});
  if (button(label, options)) open_pair(view, entry);
}

void draw_words(const View& view, const GalleryEntry& entry, const ItemState& item,
                const ImRect& foot, bool has_picture, bool is_now) {
  const ImRect& box = item.box;
  ImDrawList* list = ImGui::GetWindowDrawList();
  list->AddRectFilled(box.Min, box.Max, item.is_hovered ? colors().hover : colors().panel, 10.0f);
  float y = box.Min.y + kSpace3;
  if (has_picture) {
    draw_head(view, entry, {box.Min, {box.Max.x, box.Min.y + kPictureHeight}});
    y += kPictureHeight;
  }
  list->AddRect(box.Min, box.Max, is_now ? colors().accent : colors().line_strong, 10.0f, 0,
                is_now ? 2.0f : 1.0f);
  const float left = foot.Min.x, width = foot.GetWidth();
  const float title = std::min(2.0f * line_height(fonts().strong),
                               paragraph_height(entry.title, fonts().strong, width));
  draw_two_lines(list, fonts().strong, {{left, y}, {left + width, y + title}}, colors().text,
                 entry.title, 0.0f);
  y += title + 3.0f;
  list->PushClipRect({left, y}, {left + width, foot.Min.y - 2.0f}, true);
  draw_paragraph(list, fonts().small, {left, y}, colors().muted,
                 item.is_hovered || item.is_focused ? goals_of(entry) : entry.summary, width);
  list->PopClipRect();
  draw_focus_ring(item, 10.0f);
}

struct Columns {
  std::size_t count = 1;
  float width = 0.0f;  ///< of each
};
Columns columns_for(float least) {
  const float width = ImGui::GetContentRegionAvail().x;
  const auto count = static_cast<std::size_t>(std::max(1.0f, width / (least + kSpace4)));
  return {count, (width - kSpace4 * static_cast<float>(count - 1)) / static_cast<float>(count)};
}

/// `list_key`: of the list that its node stands in.
void draw_card(View& view, const GalleryEntry& entry, const std::string& list_key, ImVec2 at,
               ImVec2 size, bool has_picture) {
  const ImRect box(at, {at.x + size.x, at.y + size.y});
  const std::string node = kNode + list_key + "/scenario " + entry.id + "/open";
  const bool is_now = entry.id == view.session.scenario().id;
  const ImRect foot({at.x + 14.0f, box.Max.y - 32.0f}, {box.Max.x - 14.0f, box.Max.y - 8.0f});
  // The link lies on the card and comes first: a tap has never hovered over it before.
  ImDrawList* list = ImGui::GetWindowDrawList();
  list->ChannelsSplit(2);
  list->ChannelsSetCurrent(1);
  draw_foot(view, entry, foot, is_now);
  list->ChannelsSetCurrent(0);
  ImGui::SetCursorScreenPos(at);
  const ItemState item =
      place_item(entry.title + "##scenario " + entry.id, size, {true, false, node});
  if (item.is_visible) draw_words(view, entry, item, foot, has_picture, is_now);
  list->ChannelsMerge();
  if (item.is_clicked && view.ui.open_menu == "gallery") open_entry(view, entry);
}

void draw_lesson_card(View& view, const LessonEntry& lesson, ImVec2 at, float width) {
  ImGui::SetCursorScreenPos(at);
  const ItemState item =
      place_item(lesson.title + "##gallery lesson " + lesson.id, {width, kLessonHeight},
                 {true, false, kNode + ("lessons/lesson " + lesson.id) + "/open"});
  if (item.is_visible) {
    const ImRect& box = item.box;
    ImDrawList* list = ImGui::GetWindowDrawList();
    list->AddRectFilled(box.Min, box.Max, item.is_hovered ? colors().hover : colors().panel, 10.0f);
    list->AddRect(box.Min, box.Max, colors().line_strong, 10.0f);
    const ImRect mark({at.x + kSpace3, at.y + 14.0f}, {at.x + kSpace3 + 34.0f, at.y + 48.0f});
    list->AddRectFilled(mark.Min, mark.Max, faded(colors().accent, 0.12f), 8.0f);
    draw_text_in(list, fonts().body, mark, colors().accent_text, ICON_GRADUATION_CAP, 0.5f);
    const float left = mark.Max.x + kSpace3, right = box.Max.x - kSpace3;
    draw_text_in(list, fonts().strong, {{left, at.y + 11.0f}, {right, at.y + 31.0f}}, colors().text,
                 lesson.title);
    draw_text_in(list, fonts().small, {{left, at.y + 32.0f}, {right, at.y + 50.0f}}, colors().muted,
                 lesson.more);
    draw_focus_ring(item, 10.0f);
  }
  if (!item.is_clicked || view.ui.open_menu != "gallery") return;
  view.ui.open_menu.clear();
  view.outbox.send(OpenLesson{lesson.id});
}

/// Draws `count` cards, each by `draw(i, at, width)`, row by row in as many columns as have room
/// for `least`, and takes their room in the layout.
template <typename Draw>
void draw_in_columns(std::size_t count, float least, float height, const Draw& draw) {
  const Columns columns = columns_for(least);
  const ImVec2 from = ImGui::GetCursorScreenPos();
  for (std::size_t i = 0; i < count; ++i) {
    const std::size_t column = i % columns.count, row = i / columns.count;
    draw(i,
         {from.x + static_cast<float>(column) * (columns.width + kSpace4),
          from.y + static_cast<float>(row) * (height + kSpace4)},
         columns.width);
  }
  const std::size_t rows = (count + columns.count - 1) / columns.count;
  ImGui::SetCursorScreenPos(from);
  ImGui::Dummy({ImGui::GetContentRegionAvail().x, static_cast<float>(rows) * (height + kSpace4)});
}

}  // namespace

void draw_cards(View& view, const std::string& list_key,
                const std::vector<const GalleryEntry*>& entries) {
  // One under the other they are words: a phone has no room for pictures.
  const bool has_picture = columns_for(kLeastCard).count > 1;
  const float height = kWordsHeight + (has_picture ? kPictureHeight : 0.0f);
  draw_in_columns(entries.size(), kLeastCard, height, [&](std::size_t i, ImVec2 at, float width) {
    draw_card(view, *entries[i], list_key, at, {width, height}, has_picture);
  });
}

void draw_lesson_cards(View& view, const std::vector<const LessonEntry*>& lessons) {
  draw_in_columns(lessons.size(), kLeastLesson, kLessonHeight,
                  [&](std::size_t i, ImVec2 at, float width) {
                    draw_lesson_card(view, *lessons[i], at, width);
                  });
}

}  // namespace permsim

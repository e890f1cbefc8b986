// The gallery covers the page: what is new and what is kept at the left, what is shipped at the
// right, a card each.
#include "web/views/gallery.h"

#include <algorithm>
#include <string>

#include "icons.h"
#include "web/look/theme.h"
#include "web/look/type_scale.h"
#include "web/models/app_actions.h"
#include "web/models/gallery.h"
#include "web/views/gallery_cards.h"
#include "web/widgets/button.h"
#include "web/widgets/field.h"
#include "web/widgets/item.h"
#include "web/widgets/popover.h"
#include "web/widgets/text.h"

namespace permsim {
namespace {

constexpr float kSide = 264.0f, kLeastWithSide = 820.0f;

void draw_side_action(View& view, std::string_view id, ButtonKind kind, float width) {
  const AppAction& action = app_action(id);
  ButtonOptions options;
  options.kind = kind;
  if (kind != ButtonKind::primary) options.icon = action.icon;
  options.width = width;
  if (!button(action.label(view) + "##gallery", options)) return;
  view.ui.open_menu.clear();
  action.run(view);
}

void draw_recent_works(View& view) {
  if (view.ui.recent.empty()) return;
  gap(kSpace3);
  menu_heading("Kept in this browser");
  for (const RecentWork& work : view.ui.recent) {
    if (!menu_row(work.title + "##gallery recent " + work.id,
                  {ICON_CLOCK, work.more, {}, false, true}))
      continue;
    view.ui.open_menu.clear();
    view.outbox.send(OpenRecent{work.id});
  }
}

void draw_side(View& view) {
  const ImVec2 at = ImGui::GetWindowPos();
  const ImVec2 size = ImGui::GetWindowSize();
  const ImVec2 end(at.x + size.x, at.y + size.y);
  ImDrawList* list = ImGui::GetWindowDrawList();
  list->PushClipRect(at, end);  // its own leaves out half of the padding
  list->AddRectFilled(at, end, colors().sunken);
  list->PopClipRect();
  draw_text(ImGui::GetWindowDrawList(), fonts().title, ImGui::GetCursorScreenPos(), colors().text,
            "Permission Simulator");
  ImGui::Dummy({0.0f, 34.0f});
  const float width = ImGui::GetContentRegionAvail().x;
  draw_side_action(view, "new", ButtonKind::primary, width);
  gap(kSpace1);
  draw_side_action(view, "open", ButtonKind::soft, width);
  gap(kSpace1);
  draw_side_action(view, "save", ButtonKind::soft, width);
  draw_recent_works(view);
  gap(kSpace4);
  paragraph(kGalleryPrivacy, fonts().small, colors().muted);
}

/// The search, the products to choose from, and the way out.
void draw_top(View& view) {
  const float width = ImGui::GetContentRegionAvail().x;
  FieldOptions search;
  search.icon = ICON_MAGNIFYING_GLASS;
  search.hint = "Search scenarios…";
  search.can_be_cleared = true;
  search.width = std::min(340.0f, width - 44.0f);
  const ImVec2 at = ImGui::GetCursorScreenPos();
  if (text_field("Search scenarios", gallery_search(view), search)) search_gallery(view, {});
  const std::vector<GalleryFilter> filters = gallery_filters(view);
  std::vector<std::string> words;
  int chosen = 0;
  for (const GalleryFilter& filter : filters) {
    if (filter.product == view.ui.gallery_product) chosen = static_cast<int>(words.size());
    words.push_back(filter.words);
  }
  const bool is_beside = segmented_width(words) + search.width + 80.0f < width;
  ImGui::SetCursorScreenPos({at.x + width - 34.0f, at.y});
  if (icon_button(ICON_XMARK, "Close##gallery")) view.ui.open_menu.clear();
  ImGui::SetCursorScreenPos(is_beside ? ImVec2(at.x + search.width + kSpace3, at.y)
                                      : ImVec2(at.x, at.y + 40.0f));
  const int pressed = segmented("products", words, chosen, std::min(segmented_width(words), width));
  if (pressed >= 0) view.ui.gallery_product = filters[static_cast<std::size_t>(pressed)].product;
  ImGui::SetCursorScreenPos({at.x, at.y + (is_beside ? 40.0f : 80.0f)});
  gap(kSpace2);
}

void draw_lessons(View& view) {
  const std::vector<const LessonEntry*> lessons = lessons_found(view);
  if (lessons.empty()) return;
  gap(kSpace2);
  paragraph("Lessons", fonts().title, colors().text);
  gap(kSpace2);
  draw_lesson_cards(view, lessons);
  const AppAction& write = app_action("edit-lesson");
  if (!menu_row(write.label(view) + "##gallery", {write.icon, {}, {}, false, true})) return;
  view.ui.open_menu.clear();
  write.run(view);
}

void draw_shipped(View& view, bool has_side) {
  draw_top(view);
  if (ImGui::BeginChild("shipped", ImGui::GetContentRegionAvail())) {
    if (!has_side) {
      const float width = std::min(260.0f, ImGui::GetContentRegionAvail().x);
      for (const std::string_view id : {"new", "open", "save"}) {
        draw_side_action(view, id, ButtonKind::soft, width);
        gap(kSpace1);
      }
      draw_recent_works(view);
    }
    // On a phone they would take the whole first screen.
    if (has_side) draw_lessons(view);
    const std::vector<GallerySection> sections = gallery_sections(view);
    for (const GallerySection& section : sections) {
      gap(kSpace2);
      paragraph(section.product, fonts().title, colors().text);
      gap(kSpace2);
      draw_cards(view, "scenarios of " + section.product, section.entries);
    }
    if (sections.empty()) {
      gap(kSpace2);
      paragraph(nothing_found_words(view), fonts().body, colors().muted);
      gap(kSpace2);
      draw_cards(view, "nearest", nearest_entries(view));
    }
    if (!has_side) draw_lessons(view);
  }
  ImGui::EndChild();
}

}  // namespace

void draw_gallery(View& view, const ItemState& opener) {
  if (opener.is_clicked) view.ui.open_menu = "gallery";
  if (!begin_cover(view.ui.open_menu, "gallery")) return;
  const ImVec2 size = ImGui::GetWindowSize();
  const bool has_side = size.x >= kLeastWithSide;
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(kSpace4, kSpace4));
  constexpr ImGuiChildFlags kPadded = ImGuiChildFlags_AlwaysUseWindowPadding;
  if (has_side) {
    if (ImGui::BeginChild("new and kept", {kSide, size.y}, kPadded)) draw_side(view);
    ImGui::EndChild();
    ImGui::SameLine(0.0f, 0.0f);
  }
  if (ImGui::BeginChild("scenarios", {has_side ? size.x - kSide : size.x, size.y}, kPadded))
    draw_shipped(view, has_side);
  ImGui::EndChild();
  ImGui::PopStyleVar();
  end_popover();
}

}  // namespace permsim

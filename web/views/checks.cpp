// The checks of the scenario: what each says, what was found, and a way to give it up.
#include "web/views/checks.h"

#include <algorithm>
#include <string>

#include "icons.h"
#include "web/look/theme.h"
#include "web/look/type_scale.h"
#include "web/models/checks.h"
#include "web/widgets/button.h"
#include "web/widgets/item.h"
#include "web/widgets/popover.h"
#include "web/widgets/text.h"

namespace permsim {
namespace {

struct Mark {
  std::string_view icon;
  ImU32 color;
};

Mark mark_of(CheckState state) {
  switch (state) {
    case CheckState::holds: return {ICON_CIRCLE_CHECK, colors().good};
    case CheckState::fails: return {ICON_CIRCLE_XMARK, colors().bad};
    case CheckState::undecided: return {ICON_CIRCLE_QUESTION, colors().warning};
    case CheckState::not_asked: break;
  }
  return {ICON_CLOCK, colors().muted};
}

/// Where the words of a check stand, and how high its row is.
struct CheckPlaces {
  ImRect box;
  float words = 0.0f;  ///< height of what it says
  float room = 0.0f;
};

constexpr float kCheckIndent = 34.0f, kEnd = 74.0f;

CheckPlaces places_of(const CheckRow& row) {
  CheckPlaces places;
  const float width = ImGui::GetContentRegionAvail().x;
  places.room = width - kCheckIndent - 6.0f;
  places.words = paragraph_height(row.words, fonts().body, places.room);
  const float more = std::max(24.0f, paragraph_height(row.more, fonts().small, places.room - kEnd));
  const ImVec2 at = ImGui::GetCursorScreenPos();
  places.box = {at, {at.x + width, at.y + places.words + more + 14.0f}};
  return places;
}

bool draw_give_up(const CheckRow& row, const CheckPlaces& places) {
  ImGui::SetCursorScreenPos({places.box.Max.x - kEnd, places.box.Min.y + places.words + 5.0f});
  ButtonOptions options;
  options.kind = ButtonKind::quiet;
  options.height = 24.0f;
  options.font = fonts().small;
  const std::string node = "attention/checks/" + std::to_string(row.number) + "/give up";
  options.node = node;
  return button("Give up##check " + std::to_string(row.number), options);
}

void draw_words(const CheckRow& row, const CheckPlaces& places, const ItemState& item) {
  ImDrawList* list = ImGui::GetWindowDrawList();
  const ImVec2 at = places.box.Min;
  if (item.is_hovered) list->AddRectFilled(places.box.Min, places.box.Max, colors().hover, kRadius);
  const Mark mark = mark_of(row.state);
  draw_icon(list, fonts().body, {{at.x + 6.0f, at.y + 6.0f}, {at.x + 26.0f, at.y + 26.0f}},
            mark.color, mark.icon);
  draw_paragraph(list, fonts().body, {at.x + kCheckIndent, at.y + 7.0f}, colors().text, row.words,
                 places.room);
  const bool is_bad = row.state == CheckState::fails;
  draw_paragraph(list, fonts().small, {at.x + kCheckIndent, at.y + places.words + 9.0f},
                 is_bad ? colors().bad : colors().muted, row.more, places.room - kEnd);
  draw_focus_ring(item, kRadius);
}

void draw_check(View& view, const CheckRow& row) {
  const CheckPlaces places = places_of(row);
  const std::string number = std::to_string(row.number);
  // The button lies on the row and comes first: a tap has never hovered over it before.
  ImDrawList* list = ImGui::GetWindowDrawList();
  list->ChannelsSplit(2);
  list->ChannelsSetCurrent(1);
  const bool is_given_up = draw_give_up(row, places);
  list->ChannelsSetCurrent(0);
  ImGui::SetCursorScreenPos(places.box.Min);
  const std::string node = "attention/checks/" + number + "/look";
  const ItemState item =
      place_item(row.words + "##check " + number, places.box.GetSize(), {true, false, node});
  if (item.is_visible) draw_words(row, places, item);
  list->ChannelsMerge();
  if (is_given_up)
    give_up_check(view, row.number);
  else if (item.is_clicked)
    look_into_check(view, row.number);
}

}  // namespace

void draw_checks(View& view) {
  const std::vector<CheckRow>& rows = view.models.checks.rows();
  gap(kSpace4);
  const auto [title, count] = checks_words(view);
  const ImVec2 at = ImGui::GetCursorScreenPos();
  ImDrawList* list = ImGui::GetWindowDrawList();
  draw_text(list, fonts().small_strong, at, colors().muted, title);
  if (!count.empty())
    draw_text(list, fonts().small, {at.x + text_width(fonts().small_strong, title) + kSpace2, at.y},
              colors().muted, count);
  ImGui::Dummy({0.0f, line_height(fonts().small) + kSpace1});
  if (rows.empty()) return paragraph(kChecksHint, fonts().small, colors().muted);
  for (std::size_t i = 0; i < std::min(rows.size(), kMostChecksTold); ++i)
    draw_check(view, rows[i]);
  if (rows.size() > kMostChecksTold)
    paragraph("and " + std::to_string(rows.size() - kMostChecksTold) + " more", fonts().small,
              colors().muted);
  if (view.models.checks.is_unfinished() &&
      button("Look at all of them: it may take some seconds##checks"))
    view.models.checks.ask_all();
}

void draw_keeping_rows(View& view, const Cell& cell) {
  menu_line();
  const std::string moments = kept_moments_words(view, cell);
  if (menu_row("This must stay so##keep", {ICON_LIST_CHECK, moments, {}, false, true})) {
    keep_so(view, cell);
    close_popover();
  }
  if (!can_be_kept_from(view, cell)) return;
  if (menu_row(kept_from_words(view, cell) + "##keep", {ICON_SHIELD_HALVED, {}, {}, false, true})) {
    keep_from(view, cell);
    close_popover();
  }
}

}  // namespace permsim

// Draws the matrix's bar: the subject as a heading one can change, the two ways to look, filters.
#include "web/views/matrix_bar.h"

#include <algorithm>
#include <utility>

#include "icons.h"
#include "web/look/theme.h"
#include "web/look/type_scale.h"
#include "web/models/matrix.h"
#include "web/models/open_questions.h"
#include "web/models/timeline.h"
#include "web/models/words.h"
#include "web/views/layout_plan.h"
#include "web/views/list.h"
#include "web/views/matrix_subject.h"
#include "web/views/person.h"
#include "web/views/roles.h"
#include "web/views/stories.h"
#include "web/widgets/button.h"
#include "web/widgets/field.h"
#include "web/widgets/popover.h"
#include "web/widgets/text.h"

namespace permsim {
namespace {

std::string filter_label(const View& view) {
  return std::string(kMatrixFilters[static_cast<std::size_t>(view.ui.filter)]) + "##filter";
}
ButtonOptions filter_options(const View& view, ButtonOptions options = {}) {
  options.icon = ICON_FILTER;
  options.has_menu = true;
  options.is_on = view.ui.filter != MatrixFilter::everything;
  options.node = "matrix/filter";
  return options;
}
float filter_width(const View& view) {
  return button_width(filter_label(view), filter_options(view));
}

void draw_filter(View& view, const ButtonOptions& look = {}) {
  const auto now = static_cast<std::size_t>(view.ui.filter);
  const ItemState item = draw_button(filter_label(view), filter_options(view, look));
  if (item.is_clicked) open_popover("filter", item.box);
  if (!begin_popover("filter", 270.0f)) return;
  menu_heading("Show");
  for (std::size_t i = 0; i < 3; ++i) {
    if (menu_row(std::string(kMatrixFilters[i]) + "##filter", {{}, {}, {}, i == now, true})) {
      view.ui.filter = static_cast<MatrixFilter>(i);
      close_popover();
    }
  }
  menu_line();
  menu_heading("Mark differences from");
  const CompareWith compare = view.ui.compare;
  if (menu_row("The moment before##compare", {{}, {}, {}, compare == CompareWith::previous, true}))
    view.ui.compare = CompareWith::previous;
  if (menu_row("The start##compare", {{}, {}, {}, compare == CompareWith::start, true}))
    view.ui.compare = CompareWith::start;
  if (view.ui.news && view.ui.news->before != nullptr &&
      menu_row("The last change##compare", {{}, {}, {}, compare == CompareWith::change, true}))
    view.ui.compare = CompareWith::change;
  for (const Reading& reading : view.session.policy_file().readings) {
    if (reading.id == view.policy().reading) continue;
    const bool is_chosen = compare == CompareWith::reading && view.ui.compare_reading == reading.id;
    if (!menu_row(reading.label + "##compare " + reading.id,
                  {{}, "Another reading, at this moment", {}, is_chosen, true}))
      continue;
    view.ui.compare = CompareWith::reading;
    view.ui.compare_reading = reading.id;
  }
  end_popover();
}

/// "+3 −1 since the moment before".
void draw_changes(const View& view, ImVec2 at) {
  const std::string words = change_words(view.models.matrix.changes());
  if (words.empty()) return;
  const std::string text = words + compared_words(view);
  const float width = text_width(fonts().small, text);
  if (at.x + width > ImGui::GetWindowContentRegionMax().x + ImGui::GetWindowPos().x) return;
  draw_text(ImGui::GetWindowDrawList(), fonts().small, at, colors().muted, text);
  ImGui::SetCursorScreenPos(at);
  ImGui::Dummy({width, line_height(fonts().small)});
  tip("Cells that differ in the whole world: gained, lost, turned unclear");
}

void draw_cut_short(const View& view) {
  if (view.models.matrix.is_cut_short())
    paragraph("There is more than can be looked through at once: the first part is shown",
              fonts().small, colors().muted);
}

const std::vector<std::string>& ways_to_look() {
  static const std::vector<std::string> kWords(kWaysToLook.begin(), kWaysToLook.end());
  return kWords;
}

void draw_ways_side_by_side(View& view) {
  const int pressed = segmented("way to look", ways_to_look(), static_cast<int>(view.ui.mode));
  if (pressed >= 0) look_by(view, static_cast<MatrixMode>(pressed));
}

std::string ways_label(const View& view) {
  return ways_to_look()[static_cast<std::size_t>(view.ui.mode)] + "##ways to look";
}

void draw_ways_rows(View& view) {
  if (!begin_popover("ways to look", 200.0f)) return;
  for (std::size_t way = 0; way < ways_to_look().size(); ++way) {
    const bool is_now = static_cast<MatrixMode>(way) == view.ui.mode;
    if (!menu_row(ways_to_look()[way] + "##way to look", {{}, {}, {}, is_now, true})) continue;
    look_by(view, static_cast<MatrixMode>(way));
    close_popover();
  }
  end_popover();
}

void draw_ways_menu(View& view, ButtonOptions options) {
  options.has_menu = true;
  options.node = "matrix/ways";
  const ItemState item = draw_button(ways_label(view), options);
  if (item.is_clicked) open_popover("ways to look", item.box);
  draw_ways_rows(view);
}

constexpr float kLeastHeading = 150.0f;

/// The two ways that matter there side by side, the others behind a button.
void draw_ways_on_phone(View& view, ImVec2 at, float width) {
  static const std::vector<std::string> kWords = {"Everybody", "One person"};
  const float ways = segmented_width(kWords) - 20.0f, menu = 34.0f;
  draw_matrix_subject(view, width - ways - menu - kSpace3);
  ImGui::SetCursorScreenPos({at.x + width - ways - menu, at.y + 2.0f});
  const int now = view.ui.mode == MatrixMode::person    ? 1
                  : view.ui.mode == MatrixMode::actions ? 0
                                                        : -1;
  const int pressed = segmented("everybody or one", kWords, now, ways);
  if (pressed >= 0) look_by(view, pressed == 1 ? MatrixMode::person : MatrixMode::actions);
  ImGui::SetCursorScreenPos({at.x + width - menu + 4.0f, at.y + 2.0f});
  const bool is_pressed = icon_button(ICON_ELLIPSIS_VERTICAL, "Other ways to look##phone");
  const ImRect anchor(ImGui::GetItemRectMin(), ImGui::GetItemRectMax());
  if (is_pressed) open_popover("ways to look", anchor);
  draw_ways_rows(view);
}

/// The heading at the left and the ways to look at the right: side by side, or as a menu where
/// there is no room. Between them `filter_room` is left free.
void draw_ways_to_look(View& view, ImVec2 at, float width, float filter_room) {
  if (view.ui.mode <= MatrixMode::person && layout_now(view.ui).has_tabs_at_bottom)
    return draw_ways_on_phone(view, at, width);
  ButtonOptions options;
  options.has_menu = true;
  const bool has_room = segmented_width(ways_to_look()) + kLeastHeading + filter_room <= width;
  const float ways =
      has_room ? segmented_width(ways_to_look()) : button_width(ways_label(view), options);
  draw_matrix_subject(view, width - ways - filter_room - kSpace2);
  ImGui::SetCursorScreenPos({at.x + width - ways, at.y + 2.0f});
  if (has_room)
    draw_ways_side_by_side(view);
  else
    draw_ways_menu(view, {});
}

void draw_copy_questions(View& view) {
  ButtonOptions options;
  options.icon = ICON_COPY;
  if (button("Copy the questions##matrix", options))
    view.outbox.send(CopyText{open_questions(view.session, view.models.matrix)});
  tip("What the documents leave open, as a list for the product’s vendor");
}

/// Filter, changes and ways to look on the heading's line. False when they need a line of their
/// own.
bool draw_bar_in_one_line(View& view, ImVec2 at, float width) {
  const float ways = segmented_width(ways_to_look()), filter = filter_width(view);
  const bool copies = view.ui.filter == MatrixFilter::open_questions;
  if (copies || ways + filter + kLeastHeading + 60.0f > width) return false;
  draw_ways_to_look(view, at, width, filter + kSpace3);
  ImGui::SetCursorScreenPos({at.x + width - ways - kSpace3 - filter, at.y + 2.0f});
  draw_filter(view);
  return true;
}

}  // namespace

void draw_matrix_bar(View& view) {
  const float width = ImGui::GetContentRegionAvail().x;
  const ImVec2 at = ImGui::GetCursorScreenPos();
  if (view.models.way <= MatrixMode::things && draw_bar_in_one_line(view, at, width)) {
    draw_changes(view, {at.x + 6.0f, at.y + 38.0f});
    ImGui::SetCursorScreenPos({at.x, at.y + 40.0f});
    return draw_cut_short(view);
  }
  draw_ways_to_look(view, at, width, 0.0f);
  ImGui::SetCursorScreenPos({at.x, at.y + 40.0f});
  if (view.models.way == MatrixMode::person) draw_person_bar(view);
  if (view.models.way == MatrixMode::list) draw_list_bar(view);
  if (view.models.way == MatrixMode::roles) draw_roles_bar(view);
  if (view.models.way == MatrixMode::stories) draw_stories_bar(view);
  if (view.models.way > MatrixMode::things) {
    ImGui::SetCursorScreenPos({at.x, at.y + 80.0f});
    return;
  }
  draw_filter(view);
  ImGui::SameLine(0.0f, kSpace3);
  if (view.ui.filter == MatrixFilter::open_questions) {
    draw_copy_questions(view);
    ImGui::SameLine(0.0f, kSpace3);
  }
  const ImVec2 beside = ImGui::GetCursorScreenPos();
  draw_changes(view, {beside.x, beside.y + 8.0f});
  ImGui::SetCursorScreenPos({at.x, at.y + 76.0f});
  draw_cut_short(view);
}

void draw_matrix_corner(View& view, const ImRect& box) {
  ImGui::SetCursorScreenPos(box.Min);
  if (ImGui::BeginChild("corner", box.GetSize(), ImGuiChildFlags_None,
                        ImGuiWindowFlags_NoScrollbar | ImGuiWindowFlags_NoBackground |
                            ImGuiWindowFlags_NoScrollWithMouse)) {
    const float step = std::min(34.0f, std::floor((box.GetHeight() - 2.0f) / 3.0f));
    ButtonOptions options;
    options.kind = ButtonKind::quiet;
    options.height = step - 3.0f;
    draw_matrix_subject(view, box.GetWidth() - kSpace2, step - 2.0f);
    ImGui::SetCursorScreenPos({box.Min.x, box.Min.y + step});
    draw_ways_menu(view, options);
    ImGui::SetCursorScreenPos({box.Min.x, box.Min.y + 2.0f * step});
    draw_filter(view, options);
  }
  ImGui::EndChild();
}

}  // namespace permsim

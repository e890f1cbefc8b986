// Lays out the header from both ends; what has no room goes into the menu at the right.
#include "web/views/header.h"

#include <algorithm>

#include "icons.h"
#include "web/look/theme.h"
#include "web/look/type_scale.h"
#include "web/models/edit_question.h"
#include "web/models/findings.h"
#include "web/models/sharing.h"
#include "web/views/actions.h"
#include "web/views/candidates.h"
#include "web/views/file_menu.h"
#include "web/views/gallery.h"
#include "web/views/help.h"
#include "web/views/layout_plan.h"
#include "web/views/palette.h"
#include "web/views/panels.h"
#include "web/widgets/button.h"
#include "web/widgets/popover.h"
#include "web/widgets/signs.h"
#include "web/widgets/text.h"

namespace permsim {
namespace {

constexpr float kLeastTitle = 110.0f;
constexpr float kShareWidth = 106.0f;
constexpr float kTop = (kHeaderHeight - kControlHeight) * 0.5f;

/// The mark of the program: a tick in a rounded square.
void draw_mark(ImDrawList* list, ImVec2 at) {
  list->AddRectFilled(at, {at.x + 26.0f, at.y + 26.0f}, colors().accent, 7.0f);
  draw_stroke(list, {at.x + 13.0f, at.y + 13.0f}, 14.0f, Sign::allowed, colors().on_accent);
}

bool has_readings(const View& view) { return view.session.policy_file().readings.size() > 1; }

/// The title, and in small letters below it the product and where the work is kept; returns where
/// it ends.
float draw_title(View& view, ImVec2 at, float room, bool is_small) {
  ButtonOptions options;
  options.kind = ButtonKind::quiet;
  options.font = fonts().strong;
  options.has_menu = true;
  options.height = is_small ? kControlHeight : 24.0f;
  const std::string label = view.session.scenario().title + "##scenario";
  options.width = std::min(button_width(label, options), room);
  options.node = "header/bar/scenarios";
  ImGui::SetCursorScreenPos(is_small ? at : ImVec2(at.x, at.y - 5.0f));
  const ItemState item = draw_button(label, options);
  draw_gallery(view, item);
  if (is_small) return item.box.Max.x + kSpace1;
  const std::string product = fitted(fonts().small, product_words(view), room - 20.0f);
  const float left = at.x + 10.0f;
  draw_text(ImGui::GetWindowDrawList(), fonts().small, {left, at.y + 17.0f}, colors().muted,
            product);
  return std::max(item.box.Max.x, left + text_width(fonts().small, product)) + kSpace1;
}

void draw_reading(View& view, float room) {
  ButtonOptions options;
  options.icon = ICON_BOOK_OPEN;
  options.has_menu = true;
  options.is_on = view.policy().reading != "default";
  const std::string label = reading_words(view) + "##reading";
  options.width = std::min(button_width(label, options), room);
  options.node = "header/bar/reading";
  const ItemState item = draw_button(label, options);
  tip("Reading", "The document contradicts itself; this is how it is read now");
  if (!begin_menu(view.ui.open_menu, "readings", item, 340.0f)) return;
  draw_reading_rows(view);
  end_popover();
}

/// Ends at `right_top`.
void draw_acting(View& view, ImVec2 right_top, float room) {
  ButtonOptions options;
  options.icon = view.ui.acting.empty() ? ICON_PEN : ICON_USER;
  options.has_menu = true;
  options.is_on = !view.ui.acting.empty();
  const std::string label = acting_words(view) + "##acting";
  options.width = std::min(button_width(label, options), room);
  ImGui::SetCursorScreenPos({right_top.x - options.width, right_top.y});
  const ItemState item = draw_button(label, options);
  tip("Who changes things", "Freely by hand, or as one of the people under the policy's rules");
  if (item.is_clicked) view.ui.picker = {};
  if (!begin_menu(view.ui.open_menu, "acting", item, 300.0f, 480.0f)) return;
  draw_acting_rows(view);
  end_popover();
}

/// What keys open too hangs on its button, or on the menu where that has no room.
void draw_help_menus(View& view, const ImRect& anchor, bool legend, bool keys) {
  ItemState opener;
  opener.box = anchor;
  if (legend && begin_menu(view.ui.open_menu, "legend", opener, 340.0f, 460.0f)) {
    menu_heading("Legend");
    draw_legend();
    end_popover();
  }
  if (keys && begin_menu(view.ui.open_menu, "shortcuts", opener, 700.0f, 820.0f)) {
    menu_heading("Keyboard");
    draw_shortcuts(view);
    menu_line();
    draw_about(view);
    end_popover();
  }
}

void draw_overflow(View& view) {
  const bool is_pressed = icon_button(ICON_ELLIPSIS_VERTICAL, "More##header");
  const ImRect anchor(ImGui::GetItemRectMin(), ImGui::GetItemRectMax());
  if (is_pressed) {
    view.ui.picker = {};
    open_popover("more", anchor);
  }
  if (begin_popover("more", 320.0f, 620.0f)) {
    menu_heading("Who changes things");
    draw_acting_rows(view);
    if (has_readings(view)) {
      menu_line();
      menu_heading("Reading");
      draw_reading_rows(view);
    }
    menu_line();
    menu_heading("File");
    if (draw_file_rows(view)) close_popover();
    menu_line();
    for (const std::string_view id : {"palette", "share", "legend", "shortcuts", "twin", "theme"}) {
      const AppAction& action = app_action(id);
      if (!menu_row(action.label(view) + "##more " + std::string(id),
                    {action.icon, {}, action.keys, false, true}))
        continue;
      action.run(view);
      if (id != std::string_view("theme")) close_popover();
    }
    end_popover();
  }
  draw_help_menus(view, anchor, true, true);
  ItemState opener;
  opener.box = anchor;
  draw_file_popovers(view, opener);
  if (begin_menu(view.ui.open_menu, "acting", opener, 300.0f, 480.0f)) {
    draw_acting_rows(view);
    end_popover();
  }
  if (begin_menu(view.ui.open_menu, "readings", opener, 340.0f)) {
    draw_reading_rows(view);
    end_popover();
  }
}

/// Where there is room undo and redo are words.
constexpr float kWordsFrom = 1380.0f, kUndoWords = 78.0f, kRedoWords = 76.0f;

void draw_words_button(View& view, std::string_view id, float width) {
  const AppAction& action = app_action(id);
  ButtonOptions options;
  options.kind = ButtonKind::quiet;
  options.icon = action.icon;
  options.is_enabled = is_enabled(action, view);
  options.width = width;
  if (button(action.label(view) + "##" + std::string(id), options)) action.run(view);
  tip(tip_of(action, view));
}

float undo_room(float width) { return width < kWordsFrom ? 2.0f * 34.0f : kUndoWords + kRedoWords; }

void draw_right_end(View& view, float right, bool is_small, float acting_room) {
  const float width = ImGui::GetWindowSize().x, undo = undo_room(width);
  const float icons = is_small ? 1.0f : 5.0f;
  const float share = is_small ? 0.0f : kShareWidth;
  const float x = right - undo - icons * 34.0f - share;
  const float y = ImGui::GetWindowPos().y + kTop;
  if (!is_small) draw_acting(view, {x - kSpace3, y}, acting_room);
  ImGui::SetCursorScreenPos({x, y});
  for (const auto& [id, room] : {std::pair("undo", kUndoWords), {"redo", kRedoWords}}) {
    if (width < kWordsFrom)
      draw_action_button(view, id);
    else
      draw_words_button(view, id, room);
    ImGui::SameLine(0.0f, 2.0f);
  }
  if (is_small) return draw_overflow(view);
  for (const std::string_view id : {"palette", "legend", "shortcuts", "twin", "theme"}) {
    draw_action_button(view, id);
    draw_help_menus(view, {ImGui::GetItemRectMin(), ImGui::GetItemRectMax()},
                    id == std::string_view("legend"), id == std::string_view("shortcuts"));
    ImGui::SameLine(0.0f, 2.0f);
  }
  ImGui::SetCursorScreenPos({right - share + kSpace3, y});
  draw_share(view);
}

/// The panes behind one button, where there is no room for them side by side.
float draw_page_menu(View& view, const std::vector<const Panel*>& shown,
                     const std::vector<std::string>& words, int chosen, float right, float y) {
  const auto now = static_cast<std::size_t>(chosen);
  ButtonOptions options;
  options.has_menu = true;
  const std::string label = words[now] + "##pages";
  const float left = right - button_width(label, options);
  ImGui::SetCursorScreenPos({left, y});
  const ItemState item = draw_button(label, options);
  if (item.is_clicked) open_popover("pages", item.box);
  if (!begin_popover("pages", 200.0f)) return left;
  for (std::size_t i = 0; i < shown.size(); ++i) {
    if (!menu_row(words[i] + "##page", {shown[i]->icon, {}, {}, i == now, true})) continue;
    bring(view, *shown[i]);
    close_popover();
  }
  end_popover();
  return left;
}

/// Where one pane is shown at a time: which of them. Returns where it begins; not before `least`.
float draw_page_tabs(View& view, float least, float right, float y) {
  std::vector<const Panel*> shown;
  std::vector<std::string> words;
  int chosen = 0;
  for (const Panel& panel : panels()) {
    const bool is_attention = panel.answer == AnswerTab::attention;
    if ((panel.id != panel.tab && !is_attention) || panel.place == PanelPlace::bottom) continue;
    const bool is_now = is_attention ? view.ui.answer == AnswerTab::attention : true;
    if (view.ui.tab == panel.tab && is_now) chosen = static_cast<int>(shown.size());
    shown.push_back(&panel);
    const std::string count = is_attention ? attention_count(view) : std::string();
    words.push_back(panel.id == "things"
                        ? "Things"
                        : std::string(panel.label) + (count.empty() ? "" : " " + count));
  }
  const float left = right - segmented_width(words);
  if (left < least) return draw_page_menu(view, shown, words, chosen, right, y);
  ImGui::SetCursorScreenPos({left, y});
  const int pressed = segmented("page", words, chosen);
  if (pressed < 0) return left;
  const Panel& panel = *shown[static_cast<std::size_t>(pressed)];
  bring(view, panel);
  return left;
}

}  // namespace

void draw_reading_rows(View& view) {
  for (const Reading& reading : view.session.policy_file().readings) {
    const bool is_now = reading.id == view.policy().reading;
    if (menu_row(reading.label + "##reading " + reading.id, {{}, reading.says, {}, is_now, true})) {
      if (!is_now) read_otherwise(view, reading.id);
      close_popover();
    }
  }
}

void draw_acting_rows(View& view) {
  if (menu_row("Free editing##acting",
               {ICON_PEN, "Change anything by hand", {}, view.ui.acting.empty(), true})) {
    view.ui.acting.clear();
    close_popover();
  }
  if (const std::string belong = belong_words(view); !belong.empty()) {
    if (menu_row("Ask where a change belongs##acting", {ICON_CIRCLE_QUESTION, belong})) {
      ask_again(view);
      close_popover();
    }
  }
  menu_heading("Act as");
  const std::string pressed =
      draw_people(view, "act as", view.ui.picker.search, view.ui.acting, 8.0f);
  if (pressed.empty()) return;
  act_as(view, pressed);
  close_popover();
}

void draw_header(View& view) {
  const ImVec2 from = ImGui::GetWindowPos();
  const float width = ImGui::GetWindowSize().x;
  const LayoutPlan plan = layout_now(view.ui);
  const bool is_small = plan.shows_one_pane;
  float x = from.x + kSpace3;
  const float y = from.y + kTop;
  if (!is_small || width >= kTabsBelow) {
    draw_mark(ImGui::GetWindowDrawList(), {x, y + 2.0f});
    x += 34.0f;
  }
  if (!is_small) {
    ImGui::SetCursorScreenPos({x, y});
    draw_file_menu(view);
    x = ImGui::GetItemRectMax().x + kSpace2;
    ImGui::GetWindowDrawList()->AddLine({x, y + 4.0f}, {x, y + kControlHeight - 4.0f},
                                        colors().line);
    x += kSpace1;
  }
  const float acting_room = std::min(220.0f, width * 0.18f);
  float right_room =
      undo_room(width) +
      (is_small ? 34.0f + kSpace2 : 5.0f * 34.0f + acting_room + kShareWidth + 2.0f * kSpace4);
  const float right = from.x + width - kSpace3;
  if (plan.has_tabs_in_header)
    right_room =
        right - draw_page_tabs(view, x + kLeastTitle, right - right_room - kSpace2, y) + kSpace2;
  const bool shows_reading = !is_small && has_readings(view);
  const float reading_room = shows_reading ? std::min(290.0f, width * 0.2f) : 0.0f;
  x = draw_title(view, {x, y}, right - right_room - reading_room - x, is_small) + kSpace2;
  if (shows_reading) {
    ImGui::SetCursorScreenPos({x, y});
    draw_reading(view, reading_room);
  }
  draw_right_end(view, right, is_small, acting_room);
  draw_palette(view);
}

}  // namespace permsim

// Draws the legend, the shortcuts and the version.
#include "web/views/help.h"

#include <string>
#include <vector>

#include "core/base/version.h"
#include "web/look/theme.h"
#include "web/look/type_scale.h"
#include "web/views/actions.h"
#include "web/widgets/field.h"
#include "web/widgets/popover.h"
#include "web/widgets/signs.h"
#include "web/widgets/text.h"

namespace permsim {
namespace {

void draw_legend_row(const SignLook& look, std::string_view word, std::string_view meaning) {
  const ImVec2 at = ImGui::GetCursorScreenPos();
  ImDrawList* list = ImGui::GetWindowDrawList();
  draw_sign(list, {at.x + 14.0f, at.y + 17.0f}, 22.0f, look);
  const float right = at.x + ImGui::GetContentRegionAvail().x;
  draw_text_in(list, fonts().body, {{at.x + 38.0f, at.y + 1.0f}, {right, at.y + 19.0f}},
               colors().text, word);
  draw_text_in(list, fonts().small, {{at.x + 38.0f, at.y + 18.0f}, {right, at.y + 34.0f}},
               colors().muted, meaning);
  ImGui::Dummy({0.0f, 36.0f});
}

constexpr float kKeyRow = 24.0f;
/// Where this fits twice there are two columns.
constexpr float kLeastColumn = 300.0f;

struct KeyRow {
  std::string_view keys;
  std::string words;
};

void draw_key_row(ImVec2 at, float width, const KeyRow& row) {
  ImDrawList* list = ImGui::GetWindowDrawList();
  draw_text_in(list, fonts().body, {at, {at.x + width - 130.0f, at.y + kKeyRow}}, colors().text,
               row.words);
  draw_text_in(list, fonts().small, {{at.x + width - 130.0f, at.y}, {at.x + width, at.y + kKeyRow}},
               colors().muted, row.keys, 1.0f);
}

}  // namespace

void draw_legend() {
  for (const Sign sign :
       {Sign::allowed, Sign::blocked, Sign::denied, Sign::not_granted, Sign::unclear}) {
    draw_legend_row({sign, Change::none, false}, word_of(sign), meaning_of(sign));
  }
  draw_legend_row({Sign::allowed, Change::none, true}, "Disputed",
                  "Readings of the documents differ");
  draw_legend_row({Sign::allowed, Change::gained, false}, "Gained", "Allowed now, but not before");
  draw_legend_row({Sign::not_granted, Change::lost, false}, "Lost", "Allowed before, but not now");
}

void draw_shortcuts(View& view) {
  std::vector<KeyRow> rows;
  for (const AppAction& action : app_actions()) {
    if (!action.keys.empty()) rows.push_back({action.keys, action.label(view)});
  }
  rows.insert(rows.end(), {{"← ↑ ↓ →", "Move in the matrix"},
                           {"Enter", "Why, of the cell one is on"},
                           {"⇧ F10", "Give and take on that cell"},
                           {"Esc", "Close what is open"}});
  const ImVec2 from = ImGui::GetCursorScreenPos();
  const float width = ImGui::GetContentRegionAvail().x;
  const std::size_t columns = width >= 2.0f * kLeastColumn + kSpace6 ? 2 : 1;
  const std::size_t high = (rows.size() + columns - 1) / columns;
  const float column = columns == 1 ? width : (width - kSpace6) * 0.5f;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const std::size_t at = i / high, row = i % high;
    draw_key_row({from.x + static_cast<float>(at) * (column + kSpace6),
                  from.y + static_cast<float>(row) * kKeyRow},
                 column, rows[i]);
  }
  ImGui::Dummy({width, static_cast<float>(high) * kKeyRow});
  gap(kSpace2);
  if (check_box("Letters alone do something##keys", view.ui.uses_single_keys))
    view.ui.uses_single_keys = !view.ui.uses_single_keys;
}

void draw_about(View& view) {
  const std::string words = "Permission Simulator " + std::string(version());
  if (menu_row("Licences and notices##about", {.more = words})) {
    view.outbox.send(ShowNotices{});
    close_popover();
  }
}

}  // namespace permsim

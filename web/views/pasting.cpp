// Draws the table with what will become of each row.
#include "web/views/pasting.h"

#include <algorithm>
#include <string>

#include "icons.h"
#include "web/look/theme.h"
#include "web/look/type_scale.h"
#include "web/models/paste_columns.h"
#include "web/models/paste_counts.h"
#include "web/models/paste_rows.h"
#include "web/widgets/button.h"
#include "web/widgets/modal.h"
#include "web/widgets/page_focus.h"
#include "web/widgets/popover.h"
#include "web/widgets/text.h"

namespace permsim {
namespace {

constexpr float kRow = 36.0f;

void draw_column_choices(View& view, PasteTable& table) {
  bool is_first = true;
  for (std::size_t column = 0; column < table.columns.size(); ++column) {
    const std::vector<PasteColumn> choices = column_choices(view, table);
    const auto now = std::find_if(choices.begin(), choices.end(), [&](const PasteColumn& each) {
      return each.key == table.columns[column];
    });
    const std::string id = "column " + std::to_string(column + 1);
    ButtonOptions options;
    options.has_menu = true;
    const std::string node = "paste/" + id;
    options.node = node;
    const std::string words = column_words(table, column) + ": " +
                              (now == choices.end() ? std::string("Not taken") : now->label);
    const std::string label = words + "##" + id;
    options.width = std::min(button_width(label, options), ImGui::GetContentRegionAvail().x);
    if (!is_first) {
      ImGui::SameLine(0.0f, kSpace2);
      if (ImGui::GetContentRegionAvail().x < options.width) ImGui::NewLine();
    }
    is_first = false;
    const ItemState item = draw_button(label, options);
    if (item.is_clicked) open_popover(id, item.box);
    if (!begin_popover(id, 240.0f)) continue;
    for (const PasteColumn& each : choices) {
      if (!menu_row(each.label + "##" + id + " " + each.key,
                    {{}, {}, {}, each.key == table.columns[column], true}))
        continue;
      choose_column(table, column, each.key);
      close_popover();
    }
    end_popover();
  }
}

void draw_types(View& view, PasteTable& table) {
  std::vector<std::string> words;
  int chosen = 0;
  const SharedList<Type>& types = view.policy().types;
  for (TypeIndex type = 0; type < types.size(); ++type) {
    if (types[type].id == table.type) chosen = static_cast<int>(type);
    words.push_back(types[type].label);
  }
  const int pressed = segmented("what is added", words, chosen,
                                std::min(segmented_width(words), ImGui::GetContentRegionAvail().x));
  if (pressed >= 0) choose_type(view, table, types[static_cast<TypeIndex>(pressed)].id);
}

void draw_row(PasteTable& table, const PasteRow& row, float width) {
  const ImVec2 at = ImGui::GetCursorScreenPos();
  ImDrawList* list = ImGui::GetWindowDrawList();
  const bool asks = row.state == PasteRow::State::question;
  if (asks)
    list->AddRectFilled(at, {at.x + width, at.y + kRow - 2.0f}, colors().unclear_soft, kRadius);
  draw_text_in(list, fonts().small, {{at.x + 4.0f, at.y}, {at.x + 34.0f, at.y + kRow}},
               colors().muted, std::to_string(row.number), 0.5f);
  draw_text_in(list, fonts().body, {{at.x + 40.0f, at.y}, {at.x + width * 0.34f, at.y + kRow}},
               row.state == PasteRow::State::skipped ? colors().faint : colors().text, row.name);
  const ImU32 color = asks                                    ? colors().unclear
                      : row.state == PasteRow::State::skipped ? colors().faint
                                                              : colors().good;
  const bool is_decided = table.ways.count(row.number - 1) > 0;
  const float buttons = asks || is_decided ? std::min(300.0f, width * 0.42f) : 0.0f;
  draw_text_in(list, fonts().body,
               {{at.x + width * 0.34f + 6.0f, at.y}, {at.x + width - buttons - 6.0f, at.y + kRow}},
               color, row.says);
  float x = at.x + width - buttons;
  const auto press = [&](const std::string& words, const std::string& way) {
    ButtonOptions options;
    options.height = 28.0f;
    const std::string label = words + "##row " + std::to_string(row.number) + " " + way;
    options.width = std::min(button_width(label, options), at.x + width - x);
    if (options.width < 30.0f) return;
    ImGui::SetCursorScreenPos({x, at.y + 3.0f});
    x += options.width + 4.0f;
    if (!button(label, options)) return;
    if (way.empty())
      table.ways.erase(row.number - 1);
    else
      table.ways[row.number - 1] = way;
  };
  if (row.state == PasteRow::State::skipped) press("Do not skip", "");
  if (asks || (is_decided && row.state == PasteRow::State::ready)) press("Skip", "skip");
  if (asks)
    for (const PasteOption& way : row.ways) press(way.label, way.value);
  ImGui::SetCursorScreenPos(at);
  ImGui::Dummy({width, kRow});
}

}  // namespace

void draw_pasting(View& view) {
  if (!view.ui.paste) return;
  const PanelScope scope("paste");
  if (!begin_modal("paste", 760.0f)) {
    view.ui.paste.reset();
    return;
  }
  PasteTable table = *view.ui.paste;
  const std::vector<PasteRow> rows = check_rows(view, table);
  const PasteCounts counts = count_rows(rows);
  paragraph("Paste from a spreadsheet", fonts().title, colors().text);
  paragraph(counts_words(table, counts), fonts().body, colors().muted);
  gap(kSpace2);
  draw_types(view, table);
  gap(kSpace2);
  draw_column_choices(view, table);
  gap(kSpace2);
  const float page = ImGui::GetIO().DisplaySize.y;
  const float height =
      std::min(static_cast<float>(std::max<std::size_t>(rows.size(), 1)) * kRow + 4.0f,
               std::max(120.0f, page - 330.0f));
  if (ImGui::BeginChild("rows", {0.0f, height})) {
    const float width = ImGui::GetContentRegionAvail().x;
    for (const PasteRow* row : rows_shown(rows)) draw_row(table, *row, width);
    if (const std::string more = more_rows_words(rows); !more.empty())
      paragraph(more, fonts().small, colors().muted);
  }
  ImGui::EndChild();
  gap(kSpace2);
  const bool is_cancelled = button("Cancel##paste");
  ImGui::SameLine(0.0f, kSpace2);
  ButtonOptions add;
  add.kind = ButtonKind::primary;
  add.is_enabled = counts.questions == 0;
  const bool is_added = button(add_words(counts) + "##paste", add) && add.is_enabled;
  if (!is_added && !is_cancelled) view.ui.paste = std::move(table);
  if (is_added) add_pasted(view);
  if (is_cancelled || is_modal_left()) view.ui.paste.reset();
  if (!view.ui.paste) close_modal();
  end_modal();
}

}  // namespace permsim

// Describes the table: choices for its columns, rows that ask first, and the button that waits.
#include "web/panels/pasting.h"

#include <algorithm>
#include <string>
#include <utility>

#include "web/models/paste_columns.h"
#include "web/models/paste_counts.h"
#include "web/models/paste_rows.h"

namespace permsim {
namespace {

PanelNode choice_node(std::string key, std::string name) {
  PanelNode choice;
  choice.role = NodeRole::choice;
  choice.key = std::move(key);
  choice.name = std::move(name);
  return choice;
}

void add_option(PanelNode& choice, std::string key, std::string name, bool is_chosen,
                std::function<void(View&)> press) {
  PanelNode option = button_node(std::move(key), std::move(name), std::move(press));
  option.role = NodeRole::option;
  option.is_selected = is_chosen;
  choice.children.push_back(std::move(option));
}

PanelNode types_node(const View& view, const PasteTable& table) {
  PanelNode choice = choice_node("type", "What is added");
  for (const Type& type : view.policy().types)
    add_option(choice, type.id, type.label, type.id == table.type, [id = type.id](View& now) {
      if (now.ui.paste) choose_type(now, *now.ui.paste, id);
    });
  return choice;
}

PanelNode column_node(const View& view, const PasteTable& table, std::size_t column) {
  PanelNode choice =
      choice_node("column " + std::to_string(column + 1), column_words(table, column));
  for (const PasteColumn& each : column_choices(view, table))
    add_option(choice, each.key.empty() ? "none" : each.key, each.label,
               each.key == table.columns[column], [column, key = each.key](View& now) {
                 if (now.ui.paste && column < now.ui.paste->columns.size())
                   choose_column(*now.ui.paste, column, key);
               });
  return choice;
}

PanelNode row_node(const PasteTable& table, const PasteRow& row) {
  PanelNode item = text_node(std::to_string(row.number), row.name.empty() ? "…" : row.name);
  item.role = NodeRole::item;
  item.more = row.says;
  item.aside = "row " + std::to_string(row.number);
  if (row.state != PasteRow::State::question && table.ways.count(row.number - 1) == 0) return item;
  const auto decide = [number = row.number - 1](const std::string& way) {
    return [number, way](View& now) {
      if (!now.ui.paste) return;
      if (way.empty())
        now.ui.paste->ways.erase(number);
      else
        now.ui.paste->ways[number] = way;
    };
  };
  if (row.state == PasteRow::State::skipped)
    item.children.push_back(button_node("back", "Do not skip", decide("")));
  else
    item.children.push_back(button_node("skip", "Skip", decide("skip")));
  for (const PasteOption& way : row.ways)
    item.children.push_back(button_node(way.value, way.label, decide(way.value)));
  return item;
}

}  // namespace

PanelNode pasting_panel(const View& view) {
  const PasteTable& table = *view.ui.paste;
  const std::vector<PasteRow> rows = check_rows(view, table);
  const PasteCounts counts = count_rows(rows);
  PanelNode panel;
  panel.role = NodeRole::dialog;
  panel.key = "paste";
  panel.name = "Paste from a spreadsheet";
  panel.close = [](View& now) { now.ui.paste.reset(); };
  panel.children.push_back(text_node("counts", counts_words(table, counts)));
  panel.children.back().role = NodeRole::status;
  panel.children.push_back(types_node(view, table));
  for (std::size_t i = 0; i < table.columns.size(); ++i)
    panel.children.push_back(column_node(view, table, i));
  PanelNode list;
  list.role = NodeRole::list;
  list.key = "rows";
  list.name = "What will happen";
  for (const PasteRow* row : rows_shown(rows)) list.children.push_back(row_node(table, *row));
  panel.children.push_back(std::move(list));
  if (const std::string more = more_rows_words(rows); !more.empty())
    panel.children.push_back(text_node("more", more, Tone::small));
  panel.children.push_back(
      button_node("cancel", "Cancel", [](View& now) { now.ui.paste.reset(); }));
  PanelNode add = button_node("add", add_words(counts), [](View& now) { add_pasted(now); });
  add.is_enabled = counts.questions == 0;
  if (!add.is_enabled) add.more = "Every row is resolved or skipped first";
  panel.children.push_back(std::move(add));
  return panel;
}

}  // namespace permsim

// Matches heads of tables with what the policy calls things.
#include "web/models/paste_columns.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "core/base/trim.h"
#include "web/models/adding.h"

namespace permsim {
namespace {

/// Words that heads of tables use besides the policy's own.
constexpr std::pair<std::string_view, std::string_view> kHeads[] = {
    {"name", "name"}, {"title", "name"},  {"person", "name"},      {"user", "name"},
    {"role", "role"}, {"access", "role"}, {"added by", "creator"}, {"owner", "creator"}};

/// The key that a head means; nothing when it means none of them.
std::optional<std::string> key_of_head(const std::vector<PasteColumn>& choices,
                                       std::string_view head) {
  for (const PasteColumn& choice : choices)
    if (!choice.key.empty() && (is_same(choice.label, head) || is_same(choice.key, head)))
      return choice.key;
  for (const auto& [word, key] : kHeads) {
    if (!is_same(word, head)) continue;
    for (const PasteColumn& choice : choices)
      if (choice.key == key) return choice.key;
  }
  return std::nullopt;
}

void match_columns(const View& view, PasteTable& table) {
  std::size_t width = 0;
  for (const std::vector<std::string>& row : table.rows) width = std::max(width, row.size());
  table.columns.assign(width, {});
  table.ways.clear();
  const std::vector<PasteColumn> choices = column_choices(view, table);
  std::size_t known = 0;
  if (!table.rows.empty())
    for (std::size_t i = 0; i < table.rows[0].size(); ++i)
      if (const auto key = key_of_head(choices, table.rows[0][i])) {
        table.columns[i] = *key;
        ++known;
      }
  table.has_head = known > 0;
  if (known > 0 || width == 0) return;
  table.columns[0] = "name";
  for (std::size_t i = 1; i < width && i + 1 < choices.size(); ++i)
    table.columns[i] = choices[i + 1].key;
}

}  // namespace

std::vector<PasteColumn> column_choices(const View& view, const PasteTable& table) {
  const TypeIndex index = view.policy().find_type(table.type);
  std::vector<PasteColumn> choices = {{"", "Not taken"}, {"name", "Name"}};
  if (index == kNoType) return choices;
  const Type& type = view.policy().types[index];
  const auto add = [&](const std::string& key, const std::string& label) {
    for (const PasteColumn& choice : choices)
      if (choice.key == key) return;
    choices.push_back({key, label});
  };
  for (const AddField& field : add_fields(view, type))
    if (field.key != "account") add(field.key, field.label);
  for (const Relation& relation : type.relations)
    if (takes_many(relation)) add(relation.id, relation.label);
  for (const Attribute& attribute : type.attributes) add(attribute.id, attribute.label);
  return choices;
}

PasteTable read_table(const View& view, std::vector<std::vector<std::string>> rows) {
  PasteTable table;
  // Whoever pastes a list while something is added adds more of it.
  const TypeIndex open = view.ui.open_menu == "new thing" ? type_to_add(view) : kNoType;
  const SharedList<Type>& types = view.policy().types;
  TypeIndex chosen = open;
  for (TypeIndex type = 0; chosen == kNoType && type < types.size(); ++type)
    if (types[type].is_subject) chosen = type;
  table.rows = std::move(rows);
  std::erase_if(table.rows, [](const std::vector<std::string>& row) {
    return std::all_of(row.begin(), row.end(),
                       [](const std::string& cell) { return trimmed(cell).empty(); });
  });
  if (chosen == kNoType) return table;
  table.type = types[chosen].id;
  match_columns(view, table);
  return table;
}

void choose_type(const View& view, PasteTable& table, const std::string& type) {
  table.type = type;
  match_columns(view, table);
}

void choose_column(PasteTable& table, std::size_t column, const std::string& key) {
  for (std::string& other : table.columns)
    if (other == key) other.clear();
  table.columns[column] = key;
  table.ways.clear();
}

std::string column_words(const PasteTable& table, std::size_t column) {
  const bool is_named = table.has_head && column < table.rows.front().size() &&
                        !trimmed(table.rows.front()[column]).empty();
  return is_named ? std::string(trimmed(table.rows.front()[column]))
                  : "Column " + std::to_string(column + 1);
}

}  // namespace permsim

// Reads the world back into what the form of adding asks for.
#include "web/models/tables.h"

#include <algorithm>
#include <utility>

#include "core/answers/table.h"
#include "web/models/paste_columns.h"

namespace permsim {
namespace {

/// As a pasted cell is read: several are parted by semicolons.
std::string parted(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : "; ") + word;
  return text;
}

class Row {
 public:
  Row(const View& view, EntityIndex entity)
      : world_(view.world()), entity_(entity), type_(world_.type_of(entity)) {}

  std::string cell(const std::string& key) const {
    if (key == "name") return std::string(label_of(world_, entity_));
    if (key == "role") return role();
    if (const std::size_t mark = key.find('#'); mark != std::string::npos)
      return groups(key.substr(0, mark), key.substr(mark + 1));
    for (const Relation& relation : type_.relations)
      if (relation.id == key) return parted(holders(relation));
    for (const Attribute& attribute : type_.attributes)
      if (attribute.id == key) return words(attribute);
    return {};
  }

 private:
  /// The first role in the first account that has one for this person.
  std::string role() const {
    for (EntityIndex account = 0; account < world_.size(); ++account) {
      if (!world_.has(account)) continue;
      if (std::string label(role_label(world_, account, entity_)); !label.empty()) return label;
    }
    return {};
  }

  std::string groups(const std::string& type, const std::string& member) const {
    std::vector<std::string> names;
    for (EntityIndex group = 0; group < world_.size(); ++group) {
      if (!world_.has(group) || world_.type_of(group).id != type) continue;
      for (const Relation& relation : world_.type_of(group).relations) {
        if (relation.id != member) continue;
        const std::vector<Entry>& entries = world_.holders(group, relation.symbol);
        if (std::any_of(entries.begin(), entries.end(), [&](const Entry& entry) {
              return entry.entity == entity_ && !entry.is_userset();
            }))
          names.emplace_back(label_of(world_, group));
      }
    }
    return parted(names);
  }

  std::vector<std::string> holders(const Relation& relation) const {
    std::vector<std::string> names;
    for (const Entry& entry : world_.holders(entity_, relation.symbol))
      names.emplace_back(label_of(world_, entry.entity));
    return names;
  }

  std::string words(const Attribute& attribute) const {
    const Value& value = world_.attribute(entity_, attribute.symbol);
    const auto* text = as_text(value);
    if (attribute.kind == AttributeKind::choice && text != nullptr)
      return words_of(attribute, *text);
    if (const auto* list = as_list(value)) return parted(*list);
    return shown(value);
  }

  const World& world_;
  const EntityIndex entity_;
  const Type& type_;
};

std::vector<EntityIndex> entities_of(const World& world, const std::string& type) {
  std::vector<EntityIndex> found;
  for (EntityIndex entity = 0; entity < world.size(); ++entity)
    if (world.has(entity) && world.type_of(entity).id == type) found.push_back(entity);
  return found;
}

}  // namespace

std::vector<TableOffer> tables_offered(const View& view) {
  std::vector<TableOffer> offers;
  for (const Type& type : view.policy().types) {
    const std::size_t count = entities_of(view.world(), type.id).size();
    if (count > 0)
      offers.push_back(
          {type.id, std::string(plural_of(type)) + " (" + std::to_string(count) + ")"});
  }
  return offers;
}

std::string table_of(const View& view, const std::string& type) {
  PasteTable columns;
  columns.type = type;
  Table table;
  std::vector<std::string> keys;
  for (const PasteColumn& column : column_choices(view, columns)) {
    if (column.key.empty()) continue;
    keys.push_back(column.key);
    table.heads.push_back(column.label);
  }
  for (const EntityIndex entity : entities_of(view.world(), type)) {
    const Row row(view, entity);
    std::vector<std::string> cells;
    cells.reserve(keys.size());
    for (const std::string& key : keys) cells.push_back(row.cell(key));
    table.rows.push_back(std::move(cells));
  }
  return written(table, Format::csv);
}

void save_table(View& view, const std::string& type) {
  const TypeIndex index = view.policy().find_type(type);
  if (index == kNoType) return;
  std::string name(plural_of(view.policy().types[index]));
  for (char& c : name) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + ('a' - 'A'));
    if (c == ' ' || c == '/') c = '-';
  }
  view.outbox.send(SaveText{name + ".csv", "text/csv", table_of(view, type)});
}

}  // namespace permsim

// Matches words of a table with what the world calls things.
#include "web/models/paste_rows.h"

#include <algorithm>
#include <set>
#include <utility>

#include "core/base/trim.h"
#include "web/models/adding.h"
#include "web/models/paste_columns.h"
#include "web/models/paste_counts.h"

namespace permsim {
namespace {

constexpr std::string_view kSkipWay = "skip", kAgainWay = "again";
/// "a; b, c" in one cell.
std::vector<std::string> listed_in(std::string_view cell) {
  std::vector<std::string> parts;
  while (!cell.empty()) {
    const std::size_t end = std::min(cell.find_first_of(";,"), cell.size());
    std::string part(trimmed(cell.substr(0, end)));
    if (!part.empty()) parts.push_back(std::move(part));
    cell.remove_prefix(std::min(end + 1, cell.size()));
  }
  return parts;
}

class Checker {
 public:
  Checker(const View& view, const PasteTable& table)
      : view_(view),
        world_(view.world()),
        table_(table),
        type_(view.policy().types[view.policy().find_type(table.type)]),
        fields_(add_fields(view, type_)) {
    for (EntityIndex each = 0; each < world_.size(); ++each)
      if (world_.has(each)) taken_.insert(plain(label_of(world_, each)));
  }

  std::vector<PasteRow> run() {
    std::vector<PasteRow> rows;
    for (std::size_t i = table_.has_head ? 1 : 0; i < table_.rows.size(); ++i)
      rows.push_back(check(i));
    return rows;
  }

  /// All that is ready, in edits, once the rows were checked.
  std::vector<Edit> take_edits() { return std::move(edits_); }

 private:
  std::string cell(std::size_t row, std::string_view key) const {
    for (std::size_t column = 0; column < table_.columns.size(); ++column)
      if (table_.columns[column] == key && column < table_.rows[row].size())
        return std::string(trimmed(table_.rows[row][column]));
    return {};
  }

  PasteRow check(std::size_t i) {
    PasteRow row;
    row.number = i + 1;
    row.name = cell(i, "name");
    const auto decided = table_.ways.find(i);
    const std::string way = decided == table_.ways.end() ? std::string() : decided->second;
    if (way == kSkipWay) {
      row.state = PasteRow::State::skipped;
      row.says = "Skipped";
      return row;
    }
    if (row.name.empty()) return ask(row, "It has no name", {});
    std::string label = row.name;
    if (taken_.count(plain(label)) > 0) {
      std::string other;
      for (int n = 2; taken_.count(plain(other = row.name + " (" + std::to_string(n) + ")")) > 0;
           ++n) {
      }
      if (way != kAgainWay)
        return ask(row, "There is “" + row.name + "” already",
                   {{std::string(kAgainWay), "Add as " + other}});
      label = other;
    }
    Placing placing{i, label, way, {}, {}, {}, {}, "Added"};
    placing.made = created(fresh(label), type_.id, label);
    for (const AddField& field : fields_) {
      if (!place_field(placing, field))
        return ask(row, "No " + plain(field.label) + " “" + cell(i, field.key) + "”",
                   ways_of(field));
    }
    if (const std::string nobody = place_holders(placing); !nobody.empty())
      return ask(row, "Nobody and nothing is called “" + nobody + "”", {});
    place_attributes(placing);
    row.says = placing.says;
    keep(std::move(placing));
    return row;
  }

  /// A row on its way into edits: what it makes, and what comes before and after that.
  struct Placing {
    std::size_t row;
    std::string label, way;
    Edit made;
    std::vector<Edit> before, after;
    std::string account, says;
  };

  /// The answer of the row and, where it has none, that of the form. False: what is written there
  /// is nothing that may be chosen.
  bool place_field(Placing& placing, const AddField& field) {
    if (field.key == "account") {
      placing.account = field.chosen;
      return true;
    }
    const std::string typed = cell(placing.row, field.key);
    const std::size_t mark = field.key.find('#');
    const AddOption* option = typed.empty() ? nullptr : option_of(field, typed);
    if (!typed.empty() && option == nullptr && mark != std::string::npos &&
        typed.find(';') != std::string::npos) {
      join_groups(field, typed, placing);
      return true;
    }
    std::string chosen = field.chosen;
    if (option != nullptr)
      chosen = option->id;
    else if (!typed.empty() && placing.way.compare(0, field.key.size() + 1, field.key + "=") == 0)
      chosen = placing.way.substr(field.key.size() + 1);
    else if (!typed.empty() && mark != std::string::npos)
      chosen = group(field.key.substr(0, mark), typed, placing);
    else if (!typed.empty())
      return false;
    if (chosen.empty()) return true;
    if (field.key == "role") {
      placing.after.push_back(added(placing.account, chosen, placing.made.entity));
      placing.says += " as " + plain(label_of_option(field, chosen));
    } else if (mark != std::string::npos) {
      placing.after.push_back(added(chosen, field.key.substr(mark + 1), placing.made.entity));
    } else {
      placing.made.fields.emplace_back(field.key, chosen);
    }
    return true;
  }

  /// The name that nobody and nothing has; empty when all are known.
  std::string place_holders(Placing& placing) const {
    for (const Relation& relation : type_.relations) {
      if (!takes_many(relation)) continue;
      for (const std::string& name : listed_in(cell(placing.row, relation.id))) {
        const std::string holder = holder_of(relation, name);
        if (holder.empty()) return name;
        placing.after.push_back(added(placing.made.entity, relation.id, holder));
      }
    }
    return {};
  }

  void place_attributes(Placing& placing) const {
    for (const Attribute& attribute : type_.attributes) {
      const std::string typed = cell(placing.row, attribute.id);
      if (typed.empty() || attribute.kind == AttributeKind::choice) continue;
      placing.made.fields.emplace_back(attribute.id, value_of(attribute, typed));
    }
  }

  void keep(Placing placing) {
    taken_.insert(plain(placing.label));
    ids_.insert(placing.made.entity);
    edits_.insert(edits_.end(), placing.before.begin(), placing.before.end());
    edits_.push_back(std::move(placing.made));
    edits_.insert(edits_.end(), placing.after.begin(), placing.after.end());
  }

  static Value value_of(const Attribute& attribute, const std::string& typed) {
    if (attribute.kind == AttributeKind::list) return TextList(listed_in(typed));
    if (attribute.kind == AttributeKind::boolean)
      return is_same(typed, "yes") || is_same(typed, "true") || is_same(typed, "x");
    return typed;
  }

  static PasteRow ask(PasteRow row, std::string says, std::vector<PasteOption> ways) {
    row.state = PasteRow::State::question;
    row.says = std::move(says);
    row.ways = std::move(ways);
    return row;
  }

  static std::vector<PasteOption> ways_of(const AddField& field) {
    std::vector<PasteOption> ways;
    for (const AddOption& option : field.options)
      ways.push_back({field.key + "=" + option.id, option.label});
    return ways;
  }

  static const AddOption* option_of(const AddField& field, const std::string& typed) {
    for (const AddOption& option : field.options)
      if (is_same(option.label, typed) || is_same(option.id, typed)) return &option;
    return nullptr;
  }
  static std::string label_of_option(const AddField& field, const std::string& id) {
    for (const AddOption& option : field.options)
      if (option.id == id) return option.label;
    return id;
  }

  static Edit created(std::string id, std::string type, std::string label) {
    Edit edit;
    edit.kind = Edit::Kind::create;
    edit.entity = std::move(id);
    edit.key = std::move(type);
    edit.fields.emplace_back("label", std::move(label));
    return edit;
  }

  static Edit added(std::string entity, std::string relation, std::string holder) {
    Edit edit;
    edit.kind = Edit::Kind::add;
    edit.entity = std::move(entity);
    edit.key = std::move(relation);
    edit.holder = std::move(holder);
    return edit;
  }

  std::string fresh(const std::string& label) const {
    std::string id = fresh_id(world_, label);
    for (int n = 2; ids_.count(id) > 0; ++n) id = fresh_id(world_, label + " " + std::to_string(n));
    return id;
  }

  /// Several teams in one cell; those that are only in the table are made.
  void join_groups(const AddField& field, const std::string& typed, Placing& placing) {
    const std::size_t mark = field.key.find('#');
    for (const std::string& name : listed_in(typed)) {
      const AddOption* option = option_of(field, name);
      const std::string group_id =
          option != nullptr ? option->id : group(field.key.substr(0, mark), name, placing);
      placing.after.push_back(added(group_id, field.key.substr(mark + 1), placing.made.entity));
    }
  }

  /// A team that is only in the table is made by the first row that names it.
  std::string group(const std::string& type, const std::string& name, Placing& placing) {
    if (const auto known = groups_.find(plain(name)); known != groups_.end()) return known->second;
    const TypeIndex index = view_.policy().find_type(type);
    Edit made = created(fresh(name), type, name);
    for (const AddField& field : add_fields(view_, view_.policy().types[index]))
      if (!field.chosen.empty()) made.fields.emplace_back(field.key, field.chosen);
    ids_.insert(made.entity);
    groups_.emplace(plain(name), made.entity);
    placing.says += ", with the new " + plain(view_.policy().types[index].label) + " " + name;
    placing.before.push_back(made);
    return made.entity;
  }

  /// A person, or a group as a userset, of that name.
  std::string holder_of(const Relation& relation, const std::string& name) const {
    for (EntityIndex each = 0; each < world_.size(); ++each) {
      if (!world_.has(each)) continue;
      const bool is_named =
          is_same(label_of(world_, each), name) || is_same(world_.at(each).id, name);
      if (!is_named) continue;
      for (const Holdable& held : relation.of) {
        if (held.type != world_.at(each).type) continue;
        if (held.member == kNoSymbol) return world_.at(each).id;
        for (const Relation& member : world_.type_of(each).relations)
          if (member.symbol == held.member) return world_.at(each).id + "#" + member.id;
      }
    }
    return {};
  }

  const View& view_;
  const World& world_;
  const PasteTable& table_;
  const Type& type_;
  const std::vector<AddField> fields_;
  std::set<std::string> taken_, ids_;          ///< labels, as compared; ids that are made here
  std::map<std::string, std::string> groups_;  ///< made here, by name
  std::vector<Edit> edits_;
};

}  // namespace

std::vector<PasteRow> check_rows(const View& view, const PasteTable& table) {
  if (view.policy().find_type(table.type) == kNoType) return {};
  return Checker(view, table).run();
}

bool add_pasted(View& view) {
  if (!view.ui.paste) return false;
  const PasteTable table = *view.ui.paste;
  if (view.policy().find_type(table.type) != kNoType) {
    Checker checker(view, table);
    const PasteCounts counts = count_rows(checker.run());
    if (counts.questions > 0) return false;
    if (counts.ready > 0) {
      view.ui.sent = {{}, {}, table};
      view.send(EditWorld{checker.take_edits()});
    }
  }
  view.ui.paste.reset();
  return true;
}

}  // namespace permsim

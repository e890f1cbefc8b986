// The quick reference as a table: actions down, roles across.
#include "web/panels/roles.h"

#include <string>
#include <utility>

#include "core/answers/text.h"
#include "web/models/roles.h"

namespace permsim {
namespace {

PanelNode copy_node(std::string key, std::string name, Format format, const char* ending,
                    const char* media_type) {
  return button_node(std::move(key), std::move(name), [format, ending, media_type](View& now) {
    const RoleTable& table = now.models.roles.table();
    if (table.on == kNoEntity) return;
    const std::string text = roles_text(now.world(), table, format);
    if (format == Format::md)
      now.outbox.send(CopyText{text});
    else
      now.outbox.send(SaveText{"roles-" + now.world().at(table.on).id + ending, media_type, text});
  });
}

PanelNode row_node(const RoleTable& table, const Action& action, std::size_t number) {
  PanelNode node;
  node.role = NodeRole::row;
  node.key = action.id;
  PanelNode head;
  head.role = NodeRole::row_header;
  head.key = "name";
  head.name = action.label;
  head.more = action.group;
  node.children.push_back(std::move(head));
  for (std::size_t i = 0; i < table.rows.size(); ++i) {
    const RoleRow& role = table.rows[i];
    const Sign sign = sign_of(role.verdicts[number], role.is_spoken_of[number]);
    PanelNode cell;
    cell.role = NodeRole::cell;
    cell.key = std::to_string(i);
    cell.name = role.label + ", " + action.label + ": " + std::string(word_of(sign));
    cell.value = mark_of(sign);
    cell.sign = SignLook{sign, Change::none, false};
    node.children.push_back(std::move(cell));
  }
  return node;
}

}  // namespace

std::vector<PanelNode> roles_nodes(const View& view) {
  const RoleTable& roles = view.models.roles.table();
  if (roles.on == kNoEntity || roles.rows.empty())
    return {
        text_node("none", "No roles to show here", Tone::strong),
        text_node("hint", "Choose something at the left that belongs to an account with roles")};
  PanelNode bar;
  bar.role = NodeRole::toolbar;
  bar.key = "copies";
  bar.name = "Take the table along";
  bar.children = {copy_node("markdown", "Copy as Markdown", Format::md, ".md", "text/markdown"),
                  copy_node("csv", "CSV", Format::csv, ".csv", "text/csv"),
                  copy_node("html", "HTML", Format::html, ".html", "text/html")};
  PanelNode table;
  table.role = NodeRole::table;
  table.key = "roles";
  table.name = "Roles on " + std::string(label_of(view.world(), roles.on));
  PanelNode head;
  head.role = NodeRole::head;
  head.key = "head";
  PanelNode corner;
  corner.role = NodeRole::corner;
  corner.key = "corner";
  corner.name = "Actions";
  head.children.push_back(std::move(corner));
  for (std::size_t i = 0; i < roles.rows.size(); ++i) {
    PanelNode column;
    column.role = NodeRole::column_header;
    column.key = std::to_string(i);
    column.name = roles.rows[i].label;
    head.children.push_back(std::move(column));
  }
  table.children.push_back(std::move(head));
  const Type& type = view.world().type_of(roles.on);
  for (std::size_t i = 0; i < roles.actions.size(); ++i)
    table.children.push_back(row_node(roles, type.actions[roles.actions[i]], i));
  return {std::move(bar), std::move(table)};
}

}  // namespace permsim

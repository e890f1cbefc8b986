// The quick reference as a table: actions down, roles across.
#include "web/panels/roles.h"

#include <string>
#include <utility>

#include "core/answers/text.h"
#include "web/models/role_edits.h"
#include "web/models/roles.h"
#include "web/panels/additions.h"
#include "web/panels/menu.h"

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

PanelNode cell_node(const View& view, const Action& action, std::size_t number, std::size_t i) {
  const RoleTable& table = view.models.roles.table();
  const RoleRow& role = table.rows[i];
  const Sign sign = sign_of(role.verdicts[number], role.is_spoken_of[number]);
  PanelNode cell;
  cell.role = NodeRole::cell;
  cell.key = std::to_string(i);
  cell.name = role.label + ", " + action.label + ": " + std::string(word_of(sign));
  if (const PolicyDifference* changed = view.models.roles.difference_at(i, number)) {
    cell.name += ", changed here";
    cell.more = changed->change.when.value_or("").empty() ? "changed" : "changed, if";
  }
  cell.value = mark_of(sign);
  cell.sign = SignLook{sign, Change::none, false};
  cell.column = static_cast<std::uint32_t>(i) + 1;
  cell.press = [number, i](View& now) {
    if (is_cell(now, i, number)) toggle_grant(now, i, number);
  };
  cell.menu = [number, i](View& now) {
    now.ui.grant_role = i;
    now.ui.grant_action = number;
    now.ui.open_menu = "grant";
  };
  return cell;
}

PanelNode row_node(const View& view, const Action& action, std::size_t number) {
  PanelNode node;
  node.role = NodeRole::row;
  node.key = action.id;
  node.row = static_cast<std::uint32_t>(number) + 1;
  PanelNode head;
  head.role = NodeRole::row_header;
  head.key = "name";
  head.name = action.label;
  head.more = action.group;
  node.children.push_back(std::move(head));
  for (std::size_t i = 0; i < view.models.roles.table().rows.size(); ++i)
    node.children.push_back(cell_node(view, action, number, i));
  return node;
}

PanelNode grid_node(const View& view) {
  const RoleTable& roles = view.models.roles.table();
  PanelNode grid;
  grid.role = NodeRole::grid;
  grid.key = "roles";
  grid.name = "Roles on " + std::string(label_of(view.world(), roles.on));
  grid.rows = static_cast<std::uint32_t>(roles.actions.size());
  grid.columns = static_cast<std::uint32_t>(roles.rows.size());
  PanelNode head = table_head_node("Actions");
  for (std::size_t i = 0; i < roles.rows.size(); ++i) {
    PanelNode column;
    column.role = NodeRole::column_header;
    column.key = std::to_string(i);
    column.name = roles.rows[i].label;
    if (view.models.roles.is_custom(roles.rows[i].roles.back())) column.more = "made here";
    column.column = static_cast<std::uint32_t>(i) + 1;
    column.press = [i](View& now) {
      if (i < now.models.roles.table().rows.size()) open_role_menu(now, i);
    };
    head.children.push_back(std::move(column));
  }
  grid.children.push_back(std::move(head));
  const Type& type = view.world().type_of(roles.on);
  for (std::size_t i = 0; i < roles.actions.size(); ++i)
    grid.children.push_back(row_node(view, type.actions[roles.actions[i]], i));
  return grid;
}

/// What a cell can say: there while it is asked for.
PanelNode grant_menu_node(const View& view) {
  const std::size_t role = view.ui.grant_role, action = view.ui.grant_action;
  return menu_node(view, "grant", grant_words(view, role, action), "grant", [&] {
    std::vector<PanelNode> nodes;
    for (const GrantChoice& choice : grant_choices(view, role, action))
      nodes.push_back(menu_row_node(choice.words, choice.words, choice.is_now,
                                    [role, action, change = choice.change](View& now) {
                                      if (is_cell(now, role, action))
                                        change_grant(now, role, action, change);
                                    }));
    return nodes;
  });
}

/// A role renamed, made again under another name, or removed: there while it is asked for.
PanelNode role_menu_node(const View& view) {
  return menu_node(view, "role", role_label(view), std::string(kRoleMenu), [&] {
    PanelNode name;
    name.role = NodeRole::field;
    name.key = "name";
    name.name = "Name of this role";
    name.value = typed_role_label(view);
    name.type = [](View& now, const std::string& text) { now.ui.drafts["role name"] = text; };
    name.enter = [](View& now, const std::string& text) {
      now.ui.drafts["role name"] = text;
      if (has_role_menu(now)) rename_role_as_typed(now);
    };
    PanelNode remove = button_node("remove", "Remove this role", [](View& now) {
      if (has_role_menu(now)) remove_this_role(now);
    });
    remove.more = why_not_removed(view);
    remove.is_enabled = remove.more.empty();
    return std::vector<PanelNode>{std::move(name),
                                  button_node("rename", "Rename",
                                              [](View& now) {
                                                if (has_role_menu(now)) rename_role_as_typed(now);
                                              }),
                                  button_node("like", "New role like this…",
                                              [](View& now) {
                                                if (has_role_menu(now)) begin_role_like(now);
                                              }),
                                  std::move(remove)};
  });
}

PanelNode new_role_node(const View& view) {
  return menu_node(view, "new role", "New role…", "new role", [&] {
    PanelNode name;
    name.role = NodeRole::field;
    name.key = "name";
    name.name = "Name of the role";
    name.value = new_role_name(view);
    name.type = [](View& now, const std::string& text) { now.ui.drafts["new role"] = text; };
    name.enter = [](View& now, const std::string& text) {
      now.ui.drafts["new role"] = text;
      make_role_as_typed(now);
    };
    PanelNode like;
    like.role = NodeRole::choice;
    like.key = "like";
    like.name = "Starts like";
    const std::vector<RoleStart> starts = role_starts(view);
    for (std::size_t i = 0; i < starts.size(); ++i) {
      PanelNode option = button_node(std::to_string(i), starts[i].words, [i](View& now) {
        now.ui.drafts["new role like"] = std::to_string(i);
      });
      option.role = NodeRole::option;
      option.is_selected = i == chosen_start(view);
      like.children.push_back(std::move(option));
    }
    PanelNode make = button_node("make", "Make role", make_role_as_typed);
    make.is_enabled = !name.value.empty();
    if (!make.is_enabled) make.more = "It needs a name";
    return std::vector<PanelNode>{std::move(name), std::move(like), std::move(make)};
  });
}

/// In what the policy differs, each of which can be taken back alone; roles made here, removed.
void add_differences(const View& view, std::vector<PanelNode>& nodes) {
  const std::vector<PolicyDifference>& differences = view.models.roles.differences();
  if (differences.empty()) return;
  PanelNode bar;
  bar.role = NodeRole::toolbar;
  bar.key = "differences";
  bar.name = difference_words(differences);
  nodes.push_back(text_node("differs", bar.name, Tone::strong));
  nodes.back().role = NodeRole::status;
  bar.children.push_back(menu_node(view, "list", "What differs", "differences", [&] {
    std::vector<PanelNode> rows;
    for (std::size_t i = 0; i < differences.size(); ++i)
      rows.push_back(menu_row_node(std::to_string(i), "Take back: " + differences[i].words, false,
                                   [each = differences[i]](View& now) { take_back(now, each); }));
    return rows;
  }));
  bar.children.push_back(button_node("back", "Back to how it came", take_back_all));
  nodes.push_back(std::move(bar));
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
  std::vector<PanelNode> nodes = {std::move(bar), new_role_node(view), addition_node(view)};
  add_differences(view, nodes);
  if (view.ui.open_menu == "grant" && is_cell(view, view.ui.grant_role, view.ui.grant_action))
    nodes.push_back(grant_menu_node(view));
  if (has_role_menu(view)) nodes.push_back(role_menu_node(view));
  nodes.push_back(grid_node(view));
  return nodes;
}

}  // namespace permsim

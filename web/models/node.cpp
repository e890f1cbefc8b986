// Nodes compared, found and written as JSON.
#include "web/models/node.h"

#include <algorithm>
#include <utility>

#include "web/models/json_text.h"

namespace permsim {
namespace {

std::string_view word_of_sign(Sign sign) {
  switch (sign) {
    case Sign::allowed: return "allowed";
    case Sign::blocked: return "blocked";
    case Sign::denied: return "denied";
    case Sign::not_granted: return "not_granted";
    case Sign::unclear: break;
  }
  return "unclear";
}

std::string_view word_of_change(Change change) {
  switch (change) {
    case Change::none: return {};
    case Change::gained: return "gained";
    case Change::lost: return "lost";
    case Change::turned_unclear: return "unclear";
    case Change::ruled_out: break;
  }
  return "ruled_out";
}

bool is_same_look(const std::optional<SignLook>& a, const std::optional<SignLook>& b) {
  if (a.has_value() != b.has_value()) return false;
  return !a || (a->sign == b->sign && a->change == b->change && a->is_disputed == b->is_disputed);
}

/// Members of one object, written one after the other.
class Members {
 public:
  explicit Members(std::string& json) : json_(json) { json_ += '{'; }
  void text(std::string_view name, std::string_view value) {
    if (!value.empty()) begin(name).append(json_text(value));
  }
  void flag(std::string_view name, std::optional<bool> value) {
    if (value) begin(name).append(*value ? "true" : "false");
  }
  void number(std::string_view name, std::uint32_t value) {
    if (value > 0) begin(name).append(std::to_string(value));
  }
  std::string& begin(std::string_view name) {
    json_.append(comma_).append("\"").append(name).append("\":");
    comma_ = ",";
    return json_;
  }

 private:
  std::string& json_;
  std::string_view comma_;
};

void write_acts(const PanelNode& node, Members& members) {
  std::string acts;
  const auto add = [&](bool is_there, std::string_view word) {
    if (is_there) acts.append(acts.empty() ? "\"" : ",\"").append(word).append("\"");
  };
  add(static_cast<bool>(node.press), "press");
  add(static_cast<bool>(node.menu), "menu");
  add(static_cast<bool>(node.close), "close");
  add(static_cast<bool>(node.type), "type");
  add(static_cast<bool>(node.enter), "enter");
  add(static_cast<bool>(node.leave), "leave");
  add(static_cast<bool>(node.window), "window");
  if (!acts.empty()) members.begin("acts").append("[").append(acts).append("]");
}

void write_node(const PanelNode& node, const std::string& above, std::string& json) {
  const std::string id = above + node.key;
  Members members(json);
  members.text("id", id);
  members.text("role", word_of(node.role));
  members.text("name", node.name);
  if (node.parts.size() > 1) {
    std::string& parts = members.begin("parts").append("[");
    for (std::size_t i = 0; i < node.parts.size(); ++i)
      parts.append(i > 0 ? "," : "").append(json_text(node.parts[i]));
    parts += ']';
  }
  // A sign is shown by its mark, where nothing else is.
  members.text("value", node.sign && node.value.empty() ? mark_of(node.sign->sign)
                                                        : std::string_view(node.value));
  members.text("more", node.more);
  members.text("aside", node.aside);
  if (!node.is_enabled) members.flag("disabled", true);
  members.flag("selected", node.is_selected);
  if (node.is_pointed_at) members.flag("pointed", true);
  members.flag("open", node.is_open);
  members.number("level", static_cast<std::uint32_t>(node.level));
  members.number("rows", node.rows);
  members.number("columns", node.columns);
  members.number("row", node.row);
  members.number("column", node.column);
  members.number("scrolled", node.scrolled);
  if (node.wraps) members.flag("wraps", true);
  if (node.sign) {
    members.text("sign", word_of_sign(node.sign->sign));
    members.text("change", word_of_change(node.sign->change));
    if (node.sign->is_disputed) members.flag("disputed", true);
  }
  write_acts(node, members);
  if (!node.children.empty()) {
    members.begin("children").append("[");
    std::string_view comma;
    for (const PanelNode& child : node.children) {
      json.append(comma);
      write_node(child, id + "/", json);
      comma = ",";
    }
    json += ']';
  }
  json += '}';
}

}  // namespace

std::string_view word_of(NodeRole role) {
  switch (role) {
    case NodeRole::region: return "region";
    case NodeRole::group: return "group";
    case NodeRole::toolbar: return "toolbar";
    case NodeRole::heading: return "heading";
    case NodeRole::text: return "text";
    case NodeRole::status: return "status";
    case NodeRole::list: return "list";
    case NodeRole::item: return "item";
    case NodeRole::button: return "button";
    case NodeRole::link: return "link";
    case NodeRole::choice: return "choice";
    case NodeRole::option: return "option";
    case NodeRole::check: return "check";
    case NodeRole::field: return "field";
    case NodeRole::text_area: return "text_area";
    case NodeRole::tree: return "tree";
    case NodeRole::tree_item: return "tree_item";
    case NodeRole::grid: return "grid";
    case NodeRole::table: return "table";
    case NodeRole::head: return "head";
    case NodeRole::corner: return "corner";
    case NodeRole::column_header: return "column_header";
    case NodeRole::row: return "row";
    case NodeRole::row_header: return "row_header";
    case NodeRole::cell: return "cell";
    case NodeRole::tabs: return "tabs";
    case NodeRole::tab: return "tab";
    case NodeRole::dialog: return "dialog";
    case NodeRole::separator: break;
  }
  return "separator";
}

bool are_alike(const PanelNode& a, const PanelNode& b) {
  const auto does = [](const PanelNode& node) {
    return std::pair(std::pair(static_cast<bool>(node.press), static_cast<bool>(node.menu)),
                     std::pair(static_cast<bool>(node.type), static_cast<bool>(node.enter)));
  };
  return a.role == b.role && a.key == b.key && a.name == b.name && a.parts == b.parts &&
         a.value == b.value && a.more == b.more && a.aside == b.aside &&
         a.is_enabled == b.is_enabled && a.is_selected == b.is_selected &&
         a.is_pointed_at == b.is_pointed_at && a.is_open == b.is_open && a.level == b.level &&
         a.rows == b.rows && a.columns == b.columns && a.row == b.row && a.column == b.column &&
         a.scrolled == b.scrolled && a.wraps == b.wraps && is_same_look(a.sign, b.sign) &&
         does(a) == does(b) &&
         std::equal(a.children.begin(), a.children.end(), b.children.begin(), b.children.end(),
                    are_alike);
}

const PanelNode* find_node(const PanelNode& root, std::string_view id) {
  if (id.substr(0, root.key.size()) != root.key) return nullptr;
  id.remove_prefix(root.key.size());
  if (id.empty()) return &root;
  if (id.front() != '/') return nullptr;
  id.remove_prefix(1);
  for (const PanelNode& child : root.children) {
    if (const PanelNode* found = find_node(child, id)) return found;
  }
  return nullptr;
}

std::string json_of(const PanelNode& node, const std::string& above) {
  std::string json;
  write_node(node, above, json);
  return json;
}

PanelNode text_node(std::string key, std::string name, Tone tone) {
  PanelNode node;
  node.role = NodeRole::text;
  node.key = std::move(key);
  node.name = std::move(name);
  node.tone = tone;
  return node;
}

PanelNode heading_node(std::string key, std::string name, int level) {
  PanelNode node = text_node(std::move(key), std::move(name), Tone::strong);
  node.role = NodeRole::heading;
  node.level = level;
  return node;
}

PanelNode button_node(std::string key, std::string name, std::function<void(View&)> press) {
  PanelNode node;
  node.role = NodeRole::button;
  node.key = std::move(key);
  node.name = std::move(name);
  node.press = std::move(press);
  return node;
}

PanelNode table_head_node(std::string corner) {
  PanelNode head;
  head.role = NodeRole::head;
  head.key = "head";
  head.children.push_back(text_node("corner", std::move(corner)));
  head.children.back().role = NodeRole::corner;
  return head;
}

PanelNode list_node(std::string key, std::string name) {
  PanelNode list;
  list.role = NodeRole::list;
  list.key = std::move(key);
  list.name = std::move(name);
  return list;
}

PanelNode group_node(std::string key, std::string name, std::vector<PanelNode> children) {
  PanelNode node;
  node.key = std::move(key);
  node.name = std::move(name);
  node.children = std::move(children);
  return node;
}

}  // namespace permsim

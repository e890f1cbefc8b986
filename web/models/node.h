// One thing that a panel shows, told once for both drawings: the canvas draws it, and the twin is
// the same as HTML. The words are those of ARIA: role, name, value, state, and what pressing it
// does.
#pragma once
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "web/models/sign_look.h"

namespace permsim {

struct View;

/// A closed list; js/twin_templates.js has the HTML of each.
enum class NodeRole : std::uint8_t {
  region,   ///< a pane
  group,    ///< what belongs together; said as such where it has a name
  toolbar,  ///< commands in a row, one stop of the keyboard
  heading,
  text,
  status,  ///< words that change by themselves
  list,
  item,
  button,  ///< with `is_selected` a toggle, with `is_open` it opens what it holds
  link,
  choice,  ///< one of several options
  option,
  check,      ///< a box to tick
  field,      ///< a line to type in
  text_area,  ///< lines to type in
  tree,
  tree_item,
  grid,   ///< cells to walk through; only some of its rows are here
  table,  ///< cells to read
  head,   ///< the row of column headers
  corner,
  column_header,
  row,
  row_header,
  cell,
  tabs,
  tab,
  dialog,
  separator,
};

/// How loud the canvas says it.
enum class Tone : std::uint8_t { body, strong, title, small, muted };

struct PanelNode {
  NodeRole role = NodeRole::group;
  std::string key;                 ///< unique among its siblings: with those above it the node's id
  std::string name;                ///< what is read, and what it is called
  std::vector<std::string> parts;  ///< of a text the name once more, every second part strong
  std::string value;               ///< of a field the text, of a cell its sign
  std::string more;                ///< a quieter second thing: a hint, or why it cannot be pressed
  std::string aside;               ///< at the right end: "step 1", a count
  std::string_view icon = {};
  Tone tone = Tone::body;
  std::optional<SignLook> sign;
  bool is_enabled = true;
  std::optional<bool> is_selected;      ///< chosen, ticked, pressed or current, where it can be
  bool is_pointed_at = false;           ///< a lesson says: look here
  std::optional<bool> is_open;          ///< where it holds what can be folded away
  int level = 0;                        ///< of a heading or an item of a tree; 0: the usual one
  std::uint32_t rows = 0, columns = 0;  ///< of a grid: how many there are, shown here or not
  std::uint32_t row = 0, column = 0;    ///< in a grid, from 1 on; of a text area where the caret
                                        ///< goes when the program gives it the keyboard
  bool wraps = false;                   ///< of a text area: long lines go on below; `rows` high
  std::uint32_t scrolled = 0;           ///< of a text area: how far, in CSS pixels

  std::function<void(View&)> press;  ///< clicked, Enter, Space
  std::function<void(View&)> menu;   ///< right-clicked, the menu key
  std::function<void(View&)> close;  ///< Esc, or a click outside
  std::function<void(View&)> focus;  ///< it has got the keyboard
  /// Of a field: every change of its text, that it was finished by Enter, and that it was left
  /// after a change. `enter` of a tree's item: "open", "close".
  std::function<void(View&, const std::string&)> type, enter, leave;
  /// Of a grid: which rows shall be here, and from which column on: "FIRST,COUNT" or
  /// "FIRST,COUNT,COLUMN", counted from 1 as in the nodes. Of a text area how far it is scrolled.
  std::function<void(View&, const std::string&)> window;

  std::vector<PanelNode> children;
};

/// "column header" as `column_header`: the names that js/twin_templates.js knows.
std::string_view word_of(NodeRole role);
/// Both would be drawn alike and answer to the same; what they do is not compared.
bool are_alike(const PanelNode& a, const PanelNode& b);
/// The node with this id below `root`, whose own key the id begins with; nullptr when there is
/// none.
const PanelNode* find_node(const PanelNode& root, std::string_view id);
/// As one line of JSON, with whole ids. `above` is the id of what holds it, with a slash.
std::string json_of(const PanelNode& node, const std::string& above = {});

// The usual ones, short to write.
PanelNode text_node(std::string key, std::string name, Tone tone = Tone::body);
PanelNode heading_node(std::string key, std::string name, int level = 0);
PanelNode button_node(std::string key, std::string name, std::function<void(View&)> press);
PanelNode list_node(std::string key, std::string name);
PanelNode group_node(std::string key, std::string name, std::vector<PanelNode> children);
/// The head of a table or grid, whose first cell is the corner above the names of its rows.
PanelNode table_head_node(std::string corner);

}  // namespace permsim

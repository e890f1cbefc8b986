// Describes the two texts, each problem as a way to its line, and the button that waits for them.
#include "web/panels/file_text.h"

#include <algorithm>
#include <charconv>
#include <string>
#include <utility>

#include "web/models/file_text.h"

namespace permsim {
namespace {

PanelNode tab_node(const View& view, std::string key, std::string name, bool policy) {
  PanelNode tab = button_node(std::move(key), std::move(name),
                              [policy](View& now) { show_file_text(now, policy); });
  tab.role = NodeRole::tab;
  tab.is_selected = view.ui.file_text->shows_policy == policy;
  return tab;
}

PanelNode text_area_node(const View& view) {
  const FileText& text = *view.ui.file_text;
  PanelNode node;
  node.role = NodeRole::text_area;
  node.key = "text";
  node.name = !text.file.empty()  ? file_text_title(view)
              : text.shows_policy ? "The policy as text"
                                  : "The scenario as text";
  node.value = file_text(view);
  node.row = static_cast<std::uint32_t>(text.caret.line);
  node.column = static_cast<std::uint32_t>(text.caret.column);
  node.scrolled = text.scrolled;
  node.type = type_file_text;
  node.window = [](View& now, const std::string& told) {
    if (!now.ui.file_text) return;
    std::uint32_t pixels = 0;
    const auto [end, error] = std::from_chars(told.data(), told.data() + told.size(), pixels);
    if (error == std::errc() && end == told.data() + told.size())
      now.ui.file_text->scrolled = pixels;
  };
  return node;
}

PanelNode text_problems_node(const View& view) {
  const TextsRead& read = view.models.file_text.read();
  PanelNode list;
  list.role = NodeRole::list;
  list.key = "problems";
  list.name = "Problems";
  for (std::size_t i = 0; i < std::min(read.problems.size(), kMostTextProblems); ++i) {
    const TextProblem& problem = read.problems[i];
    PanelNode item = button_node(std::to_string(i + 1), place_words(view, problem),
                                 [problem](View& now) { go_to_problem(now, problem); });
    item.role = NodeRole::item;
    item.more = problem.problem.says;
    if (problem.problem.is_warning) item.aside = "remark";
    list.children.push_back(std::move(item));
  }
  return list;
}

}  // namespace

PanelNode file_text_panel(const View& view) {
  PanelNode panel;
  panel.role = NodeRole::dialog;
  panel.key = "file text";
  panel.name = file_text_title(view);
  panel.close = close_file_text;
  const std::string reason = why_no_file_text(view);
  if (!reason.empty()) {
    panel.children = {text_node("reason", reason), button_node("close", "Close", close_file_text)};
    return panel;
  }
  PanelNode tabs;
  tabs.role = NodeRole::tabs;
  tabs.key = "tabs";
  tabs.name = "Which text";
  tabs.children = {tab_node(view, "scenario", "Scenario", false),
                   tab_node(view, "policy", "Policy", true)};
  if (view.ui.file_text->file.empty()) panel.children.push_back(std::move(tabs));
  panel.children.push_back(text_area_node(view));
  panel.children.push_back(text_node("count", file_text_words(view)));
  panel.children.back().role = NodeRole::status;
  const TextsRead& read = view.models.file_text.read();
  if (!read.problems.empty()) panel.children.push_back(text_problems_node(view));
  const std::uint64_t others =
      read.more + read.problems.size() - std::min(read.problems.size(), kMostTextProblems);
  if (others > 0) panel.children.push_back(text_node("more", more_words(others)));
  PanelNode apply = button_node("apply", std::string(apply_label(view)), apply_file_text);
  apply.more = why_not_applied(view);
  apply.is_enabled = apply.more.empty();
  panel.children.push_back(std::move(apply));
  PanelNode restore = button_node("restore", "As it was", restore_file_text);
  restore.is_enabled = is_file_text_changed(view);
  panel.children.push_back(std::move(restore));
  panel.children.push_back(button_node("close", "Close", close_file_text));
  return panel;
}

}  // namespace permsim

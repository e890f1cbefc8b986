// Describes the choices, the first lines of what is chosen, and what can be done with it.
#include "web/panels/exporting.h"

#include <string>
#include <utility>

#include "web/models/exporting.h"

namespace permsim {
namespace {

PanelNode part_node(const ExportPart& part) {
  PanelNode node;
  node.role = NodeRole::choice;
  node.key = part.key;
  node.name = part.name;
  node.children.reserve(part.options.size());
  for (const ExportOption& option : part.options) {
    PanelNode each = button_node(
        option.key, option.label,
        [part = part.key, key = option.key](View& now) { choose_export(now, part, key); });
    each.role = NodeRole::option;
    each.is_selected = option.is_chosen;
    node.children.push_back(std::move(each));
  }
  return node;
}

PanelNode export_preview_node(const View& view) {
  PanelNode preview = group_node("preview", "How it begins", {});
  const std::vector<std::string> lines = export_preview(view);
  preview.children.reserve(lines.size());
  for (std::size_t i = 0; i < lines.size(); ++i)
    preview.children.push_back(text_node(std::to_string(i + 1), lines[i], Tone::small));
  return preview;
}

void add_export(const View& view, PanelNode& panel) {
  panel.children.push_back(text_node("size", export_size(view)));
  PanelNode preview = export_preview_node(view);
  if (!preview.children.empty()) panel.children.push_back(std::move(preview));
  panel.children.push_back(text_node("caption", view.models.exporting.caption(), Tone::muted));
}

}  // namespace

PanelNode exporting_panel(const View& view) {
  PanelNode panel;
  panel.role = NodeRole::dialog;
  panel.key = "export";
  panel.name = "Export";
  panel.close = close_export;
  const std::vector<ExportPart> parts = export_parts(view);
  for (const ExportPart& part : parts) panel.children.push_back(part_node(part));
  const std::string reason = why_no_export(view);
  if (reason.empty())
    add_export(view, panel);
  else
    panel.children.push_back(text_node("reason", reason));
  PanelNode said = text_node("said", said_of_export(view));
  said.role = NodeRole::status;
  panel.children.push_back(std::move(said));
  const auto add = [&](const char* key, const char* name, void (*press)(View&)) {
    PanelNode button = button_node(key, name, press);
    button.is_enabled = reason.empty();
    panel.children.push_back(std::move(button));
  };
  add("save", "Save", save_export);
  add("copy", "Copy", copy_export);
  add("copy caption", "Copy the caption", copy_export_caption);
  add("copy alt", "Copy the alternative text", copy_export_alt_text);
  panel.children.push_back(button_node("close", "Close", close_export));
  return panel;
}

}  // namespace permsim

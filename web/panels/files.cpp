// Describes what can be done with files, what this browser keeps, and the link.
#include "web/panels/files.h"

#include <string>
#include <utility>

#include "web/models/app_actions.h"
#include "web/models/description.h"
#include "web/models/sharing.h"
#include "web/models/tables.h"
#include "web/panels/menu.h"

namespace permsim {
namespace {

PanelNode row_node(const View& view, std::string_view id) {
  PanelNode node = action_node(view, id);
  node.aside = app_action(id).keys;
  return node;
}

PanelNode recent_node(const RecentWork& work) {
  PanelNode node = button_node("recent " + work.id, work.title, [id = work.id](View& now) {
    now.ui.open_menu.clear();
    now.outbox.send(OpenRecent{id});
  });
  node.more = work.more;
  return node;
}

std::vector<PanelNode> file_nodes(const View& view) {
  std::vector<PanelNode> nodes;
  for (const std::string_view id : {"new", "open", "gallery"}) nodes.push_back(row_node(view, id));
  if (!view.ui.recent.empty()) {
    nodes.push_back(heading_node("recent", "Kept in this browser", 4));
    for (const RecentWork& work : view.ui.recent) nodes.push_back(recent_node(work));
  }
  for (const std::string_view id : {"save", "export", "tables", "rename", "text", "branch",
                                    "make-lesson", "record-lesson", "edit-lesson", "forget"})
    nodes.push_back(row_node(view, id));
  return nodes;
}

PanelNode field_node(const DescriptionField& of) {
  PanelNode field;
  field.role = NodeRole::field;
  field.key = of.key;
  field.name = of.label;
  field.value = of.text;
  field.type = [key = of.key](View& now, const std::string& text) {
    type_description(now, key, text);
  };
  field.enter = [key = of.key](View& now, const std::string& text) {
    type_description(now, key, text);
    describe_scenario(now);
    now.ui.open_menu.clear();
  };
  return field;
}

}  // namespace

PanelNode file_menu_node(const View& view) {
  return menu_node(view, "file", "File", "file", [&] { return file_nodes(view); });
}

PanelNode description_node(const View& view) {
  return menu_node(view, "rename", app_action("rename").label(view), "rename", [&] {
    std::vector<PanelNode> nodes;
    for (const DescriptionField& field : description_fields(view))
      nodes.push_back(field_node(field));
    nodes.push_back(button_node("done", "Done", [](View& now) {
      describe_scenario(now);
      now.ui.open_menu.clear();
    }));
    return nodes;
  });
}

PanelNode forgetting_node(const View& view) {
  return menu_node(view, "forget", app_action("forget").label(view), "forget", [&] {
    return std::vector<PanelNode>{text_node("what", forget_words(view)),
                                  button_node("all", "Forget it all", [](View& now) {
                                    now.ui.open_menu.clear();
                                    now.outbox.send(Forget{});
                                  })};
  });
}

PanelNode tables_node(const View& view) {
  return menu_node(view, "tables", app_action("tables").label(view), "tables", [&] {
    std::vector<PanelNode> nodes = {heading_node("as tables", "As tables for a spreadsheet", 4)};
    for (const TableOffer& offer : tables_offered(view))
      nodes.push_back(button_node(offer.type, offer.words, [type = offer.type](View& now) {
        now.ui.open_menu.clear();
        save_table(now, type);
      }));
    return nodes;
  });
}

PanelNode share_node(const View& view) {
  PanelNode node = menu_node(view, "share", app_action("share").label(view), "share", [&] {
    const auto [title, holds] = share_words(view);
    std::vector<PanelNode> nodes = {text_node("what", title, Tone::strong),
                                    text_node("holds", holds)};
    nodes.front().role = NodeRole::status;
    PanelNode names = button_node("names", "Without the names of people",
                                  [](View& now) { share_with_names(now, !now.ui.shares_names); });
    names.role = NodeRole::check;
    names.is_selected = !view.ui.shares_names;
    nodes.push_back(std::move(names));
    nodes.push_back(
        button_node("save", "Save as a file", [](View& now) { now.outbox.send(SaveFile{}); }));
    nodes.push_back(action_node(view, "embed"));
    return nodes;
  });
  node.press = [](View& now) { app_action("share").run(now); };
  return node;
}

}  // namespace permsim

// Describes the gallery: files, what this browser keeps, and the scenarios of each product.
#include "web/panels/gallery.h"

#include <string>
#include <utility>

#include "web/models/gallery.h"
#include "web/panels/menu.h"

namespace permsim {
namespace {

PanelNode recent_list(const View& view) {
  PanelNode list;
  list.role = NodeRole::list;
  list.key = "recent works";
  for (const RecentWork& work : view.ui.recent) {
    PanelNode item;
    item.role = NodeRole::item;
    item.key = "recent " + work.id;
    item.children.push_back(button_node("open", work.title, [id = work.id](View& now) {
      now.ui.open_menu.clear();
      now.outbox.send(OpenRecent{id});
    }));
    item.children.push_back(text_node("more", work.more, Tone::small));
    list.children.push_back(std::move(item));
  }
  return list;
}

PanelNode search_node(const View& view) {
  PanelNode field;
  field.role = NodeRole::field;
  field.key = "search";
  field.name = "Search scenarios";
  field.value = gallery_search(view);
  field.type = [](View& now, const std::string& text) { search_gallery(now, text); };
  return field;
}

PanelNode entry_filter_node(const View& view) {
  PanelNode choice;
  choice.role = NodeRole::choice;
  choice.key = "product";
  choice.name = "Show";
  for (const GalleryFilter& filter : gallery_filters(view)) {
    PanelNode option;
    option.role = NodeRole::option;
    option.key = filter.product.empty() ? "all" : filter.product;
    option.name = filter.words;
    option.is_selected = view.ui.gallery_product == filter.product;
    option.press = [product = filter.product](View& now) { now.ui.gallery_product = product; };
    choice.children.push_back(std::move(option));
  }
  return choice;
}

/// A scenario's title and summary, its goals, and the way to see it beside the one it belongs to.
PanelNode scenario_node(const View& view, const GalleryEntry& entry) {
  PanelNode item;
  item.role = NodeRole::item;
  item.key = "scenario " + entry.id;
  const bool is_now = entry.id == view.session.scenario().id;
  item.children.push_back(button_node("open", entry.title, [id = entry.id](View& now) {
    if (const GalleryEntry* wanted = gallery_entry(now, id)) open_entry(now, *wanted);
  }));
  if (is_now) item.children.back().aside = "open now";
  item.children.push_back(text_node("summary", entry.summary, Tone::small));
  if (const std::string size = size_words(entry); !size.empty())
    item.children.push_back(text_node("size", size, Tone::small));
  if (!entry.goals.empty()) {
    PanelNode goals;
    goals.role = NodeRole::list;
    goals.key = "goals";
    for (const std::string& goal : entry.goals) {
      PanelNode each = text_node(goal, goal, Tone::small);
      each.role = NodeRole::item;
      goals.children.push_back(std::move(each));
    }
    item.children.push_back(std::move(goals));
  }
  const GalleryEntry* beside = gallery_entry(view, entry.beside);
  if (beside == nullptr) return item;
  item.children.push_back(
      button_node("beside", "Beside “" + beside->title + "”", [id = entry.id](View& now) {
        if (const GalleryEntry* wanted = gallery_entry(now, id)) open_pair(now, *wanted);
      }));
  item.children.back().role = NodeRole::link;
  return item;
}

PanelNode scenario_list(const View& view, std::string key,
                        const std::vector<const GalleryEntry*>& entries) {
  PanelNode list;
  list.role = NodeRole::list;
  list.key = std::move(key);
  for (const GalleryEntry* entry : entries) list.children.push_back(scenario_node(view, *entry));
  return list;
}

PanelNode lesson_list(const View& view) {
  PanelNode list;
  list.role = NodeRole::list;
  list.key = "lessons";
  for (const LessonEntry* lesson : lessons_found(view)) {
    PanelNode item;
    item.role = NodeRole::item;
    item.key = "lesson " + lesson->id;
    item.children.push_back(button_node("open", lesson->title, [id = lesson->id](View& now) {
      now.ui.open_menu.clear();
      now.outbox.send(OpenLesson{id});
    }));
    item.children.push_back(text_node("more", lesson->more, Tone::small));
    list.children.push_back(std::move(item));
  }
  return list;
}

}  // namespace

std::vector<PanelNode> gallery_nodes(const View& view) {
  std::vector<PanelNode> nodes = {search_node(view), entry_filter_node(view)};
  for (const std::string_view id : {"new", "open", "save"}) nodes.push_back(action_node(view, id));
  if (!view.ui.recent.empty()) {
    nodes.push_back(heading_node("recent", "Kept in this browser", 4));
    nodes.push_back(recent_list(view));
  }
  nodes.push_back(text_node("privacy", std::string(kGalleryPrivacy), Tone::small));
  if (!lessons_found(view).empty()) {
    nodes.push_back(heading_node("lessons of", "Lessons"));
    nodes.push_back(lesson_list(view));
    nodes.push_back(action_node(view, "edit-lesson"));
  }
  const std::vector<GallerySection> sections = gallery_sections(view);
  for (const GallerySection& section : sections) {
    nodes.push_back(heading_node("product " + section.product, section.product));
    nodes.push_back(scenario_list(view, "scenarios of " + section.product, section.entries));
  }
  if (sections.empty()) {
    nodes.push_back(text_node("nothing", nothing_found_words(view)));
    nodes.back().role = NodeRole::status;
    nodes.push_back(scenario_list(view, "nearest", nearest_entries(view)));
  }
  nodes.push_back(button_node("close", "Close", [](View& now) { now.ui.open_menu.clear(); }));
  return nodes;
}

}  // namespace permsim

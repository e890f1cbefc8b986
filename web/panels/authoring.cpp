// Describes the author's page. Its fields stand in authoring_fields.cpp.
#include "web/panels/authoring.h"

#include <algorithm>
#include <string>
#include <utility>

#include "icons.h"
#include "web/models/authoring.h"
#include "web/models/authoring_pick.h"
#include "web/panels/authoring_fields.h"
#include "web/panels/authoring_parts.h"
#include "web/panels/lesson.h"

namespace permsim {
namespace {

using What = AuthorLesson::What;

PanelNode asking_node(std::string key, std::string name, What what, std::string id = {}) {
  return button_node(std::move(key), std::move(name), [what, id = std::move(id)](View& now) {
    now.outbox.send(AuthorLesson{what, id});
  });
}

PanelNode toolbar_node(std::string key, std::string name) {
  PanelNode bar;
  bar.role = NodeRole::toolbar;
  bar.key = std::move(key);
  bar.name = std::move(name);
  return bar;
}

PanelNode bar_node(const View& view) {
  const LessonDraft& draft = draft_of(view);
  PanelNode bar = toolbar_node("bar", "The lesson being written");
  PanelNode undo = button_node("undo", "Undo", undo_writing);
  undo.more = draft.undo_words().value_or("Nothing to undo");
  undo.is_enabled = draft.undo_words().has_value();
  PanelNode redo = button_node("redo", "Redo", redo_writing);
  redo.more = draft.redo_words().value_or("Nothing to redo");
  redo.is_enabled = draft.redo_words().has_value();
  PanelNode preview = asking_node("preview", "Preview", What::preview);
  preview.is_enabled = shown_lesson(view) != nullptr;
  if (!preview.is_enabled)
    preview.more = view.ui.authoring->page ? "This page has problems" : "Choose a page first";
  bar.children = {std::move(undo),
                  std::move(redo),
                  std::move(preview),
                  asking_node("save", "Save", What::save),
                  asking_node("others", "Other lessons…", What::choose),
                  asking_node("close", "Close", What::close)};
  return bar;
}

PanelNode head_node(const View& view) {
  PanelNode head = group_node("head", {}, {});
  head.children.push_back(heading_node("title", draft_of(view).lesson().title, 2));
  PanelNode about = text_node("about", about_draft(view), Tone::small);
  about.role = NodeRole::status;
  head.children.push_back(std::move(about));
  head.children.push_back(bar_node(view));
  return head;
}

PanelNode page_node(const View& view, std::optional<std::size_t> page) {
  PanelNode item =
      button_node(page ? "page " + std::to_string(*page + 1) : "lesson",
                  author_page_name(view, page), [page](View& now) { look_at_page(now, page); });
  item.role = NodeRole::item;
  item.is_selected = view.ui.authoring->page == page;
  const LessonDraft& draft = draft_of(view);
  item.more = page ? std::string(kind_words(draft.lesson().pages[*page])) : "Title and scoring";
  const std::string problems = problem_count_words(draft.problems_of(page).size());
  if (!problems.empty()) item.aside = problems;
  return item;
}

PanelNode pages_node(const View& view) {
  PanelNode group = author_group("pages", "Pages");
  PanelNode list = list_node("list", "Pages");
  list.children.push_back(page_node(view, std::nullopt));
  for (std::size_t page = 0; page < draft_of(view).lesson().pages.size(); ++page)
    list.children.push_back(page_node(view, page));
  group.children.push_back(std::move(list));
  PanelNode change = toolbar_node("change", "This page");
  const auto add = [&](const char* key, const char* name, bool is_enabled, void (*act)(View&)) {
    change.children.push_back(button_node(key, name, act));
    change.children.back().is_enabled = is_enabled;
  };
  const bool is_page = view.ui.authoring->page.has_value();
  add("up", "Move up", can_move_page(view, -1), [](View& now) { move_page(now, -1); });
  add("down", "Move down", can_move_page(view, 1), [](View& now) { move_page(now, 1); });
  add("duplicate", "Duplicate", is_page, duplicate_page);
  add("delete", "Delete", is_page, remove_page);
  group.children.push_back(std::move(change));
  group.children.push_back(heading_node("add what", "Add a page", 4));
  PanelNode more = toolbar_node("add", "Add a page");
  more.children.push_back(
      button_node("telling", "Tells", [](View& now) { add_page(now, std::nullopt); }));
  using Kind = LessonQuestion::Kind;
  for (const auto& [kind, name] : {std::pair{Kind::predict, "Predict"},
                                   {Kind::choose, "Choose"},
                                   {Kind::order, "Order"},
                                   {Kind::goal, "Goal"}})
    more.children.push_back(button_node(std::string(word_of(kind)), name,
                                        [kind = kind](View& now) { add_page(now, kind); }));
  group.children.push_back(std::move(more));
  return group;
}

PanelNode problems_node(const View& view) {
  PanelNode group = author_group("problems", "Problems");
  const Problems& problems = draft_of(view).problems();
  if (problems.empty()) {
    group.children.push_back(text_node("none", "Nothing is wrong with this lesson", Tone::muted));
    return group;
  }
  constexpr std::size_t kMost = 50;
  PanelNode list = list_node("list", "Problems");
  for (std::size_t i = 0; i < std::min(problems.size(), kMost); ++i) {
    const std::optional<std::size_t> page = LessonDraft::page_of(problems[i]);
    PanelNode item = button_node(std::to_string(i + 1), problem_place_words(problems[i]),
                                 [page](View& now) { look_at_page(now, page); });
    item.role = NodeRole::item;
    item.more = problems[i].message;
    list.children.push_back(std::move(item));
  }
  group.children.push_back(std::move(list));
  return group;
}

/// Nothing in a preview can be pressed: it is there to be read.
void make_still(PanelNode& node) {
  if (node.role == NodeRole::button || node.role == NodeRole::link) node.role = NodeRole::text;
  if (node.role == NodeRole::choice || node.role == NodeRole::toolbar) node.role = NodeRole::list;
  if (node.role == NodeRole::option) node.role = NodeRole::item;
  if (node.role == NodeRole::grid) node.role = NodeRole::table;
  node.press = node.menu = node.close = node.focus = nullptr;
  node.type = node.enter = node.leave = node.window = nullptr;
  node.is_enabled = true;
  node.is_selected.reset();
  node.is_open.reset();
  for (PanelNode& child : node.children) make_still(child);
}

PanelNode preview_node(const View& view) {
  PanelNode group = author_group("preview", "As a learner sees it");
  const LessonSession* shown = shown_lesson(view);
  if (shown == nullptr) {
    group.children.push_back(text_node("none",
                                       view.ui.authoring->page
                                           ? "It is shown once its problems are mended"
                                           : "Choose a page to see it here",
                                       Tone::muted));
    return group;
  }
  View as_learner = view;
  as_learner.lesson = shown;
  PanelNode lesson = lesson_panel(as_learner);
  for (PanelNode& part : lesson.children) {
    if (part.key != "question" && part.key != "work") continue;
    make_still(part);
    group.children.push_back(std::move(part));
  }
  return group;
}

PanelNode leaving_node() {
  PanelNode group = author_group("leaving", "This lesson is not saved");
  group.children.push_back(asking_node("save", "Save and close", What::save));
  group.children.back().press = [](View& now) {
    now.outbox.send(AuthorLesson{What::save, {}});
    now.outbox.send(AuthorLesson{What::close, {}});
  };
  group.children.push_back(asking_node("discard", "Close without saving", What::close, "discard"));
  group.children.push_back(button_node("stay", "Keep writing",
                                       [](View& now) { now.ui.authoring->asks_to_close = false; }));
  return group;
}

/// What to write on.
void add_choices(const View& view, PanelNode& panel) {
  const Authoring& authoring = *view.ui.authoring;
  PanelNode group = group_node("choose", {}, {});
  group.children.push_back(heading_node("title", "Write a lesson", 2));
  group.children.push_back(
      text_node("about", "A lesson tells and asks about one story; the engine knows the answers",
                Tone::muted));
  group.children.push_back(
      asking_node("make", "Make a lesson of “" + view.session.scenario().title + "”", What::make));
  if (!authoring.kept_title.empty())
    group.children.push_back(
        asking_node("go on", "Go on with “" + authoring.kept_title + "”", What::go_on));
  group.children.push_back(asking_node("file", "Open a lesson file…", What::open_file));
  group.children.push_back(heading_node("copies", "Begin with a copy of", 4));
  PanelNode list = list_node("shipped", "Lessons");
  if (view.lessons != nullptr) {
    for (const LessonEntry& lesson : *view.lessons) {
      PanelNode item = asking_node("lesson " + lesson.id, lesson.title, What::edit, lesson.id);
      item.role = NodeRole::item;
      list.children.push_back(std::move(item));
    }
  }
  group.children.push_back(std::move(list));
  group.children.push_back(asking_node("close", "Close", What::close));
  panel.children.push_back(std::move(group));
}

}  // namespace

PanelNode authoring_panel(const View& view) {
  PanelNode panel;
  panel.role = NodeRole::region;
  panel.key = "authoring";
  panel.name = "Lesson author";
  if (!view.ui.authoring->draft) {
    add_choices(view, panel);
    return panel;
  }
  panel.children.push_back(head_node(view));
  if (view.ui.authoring->asks_to_close) panel.children.push_back(leaving_node());
  panel.children.push_back(pages_node(view));
  panel.children.push_back(authoring_fields(view));
  panel.children.push_back(preview_node(view));
  panel.children.push_back(problems_node(view));
  return panel;
}

PanelNode lesson_pick_panel(const View& view) {
  PanelNode panel;
  panel.role = NodeRole::region;
  panel.key = "lesson pick";
  panel.name = "Pick for the lesson";
  panel.children.push_back(text_node("what", pick_words(view), Tone::strong));
  PanelNode picked = text_node("picked", picked_words(view), Tone::small);
  picked.role = NodeRole::status;
  panel.children.push_back(std::move(picked));
  PanelNode bar = toolbar_node("bar", "Pick");
  bar.children.push_back(asking_node("take", "Use this", What::take));
  bar.children.back().is_enabled = can_take_pick(view);
  if (view.ui.authoring->pick == LessonPick::cells) {
    bar.children.push_back(button_node("again", "Start over", [](View& now) {
      now.ui.authoring->picked.clear();
      now.ui.cell = {};
    }));
    bar.children.back().is_enabled = !view.ui.authoring->picked.empty();
  }
  bar.children.push_back(asking_node("leave", "Cancel", What::leave));
  panel.children.push_back(std::move(bar));
  return panel;
}

}  // namespace permsim

// The picture is made of the page's own panels (web/app/lesson_picture.cpp). What it points at and
// does not have is told from the lesson's scenario: names and steps, never a verdict.
#include "web/panels/lesson_picture.h"

#include <algorithm>
#include <string>
#include <utility>

#include "core/decide/words.h"
#include "core/world/names.h"
#include "web/models/lesson.h"

namespace permsim {
namespace {

PanelNode item_node(std::string key, std::string name) {
  PanelNode item = text_node(std::move(key), std::move(name));
  item.role = NodeRole::item;
  return item;
}

}  // namespace

void add_why_lines(PanelNode& group, const std::vector<WhyLine>& lines) {
  std::size_t number = 0;
  for (const WhyLine& line : lines) {
    const std::string key = "why " + std::to_string(++number);
    switch (line.kind) {
      case WhyLine::Kind::headline:
        group.children.push_back(text_node(key, line.words, Tone::strong));
        break;
      case WhyLine::Kind::heading:
        group.children.push_back(heading_node(key, line.words, 4));
        break;
      case WhyLine::Kind::fact: group.children.push_back(text_node(key, line.words)); break;
      case WhyLine::Kind::note:
        group.children.push_back(text_node(key, line.words, Tone::small));
        break;
    }
  }
}

namespace {

PanelNode things_node(const LessonSession& lesson) {
  const World& world = *lesson.play().moment(lesson.moment_of(lesson.page())).world;
  PanelNode group = group_node("things", {}, {heading_node("things of", "People and things", 4)});
  const auto& types = world.policy().types;
  for (TypeIndex type = 0; type < types.size(); ++type) {
    const std::string name(plural_of(types[type]));
    PanelNode list = list_node("type " + types[type].id, name);
    for (EntityIndex each = 0; each < world.size(); ++each) {
      if (world.has(each) && world.at(each).type == type)
        list.children.push_back(
            item_node("thing " + world.at(each).id, std::string(name_of(world, each))));
    }
    if (list.children.empty()) continue;
    group.children.push_back(text_node("name " + types[type].id, name, Tone::small));
    group.children.push_back(std::move(list));
  }
  return group;
}

/// A question is shown no step that is still to come: it may be what is asked.
PanelNode timeline_node(const LessonSession& lesson) {
  const std::vector<MomentPtr>& moments = lesson.play().play.moments;
  const std::vector<Step>& steps = lesson.play().scenario().steps;
  const auto at = static_cast<std::size_t>(lesson.moment_of(lesson.page()));
  const bool asks = lesson.question(lesson.page()) != nullptr;
  const std::size_t count = std::min({steps.size(), moments.size() - 1, asks ? at : SIZE_MAX});
  PanelNode group = group_node("timeline", {}, {heading_node("timeline of", "Timeline", 4)});
  PanelNode list = list_node("steps", "Steps");
  list.children.push_back(item_node("step 0", "Start"));
  for (std::size_t i = 0; i < count; ++i) {
    const std::string number = std::to_string(i + 1);
    PanelNode item =
        item_node("step " + number, number + "  " + step_title(*moments[i]->world, steps[i]));
    if (moments[i + 1]->outcome != Outcome::done) item.more = word_of(moments[i + 1]->outcome);
    list.children.push_back(std::move(item));
  }
  if (at < list.children.size()) {
    list.children[at].is_selected = true;
    list.children[at].aside = "now";
  }
  group.children.push_back(std::move(list));
  return group;
}

PanelNode* child_of(PanelNode* node, std::string_view key) {
  if (node == nullptr) return nullptr;
  const auto found = std::find_if(node->children.begin(), node->children.end(),
                                  [&](const PanelNode& child) { return child.key == key; });
  return found == node->children.end() ? nullptr : &*found;
}

/// The first below it that `is_it`.
template <typename Is>
PanelNode* find_below(PanelNode* node, const Is& is_it) {
  if (node == nullptr) return nullptr;
  for (PanelNode& child : node->children) {
    if (is_it(child)) return &child;
    if (PanelNode* found = find_below(&child, is_it)) return found;
  }
  return nullptr;
}

PanelNode* grid_in(PanelNode* work) {
  return find_below(work, [](const PanelNode& node) {
    return node.role == NodeRole::grid || node.role == NodeRole::table;
  });
}

PanelNode* row_in(PanelNode* work, const std::string& id) {
  return find_below(
      work, [&](const PanelNode& node) { return node.role == NodeRole::row && node.key == id; });
}

/// The chosen cell of a question; else the first of the person that the page speaks of.
PanelNode* cell_in(const View& view, PanelNode* work) {
  const LessonSession& lesson = *view.lesson;
  if (lesson.question(lesson.page()) != nullptr)
    return find_below(work, [&](const PanelNode& node) {
      return node.key == "cell " + std::to_string(view.ui.lesson_cell);
    });
  PanelNode* row = row_in(work, lesson.page_now().shows_who);
  return find_below(row != nullptr ? row : work,
                    [](const PanelNode& node) { return node.role == NodeRole::cell; });
}

}  // namespace

void add_picture(const View& view, PanelNode& work) {
  if (view.picture == nullptr) return;
  PanelNode matrix = group_node("matrix", {}, {});
  matrix.children = *view.picture;
  work.children.push_back(std::move(matrix));
}

void add_places(const View& view, PanelNode& work) {
  const LessonSession& lesson = *view.lesson;
  const LessonPlace place = place_of(lesson.page_now().points_at);
  const bool is_thing = place.kind == "thing" || place.kind == "person";
  if (place.kind == "things" || (is_thing && row_in(&work, place.id) == nullptr))
    work.children.push_back(things_node(lesson));
  if (place.kind == "timeline" || place.kind == "step")
    work.children.push_back(timeline_node(lesson));
  if (place.kind != "why" || lesson.question(lesson.page()) != nullptr) return;
  PanelNode why = group_node("why", {}, {heading_node("why of", "Why", 4)});
  add_why_lines(why, shown_why_lines(lesson));
  work.children.push_back(std::move(why));
}

void point_at_place(const View& view, PanelNode& panel) {
  const LessonPlace place = place_of(view.lesson->page_now().points_at);
  PanelNode* work = child_of(&panel, "work");
  PanelNode* found = nullptr;
  if (place.kind == "matrix") {
    found = child_of(work, "matrix");
    if (found == nullptr) found = grid_in(work);
  } else if (place.kind == "why") {
    found = child_of(work, "why");
    if (found == nullptr) found = child_of(&panel, "why");
  } else if (place.kind == "things" || place.kind == "timeline") {
    found = child_of(work, place.kind);
  } else if (place.kind == "step") {
    found = child_of(child_of(child_of(work, "timeline"), "steps"), "step " + place.id);
  } else if (place.kind == "cell") {
    found = cell_in(view, work);
  } else if (!place.kind.empty()) {
    found = row_in(work, place.id);
    if (found == nullptr)
      found = find_below(child_of(work, "things"),
                         [&](const PanelNode& node) { return node.key == "thing " + place.id; });
  }
  if (found != nullptr) found->is_pointed_at = true;
}

}  // namespace permsim

// Describes the fields: of the lesson itself, and of what a page tells. What it asks:
// authoring_question.cpp.
#include "web/panels/authoring_fields.h"

#include <cmath>
#include <string>
#include <utility>

#include "web/models/authoring.h"
#include "web/models/authoring_pick.h"
#include "web/panels/authoring_parts.h"
#include "web/panels/authoring_question.h"

namespace permsim {

namespace {

/// A text at `where` below the page or lesson, taken away where nothing is left.
WriteText writes_text(const View& view, const std::string& where, const char* what) {
  return [place = page_place(view) + where, what](View& now, const std::string& text) {
    write_value(now, place, text_or_nothing(text), what);
  };
}

PanelNode number_field(const View& view, const char* key, const char* name, int value,
                       const char* what) {
  return author_field(
      key, name, value > 0 ? std::to_string(value) : "",
      [place = page_place(view) + "/" + key, what](View& now, const std::string& text) {
        const std::optional<int> number = number_of(text);
        if (number || text.empty())
          write_value(now, place, number ? LessonValue(*number) : LessonValue(), what);
      });
}

std::vector<PanelNode> lesson_fields(const View& view) {
  const Lesson& lesson = draft_of(view).lesson();
  std::vector<PanelNode> nodes = {
      author_field("title", "Title", lesson.title, writes_text(view, "/title", "the title")),
      author_area("summary", "Summary", lesson.summary, 3,
                  writes_text(view, "/summary", "the summary")),
      text_node("scenario", "About the story “" + lesson.scenario->title + "”", Tone::muted),
      number_field(view, "minutes", "Minutes it takes", lesson.minutes, "the minutes"),
      author_field("passes", "Passed with so many percent",
                   std::to_string(static_cast<int>(std::lround(lesson.passes_at * 100.0))),
                   [](View& now, const std::string& text) {
                     const std::optional<int> percent = number_of(text);
                     if (percent) write_value(now, "/passes_at", *percent / 100.0, "the pass mark");
                   }),
      number_field(view, "attempts", "Tries at each question", lesson.attempts, "the tries"),
      author_field("version", "Version", lesson.version,
                   writes_text(view, "/version", "the version"))};
  return nodes;
}

PanelNode view_choice(const View& view, const LessonPage& page) {
  const std::string place = page_place(view) + "/view";
  std::vector<AuthorChoice> choices;
  for (const auto& [id, name] : {std::pair{"", "As before"},
                                 {"actions", "Actions"},
                                 {"things", "Things"},
                                 {"person", "One person"},
                                 {"list", "List"},
                                 {"roles", "Roles"},
                                 {"stories", "Stories"}}) {
    choices.push_back({name,
                       [place, id = std::string(id)](View& now) {
                         write_value(now, place, text_or_nothing(id), "the way to look");
                       },
                       page.view == id});
  }
  return author_choice("view", "Way to look", choices);
}

PanelNode place_choice(const View& view, const LessonPage& page) {
  const std::string where = page_place(view) + "/points_at";
  std::vector<AuthorChoice> choices;
  for (const PlaceChoice& each : place_choices(view))
    choices.push_back({each.words,
                       [where, place = each.place](View& now) {
                         write_value(now, where, text_or_nothing(place), "what it points at");
                       },
                       page.points_at == each.place});
  return author_choice("points at", "Points at", choices);
}

/// What the page shows, in words.
std::string shown_words(const View& view, const LessonPage& page) {
  std::vector<std::string> names;
  if (!page.shows_on.empty()) names.push_back(lesson_name(view, page.shows_on));
  if (!page.shows_who.empty()) names.push_back(lesson_name(view, page.shows_who));
  return names.empty() ? "Shows what the page before it shows" : "Shows " + listed(names);
}

void add_look_fields(const View& view, const LessonPage& page, std::vector<PanelNode>& nodes) {
  nodes.push_back(heading_node("look", "Where it looks", 4));
  nodes.push_back(text_node("shows", shown_words(view, page)));
  nodes.push_back(button_node("pick look", "Pick in the simulator…",
                              [](View& now) { begin_pick(now, LessonPick::look); }));
  if (!page.question)
    nodes.push_back(author_moments(view, "at", "Moment", page_place(view) + "/at", page.at,
                                   "As on the page before"));
  nodes.push_back(view_choice(view, page));
  nodes.push_back(place_choice(view, page));
}

}  // namespace

PanelNode authoring_fields(const View& view) {
  PanelNode group = author_group("fields", author_page_name(view, view.ui.authoring->page));
  const LessonPage* page = page_written(view);
  if (page == nullptr) {
    for (PanelNode& field : lesson_fields(view)) group.children.push_back(std::move(field));
    return group;
  }
  std::vector<PanelNode>& nodes = group.children;
  for (const Problem& problem : draft_of(view).problems_of(view.ui.authoring->page)) {
    nodes.push_back(text_node("problem " + std::to_string(nodes.size() + 1), problem.message));
    nodes.back().role = NodeRole::status;
  }
  if (page->question) add_question_fields(view, nodes);
  nodes.push_back(
      author_field("title", "Title", page->title, writes_text(view, "/title", "the title")));
  nodes.push_back(
      author_area("text", "Text", page->text, 7, writes_text(view, "/text", "the text")));
  nodes.push_back(
      text_node("marks", "Paragraphs, **bold**, lines that begin with “- ”, `names`", Tone::small));
  add_look_fields(view, *page, nodes);
  nodes.push_back(author_area("notes", "Notes for the presenter", page->notes, 3,
                              writes_text(view, "/notes", "the notes")));
  return group;
}

}  // namespace permsim

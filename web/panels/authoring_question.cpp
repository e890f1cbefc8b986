// Describes the fields of questions: cells, answers, steps, what must be so, hints.
#include "web/panels/authoring_question.h"

#include <algorithm>
#include <string>
#include <utility>

#include "web/models/authoring.h"
#include "web/models/authoring_pick.h"
#include "web/panels/authoring_parts.h"

namespace permsim {
namespace {

/// Something of a list, with the way to take it out.
PanelNode taken_node(const std::string& key, const std::string& words, const std::string& place,
                     const char* what) {
  PanelNode item;
  item.role = NodeRole::item;
  item.key = key;
  item.children.push_back(text_node("says", words));
  item.children.push_back(button_node("remove", "Remove " + words, [place, what](View& now) {
    write_value(now, place, {}, what);
    draft_of(now).end_writing();
  }));
  return item;
}

/// The members of a list of ids, each of which can be taken out.
void add_ids(const View& view, const char* key, const char* name,
             const std::vector<std::string>& ids, std::vector<PanelNode>& nodes) {
  nodes.push_back(heading_node(std::string(key) + " of", name, 4));
  PanelNode list = list_node(key, name);
  const bool is_action = std::string_view(key) == "actions";
  for (std::size_t i = 0; i < ids.size(); ++i) {
    const std::string words =
        is_action ? lesson_action_name(view, ids[i]) : lesson_name(view, ids[i]);
    PanelNode item = taken_node(std::to_string(i + 1), words, {}, "the cells");
    std::vector<std::string> others = ids;
    others.erase(others.begin() + static_cast<std::ptrdiff_t>(i));
    item.children.back().is_enabled = !others.empty();
    item.children.back().press = [place = question_place(view) + "/" + key,
                                  others = std::move(others)](View& now) {
      write_value(now, place, others, "the cells");
      draft_of(now).end_writing();
    };
    list.children.push_back(std::move(item));
  }
  nodes.push_back(std::move(list));
}

void add_predict(const View& view, const LessonQuestion& question, std::vector<PanelNode>& nodes) {
  nodes.push_back(button_node("pick", "Pick in the matrix…",
                              [](View& now) { begin_pick(now, LessonPick::cells); }));
  add_ids(view, "on", "Of", question.on, nodes);
  add_ids(view, "who", "Who", question.who, nodes);
  add_ids(view, "actions", "Actions", question.actions, nodes);
}

/// Some thing is as it says.
PanelNode status_choice(const View& view, const std::string& key, const std::string& name,
                        const Check* now_so, const std::function<void(View&, const Check&)>& take) {
  std::vector<AuthorChoice> choices;
  for (const StatusChoice& each : status_choices(view)) {
    Check check;
    check.kind = Check::Kind::status;
    check.status = {{each.id, each.status}};
    const bool is_chosen = now_so != nullptr && now_so->status == check.status;
    choices.push_back({each.words, [take, check](View& now) { take(now, check); }, is_chosen});
  }
  return author_choice(key, name, choices);
}

/// May, may not, unclear: of a check about one cell.
PanelNode verdict_choice(const std::string& place, const Check& check) {
  std::vector<AuthorChoice> choices;
  std::vector<std::string> actions = check.can;
  for (const auto& more : {check.cannot, check.unclear})
    actions.insert(actions.end(), more.begin(), more.end());
  const auto add = [&](const char* name, std::vector<std::string> Check::*list) {
    Check turned = check;
    turned.can.clear();
    turned.cannot.clear();
    turned.unclear.clear();
    turned.*list = actions;
    choices.push_back({name,
                       [place, turned](View& now) {
                         write_value(now, place, turned, "what is so");
                         draft_of(now).end_writing();
                       },
                       !(check.*list).empty()});
  };
  add("May", &Check::can);
  add("May not", &Check::cannot);
  add("Unclear", &Check::unclear);
  return author_choice("verdict", "What is so", choices);
}

PanelNode option_node(const View& view, const LessonQuestion& question, std::size_t i,
                      bool is_right) {
  const LessonOption& option = question.options[i];
  const std::string place = question_place(view) + "/options/" + std::to_string(i);
  PanelNode group =
      author_group("option " + std::to_string(i + 1), "Answer " + std::to_string(i + 1), 4);
  group.children.push_back(
      author_field("says", "Says", option.says, [place](View& now, const std::string& text) {
        write_value(now, place + "/says", text, "an answer");
      }));
  group.children.push_back(text_node("is", "Right when: " + lesson_check_words(view, option.is)));
  if (is_right)
    group.children.push_back(text_node("right", "The engine says: this is so", Tone::strong));
  group.children.push_back(button_node("pick", "Pick a cell…",
                                       [i](View& now) { begin_pick(now, LessonPick::option, i); }));
  if (option.is.kind == Check::Kind::access && option.is.who.is_given())
    group.children.push_back(verdict_choice(place + "/is", option.is));
  PanelNode status = status_choice(view, "status", "Or how something is", &option.is,
                                   [place](View& now, const Check& check) {
                                     write_value(now, place + "/is", check, "what is so");
                                     draft_of(now).end_writing();
                                   });
  if (!status.children.empty()) group.children.push_back(std::move(status));
  PanelNode remove = button_node("remove", "Remove this answer", [place](View& now) {
    write_value(now, place, {}, "the answers");
    draft_of(now).end_writing();
  });
  remove.is_enabled = question.options.size() > 2;
  group.children.push_back(std::move(remove));
  return group;
}

void add_choose(const View& view, const LessonQuestion& question, std::vector<PanelNode>& nodes) {
  const std::vector<bool> right = options_right(view);
  for (std::size_t i = 0; i < question.options.size(); ++i)
    nodes.push_back(option_node(view, question, i, i < right.size() && right[i]));
  const std::string place =
      question_place(view) + "/options/" + std::to_string(question.options.size());
  LessonOption more;
  more.says = "Another answer";
  if (!question.options.empty()) more.is = question.options.front().is;
  nodes.push_back(button_node("more", "Add an answer", [place, more](View& now) {
    write_value(now, place, more, "the answers");
    draft_of(now).end_writing();
  }));
}

void add_steps(const View& view, const char* key, const char* name, std::vector<PanelNode>& nodes) {
  nodes.push_back(heading_node("steps of", name, 4));
  const std::vector<std::string> words = written_step_words(view);
  PanelNode list = list_node("steps", name);
  for (std::size_t i = 0; i < words.size(); ++i)
    list.children.push_back(taken_node(std::to_string(i + 1), words[i],
                                       question_place(view) + "/" + key + "/" + std::to_string(i),
                                       "the steps"));
  nodes.push_back(std::move(list));
  nodes.push_back(button_node("record", "Take the steps in the simulator…",
                              [](View& now) { begin_pick(now, LessonPick::steps); }));
}

void add_checks(const View& view, const LessonQuestion& question, std::vector<PanelNode>& nodes) {
  nodes.push_back(heading_node("checks of", "What must be so", 4));
  PanelNode list = list_node("checks", "What must be so");
  for (std::size_t i = 0; i < question.checks.size(); ++i)
    list.children.push_back(
        taken_node(std::to_string(i + 1), lesson_check_words(view, question.checks[i]),
                   question_place(view) + "/checks/" + std::to_string(i), "what must be so"));
  nodes.push_back(std::move(list));
  nodes.push_back(button_node("pick check", "Add a cell…",
                              [](View& now) { begin_pick(now, LessonPick::check); }));
  PanelNode status = status_choice(view, "add status", "Add how something is", nullptr,
                                   [](View& now, const Check& check) {
                                     Check made = check;
                                     made.after.kind = When::Kind::end;
                                     made.has_after = true;
                                     add_lesson_check(now, std::move(made));
                                   });
  if (!status.children.empty()) nodes.push_back(std::move(status));
}

/// Who may act for the goal: everybody, where nobody is ticked.
void add_actors(const View& view, const LessonQuestion& question, std::vector<PanelNode>& nodes) {
  constexpr std::size_t kMost = 24;
  const World& world = *draft_of(view).play().moment(question.at).world;
  PanelNode group = author_group("by", "Who may act", 4);
  for (std::size_t i = 0; i < std::min(kMost, world.subjects().size()); ++i) {
    const std::string& id = world.at(world.subjects()[i]).id;
    std::vector<std::string> by = question.by;
    const auto found = std::find(by.begin(), by.end(), id);
    PanelNode box = button_node("by " + id, lesson_name(view, id), nullptr);
    box.role = NodeRole::check;
    box.is_selected = found != by.end();
    if (found != by.end())
      by.erase(found);
    else
      by.push_back(id);
    box.press = [place = question_place(view) + "/by", by](View& now) {
      write_value(now, place, by.empty() ? LessonValue() : LessonValue(by), "who may act");
      draft_of(now).end_writing();
    };
    group.children.push_back(std::move(box));
  }
  nodes.push_back(std::move(group));
}

void add_hints(const View& view, const LessonQuestion& question, std::vector<PanelNode>& nodes) {
  const std::string place = question_place(view) + "/hints";
  for (std::size_t i = 0; i <= question.hints.size(); ++i) {
    const bool is_new = i == question.hints.size();
    nodes.push_back(author_field(
        "hint " + std::to_string(i + 1), is_new ? "Another hint" : "Hint " + std::to_string(i + 1),
        is_new ? std::string() : question.hints[i],
        [place, i, hints = question.hints](View& now, const std::string& text) {
          std::vector<std::string> all = hints;
          if (i == all.size()) all.emplace_back();
          all[i] = text;
          if (text.empty()) all.erase(all.begin() + static_cast<std::ptrdiff_t>(i));
          write_value(now, place, all.empty() ? LessonValue() : LessonValue(all), "the hints");
        }));
  }
}

void add_goal(const View& view, const LessonQuestion& question, std::vector<PanelNode>& nodes) {
  add_actors(view, question, nodes);
  add_checks(view, question, nodes);
  const std::string place = question_place(view);
  PanelNode closed =
      button_node("closed", "Nobody else may gain anything",
                  [place, is_closed = question.is_closed](View& now) {
                    write_value(now, place + "/no_new_access",
                                is_closed ? LessonValue() : LessonValue(true), "who may gain");
                    draft_of(now).end_writing();
                  });
  closed.role = NodeRole::check;
  closed.is_selected = question.is_closed;
  nodes.push_back(std::move(closed));
  nodes.push_back(author_field("most", "In at most so many steps",
                               question.most_steps > 0 ? std::to_string(question.most_steps) : "",
                               [place](View& now, const std::string& text) {
                                 const std::optional<int> number = number_of(text);
                                 if (number || text.empty())
                                   write_value(now, place + "/most_steps",
                                               number ? LessonValue(*number) : LessonValue(),
                                               "the number of steps");
                               }));
  add_steps(view, "solution", "A solution", nodes);
  add_hints(view, question, nodes);
}

}  // namespace

void add_question_fields(const View& view, std::vector<PanelNode>& nodes) {
  const LessonQuestion& question = *page_written(view)->question;
  const std::string place = question_place(view);
  nodes.push_back(author_area("says", "Question", question.says, 2,
                              [place](View& now, const std::string& text) {
                                write_value(now, place + "/says", text, "the question");
                              }));
  nodes.push_back(author_moments(view, "question at", "Asked of", place + "/at", question.at, {}));
  switch (question.kind) {
    case LessonQuestion::Kind::predict: return add_predict(view, question, nodes);
    case LessonQuestion::Kind::choose: return add_choose(view, question, nodes);
    case LessonQuestion::Kind::order:
      add_steps(view, "steps", "The steps, in an order that works", nodes);
      return add_checks(view, question, nodes);
    case LessonQuestion::Kind::goal: return add_goal(view, question, nodes);
  }
}

}  // namespace permsim

// Makes fields, areas and choices that write into the draft.
#include "web/panels/authoring_parts.h"

#include <charconv>
#include <utility>

#include "web/models/authoring.h"

namespace permsim {

PanelNode author_group(std::string key, const std::string& name, int level) {
  return group_node(std::move(key), name, {heading_node("heading", name, level)});
}

PanelNode author_field(std::string key, std::string name, std::string value,
                       const WriteText& write) {
  PanelNode node;
  node.role = NodeRole::field;
  node.key = std::move(key);
  node.name = std::move(name);
  node.value = std::move(value);
  node.type = write;
  node.leave = [](View& now, const std::string&) {
    if (now.ui.authoring && now.ui.authoring->draft) now.ui.authoring->draft->end_writing();
  };
  return node;
}

PanelNode author_area(std::string key, std::string name, std::string value, std::uint32_t rows,
                      const WriteText& write) {
  PanelNode node = author_field(std::move(key), std::move(name), std::move(value), write);
  node.role = NodeRole::text_area;
  node.rows = rows;
  node.wraps = true;
  return node;
}

PanelNode author_choice(std::string key, std::string name, const std::vector<AuthorChoice>& of) {
  PanelNode choice;
  choice.role = NodeRole::choice;
  choice.key = std::move(key);
  choice.name = std::move(name);
  choice.children.reserve(of.size());
  for (std::size_t i = 0; i < of.size(); ++i) {
    PanelNode option = button_node(std::to_string(i + 1), of[i].name, of[i].press);
    option.role = NodeRole::option;
    option.is_selected = of[i].is_chosen;
    choice.children.push_back(std::move(option));
  }
  return choice;
}

PanelNode author_moments(const View& view, std::string key, std::string name,
                         const std::string& where, std::optional<int> chosen,
                         const std::string& unset) {
  std::vector<AuthorChoice> choices;
  if (!unset.empty())
    choices.push_back(
        {unset, [where](View& now) { write_value(now, where, {}, "the moment"); }, !chosen});
  const std::vector<std::string> moments = moment_choices(view);
  choices.reserve(moments.size() + 1);
  for (std::size_t i = 0; i < moments.size(); ++i) {
    const int at = static_cast<int>(i);
    choices.push_back({moments[i],
                       [where, at](View& now) { write_value(now, where, at, "the moment"); },
                       chosen == at});
  }
  return author_choice(std::move(key), std::move(name), choices);
}

LessonValue text_or_nothing(const std::string& text) {
  return text.empty() ? LessonValue() : LessonValue(text);
}

std::optional<int> number_of(const std::string& text) {
  int number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return number;
}

}  // namespace permsim

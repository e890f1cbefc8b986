// What the forms of a lesson's author are made of.
#pragma once
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "core/json/lesson_edit.h"
#include "web/models/node.h"
#include "web/models/view.h"

namespace permsim {

/// What belongs together, under a heading that all can see.
PanelNode author_group(std::string key, const std::string& name, int level = 3);

using WriteText = std::function<void(View&, const std::string&)>;
PanelNode author_field(std::string key, std::string name, std::string value,
                       const WriteText& write);
PanelNode author_area(std::string key, std::string name, std::string value, std::uint32_t rows,
                      const WriteText& write);
struct AuthorChoice {
  std::string name;
  std::function<void(View&)> press;
  bool is_chosen = false;
};
PanelNode author_choice(std::string key, std::string name, const std::vector<AuthorChoice>& of);
/// Of the moments of the story; `unset`: what it is called when none is said, empty where one is.
PanelNode author_moments(const View& view, std::string key, std::string name,
                         const std::string& where, std::optional<int> chosen,
                         const std::string& unset);
/// A text that is taken away where nothing is left of it.
LessonValue text_or_nothing(const std::string& text);
/// A whole number; nothing where none is written.
std::optional<int> number_of(const std::string& text);

}  // namespace permsim

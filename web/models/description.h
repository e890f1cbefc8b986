// What a scenario says of itself, while it is typed: title, summary, notes and goals.
#pragma once
#include <string>
#include <vector>

#include "web/models/view.h"

namespace permsim {

struct DescriptionField {
  std::string key;    ///< "title", "summary", "notes", "goal 1"
  std::string label;  ///< "Title", "Goal 1"; "Another goal" for the empty one at the end
  std::string text;   ///< as typed, else as it is
};
std::vector<DescriptionField> description_fields(const View& view);
void type_description(View& view, const std::string& key, const std::string& text);
/// What was typed and not taken over is gone.
void forget_description(View& view);
/// Takes over what was typed; a goal without words is gone. Nothing happens where nothing differs.
void describe_scenario(View& view);

}  // namespace permsim

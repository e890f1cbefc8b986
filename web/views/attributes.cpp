// The inspector's attributes: choices as segments or a menu, texts and lists as fields.
#include "web/views/attributes.h"

#include <algorithm>

#include "icons.h"
#include "web/look/theme.h"
#include "web/look/type_scale.h"
#include "web/models/commands.h"
#include "web/views/inspector.h"
#include "web/widgets/button.h"
#include "web/widgets/field.h"
#include "web/widgets/popover.h"
#include "web/widgets/text.h"

namespace permsim {
namespace {

void draw_choice_menu(View& view, EntityIndex entity, const Attribute& attribute,
                      const std::vector<Value>& values, const std::vector<std::string>& words,
                      int chosen, float width) {
  ButtonOptions options;
  options.has_menu = true;
  options.width = width;
  const std::string shown_words = chosen < 0 ? "Not set" : words[static_cast<std::size_t>(chosen)];
  const std::string id = "choices of " + attribute.id;
  const std::string node = "inspector/attribute " + attribute.id;
  options.node = node;
  const ItemState item = draw_button(shown_words + "##attribute " + attribute.id, options);
  if (item.is_clicked) open_popover(id, item.box);
  if (!begin_popover(id, width)) return;
  for (std::size_t i = 0; i < words.size(); ++i) {
    MenuRow row;
    row.is_chosen = static_cast<int>(i) == chosen;
    if (menu_row(words[i] + "##" + attribute.id, row)) {
      set_attribute(view, entity, attribute, values[i]);
      close_popover();
    }
  }
  end_popover();
}

void draw_choice(View& view, EntityIndex entity, const Attribute& attribute, const Value& value,
                 float width) {
  const std::vector<Value> values = choices_of(attribute);
  std::vector<std::string> words;
  int chosen = -1;
  for (std::size_t i = 0; i < values.size(); ++i) {
    words.push_back(words_of(attribute, values[i]));
    if (values[i] == value) chosen = static_cast<int>(i);
  }
  // Segments may stand a little closer than they would like to.
  if (words.size() > 3 ||
      segmented_width(words) - 10.0f * static_cast<float>(words.size()) > width) {
    draw_choice_menu(view, entity, attribute, values, words, chosen, width);
    return;
  }
  const int pressed = segmented("attribute " + attribute.id, words, chosen,
                                std::min(width, segmented_width(words)));
  if (pressed >= 0 && pressed != chosen)
    set_attribute(view, entity, attribute, values[static_cast<std::size_t>(pressed)]);
}

void draw_field(const View& view, const Attribute& attribute, const Value& value, float width) {
  const std::string key = view.ui.selected + "." + attribute.id;
  const auto draft = view.ui.drafts.find(key);
  const std::string text = draft != view.ui.drafts.end() ? draft->second : field_text(value);
  FieldOptions options;
  options.width = width;
  options.hint = attribute.kind == AttributeKind::list ? "One, another…" : "Not set";
  text_field(attribute.label + "##" + key, text, options);
}

}  // namespace

void draw_attributes(View& view, EntityIndex entity, bool is_editable) {
  const World& world = view.world();
  const std::vector<Attribute>& attributes = world.type_of(entity).attributes;
  for (std::size_t i = 0; i < attributes.size(); ++i) {
    const Attribute& attribute = attributes[i];
    const Value& value = world.at(entity).attributes[i];
    if (!is_editable && !is_set(value)) continue;
    const float width = begin_property(attribute.label);
    if (!is_editable) {
      const ImVec2 at = ImGui::GetCursorScreenPos();
      const std::string words = words_of(attribute, value);
      if (!draw_text_in(ImGui::GetWindowDrawList(), fonts().body,
                        {at, {at.x + width, at.y + kControlHeight}}, colors().text, words)) {
        tip_in({at, {at.x + width, at.y + kControlHeight}}, attribute.id, words);
      }
      ImGui::Dummy({width, kControlHeight});
    } else if (attribute.kind == AttributeKind::choice ||
               attribute.kind == AttributeKind::boolean) {
      draw_choice(view, entity, attribute, value, width);
    } else {
      draw_field(view, attribute, value, width);
    }
    end_property();
  }
}

}  // namespace permsim

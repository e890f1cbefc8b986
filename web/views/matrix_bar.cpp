// Draws the matrix's bar: the subject as a heading one can change, the two ways to look, filters.
#include "web/views/matrix_bar.h"

#include <algorithm>
#include <utility>

#include "icons.h"
#include "web/look/theme.h"
#include "web/look/type_scale.h"
#include "web/models/matrix.h"
#include "web/models/open_questions.h"
#include "web/models/timeline.h"
#include "web/models/words.h"
#include "web/views/candidates.h"
#include "web/views/list.h"
#include "web/views/roles.h"
#include "web/views/stories.h"
#include "web/widgets/button.h"
#include "web/widgets/field.h"
#include "web/widgets/popover.h"
#include "web/widgets/text.h"

namespace permsim {
namespace {

constexpr std::size_t kMostGrouped = 60;

bool are_few(const World& world) {
  std::size_t count = 0;
  for (EntityIndex entity = 0; entity < world.size() && count <= kMostGrouped; ++entity) {
    if (world.has(entity) && count_acts(world.type_of(entity)) > 0) ++count;
  }
  return count <= kMostGrouped;
}

/// The id pressed, or empty.
std::string draw_grouped(const View& view, const std::vector<Holdable>& types) {
  const World& world = view.world();
  std::string pressed;
  for (const Holdable& held : types) {
    const Type& type = view.policy().types[held.type];
    bool is_first = true;
    for (EntityIndex entity = 0; entity < world.size(); ++entity) {
      if (!world.has(entity) || world.at(entity).type != held.type) continue;
      if (std::exchange(is_first, false)) menu_heading(plural_of(type));
      const Entity& thing = world.at(entity);
      if (menu_row(thing.label + "##resource " + thing.id,
                   {icon_of(type), {}, {}, view.ui.resource == thing.id, true}))
        pressed = thing.id;
    }
  }
  return pressed;
}

/// Things one can act on: grouped by type, or where they are many, searched.
void draw_resource_choice(View& view) {
  if (!begin_popover("choose resource", 300.0f)) return;
  const std::vector<Holdable> types = types_acted_on(view.policy());
  const std::string pressed = are_few(view.world())
                                  ? draw_grouped(view, types)
                                  : draw_candidates(view, "resource", types, {},
                                                    view.ui.picker.search, view.ui.resource, 10.0f);
  if (!pressed.empty()) {
    select_thing(view, view.world().find(pressed));
    close_popover();
  }
  end_popover();
}

void draw_action_choice(View& view) {
  if (!begin_popover("choose action", 320.0f)) return;
  for (const Type& type : view.policy().types) {
    std::string_view group;
    for (const Action& action : type.actions) {
      if (action.is_event) continue;
      if (action.group != group) {
        group = action.group;
        menu_heading(std::string(plural_of(type)) + " · " + action.group);
      }
      const bool is_chosen = view.ui.type == type.id && view.ui.action == action.id;
      if (menu_row(action.label + "##action " + type.id + " " + action.id,
                   {{}, {}, {}, is_chosen, true})) {
        view.ui.type = type.id;
        view.ui.action = action.id;
        close_popover();
      }
    }
  }
  end_popover();
}

/// On the line of the headings that are buttons.
void plain_heading(std::string_view text) {
  const ImVec2 at = ImGui::GetCursorScreenPos();
  ImGui::SetCursorScreenPos({at.x, at.y + 8.0f});
  paragraph(text, fonts().title, colors().text);
}

void draw_heading(View& view, float width) {
  const World& world = view.world();
  ButtonOptions options;
  options.kind = ButtonKind::quiet;
  options.font = fonts().title;
  options.has_menu = true;
  options.height = 34.0f;
  const std::string subject = subject_words(view);
  if (view.ui.mode == MatrixMode::list || view.ui.mode == MatrixMode::stories)
    return plain_heading(subject);
  if (view.ui.mode != MatrixMode::things) {
    const EntityIndex resource = world.find(view.ui.resource);
    if (resource == kNoEntity) return paragraph("Matrix", fonts().title, colors().text);
    options.icon = icon_of(world.type_of(resource));
    const std::string label = subject + "##choose what the matrix shows";
    options.width = std::min(width, button_width(label, options));
    const ItemState item = draw_button(label, options);
    if (item.is_clicked) {
      view.ui.picker = {};
      open_popover("choose resource", item.box);
    }
    draw_resource_choice(view);
    return;
  }
  const TypeIndex type = view.policy().find_type(view.ui.type);
  if (type == kNoType) return paragraph("Matrix", fonts().title, colors().text);
  const Type& kind = view.policy().types[type];
  const std::string label = subject + "##choose what the matrix shows";
  options.icon = icon_of(kind);
  options.width = std::min(width, button_width(label, options));
  const ItemState item = draw_button(label, options);
  if (item.is_clicked) open_popover("choose action", item.box);
  draw_action_choice(view);
}

void draw_filter(View& view) {
  ButtonOptions options;
  options.icon = ICON_FILTER;
  options.has_menu = true;
  options.is_on = view.ui.filter != MatrixFilter::everything;
  const auto now = static_cast<std::size_t>(view.ui.filter);
  const ItemState item = draw_button(std::string(kMatrixFilters[now]) + "##filter", options);
  if (item.is_clicked) open_popover("filter", item.box);
  if (!begin_popover("filter", 270.0f)) return;
  menu_heading("Show");
  for (std::size_t i = 0; i < 3; ++i) {
    if (menu_row(std::string(kMatrixFilters[i]) + "##filter", {{}, {}, {}, i == now, true})) {
      view.ui.filter = static_cast<MatrixFilter>(i);
      close_popover();
    }
  }
  menu_line();
  menu_heading("Mark differences from");
  const CompareWith compare = view.ui.compare;
  if (menu_row("The moment before##compare", {{}, {}, {}, compare == CompareWith::previous, true}))
    view.ui.compare = CompareWith::previous;
  if (menu_row("The start##compare", {{}, {}, {}, compare == CompareWith::start, true}))
    view.ui.compare = CompareWith::start;
  for (const Reading& reading : view.session.policy_file().readings) {
    if (reading.id == view.policy().reading) continue;
    const bool is_chosen = compare == CompareWith::reading && view.ui.compare_reading == reading.id;
    if (!menu_row(reading.label + "##compare " + reading.id,
                  {{}, "Another reading, at this moment", {}, is_chosen, true}))
      continue;
    view.ui.compare = CompareWith::reading;
    view.ui.compare_reading = reading.id;
  }
  end_popover();
}

/// "+3 −1 since the moment before", beside the filter.
void draw_changes(const View& view) {
  const std::string words = change_words(view.models.matrix.changes());
  if (words.empty()) return;
  const std::string text = words + compared_words(view);
  if (text_width(fonts().small, text) > ImGui::GetContentRegionAvail().x) return;
  const ImVec2 at = ImGui::GetCursorScreenPos();
  draw_text(ImGui::GetWindowDrawList(), fonts().small, {at.x, at.y + 8.0f}, colors().muted, text);
  ImGui::Dummy({text_width(fonts().small, text), kControlHeight});
  tip("Cells that differ in the whole world: gained, lost, turned unclear");
}

/// The heading at the left and the ways to look at the right: side by side, or as a menu where
/// there is no room.
void draw_ways_to_look(View& view, ImVec2 at, float width) {
  constexpr float kLeastHeading = 150.0f;
  const std::vector<std::string> words(kWaysToLook.begin(), kWaysToLook.end());
  const int now = static_cast<int>(view.ui.mode);
  ButtonOptions options;
  options.has_menu = true;
  const std::string menu = words[static_cast<std::size_t>(now)] + "##ways to look";
  const bool has_room = segmented_width(words) + kLeastHeading <= width;
  const float ways = has_room ? segmented_width(words) : button_width(menu, options);
  draw_heading(view, width - ways - kSpace2);
  ImGui::SetCursorScreenPos({at.x + width - ways, at.y + 2.0f});
  if (has_room) {
    if (const int pressed = segmented("way to look", words, now); pressed >= 0)
      look_by(view, static_cast<MatrixMode>(pressed));
    return;
  }
  const ItemState item = draw_button(menu, options);
  if (item.is_clicked) open_popover("ways to look", item.box);
  if (!begin_popover("ways to look", 200.0f)) return;
  for (int way = 0; way < static_cast<int>(words.size()); ++way) {
    if (!menu_row(words[static_cast<std::size_t>(way)] + "##way to look",
                  {{}, {}, {}, way == now, true}))
      continue;
    look_by(view, static_cast<MatrixMode>(way));
    close_popover();
  }
  end_popover();
}

}  // namespace

void draw_matrix_bar(View& view) {
  const float width = ImGui::GetContentRegionAvail().x;
  const ImVec2 at = ImGui::GetCursorScreenPos();
  draw_ways_to_look(view, at, width);
  ImGui::SetCursorScreenPos({at.x, at.y + 40.0f});
  if (view.ui.mode == MatrixMode::list) draw_list_bar(view);
  if (view.ui.mode == MatrixMode::roles) draw_roles_bar(view);
  if (view.ui.mode == MatrixMode::stories) draw_stories_bar(view);
  if (view.ui.mode > MatrixMode::things) {
    ImGui::SetCursorScreenPos({at.x, at.y + 80.0f});
    return;
  }
  draw_filter(view);
  ImGui::SameLine(0.0f, kSpace3);
  if (view.ui.filter == MatrixFilter::open_questions) {
    ButtonOptions options;
    options.icon = ICON_COPY;
    if (button("Copy the questions##matrix", options))
      view.outbox.send(CopyText{open_questions(view.session, view.models.matrix)});
    tip("What the documents leave open, as a list for the product’s vendor");
    ImGui::SameLine(0.0f, kSpace3);
  }
  draw_changes(view);
  ImGui::SetCursorScreenPos({at.x, at.y + 76.0f});
  if (view.models.matrix.is_cut_short())
    paragraph("There is more than can be looked through at once: the first part is shown",
              fonts().small, colors().muted);
}

}  // namespace permsim

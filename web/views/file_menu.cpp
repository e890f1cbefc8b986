// Draws the File menu and the Share button.
#include "web/views/file_menu.h"

#include <algorithm>
#include <string>

#include "icons.h"
#include "web/look/theme.h"
#include "web/look/type_scale.h"
#include "web/models/app_actions.h"
#include "web/models/description.h"
#include "web/models/sharing.h"
#include "web/models/tables.h"
#include "web/widgets/button.h"
#include "web/widgets/field.h"
#include "web/widgets/popover.h"
#include "web/widgets/text.h"

namespace permsim {
namespace {

/// More works than these are found in the list of scenarios only by their age.
constexpr std::size_t kMostRecent = 6;

bool draw_row(View& view, std::string_view id) {
  const AppAction& action = app_action(id);
  if (!menu_row(action.label(view) + "##file " + std::string(id),
                {action.icon, {}, action.keys, false, is_enabled(action, view)}))
    return false;
  view.ui.open_menu.clear();
  action.run(view);
  return true;
}

bool draw_recent(View& view) {
  if (view.ui.recent.empty()) return false;
  menu_line();
  menu_heading("Kept in this browser");
  const std::size_t shown = std::min(view.ui.recent.size(), kMostRecent);
  for (std::size_t i = 0; i < shown; ++i) {
    const RecentWork& work = view.ui.recent[i];
    if (!menu_row(work.title + "##recent " + work.id, {ICON_CLOCK, work.more, {}, false, true}))
      continue;
    view.ui.open_menu.clear();
    view.outbox.send(OpenRecent{work.id});
    return true;
  }
  return false;
}

void draw_description(View& view, const ItemState& opener) {
  if (!begin_menu(view.ui.open_menu, "rename", opener, 420.0f, 640.0f)) return;
  for (const DescriptionField& field : description_fields(view)) {
    menu_heading(field.label);
    FieldOptions options;
    const std::string node = "header/bar/rename/" + field.key;
    options.node = node;
    text_field(field.label, field.text, options);
  }
  gap(kSpace2);
  ButtonOptions done;
  done.kind = ButtonKind::primary;
  if (button("Done##rename", done)) {
    describe_scenario(view);
    close_popover();
  }
  end_popover();
}

void draw_forgetting(View& view, const ItemState& opener) {
  if (!begin_menu(view.ui.open_menu, "forget", opener, 320.0f)) return;
  paragraph(forget_words(view), fonts().body, colors().text);
  gap(kSpace2);
  if (button("Forget it all##forget")) {
    view.outbox.send(Forget{});
    close_popover();
  }
  end_popover();
}

void draw_tables(View& view, const ItemState& opener) {
  if (!begin_menu(view.ui.open_menu, "tables", opener, 300.0f)) return;
  menu_heading("As tables for a spreadsheet");
  for (const TableOffer& offer : tables_offered(view)) {
    if (!menu_row(offer.words + "##table " + offer.type, {ICON_TABLE, {}, {}, false, true}))
      continue;
    save_table(view, offer.type);
    view.ui.open_menu.clear();
  }
  end_popover();
}

void draw_shared(View& view, const ItemState& opener) {
  if (!begin_menu(view.ui.open_menu, "share", opener, 340.0f)) return;
  const auto [title, holds] = share_words(view);
  paragraph(title, fonts().strong, colors().text);
  // Its room is kept while the link is made: what can be pressed would move away from a pointer.
  paragraph(holds.empty() ? " \n " : holds, fonts().body, colors().muted);
  gap(kSpace1);
  if (check_box("Without the names of people##share", !view.ui.shares_names))
    share_with_names(view, !view.ui.shares_names);
  gap(kSpace2);
  ButtonOptions save;
  save.icon = ICON_DOWNLOAD;
  if (button("Save as a file##share", save)) view.outbox.send(SaveFile{});
  const AppAction& embed = app_action("embed");
  ButtonOptions options;
  options.icon = embed.icon;
  options.node = "header/bar/share/embed";
  flow(button_width("Embed…##share", options), kSpace2);
  if (button("Embed…##share", options)) embed.run(view);
  end_popover();
}

}  // namespace

bool draw_file_rows(View& view) {
  bool is_pressed = false;
  for (const std::string_view id : {"new", "open", "gallery"}) is_pressed |= draw_row(view, id);
  is_pressed |= draw_recent(view);
  menu_line();
  for (const std::string_view id : {"save", "export", "tables", "rename", "text", "branch"})
    is_pressed |= draw_row(view, id);
  menu_line();
  for (const std::string_view id : {"make-lesson", "record-lesson", "edit-lesson"})
    is_pressed |= draw_row(view, id);
  menu_line();
  is_pressed |= draw_row(view, "forget");
  return is_pressed;
}

void draw_file_popovers(View& view, const ItemState& opener) {
  draw_description(view, opener);
  draw_forgetting(view, opener);
  draw_tables(view, opener);
  draw_shared(view, opener);
}

void draw_file_menu(View& view) {
  ButtonOptions options;
  options.kind = ButtonKind::quiet;
  options.has_menu = true;
  const ItemState item = draw_button("File##file", options);
  if (begin_menu(view.ui.open_menu, "file", item, 320.0f, 620.0f)) {
    draw_file_rows(view);
    end_popover();
  }
  ItemState place;  // a press on the button is the File menu's
  place.box = item.box;
  draw_description(view, place);
  draw_forgetting(view, place);
  draw_tables(view, place);
}

void draw_share(View& view) {
  ButtonOptions options;
  options.kind = ButtonKind::primary;
  options.icon = ICON_SHARE_NODES;
  const ItemState item = draw_button("Share##share", options);
  if (item.is_clicked && view.ui.open_menu != "share") view.outbox.send(ShareLink{});
  draw_shared(view, item);
}

}  // namespace permsim

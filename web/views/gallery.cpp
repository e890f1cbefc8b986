// The gallery: the scenarios that come with the page, what each is for, and files in and out.
#include "web/views/gallery.h"

#include <set>
#include <string>

#include "icons.h"
#include "web/look/theme.h"
#include "web/views/actions.h"
#include "web/views/header.h"
#include "web/widgets/button.h"
#include "web/widgets/popover.h"
#include "web/widgets/text.h"

namespace permsim {
namespace {

const GalleryEntry* entry_of(const View& view, const std::string& id) {
  for (const GalleryEntry& entry : view.gallery) {
    if (entry.id == id) return &entry;
  }
  return nullptr;
}

/// A scenario's title and summary, its goals, and the way to see it beside the one it belongs to.
void draw_entry(View& view, const GalleryEntry& entry) {
  std::string more = entry.summary;
  for (const std::string& goal : entry.goals) more += "\n•  " + goal;
  const bool is_now = entry.id == view.session.scenario().id;
  if (menu_row(entry.title + "##scenario " + entry.id, {{}, more, {}, is_now, true})) {
    view.outbox.send(OpenShipped{entry.id});
    close_popover();
  }
  const GalleryEntry* beside = entry.beside.empty() ? nullptr : entry_of(view, entry.beside);
  if (beside == nullptr) return;
  ImGui::Indent(kSpace2);
  ButtonOptions options;
  options.kind = ButtonKind::link;
  options.icon = ICON_CODE_COMPARE;
  const std::string label = "Beside “" + beside->title + "”##stories " + entry.id;
  options.width = std::min(button_width(label, options), ImGui::GetContentRegionAvail().x);
  if (button(label, options)) {
    if (!is_now) view.outbox.send(OpenShipped{entry.id});
    view.outbox.send(ShowStories{entry.beside});
    close_popover();
  }
  ImGui::Unindent(kSpace2);
  gap(kSpace1);
}

/// The scenarios of one product under its name, in as many columns as there is room for.
void draw_product(View& view, const std::string& product) {
  menu_heading(product);
  const int columns = ImGui::GetContentRegionAvail().x < 640.0f ? 1 : 2;
  if (!ImGui::BeginTable(product.c_str(), columns, ImGuiTableFlags_SizingStretchSame)) return;
  for (const GalleryEntry& entry : view.gallery) {
    if (entry.policy_title != product) continue;
    ImGui::TableNextColumn();
    draw_entry(view, entry);
  }
  ImGui::EndTable();
}

void draw_files(View& view) {
  for (const std::string_view id : {"open", "save"}) {
    const AppAction& action = app_action(id);
    ButtonOptions options;
    options.icon = action.icon;
    if (id != std::string_view("open")) ImGui::SameLine(0.0f, kSpace2);
    if (button(action.label(view) + "##gallery", options)) {
      action.run(view);
      close_popover();
    }
  }
  gap(kSpace1);
}

}  // namespace

void draw_gallery(View& view, const ItemState& opener) {
  if (!begin_menu(view.ui.open_menu, "gallery", opener, 860.0f, 800.0f)) return;
  draw_files(view);
  // The product one is looking at comes first.
  const std::string& here = view.session.policy_file().title;
  draw_product(view, here);
  std::set<std::string> drawn = {here};
  for (const GalleryEntry& entry : view.gallery) {
    if (drawn.insert(entry.policy_title).second) draw_product(view, entry.policy_title);
  }
  end_popover();
}

}  // namespace permsim

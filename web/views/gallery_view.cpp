// The gallery: the scenarios that come with the page, and files in and out.
#include <set>
#include <string>

#include "web/actions.h"
#include "web/theme.h"
#include "web/views/header_view.h"
#include "web/widgets/button.h"
#include "web/widgets/popover.h"
#include "web/widgets/text.h"

namespace permsim {
namespace {

/// The scenarios of one product under its name.
void draw_product(View& view, const std::string& product) {
  menu_heading(product);
  for (const GalleryEntry& entry : view.gallery) {
    if (entry.policy_title != product) continue;
    const bool is_now = entry.id == view.session.scenario().id;
    if (menu_row(entry.title + "##scenario " + entry.id, {{}, entry.summary, {}, is_now, true})) {
      view.outbox.send(OpenShipped{entry.id});
      close_popover();
    }
  }
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

void draw_gallery(View& view) {
  if (!begin_popover("gallery", 440.0f, 640.0f)) return;
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

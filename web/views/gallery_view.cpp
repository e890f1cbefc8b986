// The gallery: the scenarios that come with the page, and files in and out.
#include "web/actions.h"
#include "web/theme.h"
#include "web/views/header_view.h"
#include "web/widgets/popover.h"
#include "web/widgets/text.h"

namespace permsim {

void draw_gallery(View& view) {
  if (!begin_popover("gallery", 440.0f, 640.0f)) return;
  std::string_view product;
  for (const GalleryEntry& entry : view.gallery) {
    if (entry.policy_title != product) {
      product = entry.policy_title;
      menu_heading(product);
    }
    const bool is_now = entry.id == view.session.scenario().id;
    if (menu_row(entry.title + "##scenario " + entry.id, {{}, entry.summary, {}, is_now, true})) {
      view.outbox.send(OpenShipped{entry.id});
      close_popover();
    }
  }
  menu_line();
  for (const std::string_view id : {"open", "save"}) {
    const AppAction& action = app_action(id);
    if (menu_row(action.label(view) + "##gallery", {action.icon, {}, {}, false, true})) {
      action.run(view);
      close_popover();
    }
  }
  end_popover();
}

}  // namespace permsim

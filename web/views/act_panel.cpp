// Draws the act pane from the words of models/words.h and the rows of acts.h.
#include "web/views/act_panel.h"

#include "web/look/theme.h"
#include "web/look/type_scale.h"
#include "web/models/words.h"
#include "web/views/acts.h"
#include "web/widgets/text.h"

namespace permsim {

void draw_act_panel(View& view) {
  const Acting acting = acting_now(view);
  const auto [title, text] = acting_on_words(view, acting);
  paragraph(title, fonts().title, colors().text);
  gap(2.0f);
  if (!text.empty()) paragraph(text, fonts().body, colors().muted);
  if (!acting.is_given()) return;
  draw_acts(view, acting.who, acting.on);
}

}  // namespace permsim

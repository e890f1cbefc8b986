// The panel table: one row per panel. A new panel is a pair of files and a row here.
#pragma once
#include <array>
#include <optional>
#include <string_view>

#include "web/models/view.h"

namespace permsim {

enum class PanelPlace { left_top, left_bottom, center, right, bottom };

struct Panel {
  std::string_view id;
  std::string_view label;  ///< named to people
  std::string_view icon;   ///< of its tab on a narrow page
  std::string_view tab;    ///< id of the panel whose tab it shares there
  PanelPlace place;
  void (*draw)(View& view);
  bool scrolls;                          ///< the pane scrolls as a whole; else the panel sees to it
  std::optional<AnswerTab> answer = {};  ///< of those at the right, which share one place
};
const std::array<Panel, 8>& panels();

/// Whether there is anything in it to go to: nothing may be chosen to look at closer.
bool has_something(const View& view, const Panel& panel);
/// Makes it the one that is shown where panes share their place.
void bring(View& view, const Panel& panel);

}  // namespace permsim

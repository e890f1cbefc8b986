// The panel table: one row per panel. A new panel is a pair of files and a row here.
#pragma once
#include <array>
#include <string_view>

#include "web/models/view.h"

namespace permsim {

enum class PanelPlace { left_top, left_bottom, center, right_top, right_bottom, bottom };

struct Panel {
  std::string_view id;
  std::string_view label;  ///< named to people
  std::string_view icon;   ///< of its tab on a narrow page
  std::string_view tab;    ///< id of the panel whose tab it shares there
  PanelPlace place;
  void (*draw)(View& view);
  bool scrolls;  ///< the pane scrolls as a whole; else the panel sees to it
};
const std::array<Panel, 6>& panels();

}  // namespace permsim

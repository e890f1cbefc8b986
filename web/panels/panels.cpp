// All panels in their order.
#include "web/panels/panels.h"

#include "web/panels/acts.h"
#include "web/panels/attention.h"
#include "web/panels/header.h"
#include "web/panels/inspector.h"
#include "web/panels/matrix.h"
#include "web/panels/notices.h"
#include "web/panels/things.h"
#include "web/panels/timeline.h"
#include "web/panels/why.h"

namespace permsim {

std::vector<PanelNode> page_panels(const View& view) {
  std::vector<PanelNode> panels = {
      header_panel(view), things_panel(view), inspector_panel(view), matrix_panel(view),
      why_panel(view),    acts_panel(view),   attention_panel(view), timeline_panel(view)};
  if (!view.ui.notices.empty()) panels.push_back(notices_panel(view));
  return panels;
}

}  // namespace permsim

// The twin: the page's panels as descriptions, for the HTML beside the canvas (js/twin.js). What is
// pressed there is found again here by its id and done.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "web/models/node.h"
#include "web/models/view.h"

namespace permsim {

class Twin {
 public:
  /// The panels as they are now.
  void describe(const View& view);
  /// Those that differ from what `known` had, as JSON, and the node that shall have the keyboard,
  /// if any; empty when there is neither. `known` is a version that an answer before had, 0 at
  /// first.
  std::string json(std::uint32_t known, std::string_view wants_focus) const;
  /// Does what a person did to the node `id`: "press", "menu", "close", "focus", "type", "enter",
  /// "leave" or "window", the last four with a value. False when there is no such node, it is off,
  /// or it does nothing of the kind.
  bool perform(View& view, std::string_view id, std::string_view what, const std::string& value);
  const std::vector<PanelNode>& panels() const { return panels_; }
  /// nullptr when there is none.
  const PanelNode* find(std::string_view id) const;

 private:
  std::vector<PanelNode> panels_;
  std::vector<std::uint32_t> changed_;  ///< the version in which each panel became as it is
  std::uint32_t version_ = 0;
};

}  // namespace permsim

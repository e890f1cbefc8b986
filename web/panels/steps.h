// The steps of a story as a list, and how its things fare as a table.
#pragma once
#include <string>
#include <vector>

#include "web/models/node.h"
#include "web/models/timeline.h"

namespace permsim {

/// A press goes to the step.
PanelNode steps_node(std::string key, std::string name, const std::vector<TimelineMoment>& moments,
                     std::uint32_t at);
PanelNode lanes_node(std::string key, std::string name, std::size_t moments,
                     const std::vector<Lane>& lanes, std::uint32_t at);

}  // namespace permsim

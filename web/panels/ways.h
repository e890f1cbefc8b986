// The other ways to look in the middle: the list, roles and two stories, described.
#pragma once
#include <vector>

#include "web/models/node.h"
#include "web/models/view.h"

namespace permsim {

std::vector<Node> grid_nodes(const View& view);
std::vector<Node> list_nodes(const View& view);
std::vector<Node> roles_nodes(const View& view);
std::vector<Node> stories_nodes(const View& view);

}  // namespace permsim

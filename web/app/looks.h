// The words by which addresses, hosts and the page itself speak of how it is looked at.
#pragma once
#include <string_view>

namespace permsim {

/// In the order of MatrixMode, and of ThemeChoice.
constexpr std::string_view kViews[] = {"actions", "things", "person", "list", "roles", "stories"};
constexpr std::string_view kThemes[] = {"auto", "light", "dark", "contrast"};

}  // namespace permsim

// Recipes from text.
#pragma once
#include <string_view>

#include "core/world/recipe.h"

namespace permsim {

/// Problems with pointers into the recipe's text.
Result<Recipe> read_recipe(std::string_view text);

}  // namespace permsim

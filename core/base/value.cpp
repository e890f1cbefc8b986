// Values as people read them.
#include "core/base/value.h"

#include "core/base/problem.h"

namespace permsim {

std::string shown(const Value& value) {
  if (const auto* flag = std::get_if<bool>(&value)) return *flag ? "yes" : "no";
  if (const auto* text = as_text(value)) return *text;
  if (const auto* list = as_list(value)) return listed(*list, "and");
  return "";
}

}  // namespace permsim

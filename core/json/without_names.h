// A scenario without the names of people, for sending to somebody who need not know them.
#pragma once
#include <string>
#include <vector>

#include "core/world/scenario.h"

namespace permsim {

struct PersonNamed {
  std::string id, label;
};
/// On one line, as links hold it: `people` are "Person 1", "Person 2", … in their order, their ids
/// "person-1", and so wherever a text names one by whole words. A person named twice counts once.
std::string write_without_names(const Scenario& scenario, const std::vector<PersonNamed>& people);

}  // namespace permsim

// What depends on one person alone: what nobody else holds or can repair. Everything that names
// somebody, whoever else it names, is another question: `depends` (core/answers/reach.cpp).
#pragma once
#include <string>
#include <vector>

#include "core/play/play.h"

namespace permsim {

struct Dependence {
  EntityIndex on = kNoEntity;
  std::string is;    ///< the relation that names only them, or the word of the finding
  std::string says;  ///< "Ana added Meta Ads"
};

/// Relations in which somebody is the only one (roles too, where nobody else is in them), and
/// things that nobody else may and can repair; in world order.
std::vector<Dependence> dependences_on(const Moment& now, EntityIndex who);

}  // namespace permsim

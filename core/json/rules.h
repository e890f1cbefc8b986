// Rules from JSON, and what findings share with them. Only sources of json may include this.
#pragma once
#include "core/json/reader.h"

namespace permsim {

/// The types named under `on`, each once.
std::vector<TypeIndex> read_on(Node& node, const Policy& policy);
/// `source`: "guide: Sharing". The part before the first colon names a source.
Citation read_citation(Node& node);
/// One rule, whole. Whether there is another of its id, the caller knows.
Rule read_rule(Node& node, const Policy& policy);

}  // namespace permsim

// Files in and out. The only door between JSON and the core; nlohmann/json stays in this wing.
#pragma once
#include <string>
#include <string_view>

#include "core/json/library.h"

namespace permsim {

/// A policy, a scenario or a lesson, whichever the text says it is.
Result<Document> read_file(std::string_view text, Library& library);

/// All or nothing; every problem at once, with pointers. Warnings may stand beside a policy that
/// loads.
Result<std::shared_ptr<const PolicyFile>> read_policy(std::string_view text);
Result<std::shared_ptr<const Scenario>> read_scenario(std::string_view text, Library& library);

/// What nobody changed since it was read is written as it stood, in our layout; the rest with its
/// keys in the order they had, else in that of the author's guide, unknown ones last.
std::string write_scenario(const Scenario& scenario);
/// The same on one line, as it is put into links.
std::string write_compact(const Scenario& scenario);
std::string write_policy(const PolicyFile& policy);

/// The same JSON for people: short lists and objects on one line. Text that is no JSON comes back
/// as it is.
std::string pretty_json(std::string_view text);

}  // namespace permsim

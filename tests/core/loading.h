// Loading texts and documents, and what is wrong with how their problems are told: for the tests of
// the loader.
#pragma once
#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "core/json/files.h"
#include "tests/support/json.h"
#include "tests/support/places.h"

namespace permsim::testing {

inline const std::filesystem::path kTests = source_folder() / "tests";

Json file_json(const std::filesystem::path& path);
Json small_json();  ///< small_scenario.h
Json tour_json();   ///< all that the language has, in one scenario

/// A scenario that travels with the program.
Scenario shipped_scenario(const std::string& id);
std::shared_ptr<const Scenario> shipped_file(Library& library, const std::string& id);
std::shared_ptr<const Scenario> shipped_file(const std::string& id);
std::shared_ptr<const Scenario> small_file(Library& library);  ///< small_scenario.h
std::shared_ptr<const Scenario> small_file();

Result<Document> load_text(const std::string& text);
Problems problems_in(const std::string& text);
Problems problems_of(const Json& json);
std::string listing_of(const Problems& problems);
/// What is wrong with the way a problem is told; "" when nothing is.
std::string fault_of(const Problem& problem, const Json& document);

/// Every place within a document, in its order.
std::vector<Json::json_pointer> places_of(const Json& document);

}  // namespace permsim::testing

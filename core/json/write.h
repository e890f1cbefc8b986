// Scenarios as JSON, and pieces of them that the door and the readers need too. Only sources of
// json, answers and door may include this.
#pragma once
#include "core/json/reader.h"

namespace permsim {

/// As it stood in its file, but for what changed since.
Json scenario_json(const Scenario& scenario);

/// Adds what says something; what is empty is left out.
void add_text(Json& json, const char* key, const std::string& text);
void add_texts(Json& json, const char* key, const std::vector<std::string>& texts);

Json step_json(const Step& step);
Json entity_json(const Declaration& declaration);
Json check_json(const Check& check);
/// A scenario without its policy, entities, steps and checks: in their places stands null.
Json heading_json(const Scenario& scenario);
/// The same of a file that was read.
Json heading_of(const Json& file);

/// Remembers how an object stood in its file, unless that is how we write it (`made`) anyway.
void keep_as_written(AsWritten& kept, const Json& json, const Json& made);

}  // namespace permsim

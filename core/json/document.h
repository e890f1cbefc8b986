// A file that is parsed already. Only sources of json, answers and door may include this.
#pragma once
#include "core/json/files.h"
#include "core/json/parse.h"

namespace permsim {

/// As files.h has them for texts. Problems: too-large, when reading would take too much work.
Result<std::shared_ptr<const PolicyFile>> policy_document(const Json& json);
Result<std::shared_ptr<const Scenario>> scenario_document(const Json& json, Library& library);
Result<std::shared_ptr<const Lesson>> lesson_document(const Json& json, Library& library);
/// A policy, a scenario or a lesson, whichever it says it is.
Result<Document> read_document(const Json& json, Library& library);

}  // namespace permsim

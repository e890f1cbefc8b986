// The names of a policy file as they are written, from JSON. Only sources of json may include this.
#pragma once
#include "core/json/parse.h"
#include "core/policy/role_names.h"

namespace permsim {

/// Of a policy that loads: what is not as it should be is left out.
WrittenTypes read_written_types(const Json& policy);

/// "document.editor".
RoleName role_of(const std::string& text);

/// A list of texts, or one bare text.
std::vector<std::string> texts_of(const Json& object, const char* key);
/// A text; empty where there is none.
std::string text_of(const Json& object, const char* key);
/// An object or list within another; an empty one where there is none.
const Json& member_of(const Json& object, const char* key);

/// One problem of the whole of what was asked.
Problems wrong(const char* code, std::string says);
/// Adds a record to a list of what was made by hand, all of which stays last in the file.
void remember_by_hand(Json& policy, const char* list, Json record);

}  // namespace permsim

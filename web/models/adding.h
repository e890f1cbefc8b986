// What is asked of somebody who adds a person or thing: made of the policy's own declarations, with
// answers that are kept for the next one. What has one answer is not asked.
#pragma once
#include <string>
#include <vector>

#include "web/models/view.h"

namespace permsim {

struct AddOption {
  std::string id, label;  ///< an empty id: none
};
struct AddField {
  std::string key, label;  ///< "role", or of a relation or attribute; "Role", "Added by"
  std::vector<AddOption> options;
  std::string chosen;  ///< id
};

/// The type whose form is open: chosen by id, else the one looked at.
TypeIndex type_to_add(const View& view);
void choose_type_to_add(View& view, const std::string& type);
/// "Add: Folder".
std::string add_words(const Type& type);
/// Opens the form for this type, wherever the list that it hangs on stands.
void begin_adding(View& view, const std::string& type);
std::vector<AddField> add_fields(const View& view, const Type& type);
void choose_to_add(View& view, const AddField& field, const std::string& option);
/// Relations that hold several and are no roles: filled after adding, or by a pasted table.
bool takes_many(const Relation& relation);
/// One change, whatever was chosen: one step of undo. The name is cleared for the next.
void add_named(View& view, const Type& type, const std::string& label);
std::string name_to_add(const View& view);

}  // namespace permsim

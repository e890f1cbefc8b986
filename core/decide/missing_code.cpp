// The codes of what is missing, as JSON has them.
#include "core/decide/missing_code.h"

namespace permsim {

std::string_view word_of(MissingCode code) {
  switch (code) {
    case MissingCode::attribute_differs: return "attribute-differs";
    case MissingCode::flag_differs: return "flag-differs";
    case MissingCode::list_not_covered: return "list-not-covered";
    case MissingCode::nothing_there: return "nothing-there";
    case MissingCode::other_entity: return "other-entity";
    case MissingCode::nobody_there: return "nobody-there";
    case MissingCode::not_permitted: return "not-permitted";
    case MissingCode::condition_false: return "condition-false";
    case MissingCode::not_holder: return "not-holder";
    case MissingCode::not_in_set: return "not-in-set";
    case MissingCode::excluded: return "excluded";
    case MissingCode::no_one: return "no-one";
    case MissingCode::deleted: return "deleted";
  }
  return "";
}

}  // namespace permsim

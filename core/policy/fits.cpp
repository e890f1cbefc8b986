// Does this value fit there? The same few questions for files, steps and edits by hand.
#include "core/policy/fits.h"

#include <algorithm>

namespace permsim {

namespace {

std::string choice_problem(const std::string& id, const std::vector<std::string>& values,
                           const std::string* text) {
  if (text != nullptr && std::find(values.begin(), values.end(), *text) != values.end()) return {};
  std::vector<std::string> words;
  words.reserve(values.size());
  for (const std::string& each : values) words.push_back(ticked(each));
  return ticked(id) + " is " + listed(words, "or") +
         (text != nullptr ? ", never " + ticked(*text) : "");
}

std::string text_problem(const std::string& id, const Value& value) {
  return as_text(value) != nullptr ? "" : ticked(id) + " is a text";
}

std::string boolean_problem(const std::string& id, const Value& value) {
  return std::holds_alternative<bool>(value) ? "" : ticked(id) + " is true or false";
}

std::string list_problem(const std::string& id, const Value& value) {
  return as_list(value) != nullptr ? "" : ticked(id) + " is a list of texts";
}

}  // namespace

std::string value_problem(const Attribute& attribute, const Value& value) {
  switch (attribute.kind) {
    case AttributeKind::boolean: return boolean_problem(attribute.id, value);
    case AttributeKind::text: return text_problem(attribute.id, value);
    case AttributeKind::list: return list_problem(attribute.id, value);
    case AttributeKind::choice:
      return choice_problem(attribute.id, attribute.values, as_text(value));
  }
  return {};
}

std::string argument_problem(const Parameter& parameter, const Value& value) {
  switch (parameter.kind) {
    case ParameterKind::entity:
      return as_text(value) != nullptr ? "" : ticked(parameter.id) + " is the id of an entity";
    case ParameterKind::boolean: return boolean_problem(parameter.id, value);
    case ParameterKind::list: return list_problem(parameter.id, value);
    case ParameterKind::text: break;
  }
  if (parameter.values.empty() || as_text(value) == nullptr)
    return text_problem(parameter.id, value);
  return choice_problem(parameter.id, parameter.values, as_text(value));
}

bool takes(const std::vector<Holdable>& of, const Holdable& given) {
  return std::find(of.begin(), of.end(), given) != of.end();
}

}  // namespace permsim

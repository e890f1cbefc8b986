// Names, without binding them: a policy that loads is looked at, not judged.
#include "core/json/role_names.h"

#include <algorithm>

namespace permsim {

namespace {

TypeNames subjects_of(const Json& types) {
  TypeNames subjects;
  for (const auto& item : types.items()) {
    const Json& is_subject = member_of(item.value(), "subject");
    if (is_subject.is_boolean() && is_subject.get<bool>()) subjects.push_back(item.key());
  }
  return subjects;
}

/// A userset stands for the persons in it.
WrittenRelation relation_of(const Json& json, const TypeNames& subjects) {
  WrittenRelation relation;
  const Json& is_one = member_of(json, "one");
  relation.is_one = is_one.is_boolean() && is_one.get<bool>();
  const std::string inverse = text_of(json, "inverse");
  std::vector<std::string> of = texts_of(json, "of");
  if (const std::size_t dot = inverse.find('.'); dot != std::string::npos)
    of = {inverse.substr(0, dot)};
  if (!inverse.empty()) relation.is_one = false;
  for (const std::string& each : of) {
    const TypeNames led_to = each.find('#') == std::string::npos ? TypeNames{each} : subjects;
    for (const std::string& type : led_to) {
      if (std::find(relation.leads_to.begin(), relation.leads_to.end(), type) ==
          relation.leads_to.end())
        relation.leads_to.push_back(type);
    }
  }
  return relation;
}

WrittenPart part_of(const Json& json) {
  WrittenPart part;
  part.to = json.is_string() ? json.get<std::string>() : text_of(json, "to");
  if (json.is_object()) part.when = text_of(json, "when");
  part.set = parse_set(part.to).value;
  if (!part.when.empty()) part.condition = parse_condition(part.when).value;
  return part;
}

std::vector<WrittenPart> parts_of(const Json& json) {
  const Json& given = json.is_object() && json.contains("is") ? json.at("is") : json;
  std::vector<WrittenPart> parts;
  if (!given.is_array()) return {part_of(given)};
  for (const Json& part : given) parts.push_back(part_of(part));
  return parts;
}

}  // namespace

RoleName role_of(const std::string& text) {
  const std::size_t dot = std::min(text.find('.'), text.size());
  return {text.substr(0, dot), text.substr(std::min(dot + 1, text.size()))};
}

std::vector<std::string> texts_of(const Json& object, const char* key) {
  const Json& json = member_of(object, key);
  if (json.is_string()) return {json.get<std::string>()};
  std::vector<std::string> texts;
  if (!json.is_array()) return texts;
  for (const Json& text : json) {
    if (text.is_string()) texts.push_back(text.get<std::string>());
  }
  return texts;
}

std::string text_of(const Json& object, const char* key) {
  const Json& json = member_of(object, key);
  return json.is_string() ? json.get<std::string>() : std::string();
}

const Json& member_of(const Json& object, const char* key) {
  static const Json kNothing = Json::object();
  if (!object.is_object()) return kNothing;
  const auto found = object.find(key);
  return found == object.end() ? kNothing : *found;
}

WrittenTypes read_written_types(const Json& policy) {
  WrittenTypes types;
  const Json& json = member_of(policy, "types");
  const TypeNames subjects = subjects_of(json);
  for (const auto& item : json.items()) {
    WrittenType& type = types[item.key()];
    type.is_subject = std::find(subjects.begin(), subjects.end(), item.key()) != subjects.end();
    for (const auto& relation : member_of(item.value(), "relations").items()) {
      type.relations[relation.key()] = relation_of(relation.value(), subjects);
      type.relation_order.push_back(relation.key());
    }
    for (const auto& set : member_of(item.value(), "sets").items())
      type.sets[set.key()] = parts_of(set.value());
    for (const auto& attribute : member_of(item.value(), "attributes").items())
      type.other_names.push_back(attribute.key());
  }
  std::size_t number = 0;
  for (const Json& record : member_of(member_of(policy, "by_hand"), "additions")) {
    ++number;
    const auto type = types.find(text_of(record, "type"));
    if (type == types.end() || text_of(record, "is") != "relation") continue;
    const auto relation = type->second.relations.find(text_of(record, "id"));
    if (relation != type->second.relations.end()) relation->second.added = number;
  }
  return types;
}

Problems wrong(const char* code, std::string says) { return {{"", code, std::move(says)}}; }

void remember_by_hand(Json& policy, const char* list, Json record) {
  Json by_hand = member_of(policy, "by_hand");
  policy.erase("by_hand");
  by_hand[list].push_back(std::move(record));
  policy["by_hand"] = std::move(by_hand);
}

}  // namespace permsim

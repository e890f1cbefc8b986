// Types from JSON: relations, attributes and statuses here, what else they have in its own room.
#include "core/json/types.h"

#include <algorithm>

#include "core/base/limits.h"
#include "core/json/actions.h"
#include "core/json/holdables.h"
#include "core/json/lists.h"
#include "core/json/named_sets.h"
#include "core/json/phrases.h"
#include "core/policy/fits.h"

namespace permsim {

std::string label_of(const std::string& id) {
  std::string label = id;
  std::replace(label.begin(), label.end(), '_', ' ');
  if (!label.empty() && label[0] >= 'a' && label[0] <= 'z')
    label[0] = static_cast<char>(label[0] - 'a' + 'A');
  return label;
}

namespace {

class TypesReader {
 public:
  TypesReader(Policy& policy, Problems& problems) : policy_(policy), problems_(problems) {}

  void run(const std::vector<TypePart>& parts, const std::string& where) {
    if (parts.size() > kMostNames) {
      report(where, "too-large",
             "at most " + std::to_string(kMostNames) + " are read, and here are " +
                 std::to_string(parts.size()));
      return;
    }
    // Names first: relations and parameters may speak of types that come later.
    for (const TypePart& part : parts) {
      if (part.whole != nullptr) {
        policy_.share_type(part.whole);
        continue;
      }
      Type type;
      type.id = part.id;
      check_name(type.id, where + "/" + pointer_part(type.id), false);
      policy_.add_type(std::move(type));
    }
    for (std::size_t i = 0; i < parts.size(); ++i) {
      if (parts[i].whole != nullptr) continue;
      part_ = &parts[i];
      read_type(policy_.types.own(i), *parts[i].json, where + "/" + pointer_part(parts[i].id));
    }
    if (std::none_of(policy_.types.begin(), policy_.types.end(),
                     [](const Type& type) { return type.is_subject; })) {
      problems_.push_back({where, "no-subject", "no type is a `subject`: nobody can act"});
    }
  }

 private:
  void report(const std::string& where, std::string code, std::string message) {
    problems_.push_back({where, std::move(code), std::move(message)});
  }

  void check_name(const std::string& name, const std::string& where, bool is_member) {
    if (name.size() > kLongestName)
      report(where, "too-large", too_long_name(name.size()));
    else if (!is_identifier(name))
      report(where, "bad-id",
             ticked(name) + " cannot be a name: letters, digits and `_`, beginning with a letter");
    else if (is_member && (is_reserved(name) || name == "id" || name == "type" || name == "label"))
      report(where, "bad-id", ticked(name) + " is a word of the language");
  }

  void read_type(Type& type, const Json& json, const std::string& where) {
    Node node(json, where, problems_);
    if (!node.is_object()) return;
    type.label = node.name("label", label_of(type.id));
    type.plural = node.text("plural", type.label);
    type.icon = node.text("icon");
    type.is_subject = node.flag("subject");
    for (const auto& [id, item] : node.members("relations", kMostNames))
      read_relation(type, id,
                    Node(*item, node.at("relations") + "/" + pointer_part(id), problems_));
    for (const auto& [id, item] : node.members("attributes", kMostNames))
      read_attribute(type, id,
                     Node(*item, node.at("attributes") + "/" + pointer_part(id), problems_));
    for (const auto& [id, item] : node.members("sets", kMostNames))
      read_set_of(type, id, *item, node.at("sets") + "/" + pointer_part(id));
    for (const auto& [id, item] : node.members("actions", kMostNames))
      read_action_of(type, id, Node(*item, node.at("actions") + "/" + pointer_part(id), problems_));
    if (const Json* status = node.find("status"))
      read_status(type, Node(*status, node.at("status"), problems_));
    for (const auto& [item, at] : node.list("columns"))
      read_column(policy_, type, Node(*item, at, problems_));
    type.listed = read_action_name(type, node, "listed");
    for (const auto& [item, at] : node.list("questions"))
      read_question(type, Node(*item, at, problems_));
    node.extras();
  }

  // --- relations

  void read_relation(Type& type, const std::string& id, Node node) {
    check_name(id, node.where(), true);
    if (!node.is_object()) return;
    Relation relation;
    relation.id = id;
    relation.label = node.name("label", label_of(id));
    relation.is_one = node.flag("one");
    relation.is_role = node.flag("role");
    const std::string inverse = node.text("inverse");
    const std::vector<std::string> of = node.texts("of");
    if (of.empty() && inverse.empty() && !node.json().contains("of"))
      report(node.where(), "missing-key", "`of` is missing: what the relation may hold");
    relation.of = read_holdables(policy_, of, node.at("of"), problems_);
    if (!inverse.empty()) read_inverse(type, relation, inverse, node.at("inverse"));
    relation.phrases = read_hold_phrases(node);
    node.extras();
    type.relations.push_back(std::move(relation));
  }

  /// "agency", or "order.shop" for a relation of another type.
  void read_inverse(const Type& type, Relation& relation, const std::string& text,
                    const std::string& where) {
    const std::size_t dot = text.find('.');
    relation.inverse = policy_.intern(dot == std::string::npos ? text : text.substr(dot + 1));
    relation.inverse_type = dot != std::string::npos ? policy_.find_type(text.substr(0, dot))
                            : relation.of.empty()    ? policy_.find_type(type.id)
                                                     : relation.of.front().type;
    if (relation.inverse_type == kNoType) {
      report(where, "unknown-type", "there is no type " + ticked(text.substr(0, dot)));
      relation.inverse = kNoSymbol;
      return;
    }
    if (relation.of.empty()) relation.of.push_back({relation.inverse_type, kNoSymbol});
  }

  // --- attributes

  void read_attribute(Type& type, const std::string& id, Node node) {
    check_name(id, node.where(), true);
    if (!node.is_object()) return;
    Attribute attribute;
    attribute.id = id;
    attribute.label = node.name("label", label_of(id));
    attribute.values = node.texts("values");
    const bool has_values = node.json().contains("values");
    const std::string kind = node.text("type", "text");
    if (has_values)
      attribute.kind = AttributeKind::choice;
    else if (kind == "bool")
      attribute.kind = AttributeKind::boolean;
    else if (kind == "list")
      attribute.kind = AttributeKind::list;
    else if (kind != "text")
      report(node.at("type"), "unknown-value",
             "an attribute is `bool`, `text` or `list`, or has `values`; never " + ticked(kind));
    if (has_values && attribute.values.empty())
      report(node.at("values"), "bad-value", "`values` needs at least one value");
    if (has_values && node.json().contains("type"))
      report(node.at("type"), "bad-value", "an attribute with `values` has no `type`");
    if (attribute.kind == AttributeKind::boolean) attribute.fallback = false;
    read_words(attribute, node);
    read_default(attribute, node);
    attribute.phrases = read_value_phrases(node, attribute.values, attribute.kind, {"it", "value"});
    node.extras();
    type.attributes.push_back(std::move(attribute));
  }

  void read_words(Attribute& attribute, Node& node) {
    for (const auto& [value, words] : node.members("words")) {
      if (words->is_string())
        attribute.words.emplace_back(value, words->get<std::string>());
      else
        report(node.at("words") + "/" + pointer_part(value), "wrong-type",
               "expected a text, found " + kind_word(*words));
    }
  }

  void read_default(Attribute& attribute, Node& node) {
    const Json* json = node.find("default");
    if (json == nullptr) return;
    if (json->is_null())
      return node.wrong_type("default", "a text, true or false, or a list of texts", *json);
    const Value value = read_value(*json, node.at("default"), problems_);
    if (std::string wrong = value_problem(attribute, value); wrong.empty())
      attribute.fallback = value;
    else
      report(node.at("default"), "wrong-value", std::move(wrong));
  }

  // --- sets and actions

  void read_set_of(Type& type, const std::string& id, const Json& json, const std::string& where) {
    if (const auto found = part_->sets.find(id); found != part_->sets.end())
      return type.sets.share(found->second);
    check_name(id, where, true);
    type.sets.push_back(read_named_set(id, json, where, problems_));
  }

  void read_action_of(Type& type, const std::string& id, Node node) {
    check_name(id, node.where(), false);
    if (node.is_object()) type.actions.push_back(read_action(policy_, type, id, std::move(node)));
  }

  // --- statuses

  void read_status(Type& type, Node node) {
    if (!node.is_object()) return;
    for (const auto& [json, where] : node.list("cases")) {
      Node item(*json, where, problems_);
      if (!item.is_object()) continue;
      StatusCase status;
      status.is = item.need_text("is");
      status.says = item.text("says");
      status.is_bad = item.flag("bad");
      if (item.need("when", "a condition") != nullptr) status.when = item.condition("when");
      item.extras();
      type.status.cases.push_back(std::move(status));
    }
    type.status.otherwise = node.need_text("else");
    node.extras();
  }

  Policy& policy_;
  Problems& problems_;
  const TypePart* part_ = nullptr;  ///< of the type that is read
};

}  // namespace

void read_types(const std::vector<TypePart>& parts, const std::string& where, Policy& policy,
                Problems& problems) {
  TypesReader(policy, problems).run(parts, where);
}

}  // namespace permsim

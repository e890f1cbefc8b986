// Effects from JSON: one object, one kind of change, told apart by its verb.
#include "core/json/effects.h"

namespace permsim {

namespace {

/// A text that begins with `$` is a path; others are literals until binding knows that a relation
/// wants a path.
EffectValue read_effect_value(const Json& json, const std::string& where, Problems& problems) {
  EffectValue value;
  value.literal = read_value(json, where, problems);
  TextList texts;
  if (const auto* text = as_text(value.literal))
    texts = {*text};
  else if (const auto* list = as_list(value.literal))
    texts = *list;
  if (texts.empty()) return value;
  for (const std::string& text : texts) {
    if (text.empty() || text.front() != '$') return value;
  }
  value.is_path = true;
  value.literal = {};
  for (const std::string& text : texts) {
    Parsed<Path> parsed = parse_path(text);
    for (Problem& problem : parsed.problems)
      problems.push_back({where, problem.code, problem.message});
    if (parsed.problems.empty()) value.paths.push_back(std::move(parsed.value));
  }
  return value;
}

class EffectReader {
 public:
  EffectReader(const Json& json, const std::string& where, Problems& problems)
      : node_(json, where, problems) {}

  EffectClause run() {
    EffectClause effect;
    effect.where = node_.where();
    if (!node_.is_object()) return effect;
    int verbs = 0;
    for (const char* verb : {"set", "add", "remove", "clear", "create", "delete", "move"}) {
      if (!node_.json().contains(verb)) continue;
      node_.know(verb);
      if (++verbs == 1)
        read_verb(verb, effect);
      else
        node_.report(node_.at(verb), "bad-value", "an effect has one verb; make two effects of it");
    }
    if (verbs == 0)
      node_.report(node_.where(), "missing-key",
                   "an effect needs `set`, `add`, `remove`, `clear`, `create`, `delete` or `move`");
    if (node_.json().contains("on")) {
      effect.has_on = true;
      effect.on = path("on");
    }
    effect.condition = node_.condition("if");
    node_.extras();
    return effect;
  }

 private:
  /// A path, whether or not it begins with `$`.
  EffectValue path(const std::string& key) {
    EffectValue value;
    value.is_path = true;
    const std::string text = node_.text(key);
    const auto found = node_.json().find(key);
    if (found == node_.json().end() || !found->is_string()) return value;
    Parsed<Path> parsed = parse_path(text);
    for (Problem& problem : parsed.problems)
      node_.report(node_.at(key), problem.code, problem.message);
    if (parsed.problems.empty()) value.paths.push_back(std::move(parsed.value));
    return value;
  }

  std::vector<EffectField> fields(const std::string& key) {
    std::vector<EffectField> fields;
    for (const auto& [name, json] : node_.members(key)) {
      fields.push_back({name, read_effect_value(*json, node_.at(key) + "/" + pointer_part(name),
                                                node_.problems())});
    }
    return fields;
  }

  /// "$id", or an id as it is: then the action can be taken once only.
  void read_new_id(EffectClause& effect) {
    const Json* id = node_.find("id");
    if (id == nullptr) return;
    if (!id->is_string()) return node_.wrong_type("id", "a text", *id);
    effect.what = read_effect_value(*id, node_.at("id"), node_.problems());
    if (!effect.what.is_path) node_.need_id("id");
  }

  void read_verb(const std::string& verb, EffectClause& effect) {
    if (verb == "set") {
      effect.kind = EffectClause::Kind::set;
      effect.fields = fields("set");
    } else if (verb == "add" || verb == "remove") {
      effect.kind = verb == "add" ? EffectClause::Kind::add : EffectClause::Kind::remove;
      effect.what = path(verb);
      effect.relation = node_.need_text(verb == "add" ? "to" : "from");
    } else if (verb == "clear") {
      effect.kind = EffectClause::Kind::clear;
      effect.relation = node_.text("clear");
    } else if (verb == "create") {
      effect.kind = EffectClause::Kind::create;
      effect.type = node_.text("create");
      read_new_id(effect);
      effect.fields = fields("with");
    } else if (verb == "delete") {
      effect.kind = EffectClause::Kind::erase;
      effect.what = path("delete");
    } else {
      effect.kind = EffectClause::Kind::move;
      effect.type = node_.text("move");
      effect.relation = node_.need_text("relation");
      node_.need("from", "a path");
      node_.need("to", "a path");
      effect.from = path("from");
      effect.to = path("to");
    }
  }

  Node node_;
};

}  // namespace

EffectClause read_effect(const Json& json, const std::string& where, Problems& problems) {
  return EffectReader(json, where, problems).run();
}

}  // namespace permsim

// Binding what an action changes: every effect's paths, relations and attributes, checked against
// what they are done to.
#include "core/policy/bind_effect.h"

#include "core/policy/fits.h"

namespace permsim {

namespace {

/// Of one action of a type; `scope` says what its effects may mention.
class EffectBinder {
 public:
  EffectBinder(const Policy& policy, TypeIndex type, const BindScope& scope, Problems& problems)
      : policy_(policy), type_(type), scope_(scope), problems_(problems) {}

  void bind(EffectClause& effect) {
    binder(effect.condition.where).bind(effect.condition.condition, {type_});
    const TypeSet target = effect_target(effect);
    switch (effect.kind) {
      case EffectClause::Kind::set:
        for (EffectField& field : effect.fields)
          bind_field(field, target, effect.where + "/set/" + pointer_part(field.key), true);
        break;
      case EffectClause::Kind::add:
      case EffectClause::Kind::remove:
        bind_value_walk(
            effect.what,
            effect.where + (effect.kind == EffectClause::Kind::add ? "/add" : "/remove"));
        need_relation(target, effect.relation,
                      effect.where + (effect.kind == EffectClause::Kind::add ? "/to" : "/from"));
        break;
      case EffectClause::Kind::clear:
        need_relation(target, effect.relation, effect.where + "/clear");
        break;
      case EffectClause::Kind::create: bind_create(effect); break;
      case EffectClause::Kind::erase: bind_value_walk(effect.what, effect.where + "/delete"); break;
      case EffectClause::Kind::move: bind_move(effect); break;
    }
  }

 private:
  void report(std::string where, std::string code, std::string message) {
    problems_.push_back({std::move(where), std::move(code), std::move(message)});
  }
  Binder binder(const std::string& where) { return Binder(policy_, scope_, where, problems_); }

  TypeSet bind_value_walk(EffectValue& value, const std::string& where) {
    TypeSet types;
    for (Path& path : value.paths) {
      types.insert(binder(where).bind_walk(path, {type_}));
    }
    return types;
  }

  /// Types of what an effect changes: the target, or where `on` leads. A value parameter names what
  /// the same step creates, so nothing is known of it.
  TypeSet effect_target(EffectClause& effect) {
    if (!effect.has_on) return {type_};
    return bind_value_walk(effect.on, effect.where + "/on");
  }

  void need_relation(const TypeSet& types, const std::string& relation, const std::string& where) {
    if (types.empty()) return;
    const Relation* found = nullptr;
    for (const TypeIndex type : types) {
      if (found == nullptr) found = policy_.types[type].find_relation(relation);
    }
    if (found == nullptr)
      report(where, "unknown-relation",
             ticked(policy_.types[*types.begin()].id) + " has no relation " + ticked(relation));
    else if (found->is_inverse())
      report(where, "computed-relation",
             ticked(relation) + " is computed from " + ticked(policy_.name_of(found->inverse)) +
                 "; change that");
  }

  void bind_create(EffectClause& effect) {
    const TypeIndex created = policy_.find_type(effect.type);
    if (created == kNoType) {
      report(effect.where + "/create", "unknown-type", "there is no type " + ticked(effect.type));
      return;
    }
    for (Path& path : effect.what.paths) {
      const Parameter* parameter = nullptr;
      binder(effect.where + "/id").bind_values(path, {type_}, &parameter);
    }
    for (EffectField& field : effect.fields)
      bind_field(field, {created}, effect.where + "/with/" + pointer_part(field.key), false);
  }

  void bind_move(EffectClause& effect) {
    const TypeIndex moved = policy_.find_type(effect.type);
    if (moved == kNoType)
      report(effect.where + "/move", "unknown-type", "there is no type " + ticked(effect.type));
    else
      need_relation({moved}, effect.relation, effect.where + "/relation");
    bind_value_walk(effect.from, effect.where + "/from");
    bind_value_walk(effect.to, effect.where + "/to");
  }

  void bind_field(EffectField& field, const TypeSet& on, const std::string& where, bool is_set) {
    if (on.empty()) return;
    const Relation* relation = nullptr;
    const Attribute* attribute = nullptr;
    for (const TypeIndex each : on) {
      if (relation == nullptr) relation = policy_.types[each].find_relation(field.key);
      if (attribute == nullptr) attribute = policy_.types[each].find_attribute(field.key);
    }
    if (relation != nullptr)
      bind_relation_field(field, *relation, where, is_set);
    else if (attribute != nullptr)
      bind_attribute_field(field, *attribute, where);
    else if (field.key == "label")
      bind_label_field(field, where);
    else
      report(where, "unknown-name",
             "there is no relation or attribute " + ticked(field.key) + " on " +
                 ticked(policy_.types[*on.begin()].id));
  }

  void bind_relation_field(EffectField& field, const Relation& relation, const std::string& where,
                           bool is_set) {
    if (relation.is_inverse())
      report(where, "computed-relation",
             ticked(relation.id) + " is computed from " +
                 ticked(policy_.name_of(relation.inverse)) + "; change that");
    if (is_set && !relation.is_one)
      report(where, "wrong-kind",
             ticked(relation.id) + " may hold many; use `add`, `remove` or `clear`");
    paths_of_literal(field.value, where);
    bind_value_walk(field.value, where);
  }

  /// Relations take paths, so a text is read as one: "account", "$actor".
  void paths_of_literal(EffectValue& value, const std::string& where) {
    if (value.is_path || !is_set(value.literal)) return;
    TextList texts;
    if (const auto* text = as_text(value.literal))
      texts.push_back(*text);
    else if (const auto* list = as_list(value.literal))
      texts = *list;
    else
      report(where, "wrong-value", "expected a path or a list of paths");
    for (const std::string& text : texts) {
      Parsed<Path> parsed = parse_path(text);
      for (Problem& problem : parsed.problems) report(where, problem.code, problem.message);
      if (parsed.problems.empty()) value.paths.push_back(std::move(parsed.value));
    }
    value.is_path = true;
    value.literal = {};
  }

  void bind_label_field(EffectField& field, const std::string& where) {
    Attribute label;
    label.id = "label";
    bind_attribute_field(field, label, where);
  }

  void bind_attribute_field(EffectField& field, const Attribute& attribute,
                            const std::string& where) {
    for (Path& path : field.value.paths) {
      const Parameter* parameter = nullptr;
      binder(where).bind_values(path, {type_}, &parameter);
    }
    if (field.value.is_path || !is_set(field.value.literal)) return;
    if (std::string wrong = value_problem(attribute, field.value.literal); !wrong.empty())
      report(where, "wrong-value", wrong);
  }

  const Policy& policy_;
  TypeIndex type_;
  const BindScope& scope_;
  Problems& problems_;
};

}  // namespace

void bind_effect(const Policy& policy, TypeIndex type, EffectClause& effect, const BindScope& scope,
                 Problems& problems) {
  EffectBinder(policy, type, scope, problems).bind(effect);
}

}  // namespace permsim

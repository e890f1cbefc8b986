// The first unmet part of a condition or of a set, as a code from the closed list, the text that
// failed, and words.
#include "core/decide/missing.h"

#include <algorithm>

#include "core/decide/evaluate.h"
#include "core/world/names.h"

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
  }
  return "";
}

namespace {

/// The words of a member of an entity's type: its label.
std::string member_label(const Type& type, Symbol symbol, const std::string& fallback) {
  const Member member = type.member(symbol);
  switch (member.kind) {
    case MemberKind::relation: return type.relations[member.index].label;
    case MemberKind::set: return type.sets[member.index].label;
    case MemberKind::attribute: return type.attributes[member.index].label;
    case MemberKind::none: break;
  }
  return fallback;
}

class ConditionReader {
 public:
  ConditionReader(const World& world, std::string_view text, Binding binding)
      : world_(world), text_(text), evaluator_(world, binding) {}

  Missing unmet(const Condition& condition, EntityIndex self, bool wanted) {
    switch (condition.kind) {
      case Condition::Kind::negation: return unmet(condition.parts.front(), self, !wanted);
      case Condition::Kind::all_of:
      case Condition::Kind::any_of: return unmet_compound(condition, self, wanted);
      case Condition::Kind::flag: return unmet_flag(condition, self, wanted);
      case Condition::Kind::equals: return unmet_value(condition, self, wanted);
      case Condition::Kind::one_of: return unmet_value(condition, self, wanted);
      case Condition::Kind::differs: return unmet_value(condition, self, !wanted);
      case Condition::Kind::covers:
        return made(
            MissingCode::list_not_covered, condition,
            wanted ? "one list lacks something of the other" : "one list holds all of the other");
      case Condition::Kind::exists:
        return made(MissingCode::nothing_there, condition,
                    phrase(condition.path, self) + (wanted ? " is not there" : " is there"));
      case Condition::Kind::any:
        return made(MissingCode::nobody_there, condition,
                    "`" + text(condition.set.span) + "` has " +
                        (wanted ? "nobody in it" : "someone in it"));
      case Condition::Kind::within:
        return made(MissingCode::not_in_set, condition,
                    "`" + text(condition.path.span) + "` is " + (wanted ? "not " : "") + "in `" +
                        text(condition.set.span) + "`");
      case Condition::Kind::same:
        return made(MissingCode::other_entity, condition,
                    "`" + text(condition.path.span) + "` is " + (wanted ? "not " : "") + "`" +
                        text(condition.other.span) + "`");
      case Condition::Kind::can:
        return made(MissingCode::not_permitted, condition,
                    "`" + text(condition.set.span) + "` may " + (wanted ? "not " : "") +
                        condition.action.text);
      case Condition::Kind::always: break;
    }
    return made(MissingCode::condition_false, condition, "the condition does not hold");
  }

 private:
  std::string text(Span span) const { return std::string(slice(text_, span)); }

  Missing made(MissingCode code, const Condition& condition, std::string says) {
    Missing missing;
    missing.code = code;
    missing.part = text(condition.span);
    missing.says = std::move(says);
    return missing;
  }

  /// Of parts that must all hold, the first that does not; of alternatives that all fail, the first
  /// stands for all when it is the only one.
  Missing unmet_compound(const Condition& condition, EntityIndex self, bool wanted) {
    const bool needs_all = (condition.kind == Condition::Kind::all_of) == wanted;
    if (needs_all) {
      for (const Condition& part : condition.parts) {
        if (evaluator_.holds(part, self) != wanted) return unmet(part, self, wanted);
      }
    }
    std::vector<std::string> ways;
    for (const Condition& part : condition.parts) ways.push_back(unmet(part, self, wanted).says);
    return made(MissingCode::condition_false, condition, listed(ways, "and"));
  }

  /// "visibility of Meta Ads" without the entity when it is the one asked about.
  std::string phrase(const Path& path, EntityIndex self) {
    const auto entities = evaluator_.walk_to_last(path, self);
    const EntityIndex of = entities.empty() ? kNoEntity : entities.front();
    const std::string name = path.names.empty() ? path.root_name : path.names.back().text;
    if (of == kNoEntity || path.names.empty()) return name;
    const std::string label = member_label(world_.type_of(of), path.names.back().symbol, name);
    return label + " of " + name_of(world_, of);
  }

  const Attribute* attribute(const Path& path, EntityIndex self) {
    for (const EntityIndex entity : evaluator_.walk_to_last(path, self)) {
      if (path.names.empty()) return nullptr;
      const Type& type = world_.type_of(entity);
      const Member member = type.member(path.names.back().symbol);
      if (member.kind == MemberKind::attribute) return &type.attributes[member.index];
    }
    return nullptr;
  }

  std::string value_words(const Attribute* attribute, const Value& value) {
    const std::string words = attribute != nullptr ? words_of(*attribute, value) : shown(value);
    return words.empty() ? "empty" : words;
  }

  Missing unmet_flag(const Condition& condition, EntityIndex self, bool wanted) {
    const Attribute* flag = attribute(condition.path, self);
    if (flag == nullptr)
      return made(MissingCode::nothing_there, condition,
                  phrase(condition.path, self) + " is not there");
    return made(MissingCode::flag_differs, condition,
                phrase(condition.path, self) + ": " + value_words(flag, !wanted));
  }

  Missing unmet_value(const Condition& condition, EntityIndex self, bool wanted) {
    const Attribute* found = attribute(condition.path, self);
    const std::vector<Value> values = evaluator_.values(condition.path, self);
    if (values.empty() && wanted)
      return made(MissingCode::nothing_there, condition,
                  phrase(condition.path, self) + " is not set");
    std::vector<std::string> needed;
    for (const Operand& operand : condition.operands) {
      needed.push_back(operand.is_path ? text(operand.span) : value_words(found, operand.literal));
    }
    const std::string is = values.empty() ? "not set" : value_words(found, values.front());
    return made(MissingCode::attribute_differs, condition,
                phrase(condition.path, self) + " is " + is +
                    (wanted ? ", not " + listed(needed, "or") : ""));
  }

  const World& world_;
  std::string_view text_;
  Evaluator evaluator_;
};

class SetReader {
 public:
  SetReader(const World& world, std::string_view text, EntityIndex person)
      : world_(world), text_(text), evaluator_(world), person_(person) {}

  Missing unmet(const SetExpression& set, EntityIndex self) {
    switch (set.kind) {
      case SetExpression::Kind::nobody:
        return made(MissingCode::no_one, set, "this is open to nobody");
      case SetExpression::Kind::all_of:
        for (const SetExpression& part : set.parts) {
          if (!evaluator_.contains(part, self, person_)) return unmet(part, self);
        }
        break;
      case SetExpression::Kind::without:
        if (!evaluator_.contains(set.parts[0], self, person_)) return unmet(set.parts[0], self);
        return made(MissingCode::excluded, set.parts[1],
                    who() + " is " + words(set.parts[1], self) + ", which takes this away");
      case SetExpression::Kind::any_of:
        return made(MissingCode::not_in_set, set, who() + " is neither " + words(set, self));
      case SetExpression::Kind::name: return unmet_name(set, self);
      case SetExpression::Kind::everyone: break;
    }
    return made(MissingCode::not_in_set, set, who() + " is not in it");
  }

 private:
  std::string who() const { return name_of(world_, person_); }

  Missing made(MissingCode code, const SetExpression& set, std::string says) {
    Missing missing;
    missing.code = code;
    missing.part = std::string(slice(text_, set.span));
    missing.says = std::move(says);
    return missing;
  }

  Missing unmet_name(const SetExpression& set, EntityIndex self) {
    const auto reached = evaluator_.walk_to_last(set.path, self);
    if (reached.empty() || set.path.names.empty()) {
      return made(MissingCode::nothing_there, set,
                  "`" + std::string(slice(text_, set.span)) + "` leads nowhere");
    }
    const Member member = world_.type_of(reached.front()).member(set.path.names.back().symbol);
    const bool is_relation = member.kind == MemberKind::relation;
    return made(is_relation ? MissingCode::not_holder : MissingCode::not_in_set, set,
                who() + " is not " + words(set, self));
  }

  /// A set in words: "Owner of Meta Ads"; alternatives joined with "nor", which is how they are
  /// asked for.
  std::string words(const SetExpression& set, EntityIndex self) {
    if (set.kind == SetExpression::Kind::any_of) {
      std::vector<std::string> parts;
      for (const SetExpression& part : set.parts) parts.push_back(words(part, self));
      return listed(parts, "nor");
    }
    if (set.kind != SetExpression::Kind::name || set.path.names.empty())
      return "in `" + std::string(slice(text_, set.span)) + "`";
    const auto reached = evaluator_.walk_to_last(set.path, self);
    if (reached.empty()) return "in `" + std::string(slice(text_, set.span)) + "`";
    const Name& name = set.path.names.back();
    return "“" + member_label(world_.type_of(reached.front()), name.symbol, name.text) + "” of " +
           name_of(world_, reached.front());
  }

  const World& world_;
  std::string_view text_;
  Evaluator evaluator_;
  EntityIndex person_;
};

}  // namespace

Missing first_unmet(const World& world, const ConditionText& condition, EntityIndex self,
                    const Binding& binding) {
  return ConditionReader(world, condition.text, binding).unmet(condition.condition, self, true);
}

Missing first_unmet(const World& world, const SetText& set, EntityIndex self, EntityIndex person) {
  return SetReader(world, set.text, person).unmet(set.expression, self);
}

}  // namespace permsim

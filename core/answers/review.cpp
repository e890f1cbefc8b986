// Reviewing a policy: rules and limits as formulas over facts and memberships, tried in every
// combination.
#include "core/answers/review.h"

#include <algorithm>
#include <functional>
#include <map>
#include <set>

#include "core/answers/unphrased.h"
#include "core/base/budget.h"
#include "core/policy/names_used.h"
#include "core/policy/type_formulas.h"

namespace permsim {

namespace {

/// So much is looked at in one review: nodes of formulas, times the combinations they are tried in.
constexpr std::size_t kMostReviewWork = 50'000'000;
/// Making a node costs as much as asking it so often.
constexpr std::size_t kNodeCost = 20;
/// A rule whose formula is longer is not reviewed.
constexpr std::size_t kMostFormula = 10'000;

/// Formulas of one type's rules share one list of variables. A choice attribute is one variable
/// with as many values as it has, plus "not set"; a formula asks whether a variable has a value.
class Abstraction final : public TypeFormulas {
 public:
  Abstraction(const Policy& policy, TypeIndex type)
      : TypeFormulas(policy.types[type], kMostFormula) {}

  /// Calls `visit` with what every formula says, for each combination of values; false when there
  /// are too many to try.
  bool each_combination(const std::function<void(const std::vector<char>&)>& visit) {
    std::size_t combinations = 1;
    for (const std::uint32_t size : sizes_) {
      combinations *= size;
      if (combinations > kMostCombinations) return false;
    }
    const std::size_t cost = combinations * (formulas_.nodes().size() + formulas_.size());
    budget::spend(cost);
    if (budget::is_spent() || formulas_.is_full()) return false;
    std::vector<std::uint32_t> values(sizes_.size(), 0);
    std::vector<char> variables(asked_.size(), 0), holds;
    for (std::size_t i = 0; i < combinations; ++i) {
      std::size_t rest = i;
      for (std::size_t v = 0; v < sizes_.size(); ++v) {
        values[v] = static_cast<std::uint32_t>(rest % sizes_[v]);
        rest /= sizes_[v];
      }
      for (std::size_t number = 0; number < asked_.size(); ++number)
        variables[number] = values[asked_[number].first] == asked_[number].second ? 1 : 0;
      formulas_.evaluate(variables, holds);
      visit(holds);
    }
    return true;
  }

 private:
  static constexpr std::size_t kMostCombinations = std::size_t{1} << 16;

  Id of_fact(const Condition& condition, const std::string& text) override {
    switch (condition.kind) {
      case Condition::Kind::equals:
      case Condition::Kind::one_of: return of_values(condition, text);
      case Condition::Kind::differs: return formulas_.negation(of_values(condition, text));
      case Condition::Kind::always:
      case Condition::Kind::all_of:
      case Condition::Kind::any_of:
      case Condition::Kind::negation:
      case Condition::Kind::flag:
      case Condition::Kind::covers:
      case Condition::Kind::exists:
      case Condition::Kind::any:
      case Condition::Kind::within:
      case Condition::Kind::same:
      case Condition::Kind::can: break;
    }
    return variable(std::string(slice(text, condition.span)), 1, 2);
  }

  Id of_way(const Path& path) override { return variable("in " + written(path), 1, 2); }

  void note_parts(std::size_t count) override { budget::spend(kNodeCost * count); }

  /// Whether the variable called `name`, which has `size` values, has this one.
  Id variable(const std::string& name, std::uint32_t value, std::uint32_t size) {
    const auto [found, is_new] = numbers_.try_emplace(name, sizes_.size());
    if (is_new) sizes_.push_back(size);
    const auto [number, is_first] = asked_numbers_.try_emplace(
        {found->second, value}, static_cast<std::uint32_t>(asked_.size()));
    if (is_first) asked_.emplace_back(found->second, value);
    return formulas_.variable(number->second);
  }

  Id of_values(const Condition& condition, const std::string& text) {
    const bool is_own = condition.path.root == Root::self && condition.path.names.size() == 1;
    const Member member = is_own ? type_.member(condition.path.names.front().symbol) : Member{};
    const Attribute* attribute =
        member.kind == MemberKind::attribute ? &type_.attributes[member.index] : nullptr;
    std::vector<Id> parts;
    for (const Operand& operand : condition.operands) {
      const auto* value = as_text(operand.literal);
      if (attribute == nullptr || operand.is_path || attribute->kind != AttributeKind::choice ||
          value == nullptr) {
        parts.push_back(variable(std::string(slice(text, condition.path.span)) +
                                     " == " + std::string(slice(text, operand.span)),
                                 1, 2));
        continue;
      }
      const auto place = std::find(attribute->values.begin(), attribute->values.end(), *value) -
                         attribute->values.begin();
      parts.push_back(variable("value of " + attribute->id, static_cast<std::uint32_t>(place) + 1,
                               static_cast<std::uint32_t>(attribute->values.size()) + 1));
    }
    return formulas_.any_of(parts);
  }

  std::map<std::string, std::size_t> numbers_;
  std::vector<std::uint32_t> sizes_;
  std::vector<std::pair<std::size_t, std::uint32_t>> asked_;  ///< by formula variable
  std::map<std::pair<std::size_t, std::uint32_t>, std::uint32_t> asked_numbers_;
};

class Reviewer {
 public:
  explicit Reviewer(const Policy& policy) : policy_(policy) {}

  Problems run() {
    WorkBudget budget(kMostReviewWork);
    list_actions();
    for (const Rule& rule : policy_.rules) review_reach(rule);
    for (std::size_t limit = 0; limit < policy_.rules.size(); ++limit) {
      if (policy_.rules[limit].effect != Effect::limit) continue;
      for (std::size_t allow = 0; allow < policy_.rules.size() && !budget.is_spent(); ++allow) {
        if (policy_.rules[allow].effect == Effect::allow) review_limit(limit, allow);
      }
    }
    if (budget.is_spent())
      warn("/rules", "too-large",
           "there is too much to review: not every rule was compared with every other");
    review_names();
    for (Problem& problem : unphrased(policy_)) warnings_.push_back(std::move(problem));
    return std::move(warnings_);
  }

 private:
  void warn(const std::string& where, std::string code, std::string message) {
    warnings_.push_back({where, std::move(code), std::move(message), true});
  }

  /// A rule that applies to nobody on any of its types, in any state.
  void review_reach(const Rule& rule) {
    for (const TypeIndex type : rule.on) {
      if (budget::is_spent()) return;
      Abstraction abstraction(policy_, type);
      const Formulas::Id to = abstraction.of(rule.to);
      const Formulas::Id when = abstraction.of(rule.when);
      bool can_apply = false;
      const bool was_tried = abstraction.each_combination([&](const auto& holds) {
        can_apply = can_apply || (holds[to] != 0 && holds[when] != 0);
      });
      if (can_apply || !was_tried) return;
    }
    if (!rule.on.empty())
      warn(rule.where, "unreachable-rule",
           "the rule " + ticked(rule.id) + " can never apply: its `to` and `when` leave nobody");
  }

  /// For every rule the actions it speaks of, by type, as bits.
  void list_actions() {
    actions_.resize(policy_.rules.size());
    for (TypeIndex type = 0; type < policy_.types.size(); ++type) {
      const std::size_t actions = policy_.types[type].actions.size();
      for (ActionIndex action = 0; action < actions; ++action) {
        for (const std::uint32_t rule : policy_.rules_of(type, action))
          actions_[rule][type] |= std::uint64_t{1} << (action % kMostActions);
      }
    }
  }

  bool share_an_action(std::size_t a, std::size_t b, TypeIndex type) const {
    const auto of_a = actions_[a].find(type);
    const auto of_b = actions_[b].find(type);
    return of_a != actions_[a].end() && of_b != actions_[b].end() &&
           (of_a->second & of_b->second) != 0;
  }

  /// A limit is contradicted when, in a state in which both speak, everyone it limits is allowed,
  /// or everyone who is allowed is limited.
  void review_limit(std::size_t limit_number, std::size_t allow_number) {
    const Rule& limit = policy_.rules[limit_number];
    const Rule& allow = policy_.rules[allow_number];
    budget::spend(limit.on.size());
    for (const TypeIndex type : limit.on) {
      if (!share_an_action(limit_number, allow_number, type)) continue;
      Abstraction abstraction(policy_, type);
      const Formulas::Id limited = abstraction.of(limit.to);
      const Formulas::Id limit_when = abstraction.of(limit.when);
      const Formulas::Id allowed = abstraction.of(allow.to);
      const Formulas::Id allow_when = abstraction.of(allow.when);
      bool is_someone_limited = false, is_someone_allowed = false, is_limited_only = false,
           is_allowed_only = false;
      const bool was_tried = abstraction.each_combination([&](const auto& holds) {
        if (holds[limit_when] == 0 || holds[allow_when] == 0) return;
        const bool is_limited = holds[limited] != 0;
        const bool is_allowed = holds[allowed] != 0;
        is_someone_limited = is_someone_limited || is_limited;
        is_someone_allowed = is_someone_allowed || is_allowed;
        is_limited_only = is_limited_only || (is_limited && !is_allowed);
        is_allowed_only = is_allowed_only || (is_allowed && !is_limited);
      });
      if (!was_tried || !is_someone_limited || !is_someone_allowed ||
          (is_limited_only && is_allowed_only))
        continue;
      warn(limit.where, "limit-contradicted",
           "the limit " + ticked(limit.id) + " says no where the rule " + ticked(allow.id) +
               " says yes on " + ticked(policy_.types[type].id));
      return;
    }
  }

  // --- names

  /// Names are looked up by their text, whatever the type: a name used anywhere counts as used
  /// everywhere. Texts and lists inform people and need no other use; roles are there to be held.
  void review_names() {
    const auto use = [&](const std::string& name) { used_.insert(name); };
    for (const Type& type : policy_.types) each_name(policy_, type, use);
    for (const Rule& rule : policy_.rules) each_name(rule, use);
    for (const Continuity& continuity : policy_.continuity) {
      each_name(continuity.when.condition, use);
      each_name(continuity.owner.expression, use);
      if (continuity.served_relation != kNoSymbol)
        used_.insert(policy_.name_of(continuity.served_relation));
    }
    for (const DeclaredFinding& finding : policy_.findings) {
      each_name(finding.when.condition, use);
      each_name(finding.about.expression, use);
    }
    for (const Type& type : policy_.types) {
      for (const NamedSet& set : type.sets) warn_unused(type, "sets", "unused-set", set.id);
      for (const Relation& relation : type.relations) {
        if (!relation.is_role) warn_unused(type, "relations", "unused-relation", relation.id);
      }
      for (const Attribute& attribute : type.attributes) {
        const bool only_informs =
            attribute.kind == AttributeKind::text || attribute.kind == AttributeKind::list;
        if (!only_informs) warn_unused(type, "attributes", "unused-attribute", attribute.id);
      }
    }
  }

  void warn_unused(const Type& type, const char* part, const char* code, const std::string& id) {
    if (used_.count(id) != 0) return;
    warn("/types/" + type.id + "/" + part + "/" + id, code,
         "nothing uses " + ticked(id) + " of " + ticked(type.id));
  }

  const Policy& policy_;
  std::vector<std::map<TypeIndex, std::uint64_t>> actions_;  ///< by rule
  Problems warnings_;
  std::set<std::string> used_;
};

}  // namespace

Problems review(const Policy& policy) { return Reviewer(policy).run(); }

}  // namespace permsim

// Cutting conditions: what holds only because somebody is in a role does not hold any more. Serves
// role_cut.h.
#include "core/policy/role_cut.h"

namespace permsim {

namespace {

using ConditionKind = Condition::Kind;

std::string any_in(const std::string& set) { return "any(" + set + ")"; }

}  // namespace

std::string RoleCut::cut(const Condition& condition, std::string_view text, const TypeNames& on) {
  std::string left = text_of(condition, text, on);
  return left.empty() ? std::string(kNever) : left;
}

/// Of `or` the alternatives that are left, of `and` all or nothing.
std::string RoleCut::joined(const Condition& condition, std::string_view text,
                            const TypeNames& on) {
  const bool is_or = condition.kind == ConditionKind::any_of;
  std::string all;
  for (const Condition& part : condition.parts) {
    std::string left = text_of(part, text, on);
    if (left.empty() && is_or) continue;
    if (left.empty()) return {};
    const bool is_union = part.kind == ConditionKind::any_of && !is_or;
    if (is_union) left = "(" + left + ")";
    all += (all.empty() ? "" : is_or ? " or " : " and ") + left;
  }
  return all;
}

std::string RoleCut::text_of(const Condition& condition, std::string_view text,
                             const TypeNames& on) {
  std::string whole(slice(text, condition.span));
  const auto unless = [&](bool is_cut) { return is_cut ? std::string() : whole; };
  switch (condition.kind) {
    case ConditionKind::always:
    case ConditionKind::negation:
    case ConditionKind::differs:
    case ConditionKind::can: return whole;
    case ConditionKind::all_of:
    case ConditionKind::any_of: return joined(condition, text, on);
    case ConditionKind::exists:
    case ConditionKind::flag:
    case ConditionKind::equals:
    case ConditionKind::one_of:
    case ConditionKind::covers: return unless(passes_role(condition.path, on));
    case ConditionKind::same:
      return unless(passes_role(condition.path, on) || passes_role(condition.other, on));
    case ConditionKind::any:
    case ConditionKind::within: break;
  }
  if (condition.kind == ConditionKind::within && passes_role(condition.path, on)) return {};
  if (!names_role(condition.set, on)) return whole;
  const Text set = text_of(condition.set, on, {"", false});
  if (set.is_nobody()) return {};
  return condition.kind == ConditionKind::any ? any_in(set.text)
                                              : written(condition.path) + " in (" + set.text + ")";
}

}  // namespace permsim

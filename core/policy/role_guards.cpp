// Cutting conditions: what holds only because somebody is in a role does not hold any more. Serves
// role_cut.h.
#include "core/policy/role_cut.h"

namespace permsim {

namespace {

using Kind = Condition::Kind;

std::string any_in(const std::string& set) { return "any(" + set + ")"; }

}  // namespace

std::string RoleCut::cut(const Condition& condition, std::string_view text, const TypeNames& on) {
  std::string left = text_of(condition, text, on);
  return left.empty() ? std::string(kNever) : left;
}

/// Of `or` the alternatives that are left, of `and` all or nothing.
std::string RoleCut::joined(const Condition& condition, std::string_view text,
                            const TypeNames& on) {
  const bool is_or = condition.kind == Kind::any_of;
  std::string all;
  for (const Condition& part : condition.parts) {
    std::string left = text_of(part, text, on);
    if (left.empty() && is_or) continue;
    if (left.empty()) return {};
    const bool is_union = part.kind == Kind::any_of && !is_or;
    if (is_union) left = "(" + left + ")";
    all += (all.empty() ? "" : is_or ? " or " : " and ") + left;
  }
  return all;
}

std::string RoleCut::text_of(const Condition& condition, std::string_view text,
                             const TypeNames& on) {
  const std::string whole(slice(text, condition.span));
  const auto unless = [&](bool is_cut) { return is_cut ? std::string() : whole; };
  switch (condition.kind) {
    case Kind::always:
    case Kind::negation:
    case Kind::differs:
    case Kind::can: return whole;
    case Kind::all_of:
    case Kind::any_of: return joined(condition, text, on);
    case Kind::exists:
    case Kind::flag:
    case Kind::equals:
    case Kind::one_of:
    case Kind::covers: return unless(passes_role(condition.path, on));
    case Kind::same:
      return unless(passes_role(condition.path, on) || passes_role(condition.other, on));
    case Kind::any:
    case Kind::within: break;
  }
  if (condition.kind == Kind::within && passes_role(condition.path, on)) return {};
  if (!names_role(condition.set, on)) return whole;
  const Text set = text_of(condition.set, on, {"", false});
  if (set.is_nobody()) return {};
  return condition.kind == Kind::any ? any_in(set.text)
                                     : written(condition.path) + " in (" + set.text + ")";
}

}  // namespace permsim

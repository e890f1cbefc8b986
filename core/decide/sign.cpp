// Signs and changes: what verdicts look like, and what became of them.
#include "core/decide/sign.h"

namespace permsim {

Sign sign_of(Verdict verdict, bool is_spoken_of) {
  switch (verdict) {
    case Verdict::allow: return Sign::allowed;
    case Verdict::unclear: return Sign::unclear;
    case Verdict::deny: break;
  }
  return is_spoken_of ? Sign::denied : Sign::not_granted;
}

Sign sign_of(const Decision& decision) {
  return sign_of(decision.verdict, !decision.because.empty() || !decision.limits.empty());
}

Sign sign_of(Able able) { return able == Able::blocked ? Sign::blocked : Sign::allowed; }

std::string_view mark_of(Sign sign) {
  switch (sign) {
    case Sign::allowed: return "✓";
    case Sign::blocked: return "✓!";
    case Sign::denied: return "✕";
    case Sign::not_granted: return "–";
    case Sign::unclear: return "?";
  }
  return "";
}

std::string_view word_of(Sign sign) {
  switch (sign) {
    case Sign::allowed: return "Allowed";
    case Sign::blocked: return "Allowed, not possible now";
    case Sign::denied: return "Denied";
    case Sign::not_granted: return "Not granted";
    case Sign::unclear: return "Unclear";
  }
  return "";
}

std::string_view meaning_of(Sign sign) {
  switch (sign) {
    case Sign::allowed: return "A rule allows it";
    case Sign::blocked: return "A rule allows it, but it cannot work now";
    case Sign::denied: return "A rule or limit says no";
    case Sign::not_granted: return "No rule gives it";
    case Sign::unclear: return "The documents do not say";
  }
  return "";
}

Change change_between(Verdict before, Verdict after) {
  if (before == after) return Change::none;
  switch (after) {
    case Verdict::allow: return Change::gained;
    case Verdict::unclear: return Change::turned_unclear;
    case Verdict::deny: break;
  }
  return before == Verdict::allow ? Change::lost : Change::ruled_out;
}

std::string_view word_of(Change change) {
  switch (change) {
    case Change::none: return "";
    case Change::gained: return "gained";
    case Change::lost: return "lost";
    case Change::turned_unclear: return "turned unclear";
    case Change::ruled_out: return "ruled out";
  }
  return "";
}

}  // namespace permsim

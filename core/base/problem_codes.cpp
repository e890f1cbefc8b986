// The list itself.
#include "core/base/problem_codes.h"

#include <algorithm>
#include <iterator>

namespace permsim {

namespace {

constexpr std::string_view kCodes[] = {
    "bad-block",
    "bad-format",
    "bad-id",
    "bad-kind",
    "bad-list",
    "bad-reading",
    "bad-time",
    "bad-value",
    "computed-relation",
    "cycle",
    "duplicate-id",
    "duplicate-key",
    "duplicate-name",
    "impossible",
    "invisible-character",
    "json-syntax",
    "limit-contradicted",
    "look-alike",
    "missing-actor",
    "missing-key",
    "missing-parameter",
    "missing-phrase",
    "mixed-scripts",
    "newer-format",
    "no-session",
    "no-subject",
    "no-such-step",
    "not-a-scenario",
    "not-a-subject",
    "not-allowed-here",
    "not-an-action",
    "not-an-actor",
    "not-an-entity",
    "not-composed",
    "not-one-answer",
    "out-of-range",
    "set-cycle",
    "syntax",
    "too-deep",
    "too-few",
    "too-large",
    "too-many",
    "unknown-action",
    "unknown-attribute",
    "unknown-count",
    "unknown-entity",
    "unknown-file",
    "unknown-key",
    "unknown-name",
    "unknown-parameter",
    "unknown-policy",
    "unknown-reading",
    "unknown-relation",
    "unknown-rule",
    "unknown-source",
    "unknown-status",
    "unknown-type",
    "unknown-value",
    "unreachable-rule",
    "unreadable",
    "unused-attribute",
    "unused-relation",
    "unused-set",
    "wrong-holder",
    "wrong-kind",
    "wrong-type",
    "wrong-value",
};

}  // namespace

std::vector<std::string_view> problem_codes() { return {std::begin(kCodes), std::end(kCodes)}; }

bool is_problem_code(std::string_view code) {
  return std::binary_search(std::begin(kCodes), std::end(kCodes), code);
}

}  // namespace permsim

// How answers must be told, whatever was asked: problems in words, values or errors but never both.
#pragma once
#include <string>

#include "core/base/problem.h"
#include "core/policy/expression.h"

namespace permsim::testing {

/// Each of these says what is wrong; "" when nothing is.
std::string problem_fault(const Problem& problem);
/// Of a Result: every problem is told well, and there is a value exactly when nothing is more than
/// a warning.
std::string result_fault(bool has_value, const Problems& problems);
/// Of an answer of the door, as it left it.
std::string reply_fault(const std::string& reply);

/// Every span of an expression lies within its text.
bool spans_are_within(const SetExpression& set, std::size_t size);
bool spans_are_within(const Condition& condition, std::size_t size);

}  // namespace permsim::testing

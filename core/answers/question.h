// What is asked of a file and what is answered: the shapes that questions, answers and tables
// share.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/answers/wrap.h"
#include "core/base/problem.h"
#include "core/decide/arguments.h"
#include "core/world/scenario.h"

namespace permsim {

enum class Format { text, json, csv, md, html, svg };
std::optional<Format> format_of(std::string_view word);

/// What is asked. Ids are as the user wrote them; empty means not given.
struct Question {
  std::string ask;         ///< validate, check, matrix, explain, diff, preview, play, findings, …
  std::string at = "end";  ///< "start", "end" or a number
  std::string from = "start", to = "end";
  std::string reading, against;  ///< readings; `against`: the other side of a diff of readings
  std::vector<std::string> who, action, on, by;
  std::vector<StandIn> who_any, by_any;   ///< people who exist for the question alone, besides
  std::size_t first_stand_in = SIZE_MAX;  ///< their first place: they are no things asked about
  Given with;       ///< what parameters stand for where it is asked whether an act would work
  int within = -1;  ///< -1: not given
  int within_or(int usual) const { return within < 0 ? usual : within; }
  std::size_t limit = SIZE_MAX;  ///< changed cells listed by diff and preview
  std::string verdict;           ///< fixes: allow or deny
  std::string leaves;            ///< plan: who
  bool comes_back = false;       ///< plan: and is away for a while only
  std::string status, finding;   ///< fixes: the thing that is to do well; what is to end
  // The other side of a diff, if it is no moment and no reading.
  std::string name, other_name;  ///< of the file asked about, of the other file or policy
  std::shared_ptr<const Scenario> other;
  std::shared_ptr<const PolicyFile> other_policy;
  std::vector<std::string> groups;  ///< isolate: `name=people`; `on` has a condition for each
  std::string without;              ///< reach: whose absence is asked about
  std::string with_person;          ///< two people at one moment: `who`, and this one
  bool no_new_access = false;       ///< not as expected where anything is gained
  std::string step, edit;           ///< preview: as JSON, a step or a list of edits as in one
  std::string expect;  ///< explain: allow, deny or unclear; explore: reached or unreachable
  std::string what;    ///< export: matrix, diff, roles, timeline or poster; empty: the file itself
  Format format = Format::text;
  std::size_t columns = kColumns;  ///< of text that is told in lines: play, explain
};

/// `text` is for standard output. `problems` that are more than warnings mean that there is no
/// answer.
struct Reply {
  std::string text;
  Problems problems{};
  int passed = 0, failed = 0, undecided = 0;  ///< check
  std::vector<std::string> exercised{};       ///< check: ids of rules
  bool is_wrong_usage = false;                ///< `with` names what no action has
  bool is_as_expected = true;                 ///< explain and explore with `expect`; diff
};

/// No answer, and why.
Reply with_problem(std::string where, std::string code, std::string message);

}  // namespace permsim

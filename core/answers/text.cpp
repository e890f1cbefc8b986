// Answers for people: see text.h. CSV is always one flat table; the others may be several.
#include "core/answers/text.h"

#include <algorithm>

#include "core/answers/impact_words.h"
#include "core/answers/moment.h"
#include "core/answers/table.h"
#include "core/answers/wrap.h"
#include "core/base/budget.h"
#include "core/base/printable.h"
#include "core/decide/sign.h"
#include "core/decide/time_words.h"
#include "core/decide/words.h"
#include "core/explore/words.h"
#include "core/matrix/difference.h"
#include "core/play/declared.h"
#include "core/world/names.h"

namespace permsim {

namespace {

/// How things do: all at the start, later those that came, went or do otherwise than before.
std::vector<std::string> status_lines(const Moment* before, const Moment& now) {
  std::vector<std::string> lines;
  const Names names(*now.world);
  for (const Status& status : now.statuses) {
    const Status* was = before == nullptr ? nullptr : find_status(before->statuses, status.entity);
    if (was != nullptr && was->is == status.is) continue;
    lines.push_back(names.of(status.entity) + " is " + words_of(status));
  }
  if (before == nullptr) return lines;
  const Names last_names(*before->world);
  for (const Status& was : before->statuses) {
    if (find_status(now.statuses, was.entity) == nullptr)
      lines.push_back(last_names.of(was.entity) + " is gone");
  }
  return lines;
}

/// "needs attention: Meta Ads is public; way out: restrict it". What is only advice is called so.
std::string finding_line(const World& world, const Finding& finding) {
  const std::string advice = advice_of(world, finding);
  return (finding.weight == Weight::advice ? "advice: " : "needs attention: ") + finding.says() +
         (advice.empty() ? "" : "; way out: " + advice);
}

/// One moment: what happened, what came of it, and what does otherwise now.
std::string moment_lines(const Scenario& scenario, const std::vector<MomentPtr>& moments,
                         std::size_t at, std::size_t columns) {
  constexpr std::size_t kIndent = 6;
  const Moment& moment = *moments[at];
  const Moment* before = at == 0 ? nullptr : moments[at - 1].get();
  std::string text;
  const auto add = [&](const std::string& line) {
    text += wrapped(visible_text(line), kIndent, columns);
  };
  if (before == nullptr) {
    text += "start\n";
  } else {
    const Step& step = scenario.steps[at - 1];
    std::string title = step_title(*before->world, step);
    if (const std::string time = time_words(step.at); !time.empty()) title = time + ": " + title;
    const std::string number = std::to_string(at);
    const std::string lines = wrapped(visible_text(title), kIndent, columns);
    text += number + lines.substr(std::min(number.size(), kIndent));
    const std::string changes = signed_counts(moment.changed);
    add(std::string(word_of(moment.outcome)) + (moment.says.empty() ? "" : ": " + moment.says) +
        (changes.empty() ? "" : " " + changes));
  }
  std::vector<std::string> begun;
  for (const Finding& finding : moment.findings) {
    if (finding.since == moment.at) begun.push_back(finding.says());
  }
  // A bad status is a finding too: it is told once.
  for (const std::string& line : status_lines(before, moment)) {
    if (std::find(begun.begin(), begun.end(), line) == begun.end()) add(line);
  }
  for (const Finding& finding : moment.findings) {
    if (finding.since == moment.at) add(finding_line(*moment.world, finding));
  }
  return text;
}

std::string play_lines(const Scenario& scenario, const std::vector<MomentPtr>& moments,
                       std::size_t columns) {
  std::string text = wrapped(visible_text(scenario.title), 0, columns);
  for (std::size_t at = 0; at < moments.size(); ++at) {
    if (budget::is_spent()) break;
    text += "\n" + moment_lines(scenario, moments, at, columns);
  }
  const std::vector<Finding>& last = moments.back()->findings;  // the gravest first
  if (last.empty() || last.front().weight == Weight::advice)
    text += "\nIn the end nothing needs attention.\n";
  return text;
}

}  // namespace

std::string play_text(const Scenario& scenario, const std::vector<MomentPtr>& moments,
                      Format format, std::size_t columns) {
  if (format == Format::text) return play_lines(scenario, moments, columns);
  Table table{scenario.title, {"step", "what", "outcome", "cells"}, {}};
  const Names names(*moments.front()->world);
  for (const Status& status : moments.front()->statuses)
    table.heads.push_back(names.of(status.entity));
  for (const MomentPtr& moment : moments) {
    std::vector<std::string> row{std::to_string(moment->at), "start", "",
                                 signed_counts(moment->changed)};
    if (moment->at > 0) {
      row[1] = step_title(*moments[moment->at - 1]->world, scenario.steps[moment->at - 1]);
      row[2] =
          std::string(word_of(moment->outcome)) + (moment->says.empty() ? "" : ": " + moment->says);
    }
    for (const Status& first : moments.front()->statuses) {
      const Status* now = find_status(moment->statuses, first.entity);
      row.emplace_back(now == nullptr ? "gone" : now->is);
    }
    table.rows.push_back(std::move(row));
  }
  return written(table, format);
}

std::string findings_text(const Moment& moment, Format format) {
  Table table{"Findings, " + moment_title(moment),
              {"code", "on", "says", "since step", "weight", "way out"},
              {}};
  const Names names(*moment.world);
  for (const Finding& finding : moment.findings) {
    table.rows.push_back({std::string(word_of(*moment.world, finding)), names.of(finding.entity),
                          finding.says(), std::to_string(finding.since),
                          std::string(word_of(finding.weight)), advice_of(*moment.world, finding)});
  }
  return written(table, format);
}

std::string exploration_text(const World& world, const Exploration& found, Format format) {
  std::string words =
      found.is_reached ? exploration_words(world, found) : beginning_sentence(bound_words(found));
  if (format == Format::text) return visible_text(words) + "\n";
  Table table{std::move(words), {"step", "what"}, {}};
  for (std::size_t i = 0; i < found.steps.size(); ++i)
    table.rows.push_back({std::to_string(i + 1), step_title(world, found.steps[i])});
  return written(table, format);
}

std::string roles_text(const World& world, const RoleTable& roles, Format format) {
  const Type& type = world.type_of(roles.on);
  Table table{"Roles on " + name_of(world, roles.on), {""}, {}};
  std::vector<const RoleRow*> told;
  for (const RoleRow& row : roles.rows) {
    if (row.differs) told.push_back(&row);
  }
  for (const RoleRow* row : told) table.heads.push_back(row->label);
  for (std::size_t i = 0; i < roles.actions.size(); ++i) {
    std::vector<std::string> row{type.actions[roles.actions[i]].label};
    for (const RoleRow* role : told)
      row.emplace_back(mark_of(sign_of(role->verdicts[i], role->is_spoken_of[i])));
    table.rows.push_back(std::move(row));
  }
  return written(table, format);
}

std::string check_text(const CheckReport& report, Format format) {
  if (format == Format::text) {
    std::string text;
    for (const CheckFailure& failure : report.failures)
      text += visible_text(failure.where + ": " + failure.says) + "\n";
    for (const CheckFailure& undecided : report.undecided)
      text += visible_text(undecided.where + ": undecided: " + undecided.says) + "\n";
    return text;
  }
  Table table{"", {"where", "says"}, {}};
  for (const CheckFailure& failure : report.failures)
    table.rows.push_back({failure.where, failure.says});
  for (const CheckFailure& undecided : report.undecided)
    table.rows.push_back({undecided.where, "undecided: " + undecided.says});
  return written(table, format);
}

}  // namespace permsim

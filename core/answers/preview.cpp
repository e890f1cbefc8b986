// Questions to steps, and what they would change to words.
#include "core/answers/preview.h"

#include "core/answers/impact_words.h"
#include "core/answers/pieces.h"
#include "core/base/printable.h"
#include "core/decide/words.h"
#include "core/json/print.h"
#include "core/json/steps.h"
#include "core/play/describe.h"

namespace permsim {

namespace {

/// Whoever asks at a command line writes every value as a text.
Given as_the_action_wants(const World& world, const Question& question) {
  Given with = question.with;
  const Type& type = world.type_of(world.find(question.on.front()));
  const auto& parameters = type.actions[type.find_action(question.action.front())].parameters;
  for (auto& [name, value] : with) {
    const int parameter = find_parameter(parameters, name);
    if (parameter >= 0) value = as_asked(parameters[static_cast<std::size_t>(parameter)], value);
  }
  return with;
}

/// What the act names and is not there.
Problems absent(const World& world, const Step& step) {
  Problems problems;
  const auto need = [&](const char* where, const std::string& id) {
    if (world.find(id) == kNoEntity)
      problems.push_back(
          {where, "unknown-entity", "there is no " + ticked(id) + " in the world at this moment"});
  };
  if (!step.by.empty()) need("/by", step.by);
  need("/on", step.on);
  if (!problems.empty()) return problems;
  const Type& type = world.type_of(world.find(step.on));
  if (type.find_action(step.action) == kNoAction)
    problems.push_back(
        {"/action", "unknown-action",
         "nothing of type " + ticked(type.id) + " has an action " + ticked(step.action)});
  return problems;
}

Reply preview_edits(const MomentPtr& moment, const Question& question) {
  const Result<Json> json = parse_json(question.edit);
  if (!json) return {"", json.problems};
  Problems problems;
  const Json holder = {{"edit", *json}};
  Node node(holder, "", problems);
  EditWorld command;
  for (const auto& [item, where] : node.list("edit"))
    read_edit(command.edits, *item, where, problems);
  if (has_errors(problems)) return {"", std::move(problems)};
  return told_preview(preview(moment, command.edits, question.limit),
                      describe(command, *moment->world), question);
}

Reply preview_step(const MomentPtr& moment, const Step& step, const Question& question) {
  return told_preview(preview(moment, step, question.limit), step_title(*moment->world, step),
                      question);
}

Reply preview_written_step(const MomentPtr& moment, const Question& question) {
  const Result<Json> json = parse_json(question.step);
  if (!json) return {"", json.problems};
  Problems problems;
  const Step step = read_step(*json, "/step", problems);
  if (!step.is_edit() && !has_errors(problems)) problems.append(absent(*moment->world, step));
  if (has_errors(problems)) return {"", std::move(problems)};
  return preview_step(moment, step, question);
}

}  // namespace

Reply preview_answer(const MomentPtr& moment, const Question& question) {
  if (!question.edit.empty()) return preview_edits(moment, question);
  if (!question.step.empty()) return preview_written_step(moment, question);
  if (question.action.size() != 1 || question.on.size() != 1 || question.by.size() > 1)
    return with_problem("", "missing-key",
                        "say one action (`action`), one thing (`on`) and one person who acts "
                        "(`by`; nobody for an event), or what is edited (`edit`)");
  Step step;
  step.by = question.by.empty() ? "" : question.by.front();
  step.action = question.action.front();
  step.on = question.on.front();
  if (Problems problems = absent(*moment->world, step); !problems.empty())
    return {"", std::move(problems)};
  step.with = as_the_action_wants(*moment->world, question);
  return preview_step(moment, step, question);
}

Reply told_preview(const Preview& preview, const std::string& title, const Question& question) {
  if (question.format == Format::json) {
    const Json json = {{"outcome", word_of(preview.outcome)},
                       {"says", preview.says},
                       {"changes", impact_json(preview.impact)}};
    return {compact(json), {}};
  }
  std::string head = beginning_sentence(title) + ": ";
  head += preview.outcome == Outcome::done
              ? count_words(preview.impact.counts)
              : std::string(word_of(preview.outcome)) + ", nothing changes";
  if (!preview.says.empty()) head += "; " + preview.says;
  if (question.format != Format::text)
    return {written(impact_table(preview.impact, std::move(head)), question.format), {}};
  std::string text = wrapped(visible_text(head), 0, question.columns);
  for (const std::string& line : impact_lines(preview.impact))
    text += wrapped(visible_text(line), 2, question.columns);
  return {std::move(text), {}};
}

}  // namespace permsim

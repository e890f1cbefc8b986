// Keeps what is typed among the drafts, by field, until it is taken over.
#include "web/models/description.h"

#include <algorithm>

namespace permsim {
namespace {

constexpr std::string_view kDescriptionDraft = "describe ";

std::string draft_of(const std::string& key) { return std::string(kDescriptionDraft) + key; }

std::string typed(const View& view, const std::string& key, const std::string& otherwise) {
  const auto found = view.ui.drafts.find(draft_of(key));
  return found == view.ui.drafts.end() ? otherwise : found->second;
}

std::string goal_key(std::size_t goal) { return "goal " + std::to_string(goal + 1); }

/// Goals as they are and as they were typed, without the empty one that is offered at the end.
std::vector<std::string> typed_goals(const View& view) {
  std::vector<std::string> goals;
  const std::vector<std::string>& now = view.session.scenario().goals;
  for (std::size_t i = 0;; ++i) {
    const bool is_there = i < now.size();
    if (!is_there && view.ui.drafts.count(draft_of(goal_key(i))) == 0) return goals;
    goals.push_back(typed(view, goal_key(i), is_there ? now[i] : std::string()));
  }
}

}  // namespace

std::vector<DescriptionField> description_fields(const View& view) {
  const Scenario& now = view.session.scenario();
  std::vector<DescriptionField> fields = {
      {"title", "Title", typed(view, "title", now.title)},
      {"summary", "Summary", typed(view, "summary", now.summary)},
      {"notes", "Notes", typed(view, "notes", now.notes)}};
  const std::vector<std::string> goals = typed_goals(view);
  for (std::size_t i = 0; i < goals.size(); ++i)
    fields.push_back({goal_key(i), "Goal " + std::to_string(i + 1), goals[i]});
  if (goals.empty() || !goals.back().empty())
    fields.push_back({goal_key(goals.size()), goals.empty() ? "Goal" : "Another goal", ""});
  return fields;
}

void type_description(View& view, const std::string& key, const std::string& text) {
  view.ui.drafts[draft_of(key)] = text;
}

void forget_description(View& view) {
  std::map<std::string, std::string>& drafts = view.ui.drafts;
  for (auto draft = drafts.begin(); draft != drafts.end();)
    draft = draft->first.rfind(kDescriptionDraft, 0) == 0 ? drafts.erase(draft) : std::next(draft);
}

void describe_scenario(View& view) {
  const Scenario& now = view.session.scenario();
  DescribeScenario command{typed(view, "title", now.title), typed(view, "summary", now.summary),
                           typed(view, "notes", now.notes), typed_goals(view)};
  command.goals.erase(std::remove(command.goals.begin(), command.goals.end(), std::string()),
                      command.goals.end());
  forget_description(view);
  const bool is_same = command.title == now.title && command.summary == now.summary &&
                       command.notes == now.notes && command.goals == now.goals;
  if (!is_same) view.send(std::move(command));
}

}  // namespace permsim

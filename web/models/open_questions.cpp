// Gathers the unclear and disputed cells that are shown under what leaves them open.
#include "web/models/open_questions.h"

#include <algorithm>
#include <map>
#include <vector>

#include "core/decide/words.h"

namespace permsim {
namespace {

/// Cells beyond this many are not looked through: a letter has an end.
constexpr std::size_t kMostCells = 200000;

struct OpenQuestion {
  std::string text;
  std::vector<std::string> people;
};

void add_person(OpenQuestion& question, const std::string& label) {
  if (std::find(question.people.begin(), question.people.end(), label) == question.people.end())
    question.people.push_back(label);
}

std::string people_words(const std::vector<std::string>& people) {
  constexpr std::size_t kMostPeopleNamed = 6;
  std::string words;
  for (std::size_t i = 0; i < std::min(people.size(), kMostPeopleNamed); ++i)
    words += (i == 0 ? "" : ", ") + people[i];
  if (people.size() > kMostPeopleNamed)
    words += " and " + std::to_string(people.size() - kMostPeopleNamed) + " more";
  return words;
}

}  // namespace

std::string open_questions(const Session& session, const MatrixModel& shown) {
  const World& world = session.world();
  const Policy& policy = world.policy();
  std::vector<OpenQuestion> questions;
  std::map<std::string, std::size_t> place_of;
  const auto question = [&](const std::string& key, const std::string& text) -> OpenQuestion& {
    const auto [place, is_new] = place_of.emplace(key, questions.size());
    if (is_new) questions.push_back({text, {}});
    return questions[place->second];
  };
  std::size_t looked_at = 0;
  for (std::size_t column = 0; column < shown.columns().size() && looked_at < kMostCells;
       ++column) {
    for (std::size_t row = 0; row < shown.rows().size(); ++row, ++looked_at) {
      const Cell cell = shown.cell(row, column);
      const SignLook look = shown.look(row, column);
      const std::string& person = world.at(cell.who).label;
      const std::string action =
          "“" + world.type_of(cell.on).actions[cell.action].label + "” " + world.at(cell.on).label;
      if (look.sign == Sign::unclear) {
        for (const std::uint32_t number : decide(world, cell).because) {
          const Rule& rule = policy.rules[number];
          const std::string source = source_words(policy, rule);
          add_person(
              question("unclear " + rule.id + " " + action,
                       action + ": " + rule.says + (source.empty() ? "" : " (" + source + ")")),
              person);
        }
      }
      if (!look.is_disputed) continue;
      std::string verdicts;
      for (const auto& [reading, verdict] : session.disputes().verdicts(cell)) {
        verdicts +=
            (verdicts.empty() ? "" : "; ") + reading->label + ": " + std::string(word_of(verdict));
      }
      add_person(question("disputed " + action + verdicts,
                          action + ": the documents can be read in more than one way. " + verdicts),
                 person);
    }
  }
  std::string text;
  for (const OpenQuestion& each : questions)
    text += "- " + each.text + "\n  Concerns " + people_words(each.people) + "\n";
  return text;
}

}  // namespace permsim

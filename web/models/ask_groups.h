// What a question about two groups is filled in with: people who are something together, things
// that have something in common, and what counts as reaching them; all of it as the policy declares
// it and the world has it. No ImGui in here.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "core/explore/isolate.h"
#include "web/models/view.h"

namespace permsim {

/// One thing that can be filled in.
struct AskChoice {
  std::string id;     ///< as a check has it: `acme_team#member`, `book where shelf == "A"`
  std::string words;  ///< in a menu: "Whoever is a member of Acme team"
};

/// The blanks of the question.
enum class AskBlank { people, things, reach };
/// What a blank may be filled in with; nothing where the world has no such people or things.
std::vector<AskChoice> ask_choices(const View& view, AskBlank blank);
/// What it is filled in with: what was chosen, else the first that makes a question.
AskChoice ask_choice(const View& view, AskBlank blank);
void fill_in(View& view, AskBlank blank, const std::string& id);

/// The question, filled in.
struct GroupsAsked {
  Selection people, things;
  std::vector<std::vector<ActionIndex>> counts;  ///< by type
  std::vector<Group> groups;                     ///< whose people, and whose things
};
std::optional<GroupsAsked> groups_asked(const View& view);
/// "Can anyone who is a member of Beta team come to see any book whose shelf is A?"
std::string groups_sentence(const View& view);
/// What a check says of it: "No one who is a member of Beta team comes to see …".
std::string never_sentence(const View& view);

}  // namespace permsim

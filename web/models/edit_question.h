// Where a change by hand in the middle of a story belongs: to its start, or to a step of its own.
// It is asked, unless somebody has said it for this story.
#pragma once
#include <string>

#include "web/models/view.h"

namespace permsim {

/// What was said for the story that is open.
EditPlace edits_belong(const View& view);
/// Nothing is asked at the start, nor of what cannot be done at all.
bool asks_first(const View& view, const EditWorld& edit);
void ask_first(View& view, const EditWorld& edit, SentForm sent);
/// The same as it was said for this story.
EditWorld placed(const View& view, EditWorld edit);

/// The answer: the start, or a step here. A step is taken by the person one acts as where they may.
void answer_question(View& view, EditPlace place);
/// The act in place of the edit, by its number in EditQuestion::instead.
void answer_by_act(View& view, std::size_t number);
/// Nothing is changed; the form it came from is as it was.
void cancel_question(View& view);
void restore_form(View& view, SentForm sent);
/// From now on it is asked again.
void ask_again(View& view);

/// "Google Analytics becomes restricted", and where one stands.
std::string asked_change(const View& view);
std::string asked_at(const View& view);
/// What the answer does: "becomes step 3", or why it cannot be.
std::string start_words(const View& view);
std::string step_words(const View& view);
/// "As Wes" and "Wes restricts Google Analytics".
std::string act_label(const View& view, std::size_t number);
std::string act_words(const View& view, std::size_t number);
/// "Changes in the middle change the start"; empty while it is asked.
std::string belong_words(const View& view);

}  // namespace permsim

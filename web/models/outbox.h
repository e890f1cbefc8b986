// What views ask for while they draw; the app does it after the frame, so that nothing changes
// under a view's feet.
#pragma once
#include <functional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "core/lessons/lesson_session.h"
#include "core/lessons/presentation.h"
#include "core/play/session.h"
#include "web/models/ui_state.h"

namespace permsim {

struct OpenShipped {
  std::string id;
};
struct CopyText {
  std::string text;
};
struct ShowStories {
  std::string other;
};  ///< the open scenario beside a shipped one
struct AskForFile {};
struct ShowNotices {};  ///< the licences of all that the page is made of
struct SaveFile {};
/// Another policy in the place of this one; undo says the words.
struct ChangePolicy {
  std::shared_ptr<const PolicyFile> policy;
  std::string words;
};
/// A link that holds the open scenario goes to the clipboard.
struct ShareLink {};
/// The same as it is looked at here, by itself in a tab of its own.
struct OpenInFull {};
/// The way into somebody's page: what to write there, tried out beside it.
struct ShowEmbedding {};
/// Of the works that this browser keeps, by id. Forgetting nothing in particular forgets all.
struct OpenRecent {
  std::string id;
};
struct Forget {
  std::string id;
};
/// Opens it as a file of that name would be.
struct OpenText {
  std::string name, text;
};
struct SaveText {
  std::string name, media_type, text;
};
/// Small news, in one line.
struct TellNews {
  std::string sentence;
};
/// It goes to the clipboard, and what became of that is told: "The caption is copied".
struct CopyAndTell {
  std::string text, what;
};
/// An SVG drawn as PNG and saved under the name, or put on the clipboard where there is none.
struct DrawPicture {
  std::string svg, name;
};
/// A change by hand of which it is decided where it belongs, and the form that it came from.
struct PlacedEdit {
  EditWorld edit;
  SentForm sent;
};
/// A copy of the story goes on beside it; stories can be compared with the one it comes from.
struct BranchStory {};
/// Of lessons: by id; what a learner does to the one that is open; its result as a file; leaving
/// it.
struct OpenLesson {
  std::string id;
};
struct InLesson {
  std::function<void(LessonSession&)> act;
};
struct LockIn {};
struct ActForGoal {
  bool is_begun = true;  ///< false: the page of the lesson again, with what was done
};
struct SaveLessonResult {
  bool as_statements = false;
};
struct CloseLesson {};
/// The open lesson is shown to a room; what is done then; and the window with its notes.
struct Present {
  bool is_begun = true;  ///< false: back to the learner's own lesson
};
struct InPresentation {
  PresenterAct act = PresenterAct::next;
};
struct OpenNotes {};
using Message =
    std::variant<Command, PlacedEdit, BranchStory, OpenShipped, ShowStories, CopyText, AskForFile,
                 ShowNotices, SaveFile, SaveText, TellNews, CopyAndTell, DrawPicture, OpenText,
                 ChangePolicy, ShareLink, OpenInFull, ShowEmbedding, OpenRecent, Forget, OpenLesson,
                 InLesson, LockIn, ActForGoal, SaveLessonResult, CloseLesson, AuthorLesson, Present,
                 InPresentation, OpenNotes>;

class Outbox {
 public:
  void send(Message message) { messages_.push_back(std::move(message)); }
  std::vector<Message> take() { return std::exchange(messages_, {}); }
  bool is_empty() const { return messages_.empty(); }

 private:
  std::vector<Message> messages_;
};

}  // namespace permsim

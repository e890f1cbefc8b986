// A lesson while it is written: its text, what it comes to, what is wrong with it, and every state
// it was in before. A value.
#pragma once
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/json/lesson_edit.h"
#include "core/lessons/lesson_play.h"

namespace permsim {

class Library;

class LessonDraft {
 public:
  /// What has a scenario that can be played can be written on, whatever else is wrong with it.
  static Result<LessonDraft> open(std::string text, Library& library);

  const std::string& text() const { return now().text; }
  /// As far as it can be told while there are problems.
  const Lesson& lesson() const { return *lesson_; }
  /// The scenario of the lesson with all its moments.
  const LessonPlay& play() const { return play_; }
  /// What `permsim validate` says of it, each with its place.
  const Problems& problems() const { return problems_; }
  /// Of problems on a page: which one, from 0; nothing for those of the lesson itself.
  static std::optional<std::size_t> page_of(const Problem& problem);
  std::vector<Problem> problems_of(std::optional<std::size_t> page) const;

  // Edits. `words` are those of undo: "reword page 2". Writing on in one place is one state.
  void set(const std::string& where, const LessonValue& value, std::string words);
  /// Several values at once, as one state.
  void set_all(const std::vector<std::pair<std::string, LessonValue>>& values, std::string words);
  void insert_page(std::size_t at, const LessonPage& page);
  void duplicate_page(std::size_t page);
  void remove_page(std::size_t page);
  void move_page(std::size_t from, std::size_t to);
  /// What is written next begins a state of its own.
  void end_writing() { written_at_.clear(); }

  bool undo();
  bool redo();
  std::optional<std::string> undo_words() const;
  std::optional<std::string> redo_words() const;

  /// Something was changed since it was saved last, or since it was opened.
  bool is_changed() const { return text() != saved_; }
  void mark_saved() { saved_ = text(); }
  /// It was never a file.
  void mark_new() { saved_.clear(); }

  /// The lesson to be looked at: without the pages that have problems. Nothing where none is left,
  /// or where something is wrong with the lesson itself.
  struct Preview {
    std::shared_ptr<const LessonPlay> play;
    std::vector<std::size_t> pages;  ///< which of the draft's pages it has
  };
  std::optional<Preview> preview() const;

  static constexpr std::size_t kDeepestHistory = 500;

 private:
  struct State {
    std::string text, words;
  };
  explicit LessonDraft(Library& library) : library_(&library) {}
  const State& now() const { return history_[current_]; }
  void commit(std::string text, std::string words);
  void read();

  Library* library_;
  std::vector<State> history_;
  std::size_t current_ = 0;
  std::string written_at_;  ///< the place of the last edit, while it is written on
  std::string saved_;
  std::shared_ptr<const Lesson> lesson_;
  LessonPlay play_;
  Problems problems_;
};

}  // namespace permsim

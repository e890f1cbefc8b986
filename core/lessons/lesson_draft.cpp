// Edits are made to the text, which is read again after each: what a lesson comes to and what is
// wrong with it is told by the same reader as everywhere.
#include "core/lessons/lesson_draft.h"

#include <algorithm>
#include <utility>

#include "core/json/lesson_write.h"
#include "core/lessons/lesson_check.h"

namespace permsim {

namespace {

std::string page_words(std::size_t page) { return "page " + std::to_string(page + 1); }

}  // namespace

Result<LessonDraft> LessonDraft::open(std::string text, Library& library) {
  LessonText read = read_lesson_text(text, library);
  if (read.lesson == nullptr) return read.problems;
  Result<std::shared_ptr<const LessonPlay>> played = play_lesson(read.lesson);
  if (!played) return played.problems;
  LessonDraft draft(library);
  draft.play_ = **played;
  draft.saved_ = text;
  draft.history_.push_back({std::move(text), {}});
  draft.read();
  return draft;
}

/// The scenario stays the same, and so do its moments.
void LessonDraft::read() {
  LessonText read = read_lesson_text(text(), *library_, play_.lesson->scenario);
  lesson_ = std::move(read.lesson);
  problems_ = std::move(read.problems);
  play_.lesson = lesson_;
  if (!has_errors(problems_)) problems_.append(review_lesson(play_));
}

std::optional<std::size_t> LessonDraft::page_of(const Problem& problem) {
  constexpr std::string_view kPages = "/pages/";
  if (problem.where.compare(0, kPages.size(), kPages) != 0) return std::nullopt;
  std::size_t page = 0;
  for (std::size_t i = kPages.size(); i < problem.where.size() && problem.where[i] != '/'; ++i)
    page = page * 10 + static_cast<std::size_t>(problem.where[i] - '0');
  return page;
}

std::vector<Problem> LessonDraft::problems_of(std::optional<std::size_t> page) const {
  std::vector<Problem> found;
  for (const Problem& problem : problems_) {
    if (page_of(problem) == page) found.push_back(problem);
  }
  return found;
}

void LessonDraft::commit(std::string text, std::string words) {
  if (text == this->text()) return;
  history_.resize(current_ + 1);
  history_.push_back({std::move(text), std::move(words)});
  if (history_.size() > kDeepestHistory) history_.erase(history_.begin());
  current_ = history_.size() - 1;
  read();
}

void LessonDraft::set(const std::string& where, const LessonValue& value, std::string words) {
  std::string text = with_lesson_value(this->text(), where, value);
  if (where == written_at_ && current_ + 1 == history_.size() && current_ > 0) {
    history_[current_].text = std::move(text);
    return read();
  }
  commit(std::move(text), std::move(words));
  written_at_ = where;
}

void LessonDraft::set_all(const std::vector<std::pair<std::string, LessonValue>>& values,
                          std::string words) {
  end_writing();
  std::string text = this->text();
  for (const auto& [where, value] : values) text = with_lesson_value(text, where, value);
  commit(std::move(text), std::move(words));
}

void LessonDraft::insert_page(std::size_t at, const LessonPage& page) {
  end_writing();
  commit(with_lesson_page(text(), at, page), "add a page");
}

void LessonDraft::duplicate_page(std::size_t page) {
  end_writing();
  commit(with_lesson_page_twice(text(), page), "duplicate " + page_words(page));
}

void LessonDraft::remove_page(std::size_t page) {
  end_writing();
  commit(without_lesson_page(text(), page), "remove " + page_words(page));
}

void LessonDraft::move_page(std::size_t from, std::size_t to) {
  end_writing();
  commit(with_lesson_page_moved(text(), from, to), "move " + page_words(from));
}

bool LessonDraft::undo() {
  if (current_ == 0) return false;
  end_writing();
  --current_;
  read();
  return true;
}

bool LessonDraft::redo() {
  if (current_ + 1 >= history_.size()) return false;
  end_writing();
  ++current_;
  read();
  return true;
}

std::optional<std::string> LessonDraft::undo_words() const {
  if (current_ == 0) return std::nullopt;
  return history_[current_].words;
}

std::optional<std::string> LessonDraft::redo_words() const {
  if (current_ + 1 >= history_.size()) return std::nullopt;
  return history_[current_ + 1].words;
}

std::optional<LessonDraft::Preview> LessonDraft::preview() const {
  Preview preview;
  std::vector<std::size_t> unsound;
  for (const Problem& problem : problems_) {
    const std::optional<std::size_t> page = page_of(problem);
    if (problem.is_warning) continue;
    if (!page) return std::nullopt;
    unsound.push_back(*page);
  }
  for (std::size_t page = 0; page < lesson_->pages.size(); ++page) {
    if (std::find(unsound.begin(), unsound.end(), page) == unsound.end())
      preview.pages.push_back(page);
  }
  if (preview.pages.empty()) return std::nullopt;
  LessonPlay play = play_;
  if (!unsound.empty()) {
    const LessonText read =
        read_lesson_text(without_lesson_pages(text(), unsound), *library_, play_.lesson->scenario);
    if (read.lesson == nullptr || has_errors(read.problems)) return std::nullopt;
    play.lesson = read.lesson;
  }
  preview.play = std::make_shared<const LessonPlay>(std::move(play));
  return preview;
}

}  // namespace permsim

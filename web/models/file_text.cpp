// Keeps both texts among the interface's own state, until they are applied.
#include "web/models/file_text.h"

#include <algorithm>
#include <utility>

namespace permsim {
namespace {

FileTexts& texts(View& view) { return view.ui.file_text->now; }

void begin_anew(View& view) {
  FileText& text = view.ui.file_text.emplace();
  text.of = view.session.shared_scenario();
  text.opening = view.session.opening();
  text.was = text.now = texts_of(*text.of);
}

std::string counted(std::size_t count, const char* one, const char* many) {
  return std::to_string(count) + " " + (count == 1 ? one : many);
}

}  // namespace

void FileTextModel::update(const View& view, Library& library) {
  if (!is_file_text_open(view)) return;
  FileText& text = *view.ui.file_text;
  if (text.file.empty() && text.of != view.session.shared_scenario()) {
    // Something else has changed it meanwhile: what is written is kept, and all else follows.
    const bool is_as_it_was = text.now == text.was;
    text.of = view.session.shared_scenario();
    text.was = texts_of(*text.of);
    if (is_as_it_was) text.now = text.was;
  }
  library_ = &library;
  // Another file's problems are nobody's; those of what was there before a key stand for a moment.
  if (!text.is_typed_in || of_ != text.of || file_ != text.file) read_now(view);
  if (!lines_.empty() && shows_policy_ == text.shows_policy && lined_ == text.now) return;
  shows_policy_ = text.shows_policy;
  lined_ = text.now;
  const std::string& shown = file_text(view);
  lines_ = {0};
  for (std::size_t at = shown.find('\n'); at != std::string::npos; at = shown.find('\n', at + 1))
    lines_.push_back(at + 1);
  lines_.push_back(shown.size() + 1);
}

bool FileTextModel::is_due(const View& view) const {
  const std::optional<FileText>& text = view.ui.file_text;
  return text && !(text->of == of_ && text->file == file_ && text->now == texts_);
}

void FileTextModel::read_now(const View& view) {
  if (!is_file_text_open(view)) return;
  FileText& text = *view.ui.file_text;
  text.is_typed_in = false;
  if (library_ == nullptr || !is_due(view)) return;
  of_ = text.of;
  file_ = text.file;
  texts_ = text.now;
  read_ = file_.empty() ? read_texts(texts_, *of_, *library_)
                        : read_file_text(texts_.scenario, *library_);
}

double FileTextModel::wait(const View& view, double now) {
  constexpr double kPause = 0.25;
  if (!is_file_text_open(view) || !view.ui.file_text->is_typed_in) {
    typed_ = 0;
    return -1.0;
  }
  // A key may come long after the last frame: it is waited from the first that knows of it.
  if (std::exchange(typed_, view.ui.file_text->typed) != view.ui.file_text->typed)
    waits_since_ = now;
  const double left = waits_since_ + kPause - now;
  if (left > 0.0) return left;
  read_now(view);
  return 0.0;
}

bool FileTextModel::is_of(const View& view) const {
  const std::optional<FileText>& text = view.ui.file_text;
  return text && text->of == of_ && text->file == file_ && text->now == lined_ &&
         text->shows_policy == shows_policy_;
}

bool is_file_text_open(const View& view) {
  return view.ui.file_text.has_value() && view.ui.file_text->is_open;
}

void open_file_text(View& view) {
  const std::optional<FileText>& kept = view.ui.file_text;
  const bool goes_on = kept && kept->file.empty() && kept->opening == view.session.opening() &&
                       !(kept->now == kept->was) &&
                       !(kept->is_applied && kept->of != view.session.shared_scenario());
  if (!goes_on) begin_anew(view);
  view.ui.file_text->is_applied = false;
  view.ui.file_text->is_open = true;
  view.ui.open_menu.clear();
  view.ui.wants_focus = kFileTextField;
}

void open_text_of_file(View& view, const std::string& file, const std::string& text) {
  FileText& opened = view.ui.file_text.emplace();
  opened.is_open = true;
  opened.file = file;
  opened.of = view.session.shared_scenario();
  opened.was.scenario = opened.now.scenario = text;
  view.ui.wants_focus = kFileTextField;
}

void mend_file(View& view) {
  if (view.ui.notices.empty()) return;
  // A lesson covers the page, and so the text.
  if (view.lesson != nullptr) view.outbox.send(CloseLesson{});
  const Notice notice = std::move(view.ui.notices.front());
  view.ui.notices.erase(view.ui.notices.begin());
  open_text_of_file(view, notice.file, notice.text);
}

std::string file_text_title(const View& view) {
  const std::string& file = view.ui.file_text->file;
  return file.empty() ? "The file as text" : "“" + file + "” as text";
}

std::string_view apply_label(const View& view) {
  return view.ui.file_text->file.empty() ? "Apply" : "Open";
}

void close_file_text(View& view) {
  if (view.ui.file_text) view.ui.file_text->is_open = view.ui.file_text->is_typed_in = false;
}

void show_file_text(View& view, bool policy) {
  if (!view.ui.file_text || view.ui.file_text->shows_policy == policy) return;
  view.ui.file_text->shows_policy = policy;
  view.ui.file_text->caret = {};
  view.ui.file_text->scrolled = 0;
}

const std::string& file_text(const View& view) {
  const FileText& text = *view.ui.file_text;
  return text.shows_policy ? text.now.policy : text.now.scenario;
}

void type_file_text(View& view, const std::string& typed) {
  if (!is_file_text_open(view)) return;
  std::string text = typed;
  text.erase(std::remove(text.begin(), text.end(), '\r'), text.end());
  (view.ui.file_text->shows_policy ? texts(view).policy : texts(view).scenario) = std::move(text);
  view.ui.file_text->caret = {};
  view.ui.file_text->is_typed_in = true;
  ++view.ui.file_text->typed;
}

void restore_file_text(View& view) {
  if (!view.ui.file_text) return;
  view.ui.file_text->now = view.ui.file_text->was;
  view.ui.file_text->caret = {};
  view.ui.file_text->is_typed_in = false;
}

bool is_file_text_changed(const View& view) {
  return view.ui.file_text && !(view.ui.file_text->now == view.ui.file_text->was);
}

std::string why_no_file_text(const View& view) { return too_much_text(view.ui.file_text->was); }

std::string file_text_words(const View& view) {
  const TextsRead& read = view.models.file_text.read();
  const auto warnings = static_cast<std::size_t>(
      std::count_if(read.problems.begin(), read.problems.end(),
                    [](const TextProblem& each) { return each.problem.is_warning; }));
  const std::size_t problems = read.problems.size() - warnings;
  if (problems == 0 && warnings == 0) return "No problems";
  std::string words = problems == 0 ? "" : counted(problems, "problem", "problems");
  if (problems > 0 && warnings > 0) words += " and ";
  if (warnings > 0) words += counted(warnings, "remark", "remarks");
  return words;
}

std::string why_not_applied(const View& view) {
  if (view.models.file_text.is_due(view)) return {};  // applying reads it first
  const TextsRead& read = view.models.file_text.read();
  if (read.scenario == nullptr)
    return view.ui.file_text->file.empty() ? "It can be applied once there are no problems"
                                           : "It can be opened once there are no problems";
  if (view.ui.file_text->file.empty() && !is_file_text_changed(view))
    return "Nothing has been changed yet";
  return {};
}

void apply_file_text(View& view) {
  if (!is_file_text_open(view)) return;
  view.models.file_text.read_now(view);
  if (!why_not_applied(view).empty()) return;
  const FileText& text = *view.ui.file_text;
  if (text.file.empty())
    view.send(RewriteScenario{*view.models.file_text.read().scenario});
  else
    view.outbox.send(OpenText{text.file, text.now.scenario});
  view.ui.file_text->is_applied = true;
  close_file_text(view);
}

std::string place_words(const View& view, const TextProblem& problem) {
  const TextPlace& place = problem.problem.place;
  std::string words =
      "line " + std::to_string(place.line) + ", column " + std::to_string(place.column);
  if (problem.is_of_policy == view.ui.file_text->shows_policy) {
    words.front() = 'L';
    return words;
  }
  return (problem.is_of_policy ? "Policy, " : "Scenario, ") + words;
}

void go_to_problem(View& view, const TextProblem& problem) {
  if (!is_file_text_open(view)) return;
  show_file_text(view, problem.is_of_policy);
  view.ui.file_text->caret = problem.problem.place;
  constexpr std::size_t kLinesAbove = 4;
  const std::size_t line = problem.problem.place.line;
  view.ui.file_text->scrolled =
      static_cast<std::uint32_t>(line - std::min(line, kLinesAbove)) * kFileTextLine;
  view.ui.wants_focus = kFileTextField;
}

}  // namespace permsim

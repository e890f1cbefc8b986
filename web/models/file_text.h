// The open file as text, while somebody writes in it: what it comes to, and what stands in the way.
#pragma once
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/json/edited_text.h"
#include "web/models/view.h"

namespace permsim {

/// Reads the texts when they are others; while somebody types, once the typing pauses.
class FileTextModel {
 public:
  void update(const View& view, Library& library);
  /// Told the time once a frame: for how many seconds what is typed is waited for still; 0: it is
  /// read now. Negative: nothing is waited for.
  double wait(const View& view, double now);
  /// Whether what is written is another text than the one that was read.
  bool is_due(const View& view) const;
  /// Without waiting, for whoever is done with typing.
  void read_now(const View& view);
  /// Whether it speaks of the texts as they are: not before the next frame, where somebody has just
  /// opened or changed them.
  bool is_of(const View& view) const;
  const TextsRead& read() const { return read_; }
  /// How the lines of the text that is shown begin, by byte; the last is its end.
  const std::vector<std::size_t>& lines() const { return lines_; }

 private:
  FileTexts texts_;
  std::shared_ptr<const Scenario> of_;
  std::string file_;
  bool shows_policy_ = false;
  FileTexts lined_;  ///< of which the lines are
  TextsRead read_;
  Library* library_ = nullptr;
  std::uint32_t typed_ = 0;   ///< FileText::typed when the waiting began
  double waits_since_ = 0.0;  ///< in the frames' time
  std::vector<std::size_t> lines_;
};

/// So many problems are listed.
constexpr std::size_t kMostTextProblems = 100;
/// The node in which the text is typed.
constexpr std::string_view kFileTextField = "file text/text";

bool is_file_text_open(const View& view);
/// Goes on with what was written and not applied, as long as the same work is open.
void open_file_text(View& view);
/// A file that cannot be opened as it is, to be mended: the open work stays as it is until then.
void open_text_of_file(View& view, const std::string& file, const std::string& text);
/// The same of the file that the first notice is about, instead of the notice.
void mend_file(View& view);
constexpr std::string_view kMendFile = "Mend it as text…";
/// "The file as text", "“ours.json” as text".
std::string file_text_title(const View& view);
/// What applying it is called.
std::string_view apply_label(const View& view);
/// What was written stays for the next time.
void close_file_text(View& view);
void show_file_text(View& view, bool policy);
/// The text that is shown.
const std::string& file_text(const View& view);
void type_file_text(View& view, const std::string& text);
/// What was written is forgotten.
void restore_file_text(View& view);
bool is_file_text_changed(const View& view);

/// Why it cannot be edited at all; empty when it can.
std::string why_no_file_text(const View& view);
/// "3 problems", "No problems": what reading the text has come to.
std::string file_text_words(const View& view);
/// Why it cannot be applied; empty when it can.
std::string why_not_applied(const View& view);
void apply_file_text(View& view);

/// "Line 12, column 3", with the text it is in where that is not the one that is shown.
std::string place_words(const View& view, const TextProblem& problem);
/// The caret goes to where the problem is.
void go_to_problem(View& view, const TextProblem& problem);

}  // namespace permsim

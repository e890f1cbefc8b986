// Exports in the page: what is chosen, asked of the core as the command line asks it, and handed
// out as a file or to the clipboard.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/answers/question.h"
#include "web/models/export_words.h"
#include "web/models/view.h"

namespace permsim {

/// The export that is chosen, made anew whenever it would be another one.
class ExportModel {
 public:
  void update(const View& view);
  /// The text, or why there is none. Of a picture in PNG it is the SVG that it is drawn from.
  const Reply& reply() const { return reply_; }
  const std::string& caption() const { return caption_; }

 private:
  struct Key {
    std::uint64_t revision = 0;
    const Scenario* scenario = nullptr;
    std::uint32_t at = 0;
    MatrixMode mode = MatrixMode::actions;
    std::string what, format, since, resource, type, action, person;
    bool is_of_all = false;
    bool operator==(const Key&) const = default;
  };
  Key key_;
  Reply reply_;
  std::string caption_;
};

bool is_export_open(const View& view);
void open_export(View& view);
void close_export(View& view);

/// One of several: the key as it is kept, and what is read.
struct ExportOption {
  std::string key, label;
  bool is_chosen = false;
};
/// One question of the dialog with what may be chosen for it. None is there that cannot be had.
struct ExportPart {
  std::string key, name;
  std::vector<ExportOption> options;
};
std::vector<ExportPart> export_parts(const View& view);
void choose_export(View& view, std::string_view part, const std::string& option);

/// What the core is asked, as `permsim export` would be for the same file.
Question export_question(const View& view);
/// What became of the last press: "“vacation-matrix-start.md” is saved".
std::string said_of_export(const View& view);

void save_export(View& view);
void copy_export(View& view);
void copy_export_caption(View& view);
void copy_export_alt_text(View& view);

}  // namespace permsim

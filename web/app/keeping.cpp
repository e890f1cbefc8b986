// What the page around the program tells: of the works that the browser keeps, of links, and small
// news. Serves app.h.
#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "core/json/files.h"
#include "web/app/app.h"
#include "web/models/paste_columns.h"

namespace permsim {

void App::open_link(const std::string& text, std::uint32_t at) {
  const Result<Document> found = door_.library().read(text);
  if (!found) return report(found.problems, "What the link holds cannot be opened");
  leave_lesson();
  open(*found, holds_work());
  if (door_.lesson()) return tell("Opened from a link");
  is_resumed_ = true;
  Session& session = *door_.session();
  session.dispatch(GoTo{std::min(at, static_cast<std::uint32_t>(session.moments().size() - 1))});
  tell("Opened from a link");
}

void App::set_recent(std::string_view words) {
  std::vector<std::string> parts;
  for (std::size_t end = words.find('\x1f'); end != std::string_view::npos;
       end = words.find('\x1f')) {
    parts.emplace_back(words.substr(0, end));
    words.remove_prefix(end + 1);
  }
  ui_.recent.clear();
  for (std::size_t i = 0; i + 2 < parts.size(); i += 3)
    ui_.recent.push_back({parts[i], parts[i + 1], parts[i + 2]});
  is_stale_ = true;
  platform_.request_frame();
}

void App::paste_table(std::string_view cells) {
  std::vector<std::vector<std::string>> rows;
  std::vector<std::string> row;
  std::string cell;
  for (const char c : cells) {
    if (c == '\x1f') {
      row.push_back(std::exchange(cell, {}));
    } else if (c == '\x1e') {
      rows.push_back(std::exchange(row, {}));
    } else {
      cell += c;
    }
  }
  if (rows.empty() || door_.session() == nullptr) return;
  ui_.paste = read_table(view(), std::move(rows));
  ui_.open_menu.clear();
  is_stale_ = true;
  platform_.request_frame();
}

void App::set_kept(Kept kept) {
  if (ui_.kept == kept) return;
  ui_.kept = kept;
  is_stale_ = true;
  platform_.request_frame();
}

void App::set_shared(const SharedLink& shared) {
  ui_.shared = shared;
  is_stale_ = true;
  platform_.request_frame();
}

void App::tell(const std::string& sentence) {
  ui_.news = News{sentence, nullptr, {}, false};
  is_stale_ = true;
  platform_.announce(sentence);
  platform_.request_frame();
}

}  // namespace permsim

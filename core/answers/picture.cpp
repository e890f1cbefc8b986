// Draws a picture: a path for each kind of sign with all of them in it, texts above. Measures and
// colours are those of the page's own matrix.
#include "core/answers/picture.h"

#include <algorithm>
#include <array>
#include <cstdint>

#include "core/answers/letters.h"
#include "core/answers/neutral.h"
#include "core/answers/picture_style.h"
#include "core/base/budget.h"

namespace permsim {

namespace {

constexpr int kMargin = 20;
constexpr int kRow = 30;
constexpr int kSign = 20;
constexpr int kSignColumn = 28;
constexpr int kBetween = 16;  ///< between a name or words and what stands beside them
constexpr int kNarrowest = 240;
constexpr int kLongestName = 260, kLongestWords = 420;

class Drawing {
 public:
  explicit Drawing(const Picture& picture) : picture_(picture) {}

  std::string svg() {
    measure();
    y_ = kMargin;
    heading(picture_.title, 18);
    for (const PictureGrid& grid : picture_.grids) {
      if (budget::is_spent()) break;
      y_ += kBetween;
      if (picture_.grids.size() > 1 || grid.title != picture_.title) heading(grid.title, 14);
      draw(grid);
    }
    legend();
    y_ += kBetween;
    for (const std::string& line : lines_of(picture_.caption, 13, width_ - 2 * kMargin))
      add_line(line);
    return document(y_ + kMargin);
  }

 private:
  struct Columns {
    int name = 0;
    std::vector<int> widths{};
    int head = 0;  ///< height
    int whole = 0;
  };

  /// A slanted head of this length is so high, and reaches so far to the right.
  static int height_of_head(int length) { return length * 83 / 100 + 14; }
  static int reach_of_head(int length) { return length * 56 / 100 + 8; }

  static int words_width(const PictureCell& cell) {
    return (cell.sign ? kSign + 8 : 0) + std::min(width_of(cell.words, 13), kLongestWords);
  }

  static Columns columns_of(const PictureGrid& grid) {
    Columns columns;
    for (const PictureRow& row : grid.rows)
      columns.name = std::max(columns.name, std::min(width_of(row.name, 13), kLongestName));
    columns.name += kBetween;
    columns.head = grid.is_slanted ? 0 : kRow;
    columns.whole = columns.name;
    int furthest = 0;
    for (std::size_t i = 0; i < grid.heads.size(); ++i) {
      const int length = std::min(width_of(grid.heads[i], 13), kLongestName);
      int width = kSignColumn;
      if (grid.is_slanted) {
        columns.head = std::max(columns.head, height_of_head(length));
        furthest = std::max(furthest, columns.whole + kSignColumn / 2 + reach_of_head(length));
      } else {
        width = length + kBetween;
        for (const PictureRow& row : grid.rows)
          width = std::max(width, words_width(row.cells[i]) + kBetween);
      }
      columns.widths.push_back(width);
      columns.whole += width;
    }
    columns.whole = std::max(columns.whole, furthest);
    return columns;
  }

  void measure() {
    width_ = kNarrowest;
    for (const PictureGrid& grid : picture_.grids) {
      columns_.push_back(columns_of(grid));
      width_ = std::max(width_, columns_.back().whole);
    }
    width_ = std::max(width_, std::min(width_of(picture_.title, 18), 640)) + 2 * kMargin;
  }

  void text(int x, int y, const std::string& words, const char* look,
            const std::string& more = "") {
    texts_ += "<text x=\"" + std::to_string(x) + "\" y=\"" + std::to_string(y) + "\"" + more + " " +
              look + ">" + svg_text(words) + "</text>\n";
  }

  void heading(const std::string& words, int size) {
    const std::vector<std::string> lines = lines_of(words, size, width_ - 2 * kMargin);
    for (const std::string& line : lines) {
      y_ += size + 4;
      text(kMargin, y_ - 4, line, size > 14 ? kTitleLook : kStrongLook);
    }
  }

  void add_line(const std::string& words) {
    y_ += 18;
    text(kMargin, y_ - 4, words, kMutedLook);
  }

  void draw(const PictureGrid& grid) {
    const Columns& columns = columns_[static_cast<std::size_t>(&grid - picture_.grids.data())];
    int x = kMargin + columns.name;
    for (std::size_t i = 0; i < grid.heads.size(); ++i) {
      const std::string head = cut(grid.heads[i], 13, kLongestName);
      const int middle = x + kSignColumn / 2;
      const int bottom = y_ + columns.head - 6;
      if (grid.is_slanted)
        text(middle, bottom, head, kTextLook,
             " transform=\"rotate(-56 " + std::to_string(middle) + " " + std::to_string(bottom) +
                 ")\"");
      else
        text(x, bottom - 4, head, kMutedLook);
      x += columns.widths[i];
    }
    y_ += columns.head;
    for (const PictureRow& row : grid.rows) {
      if (budget::is_spent()) return;
      draw_row(row, columns, grid.is_slanted);
    }
  }

  void draw_row(const PictureRow& row, const Columns& columns, bool is_slanted) {
    lines_ += "M" + std::to_string(kMargin) + " " + std::to_string(y_) + "H" +
              std::to_string(width_ - kMargin);
    text(kMargin, y_ + kRow - 10, cut(row.name, 13, kLongestName), kTextLook);
    int x = kMargin + columns.name;
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      const PictureCell& cell = row.cells[i];
      const int left = is_slanted ? x + (kSignColumn - kSign) / 2 : x;
      if (cell.sign) draw_sign(*cell.sign, cell.change, left, y_ + (kRow - kSign) / 2);
      if (cell.sign && is_slanted) is_seen_[static_cast<std::size_t>(*cell.sign)] = true;
      if (!cell.words.empty())
        text(cell.sign ? left + kSign + 8 : left, y_ + kRow - 10,
             cut(cell.words, 13, kLongestWords), kTextLook);
      x += columns.widths[i];
    }
    y_ += kRow;
  }

  void draw_sign(Sign sign, Change change, int x, int y) {
    const std::string at = "M" + std::to_string(x) + " " + std::to_string(y);
    const auto place = static_cast<std::size_t>(sign);
    if (sign != Sign::not_granted) boxes_[place] += at + kBox;
    marks_[place] += at + glyph_of(sign);
    if (change == Change::none) return;
    changes_[static_cast<std::size_t>(change)] +=
        "M" + std::to_string(x + kSign - 3) + " " + std::to_string(y - 3) + corner_of(change);
    is_changed_[static_cast<std::size_t>(change)] = true;
  }

  /// Only the signs that are in view.
  void legend() {
    if (std::none_of(is_seen_.begin(), is_seen_.end(), [](bool is) { return is; })) return;
    y_ += kBetween;
    int x = kMargin;
    const auto room_for = [&](const std::string& words) {
      const int width = kSign + 8 + width_of(words, 13) + kBetween;
      if (x > kMargin && x + width > width_ - kMargin) {
        x = kMargin;
        y_ += kRow;
      }
      const int left = x;
      x += width;
      text(left + kSign + 8, y_ + kRow - 10, words, kMutedLook);
      return left;
    };
    for (const Sign sign :
         {Sign::allowed, Sign::blocked, Sign::denied, Sign::not_granted, Sign::unclear}) {
      if (!is_seen_[static_cast<std::size_t>(sign)]) continue;
      const int left = room_for(std::string(word_of(sign)));
      draw_sign(sign, Change::none, left, y_ + (kRow - kSign) / 2);
    }
    for (const Change change :
         {Change::gained, Change::lost, Change::turned_unclear, Change::ruled_out}) {
      const auto place = static_cast<std::size_t>(change);
      if (!is_changed_[place]) continue;
      const int left = room_for(capital(word_of(change)));
      changes_[place] += "M" + std::to_string(left + kSign / 2) + " " +
                         std::to_string(y_ + kRow / 2 - 4) + corner_of(change);
    }
    y_ += kRow;
  }

  static std::string capital(std::string_view word) {
    std::string made(word);
    if (!made.empty() && made[0] >= 'a' && made[0] <= 'z')
      made[0] = static_cast<char>(made[0] - 'a' + 'A');
    return made;
  }

  std::string body() const {
    std::string all =
        "<path class=\"permsim-line\" stroke=\"#e6e6eb\" fill=\"none\" d=\"" + lines_ + "\"/>\n";
    for (std::size_t sign = 0; sign < kSigns; ++sign) {
      if (!boxes_[sign].empty())
        all += "<path " + box_look(static_cast<Sign>(sign)) + " d=\"" + boxes_[sign] + "\"/>\n";
      if (!marks_[sign].empty())
        all += "<path " + mark_look(static_cast<Sign>(sign)) + " d=\"" + marks_[sign] + "\"/>\n";
    }
    for (std::size_t change = 0; change < kChanges; ++change) {
      if (!changes_[change].empty())
        all += "<path " + change_look(static_cast<Change>(change)) + " d=\"" + changes_[change] +
               "\"/>\n";
    }
    return all + texts_;
  }

  /// FNV-1a: names for `title` and `desc` that two pictures in one page do not share.
  static std::string hash_of(const std::string& text) {
    std::uint64_t hash = 14695981039346656037u;
    for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211u;
    std::string made;
    for (int i = 0; i < 8; ++i) made += "0123456789abcdef"[(hash >> (4 * i)) & 15u];
    return made;
  }

  /// The picture in words, row by row, for whoever does not see it.
  std::string description() const {
    constexpr std::size_t kLongest = 4000;
    std::string words = picture_.caption;
    for (const PictureGrid& grid : picture_.grids) {
      for (const PictureRow& row : grid.rows) {
        std::string line = ". " + row.name + ", " + grid.title + ": ";
        for (std::size_t i = 0; i < row.cells.size(); ++i) {
          const PictureCell& cell = row.cells[i];
          if (!cell.sign && cell.words.empty()) continue;
          line += (i > 0 ? ", " : "") + grid.heads[i] + " " +
                  (grid.is_slanted && cell.sign ? std::string(word_of(*cell.sign)) : cell.words);
          if (cell.change != Change::none) line += " (" + std::string(word_of(cell.change)) + ")";
        }
        if (words.size() + line.size() > kLongest) return words + ". And more rows.";
        words += line;
      }
    }
    return words;
  }

  std::string document(int height) const {
    const std::string content = body();
    const std::string said = description();
    const std::string id = "permsim-" + hash_of(picture_.title + "\n" + said + "\n" + content);
    const std::string w = std::to_string(width_);
    const std::string h = std::to_string(height);
    return "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"" + w + "\" height=\"" + h +
           "\" viewBox=\"0 0 " + w + " " + h + "\" role=\"img\" aria-labelledby=\"" + id + "-t " +
           id +
           "-d\" font-family=\"Inter, system-ui, sans-serif\" font-size=\"13\">\n<title id=\"" +
           id + "-t\">" + svg_text(picture_.title) + "</title>\n<desc id=\"" + id + "-d\">" +
           svg_text(said) + "</desc>\n<style>" + dark_style() +
           "</style>\n<rect class=\"permsim-ground\" width=\"" + w + "\" height=\"" + h +
           "\" rx=\"10\" fill=\"#ffffff\"/>\n" + content + "</svg>\n";
  }

  static constexpr std::size_t kSigns = 5, kChanges = 5;

  const Picture& picture_;
  std::vector<Columns> columns_{};
  int width_ = 0, y_ = 0;
  std::string lines_{}, texts_{};
  std::array<std::string, kSigns> boxes_{}, marks_{};
  std::array<std::string, kChanges> changes_{};
  std::array<bool, kSigns> is_seen_{};
  std::array<bool, kChanges> is_changed_{};
};

}  // namespace

std::string svg_of(const Picture& picture) { return Drawing(picture).svg(); }

}  // namespace permsim

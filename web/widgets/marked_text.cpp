#include "web/widgets/marked_text.h"

#include <algorithm>
#include <string_view>

#include "web/look/foreign_text.h"
#include "web/look/theme.h"
#include "web/look/type_scale.h"
#include "web/widgets/text.h"

namespace permsim {
namespace {

/// Letters of one weight that no space parts.
struct Token {
  std::string_view letters;
  bool is_strong = false;
  bool begins_word = false;  ///< a space stands before it, or nothing
};

ImFont* weight_of(bool is_strong) { return is_strong ? fonts().strong : fonts().body; }

std::vector<Token> tokens_of(const std::vector<std::string>& parts) {
  std::vector<Token> tokens;
  bool begins_word = true;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const std::string_view part = parts[i];
    for (std::size_t at = 0; at < part.size();) {
      const std::size_t end = std::min(part.find(' ', at), part.size());
      if (end > at) tokens.push_back({part.substr(at, end - at), i % 2 == 1, begins_word});
      begins_word = end < part.size() || (end == at && begins_word);
      at = end + 1;
    }
  }
  return tokens;
}

float width_of(const Token& token) { return text_width(weight_of(token.is_strong), token.letters); }

/// The words of one line, those of one weight that follow each other as one text.
void draw_marked_line(const std::vector<Token>& line, ImVec2 at, ImU32 color, float space) {
  ImDrawList* list = ImGui::GetWindowDrawList();
  for (std::size_t i = 0; i < line.size();) {
    std::string run;
    const bool is_strong = line[i].is_strong;
    if (i > 0 && line[i].begins_word) at.x += space;
    for (const std::size_t first = i; i < line.size() && line[i].is_strong == is_strong; ++i) {
      if (i > first && line[i].begins_word) run += ' ';
      run += line[i].letters;
    }
    draw_text(list, weight_of(is_strong), at, color, run);
    at.x += text_width(weight_of(is_strong), run);
  }
}

}  // namespace

void marked_paragraph(const std::vector<std::string>& parts, ImU32 color) {
  std::string whole;
  for (const std::string& part : parts) whole += part;
  const float room = ImGui::GetContentRegionAvail().x;
  const std::vector<Token> tokens = tokens_of(parts);
  // Where the browser draws the letters it also breaks and orders them: then all are of one weight.
  const bool is_plain = is_foreign(fonts().body, whole) ||
                        std::any_of(tokens.begin(), tokens.end(), [&](const Token& token) {
                          return width_of(token) > room * 0.5f;
                        });
  if (parts.size() < 2 || is_plain) return paragraph(whole, fonts().body, color);
  const float space = text_width(fonts().body, "a b") - text_width(fonts().body, "ab");
  std::vector<std::vector<Token>> lines(1);
  float x = 0.0f;
  for (std::size_t i = 0; i < tokens.size();) {
    std::size_t end = i;
    float width = 0.0f;
    do {
      width += width_of(tokens[end++]);
    } while (end < tokens.size() && !tokens[end].begins_word);
    const float before = lines.back().empty() ? 0.0f : space;
    if (before > 0.0f && x + before + width > room) {
      lines.emplace_back();
      x = width;
    } else {
      x += before + width;
    }
    lines.back().insert(lines.back().end(), tokens.begin() + static_cast<std::ptrdiff_t>(i),
                        tokens.begin() + static_cast<std::ptrdiff_t>(end));
    i = end;
  }
  const ImVec2 from = ImGui::GetCursorScreenPos();
  const float height = line_height(fonts().body);
  for (std::size_t i = 0; i < lines.size(); ++i)
    draw_marked_line(lines[i], {from.x, from.y + height * static_cast<float>(i)}, color, space);
  ImGui::Dummy({room, height * static_cast<float>(lines.size())});
}

}  // namespace permsim

// Measuring and drawing of words.
#include "web/widgets/text.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "core/base/printable.h"
#include "web/look/clusters.h"
#include "web/look/foreign_text.h"
#include "web/look/theme.h"
#include "web/look/type_scale.h"

namespace permsim {
namespace {

float scaled_size(ImFont* font) { return font->FontSize * ImGui::GetIO().FontGlobalScale; }
const char* begin_of(std::string_view text) { return text.data(); }
const char* end_of(std::string_view text) { return text.data() + text.size(); }

/// A text as it is drawn: what nobody could see of it, or would turn the rest around, is spelled
/// out. Labels and ids come from files. Icons never go through here: theirs are such characters.
class Shown {
 public:
  Shown(std::string_view text, bool is_one_line) : view_(text) {
    const bool is_plain = std::all_of(text.begin(), text.end(),
                                      [](char letter) { return letter >= ' ' && letter <= '~'; });
    if (is_plain) return;
    made_ = is_one_line ? visible_text(text) : visible_lines(text);
    view_ = made_;
  }
  Shown(const Shown&) = delete;
  Shown& operator=(const Shown&) = delete;
  std::string_view view() const { return view_; }

 private:
  std::string made_;
  std::string_view view_;
};

void draw_as_it_is(ImDrawList* list, ImFont* font, ImVec2 position, ImU32 color,
                   std::string_view text) {
  if (is_foreign(font, text)) return draw_foreign(list, font, position, color, text);
  list->AddText(font, scaled_size(font), {std::floor(position.x), std::floor(position.y)}, color,
                begin_of(text), end_of(text));
}

/// The lines of a paragraph that the browser draws, one below the other.
void draw_lines(ImDrawList* list, ImFont* font, ImVec2 position, ImU32 color,
                const std::vector<std::string_view>& lines) {
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const ImVec2 at(position.x, position.y + static_cast<float>(i) * line_height(font));
    draw_as_it_is(list, font, at, color, lines[i]);
  }
}

ImVec2 size_of(ImFont* font, const std::vector<std::string_view>& lines) {
  float width = 0.0f;
  for (const std::string_view line : lines) width = std::max(width, text_width(font, line));
  return {width, static_cast<float>(lines.size()) * line_height(font)};
}

/// The bytes of the beginning of a line that fits.
std::size_t fitting(ImFont* font, std::string_view text, float room) {
  if (room <= 0.0f) return 0;
  if (is_foreign(font, text)) return foreign_fit(font, text, room);
  const char* stop = begin_of(text);
  font->CalcTextSizeA(scaled_size(font), room, 0.0f, begin_of(text), end_of(text), &stop);
  return static_cast<std::size_t>(stop - begin_of(text));
}

}  // namespace

float text_width(ImFont* font, std::string_view given) {
  if (given.empty()) return 0.0f;
  const Shown shown(given, true);
  const std::string_view text = shown.view();
  if (is_foreign(font, text)) return std::ceil(foreign_width(font, text));
  return std::ceil(
      font->CalcTextSizeA(scaled_size(font), FLT_MAX, 0.0f, begin_of(text), end_of(text)).x);
}

float line_height(ImFont* font) { return scaled_size(font); }

void draw_text(ImDrawList* list, ImFont* font, ImVec2 position, ImU32 color,
               std::string_view text) {
  if (text.empty()) return;
  draw_as_it_is(list, font, position, color, Shown(text, true).view());
}

void draw_paragraph(ImDrawList* list, ImFont* font, ImVec2 position, ImU32 color,
                    std::string_view given, float width) {
  const Shown shown(given, false);
  const std::string_view text = shown.view();
  if (is_foreign(font, text))
    return draw_lines(list, font, position, color, foreign_lines(font, text, width));
  list->AddText(font, scaled_size(font), position, color, begin_of(text), end_of(text), width);
}

void draw_centered_paragraph(ImDrawList* list, ImFont* font, ImVec2 position, ImU32 color,
                             std::string_view given, float width) {
  const Shown shown(given, false);
  const std::string_view text = shown.view();
  std::vector<std::string_view> lines;
  if (is_foreign(font, text)) {
    lines = foreign_lines(font, text, width);
  } else {
    for (const char* at = begin_of(text); at < end_of(text);) {
      const char* stop = std::max(
          at + 1,
          font->CalcWordWrapPositionA(ImGui::GetIO().FontGlobalScale, at, end_of(text), width));
      lines.emplace_back(at, static_cast<std::size_t>(stop - at));
      at = std::find_if(stop, end_of(text), [](char letter) { return letter != ' '; });
    }
  }
  for (const std::string_view line : lines) {
    const float indent = std::floor(std::max(0.0f, (width - text_width(font, line)) * 0.5f));
    draw_as_it_is(list, font, {position.x + indent, position.y}, color, line);
    position.y += line_height(font);
  }
}

void draw_two_lines(ImDrawList* list, ImFont* font, const ImRect& box, ImU32 color,
                    std::string_view given, float align) {
  const Shown shown(given, true);
  const std::string_view text = shown.view();
  const float width = box.GetWidth(), line = line_height(font);
  const char* stop = end_of(text);
  if (text_width(font, text) > width) {
    stop = is_foreign(font, text)
               ? end_of(foreign_lines(font, text, width).front())
               : font->CalcWordWrapPositionA(ImGui::GetIO().FontGlobalScale, begin_of(text),
                                             end_of(text), width);
  }
  const std::string_view first(begin_of(text), static_cast<std::size_t>(stop - begin_of(text)));
  while (stop < end_of(text) && *stop == ' ') ++stop;
  const std::string_view second(stop, static_cast<std::size_t>(end_of(text) - stop));
  const float height = second.empty() ? line : 2.0f * line;
  const float y = box.Min.y + std::max(0.0f, (box.GetHeight() - height) * align);
  draw_text(list, font, {box.Min.x, y}, color, fitted(font, first, width));
  if (!second.empty())
    draw_text(list, font, {box.Min.x, y + line}, color, fitted(font, second, width));
}

void draw_slanted_text(ImDrawList* list, ImFont* font, ImVec2 foot, ImU32 color,
                       std::string_view given, float slope) {
  const Shown shown(given, true);
  const std::string_view text = shown.view();
  const float size = line_height(font);
  const float cosine = std::cos(slope), sine = -std::sin(slope);
  const int begin = list->VtxBuffer.Size;
  constexpr float kFar = 1e6f;
  if (is_foreign(font, text)) {
    draw_foreign_anywhere(list, font, {0.0f, 0.0f}, color, text);
  } else {
    font->RenderText(list, size, {0.0f, 0.0f}, color, {-kFar, -kFar, kFar, kFar}, begin_of(text),
                     end_of(text));
  }
  for (int i = begin; i < list->VtxBuffer.Size; ++i) {
    ImVec2& at = list->VtxBuffer[i].pos;
    const float x = at.x, y = at.y - size * 0.5f;
    at = {foot.x + x * cosine - y * sine, foot.y + x * sine + y * cosine};
  }
}

std::string first_letter(std::string_view text) {
  return std::string(text.empty() ? text : text.substr(0, cluster_size(text, 0)));
}

void draw_icon(ImDrawList* list, ImFont* font, const ImRect& box, ImU32 color,
               std::string_view icon) {
  if (icon.empty()) return;
  unsigned int code = 0;
  ImTextCharFromUtf8(&code, begin_of(icon), end_of(icon));
  const ImFontGlyph* glyph = font->FindGlyph(static_cast<ImWchar>(code));
  if (glyph == nullptr) return;
  // By the glyph's own box: icons differ in how high they sit on the line.
  const float scale = ImGui::GetIO().FontGlobalScale;
  const ImVec2 center = box.GetCenter();
  const ImVec2 middle((glyph->X0 + glyph->X1) * 0.5f * scale,
                      (glyph->Y0 + glyph->Y1) * 0.5f * scale);
  draw_as_it_is(list, font, {center.x - middle.x + 0.5f, center.y - middle.y + 0.5f}, color, icon);
}

std::string fitted(ImFont* font, std::string_view given, float width) {
  const Shown shown(given, true);
  const std::string_view text = shown.view();
  if (text_width(font, text) <= width) return std::string(text);
  constexpr std::string_view kMore = "…";
  const float room = width - text_width(font, kMore);
  std::string cut(text.substr(0, fitting(font, text, room)));
  while (!cut.empty() && cut.back() == ' ') cut.pop_back();
  return cut + std::string(kMore);
}

bool draw_text_in(ImDrawList* list, ImFont* font, const ImRect& box, ImU32 color,
                  std::string_view text, float align) {
  const float room = box.GetWidth();
  if (text.empty() || room <= 0.0f) return true;
  const float width = text_width(font, text);
  const float y = box.Min.y + (box.GetHeight() - line_height(font)) * 0.5f;
  if (width <= room) {
    draw_text(list, font, {box.Min.x + (room - width) * align, y}, color, text);
    return true;
  }
  draw_text(list, font, {box.Min.x, y}, color, fitted(font, text, room));
  return false;
}

void paragraph(std::string_view given, ImFont* font, ImU32 color, float width) {
  if (given.empty()) return;
  const Shown shown(given, false);
  const std::string_view text = shown.view();
  if (is_foreign(font, text)) {
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float room = width > 0.0f ? width : ImGui::CalcWrapWidthForPos(at, 0.0f);
    const std::vector<std::string_view> lines = foreign_lines(font, text, room);
    draw_lines(ImGui::GetWindowDrawList(), font, at, ImGui::GetColorU32(color), lines);
    ImGui::Dummy(size_of(font, lines));
    return;
  }
  ImGui::PushFont(font);
  ImGui::PushStyleColor(ImGuiCol_Text, color);
  ImGui::PushTextWrapPos(width > 0.0f ? ImGui::GetCursorPosX() + width : 0.0f);
  ImGui::TextUnformatted(begin_of(text), end_of(text));
  ImGui::PopTextWrapPos();
  ImGui::PopStyleColor();
  ImGui::PopFont();
}

float paragraph_height(std::string_view given, ImFont* font, float width) {
  if (given.empty()) return 0.0f;
  const Shown shown(given, false);
  const std::string_view text = shown.view();
  if (is_foreign(font, text)) return size_of(font, foreign_lines(font, text, width)).y;
  return font->CalcTextSizeA(scaled_size(font), FLT_MAX, width, begin_of(text), end_of(text)).y;
}

void group_heading(std::string_view text) { paragraph(text, fonts().small_strong, colors().muted); }

void hairline() {
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float right = ImGui::GetWindowPos().x + ImGui::GetWindowSize().x;
  ImGui::GetWindowDrawList()->AddLine({ImGui::GetWindowPos().x, at.y + 0.5f}, {right, at.y + 0.5f},
                                      colors().line);
  ImGui::Dummy({0.0f, 1.0f});
}

void gap(float height) { ImGui::Dummy({0.0f, height}); }

}  // namespace permsim

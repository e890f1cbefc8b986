// Measuring and drawing of words.
#include "web/widgets/text.h"

#include <algorithm>
#include <cmath>

#include "core/base/printable.h"
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
  list->AddText(font, scaled_size(font), {std::floor(position.x), std::floor(position.y)}, color,
                begin_of(text), end_of(text));
}

}  // namespace

float text_width(ImFont* font, std::string_view given) {
  if (given.empty()) return 0.0f;
  const Shown shown(given, true);
  const std::string_view text = shown.view();
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
  list->AddText(font, scaled_size(font), position, color, begin_of(text), end_of(text), width);
}

void draw_two_lines(ImDrawList* list, ImFont* font, const ImRect& box, ImU32 color,
                    std::string_view given, float align) {
  const Shown shown(given, true);
  const std::string_view text = shown.view();
  const float width = box.GetWidth(), line = line_height(font);
  const char* stop = text_width(font, text) <= width
                         ? end_of(text)
                         : font->CalcWordWrapPositionA(ImGui::GetIO().FontGlobalScale,
                                                       begin_of(text), end_of(text), width);
  const std::string_view first(begin_of(text), static_cast<std::size_t>(stop - begin_of(text)));
  while (stop < end_of(text) && *stop == ' ') ++stop;
  const std::string_view second(stop, static_cast<std::size_t>(end_of(text) - stop));
  const float height = second.empty() ? line : 2.0f * line;
  const float y = box.Min.y + std::max(0.0f, (box.GetHeight() - height) * align);
  draw_text(list, font, {box.Min.x, y}, color, fitted(font, first, width));
  if (!second.empty())
    draw_text(list, font, {box.Min.x, y + line}, color, fitted(font, second, width));
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
  const char* stop = begin_of(text);
  if (room > 0.0f)
    font->CalcTextSizeA(scaled_size(font), room, 0.0f, begin_of(text), end_of(text), &stop);
  std::string cut(begin_of(text), stop);
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

// Answers ImGui's test engine hooks and reads drawn words back, for tests/ui and tests/browser; see
// test_hooks.h.
#include "web/widgets/test_hooks.h"

#ifdef PERMSIM_TEST_HOOKS
#include <chrono>
#include <cmath>
#include <unordered_map>
#include <utility>

#include "imgui_internal.h"
#include "web/look/foreign_text.h"

namespace permsim::test_hooks {
namespace {

struct Frame {
  std::vector<Item> items;
  std::string ringed;
  std::unordered_map<ImGuiID, ImRect>
      rectangles;  ///< of the frame being drawn, cut to the window's visible part
};
Frame& frame() {
  static Frame the_frame;
  return the_frame;
}

/// What frames took, and where the one being drawn began.
struct Ledger {
  std::chrono::steady_clock::time_point began;
  std::uint32_t items = 0;
  Work before;
  std::vector<FrameWork> frames;
};
Ledger& ledger() {
  static Ledger the_ledger;
  return the_ledger;
}

/// Which glyph of which font owns a texel of the atlas. Made anew when the atlas is.
class GlyphMap {
 public:
  struct Owner {
    const ImFont* font = nullptr;
    const ImFontGlyph* glyph = nullptr;
  };
  void follow(const ImFontAtlas& atlas) {
    if (width_ == atlas.TexWidth && height_ == atlas.TexHeight && fonts_ == atlas.Fonts.Size &&
        first_ == (fonts_ > 0 ? atlas.Fonts[0]->Glyphs.Data : nullptr)) {
      return;
    }
    width_ = atlas.TexWidth;
    height_ = atlas.TexHeight;
    fonts_ = atlas.Fonts.Size;
    first_ = fonts_ > 0 ? atlas.Fonts[0]->Glyphs.Data : nullptr;
    owners_.assign(1, Owner{});
    texels_.assign(static_cast<std::size_t>(width_) * static_cast<std::size_t>(height_), 0);
    for (const ImFont* font : atlas.Fonts) {
      for (const ImFontGlyph& glyph : font->Glyphs) enter(*font, glyph);
    }
  }
  Owner at(float u, float v) const {
    const int x = static_cast<int>(u * static_cast<float>(width_));
    const int y = static_cast<int>(v * static_cast<float>(height_));
    if (x < 0 || y < 0 || x >= width_ || y >= height_) return {};
    return owners_[texels_[place_of(x, y)]];
  }

 private:
  std::size_t place_of(int x, int y) const {
    return static_cast<std::size_t>(y) * static_cast<std::size_t>(width_) +
           static_cast<std::size_t>(x);
  }

  void enter(const ImFont& font, const ImFontGlyph& glyph) {
    if (!glyph.Visible) return;
    owners_.push_back({&font, &glyph});
    const auto column = [&](float u) {
      return static_cast<int>(std::lround(u * static_cast<float>(width_)));
    };
    const auto row = [&](float v) {
      return static_cast<int>(std::lround(v * static_cast<float>(height_)));
    };
    for (int y = row(glyph.V0); y < row(glyph.V1); ++y) {
      for (int x = column(glyph.U0); x < column(glyph.U1); ++x) {
        texels_[place_of(x, y)] = static_cast<unsigned>(owners_.size() - 1);
      }
    }
  }
  int width_ = 0, height_ = 0, fonts_ = 0;
  const ImFontGlyph* first_ = nullptr;
  std::vector<Owner> owners_;
  std::vector<unsigned> texels_;
};

/// Puts glyphs that follow one another on a line together to words and sentences.
class LineReader {
 public:
  explicit LineReader(std::vector<SeenText>& lines) : lines_(lines) {}

  /// A line that is one picture.
  void whole(std::string_view text, ImVec2 min, ImVec2 max) {
    constexpr float kFar = 1e6f;
    lines_.push_back({std::string(text), min, max});
    pen_ = -kFar;
  }

  void glyph(const GlyphMap::Owner& owner, ImVec2 min, ImVec2 max) {
    const ImFontGlyph& shape = *owner.glyph;
    const float scale = (max.x - min.x) / (shape.X1 - shape.X0);
    const float pen = min.x - shape.X0 * scale;
    const float base = min.y - shape.Y0 * scale;
    const float space = owner.font->GetCharAdvance(' ') * scale;
    const float gap = pen - pen_;
    const bool continues =
        !lines_.empty() && std::fabs(base - base_) < 1.0f && gap > -1.5f && gap < 3.5f * space;
    if (continues) {
      const int spaces = static_cast<int>(std::lround(gap / space));
      lines_.back().text.append(
          static_cast<std::size_t>(spaces > 0 && gap > 0.6f * space ? spaces : 0), ' ');
    } else {
      lines_.push_back({"", min, max});
    }
    SeenText& line = lines_.back();
    char utf8[5];
    line.text += ImTextCharToUtf8(utf8, shape.Codepoint);
    line.min = {ImMin(line.min.x, min.x), ImMin(line.min.y, min.y)};
    line.max = {ImMax(line.max.x, max.x), ImMax(line.max.y, max.y)};
    pen_ = pen + shape.AdvanceX * scale;
    base_ = base;
  }

 private:
  std::vector<SeenText>& lines_;
  float pen_ = 0, base_ = 0;
};

/// Lines that the browser drew (web/look/foreign_text.h): each is one picture.
void read_pictures(const ImDrawList& list, const ImDrawCmd& command, LineReader& reader) {
  const ImDrawIdx* index = list.IdxBuffer.Data + command.IdxOffset;
  const ImDrawVert* vertex = list.VtxBuffer.Data + command.VtxOffset;
  const ImRect clip(command.ClipRect.x, command.ClipRect.y, command.ClipRect.z, command.ClipRect.w);
  for (unsigned i = 0; i + 6 <= command.ElemCount; i += 6) {
    const ImDrawVert& first = vertex[index[i]];
    const ImDrawVert& third = vertex[index[i + 2]];
    const ImRect box(ImMin(first.pos, third.pos), ImMax(first.pos, third.pos));
    const std::string_view line =
        foreign_line_at(command.TextureId, ImLerp(first.uv, third.uv, 0.5f));
    const bool is_seen = (first.col >> IM_COL32_A_SHIFT) > 0x20 && clip.Contains(box.GetCenter());
    if (is_seen && !line.empty()) reader.whole(line, box.Min, box.Max);
  }
}

/// Glyphs are drawn as two triangles (a, b, c) (a, c, d); everything else in the list is passed
/// over.
void read_command(const ImDrawList& list, const ImDrawCmd& command, const GlyphMap& glyphs,
                  LineReader& reader) {
  const ImDrawIdx* index = list.IdxBuffer.Data + command.IdxOffset;
  const ImDrawVert* vertex = list.VtxBuffer.Data + command.VtxOffset;
  const ImRect clip(command.ClipRect.x, command.ClipRect.y, command.ClipRect.z, command.ClipRect.w);
  for (unsigned i = 0; i + 6 <= command.ElemCount;) {
    const ImDrawVert& first = vertex[index[i]];
    const ImDrawVert& third = vertex[index[i + 2]];
    const bool is_quad = index[i] == index[i + 3] && index[i + 2] == index[i + 4];
    const bool is_upright =
        third.pos.x > first.pos.x && third.pos.y > first.pos.y && third.uv.x > first.uv.x;
    const GlyphMap::Owner owner = is_quad && is_upright ? glyphs.at((first.uv.x + third.uv.x) / 2,
                                                                    (first.uv.y + third.uv.y) / 2)
                                                        : GlyphMap::Owner{};
    if (owner.glyph == nullptr) {
      i += 3;
      continue;
    }
    i += 6;
    const bool is_seen =
        (first.col >> IM_COL32_A_SHIFT) > 0x20 &&
        clip.Contains(ImVec2((first.pos.x + third.pos.x) / 2, (first.pos.y + third.pos.y) / 2));
    if (is_seen) reader.glyph(owner, first.pos, third.pos);
  }
}

}  // namespace

void begin_frame() {
  frame() = Frame{};
  ledger().began = std::chrono::steady_clock::now();
  ledger().items = 0;
  ImGui::GetCurrentContext()->TestEngineHookItems = true;
}

void end_frame() {
  constexpr std::size_t kMostFrames = 1000;
  Ledger& book = ledger();
  if (book.frames.size() == kMostFrames) book.frames.erase(book.frames.begin());
  const std::chrono::duration<float, std::milli> time =
      std::chrono::steady_clock::now() - book.began;
  const ImDrawData* drawn = ImGui::GetDrawData();
  const int vertices = drawn == nullptr ? 0 : drawn->TotalVtxCount;
  book.frames.push_back({book.items, static_cast<std::uint32_t>(vertices),
                         work_done.since(book.before), time.count()});
  book.before = work_done;
}

std::vector<FrameWork> take_frames() { return std::exchange(ledger().frames, {}); }

void note_item(std::string_view label, ImVec2 min, ImVec2 max) {
  const ImGuiContext& context = *ImGui::GetCurrentContext();
  ImRect seen(min, max);
  seen.ClipWithFull(context.CurrentWindow->ClipRect);
  if (seen.GetWidth() < 1 || seen.GetHeight() < 1) return;
  const bool is_enabled = (context.CurrentItemFlags & ImGuiItemFlags_Disabled) == 0;
  frame().items.push_back({std::string(label), seen.Min, seen.Max, is_enabled});
}

void note_item(std::string_view label) {
  const ImGuiLastItemData& last = ImGui::GetCurrentContext()->LastItemData;
  note_item(label, last.Rect.Min, last.Rect.Max);
}

void note_ring(std::string_view label) { frame().ringed = label; }
const std::string& ringed() { return frame().ringed; }

const std::vector<Item>& items() { return frame().items; }

const Item* find_item(std::string_view label) {
  const std::vector<Item>& all = items();
  for (auto item = all.rbegin(); item != all.rend(); ++item) {
    if (item->label == label) return &*item;
  }
  return nullptr;
}

std::vector<SeenText> seen_texts() {
  GlyphMap glyphs;  // Made anew: another context may have put its atlas where the last one was.
  glyphs.follow(*ImGui::GetIO().Fonts);
  std::vector<SeenText> lines;
  const ImDrawData* drawn = ImGui::GetDrawData();
  if (drawn == nullptr) return lines;
  for (const ImDrawList* list : drawn->CmdLists) {
    LineReader reader(lines);
    for (const ImDrawCmd& command : list->CmdBuffer) {
      if (command.UserCallback != nullptr) continue;
      if (command.TextureId == ImGui::GetIO().Fonts->TexID)
        read_command(*list, command, glyphs, reader);
      else
        read_pictures(*list, command, reader);
    }
  }
  return lines;
}

void add_rectangle(ImGuiID id, const ImRect& rectangle) {
  ++ledger().items;
  frame().rectangles[id] = rectangle;
}

void add_label(ImGuiID id, const char* label) {
  const auto found = frame().rectangles.find(id);
  if (found != frame().rectangles.end()) note_item(label, found->second.Min, found->second.Max);
}

}  // namespace permsim::test_hooks

// The names ImGui calls. A whole window comes without item data: it is no item of ours.
void ImGuiTestEngineHook_ItemAdd(ImGuiContext*, ImGuiID id, const ImRect& rectangle,
                                 const ImGuiLastItemData* item) {
  if (item != nullptr) permsim::test_hooks::add_rectangle(id, rectangle);
}
void ImGuiTestEngineHook_ItemInfo(ImGuiContext*, ImGuiID id, const char* label,
                                  ImGuiItemStatusFlags) {
  permsim::test_hooks::add_label(id, label);
}
void ImGuiTestEngineHook_Log(ImGuiContext*, const char*, ...) {}
const char* ImGuiTestEngine_FindItemDebugLabel(ImGuiContext*, ImGuiID) { return nullptr; }
#endif

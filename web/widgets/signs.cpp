// Strokes of the signs; sizes are shares of the sign's own size.
#include "web/widgets/signs.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <vector>

#include "imgui_internal.h"
#include "web/look/theme.h"

namespace permsim {
namespace {

constexpr float kBorder = 1.5f;     // of a sign's box
constexpr float kRounding = 0.24f;  // of its corners, as a share of its side

float stroke_width(float size) { return std::max(1.5f, size * 0.16f); }

void draw_tick(ImDrawList* list, ImVec2 center, float size, ImU32 color) {
  const std::array<ImVec2, 3> points = {ImVec2(center.x - size * 0.42f, center.y + size * 0.02f),
                                        ImVec2(center.x - size * 0.12f, center.y + size * 0.32f),
                                        ImVec2(center.x + size * 0.42f, center.y - size * 0.32f)};
  list->AddPolyline(points.data(), 3, color, 0, stroke_width(size));
}

/// A tick over a bar: allowed, and yet it cannot go on.
void draw_barred_tick(ImDrawList* list, ImVec2 center, float size, ImU32 color) {
  draw_tick(list, {center.x, center.y - size * 0.16f}, size * 0.92f, colors().allowed);
  const float y = center.y + size * 0.5f;
  list->AddLine({center.x - size * 0.5f, y}, {center.x + size * 0.5f, y}, color,
                stroke_width(size));
}

void draw_cross(ImDrawList* list, ImVec2 center, float size, ImU32 color) {
  const float arm = size * 0.33f;
  list->AddLine({center.x - arm, center.y - arm}, {center.x + arm, center.y + arm}, color,
                stroke_width(size));
  list->AddLine({center.x - arm, center.y + arm}, {center.x + arm, center.y - arm}, color,
                stroke_width(size));
}

void draw_dash(ImDrawList* list, ImVec2 center, float size, ImU32 color) {
  list->AddLine({center.x - size * 0.3f, center.y}, {center.x + size * 0.3f, center.y}, color,
                stroke_width(size));
}

void draw_question(ImDrawList* list, ImVec2 center, float size, ImU32 color) {
  const float radius = size * 0.23f;
  const ImVec2 bow(center.x, center.y - size * 0.17f);
  list->PathArcTo(bow, radius, IM_PI * 1.05f, IM_PI * 2.4f, 14);
  list->PathLineTo({center.x, center.y + size * 0.16f});
  list->PathStroke(color, 0, stroke_width(size));
  list->AddCircleFilled({center.x, center.y + size * 0.38f}, stroke_width(size) * 0.62f, color, 10);
}

void draw_exclamation(ImDrawList* list, ImVec2 center, float size, ImU32 color) {
  list->AddLine({center.x, center.y - size * 0.4f}, {center.x, center.y + size * 0.12f}, color,
                stroke_width(size));
  list->AddCircleFilled({center.x, center.y + size * 0.38f}, stroke_width(size) * 0.62f, color, 10);
}

ImVec2 between(ImVec2 from, ImVec2 to, float share) {
  return {from.x + (to.x - from.x) * share, from.y + (to.y - from.y) * share};
}

/// A rounded box whose border is dashes: what the documents leave open.
void draw_dashed_box(ImDrawList* list, ImVec2 min, ImVec2 max, float radius, ImU32 color) {
  list->PathRect(min, max, radius);
  const std::vector<ImVec2> corners(list->_Path.begin(), list->_Path.end());
  list->PathClear();
  // So many dashes that the last gap is as long as the others.
  const float around =
      2.0f * (max.x - min.x + max.y - min.y) - 8.0f * radius + IM_PI * 2.0f * radius;
  const float part = around / (2.0f * std::max(4.0f, std::round(around / 6.0f)));
  float left = part;
  bool is_dash = true;
  list->PathLineTo(corners.front());
  for (std::size_t i = 0; i < corners.size(); ++i) {
    ImVec2 at = corners[i];
    const ImVec2 to = corners[(i + 1) % corners.size()];
    for (;;) {
      const float far = std::hypot(to.x - at.x, to.y - at.y);
      if (far < left) {
        left -= far;
        if (is_dash) list->PathLineTo(to);
        break;
      }
      at = between(at, to, left / std::max(far, 0.001f));
      list->PathLineTo(at);
      if (is_dash) {
        list->PathStroke(color, 0, kBorder);
        list->PathClear();
      }
      is_dash = !is_dash;
      left = part;
    }
  }
  list->PathStroke(color, 0, kBorder);
}

void draw_box(ImDrawList* list, ImVec2 min, ImVec2 max, ImU32 color, bool is_dashed) {
  const float half = kBorder * 0.5f, radius = (max.x - min.x) * kRounding;
  const ImVec2 from(min.x + half, min.y + half), to(max.x - half, max.y - half);
  if (is_dashed)
    draw_dashed_box(list, from, to, radius, color);
  else
    list->AddRect(from, to, color, radius, 0, kBorder);
}

ImU32 ground_of(Sign sign) {
  switch (sign) {
    case Sign::allowed: return colors().allowed_soft;
    case Sign::blocked: return colors().panel;
    case Sign::denied: return colors().denied_soft;
    case Sign::unclear: return colors().unclear_soft;
    case Sign::not_granted: break;
  }
  return 0;
}

ImU32 color_of(Change change) {
  return change == Change::gained           ? colors().allowed
         : change == Change::turned_unclear ? colors().unclear
                                            : colors().denied;
}

/// What became of a cell, in the corner at the top, cut out of what is below it.
void draw_change(ImDrawList* list, ImVec2 corner, float size, Change change) {
  list->AddCircleFilled(corner, size * 0.26f, colors().panel, 16);
  if (change == Change::turned_unclear)
    list->AddNgonFilled(corner, size * 0.22f, color_of(change), 4);
  else
    draw_triangle(list, corner, size * 0.36f, change == Change::gained, color_of(change));
}

/// The edge of a cell's sign; none where the ground is enough to tell.
std::optional<ImU32> edge_of(const SignLook& look) {
  if (look.change != Change::none) return color_of(look.change);
  const bool needs_edge = theme_now() == Theme::contrast && look.sign != Sign::not_granted;
  if (look.sign == Sign::blocked || look.sign == Sign::unclear || needs_edge)
    return color_of(look.sign);
  return std::nullopt;
}

}  // namespace

ImU32 color_of(Sign sign) {
  switch (sign) {
    case Sign::allowed: return colors().allowed;
    case Sign::blocked: return colors().blocked;
    case Sign::denied: return colors().denied;
    case Sign::unclear: return colors().unclear;
    case Sign::not_granted: break;
  }
  return colors().muted;
}

void draw_stroke(ImDrawList* list, ImVec2 center, float size, Sign sign, ImU32 color) {
  switch (sign) {
    case Sign::allowed: draw_tick(list, center, size, color); break;
    case Sign::blocked: draw_barred_tick(list, center, size, color); break;
    case Sign::denied: draw_cross(list, center, size, color); break;
    case Sign::not_granted: draw_dash(list, center, size, color); break;
    case Sign::unclear: draw_question(list, center, size, color); break;
  }
}

void draw_ghost(ImDrawList* list, ImVec2 center, float size, Change change) {
  const float half = size * 0.5f;
  const ImU32 color = color_of(change);
  draw_box(list, {center.x - half, center.y - half}, {center.x + half, center.y + half}, color,
           true);
  const ImVec2 corner(center.x + half, center.y - half);
  list->AddCircleFilled(corner, size * 0.26f, colors().panel, 16);
  const float mark = size * 0.19f;
  if (change == Change::turned_unclear) return list->AddNgon(corner, mark, color, 4, 1.2f);
  const float up = change == Change::gained ? -mark : mark;
  list->AddTriangle({corner.x, corner.y + up}, {corner.x + mark, corner.y - up},
                    {corner.x - mark, corner.y - up}, color, 1.2f);
}

void draw_sign(ImDrawList* list, ImVec2 center, float size, const SignLook& look) {
  const float half = std::floor(size * 0.5f);
  const ImVec2 middle(std::floor(center.x), std::floor(center.y));
  const ImVec2 min(middle.x - half, middle.y - half), max(middle.x + half, middle.y + half);
  if (const ImU32 ground = ground_of(look.sign))
    list->AddRectFilled(min, max, ground, size * kRounding);
  if (const auto edge = edge_of(look)) draw_box(list, min, max, *edge, look.sign == Sign::unclear);
  draw_stroke(list, middle, size * 0.5f, look.sign,
              look.sign == Sign::not_granted ? colors().faint : color_of(look.sign));
  if (look.change != Change::none)
    draw_change(list, {max.x - size * 0.02f, min.y + size * 0.04f}, size, look.change);
  if (look.is_disputed) {
    const ImVec2 corner(max.x - size * 0.08f, max.y - size * 0.08f);
    list->AddCircleFilled(corner, size * 0.2f, colors().panel, 16);
    list->AddCircleFilled(corner, size * 0.13f, colors().disputed, 12);
  }
}

ImU32 color_of(Outcome outcome) {
  switch (outcome) {
    case Outcome::done: return colors().allowed;
    case Outcome::denied: return colors().denied;
    case Outcome::unclear: return colors().unclear;
    case Outcome::impossible: return colors().denied;
    case Outcome::off: break;
  }
  return colors().line_strong;
}

void draw_outcome(ImDrawList* list, ImVec2 center, float size, Outcome outcome) {
  const ImU32 color = color_of(outcome);
  list->AddCircleFilled(center, size * 0.5f, color, 24);
  const float inner = size * 0.52f;
  switch (outcome) {
    case Outcome::done: draw_tick(list, center, inner, colors().panel); break;
    case Outcome::denied: draw_cross(list, center, inner, colors().panel); break;
    case Outcome::unclear: draw_question(list, center, inner, colors().panel); break;
    case Outcome::impossible: draw_exclamation(list, center, inner, colors().panel); break;
    case Outcome::off: draw_dash(list, center, inner, colors().text); break;
  }
}

void draw_triangle(ImDrawList* list, ImVec2 center, float size, bool is_up, ImU32 color) {
  const float x = size * 0.5f, y = size * (is_up ? -0.43f : 0.43f);
  const ImVec2 point(center.x, center.y + y), left(center.x - x, center.y - y),
      right(center.x + x, center.y - y);
  if (is_up) {
    list->AddTriangleFilled(point, right, left, color);
  } else {
    list->AddTriangleFilled(point, left, right, color);
  }
}

void draw_hatching(ImDrawList* list, ImVec2 min, ImVec2 max, ImU32 color) {
  constexpr float kStep = 7.0f;
  const float height = max.y - min.y;
  list->PushClipRect(min, max, true);
  for (float x = min.x - height; x < max.x; x += kStep)
    list->AddLine({x, max.y}, {x + height, min.y}, color, 1.5f);
  list->PopClipRect();
}

}  // namespace permsim

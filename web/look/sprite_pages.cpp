// Shelf packing: lines of text are of a few heights, so shelves fill well.
#include "web/look/sprite_pages.h"

#include <algorithm>

namespace permsim {

std::optional<SpritePages::Room> SpritePages::room_on(Page& page, int width, int height) {
  // A shelf that would waste a quarter of its height is left to taller lines.
  for (Shelf& shelf : page.shelves) {
    if (height > shelf.height || height * 4 < shelf.height * 3 || shelf.end + width > kSide)
      continue;
    const Room room{0, shelf.end, shelf.y, false};
    shelf.end += width;
    return room;
  }
  if (page.end + height > kSide) return std::nullopt;
  const Room room{0, 0, page.end, false};
  page.shelves.push_back({page.end, height, width});
  page.end += height;
  return room;
}

std::optional<SpritePages::Room> SpritePages::room_for(int width, int height, int frame) {
  if (width > kSide || height > kSide) return std::nullopt;
  const auto on = [&](std::size_t number) {
    std::optional<Room> room = room_on(pages_[number], width, height);
    if (room) room->page = number;
    if (room) use(number, frame);
    return room;
  };
  for (std::size_t number = 0; number < pages_.size(); ++number) {
    if (std::optional<Room> room = on(number)) return room;
  }
  const auto oldest = std::min_element(
      pages_.begin(), pages_.end(),
      [](const Page& one, const Page& other) { return one.used_in < other.used_in; });
  if (pages_.size() >= kFew && oldest->used_in < frame) {
    *oldest = Page{};
    std::optional<Room> room = on(static_cast<std::size_t>(oldest - pages_.begin()));
    room->was_emptied = true;
    return room;
  }
  if (pages_.size() == kMost) return std::nullopt;
  pages_.emplace_back();
  return on(pages_.size() - 1);
}

}  // namespace permsim

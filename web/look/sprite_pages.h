// Which part of which texture is whose: lines' pictures packed on shelves, on a few pages that are
// used again.
#pragma once
#include <cstddef>
#include <optional>
#include <vector>

namespace permsim {

/// Knows numbers only; whoever draws has the textures.
class SpritePages {
 public:
  static constexpr int kSide = 1024;  ///< texels; every WebGL 2 has twice that
  static constexpr std::size_t kFew = 4, kMost = 12;

  struct Room {
    std::size_t page = 0;
    int x = 0, y = 0;
    bool was_emptied = false;  ///< what was on the page is gone
  };
  /// Room for so many texels, at most `kSide` each way. Above `kFew` pages the one that was used
  /// longest ago is emptied for it, but none of this `frame`, which may be drawn from it; nothing
  /// when all `kMost` are.
  std::optional<Room> room_for(int width, int height, int frame);
  void use(std::size_t page, int frame) { pages_[page].used_in = frame; }
  void clear() { pages_.clear(); }
  std::size_t size() const { return pages_.size(); }

 private:
  struct Shelf {
    int y = 0, height = 0, end = 0;
  };
  struct Page {
    std::vector<Shelf> shelves;
    int end = 0;
    int used_in = 0;
  };
  static std::optional<Room> room_on(Page& page, int width, int height);

  std::vector<Page> pages_;
};

}  // namespace permsim

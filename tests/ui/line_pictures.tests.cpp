// Pictures of lines in any script: asked of the browser once, kept on few pages of textures. The
// browser's stand-in is PaperArtist (driver.h).
#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <set>
#include <string>
#include <vector>

#include "driver.h"
#include "foreign_names.h"
#include "web/look/foreign_text.h"
#include "web/look/sprite_pages.h"
#include "web/look/theme.h"
#include "web/look/type_scale.h"
#include "web/widgets/text.h"

using namespace permsim;

namespace {

using Texts = std::vector<std::string>;

/// Draws one frame of nothing but these lines, in the middle of the screen.
void draw_alone(const std::vector<std::string>& lines, ImU32 color = IM_COL32(10, 20, 30, 255)) {
  ImGui::NewFrame();
  for (const std::string& line : lines)
    draw_text(ImGui::GetForegroundDrawList(), fonts().body, {300, 300}, color, line);
  ImGui::Render();
}

}  // namespace

TEST_CASE("what the baked font has is asked of nobody") {
  Driver page;
  page.key(ImGuiKey_RightBracket);
  page.key(ImGuiKey_D);
  CHECK(page.artist().measured.empty());
  CHECK(page.artist().drawn.empty());
  CHECK(page.artist().pages.empty());
}

TEST_CASE("a line is asked for once, however often it is drawn") {
  Driver page({1440, 1600});
  open_names(page);
  const std::size_t measured = page.artist().measured.size(), drawn = page.artist().drawn.size();
  CHECK(measured > kForeignNames.size());
  page.frames(5);
  CHECK(page.artist().measured.size() == measured);
  CHECK(page.artist().drawn.size() == drawn);
}

TEST_CASE(
    "lines without colours are drawn once for all colours, those with an emoji once for each") {
  Driver page;
  draw_alone({"王", "👋 Ana"}, IM_COL32(10, 20, 30, 255));
  draw_alone({"王", "👋 Ana"}, IM_COL32(10, 20, 30, 128));
  draw_alone({"王", "👋 Ana"}, IM_COL32(200, 20, 30, 255));
  CHECK(page.artist().drawn == Texts{"王", "👋 Ana", "👋 Ana"});
  CHECK(page.artist().inks.back() == IM_COL32(200, 20, 30, 255));
}

TEST_CASE("lines outside of what can be seen are not drawn") {
  Driver page;
  ImGui::NewFrame();
  ImDrawList* list = ImGui::GetForegroundDrawList();
  list->PushClipRect({100, 100}, {200, 200});
  for (const ImVec2 at : {ImVec2(120, 20), ImVec2(120, 240), ImVec2(20, 120), ImVec2(240, 120)})
    draw_text(list, fonts().body, at, colors().text, "王");
  CHECK(page.artist().drawn.empty());
  draw_text(list, fonts().body, {120, 120}, colors().text, "王");
  CHECK(page.artist().drawn == Texts{"王"});
  list->PopClipRect();
  ImGui::Render();
}

TEST_CASE("after the graphics were lost the lines are drawn again, and not measured again") {
  Driver page({1440, 1600});
  open_names(page);
  PaperArtist& artist = page.artist();
  artist.drawn.clear();
  forget_line_pictures();
  page.frames(1);
  const std::set<std::string> before(artist.drawn.begin(), artist.drawn.end());
  CHECK(before.count(kForeignNames.front()) == 1);
  const std::size_t measured = artist.measured.size();
  artist.has_context = false;
  forget_line_pictures();
  CHECK(artist.pages.empty());
  artist.drawn.clear();
  page.frames(2);
  CHECK(artist.drawn.empty());
  artist.has_context = true;
  page.frames(1);
  CHECK(std::set<std::string>(artist.drawn.begin(), artist.drawn.end()) == before);
  CHECK(artist.measured.size() == measured);
  CHECK(page.reads(kForeignNames.front()));
}

TEST_CASE("a line wider than a page of textures is put there in pieces, and read once") {
  Driver page({6000, 900});
  std::string line;
  for (int i = 0; i < 400; ++i) line += "王";
  draw_alone({line});
  const auto seen = test_hooks::seen_texts();
  CHECK(std::count_if(seen.begin(), seen.end(),
                      [&](const auto& text) { return text.text == line; }) == 1);
  CHECK(page.artist().drawn.size() == 1);
  CHECK(page.artist().pages.size() <= 2);
}

TEST_CASE("thousands of lines take few pages of textures") {
  Driver page;
  for (int frame = 0; frame < 200; ++frame) {
    Texts lines;
    for (int i = 0; i < 60; ++i) lines.push_back("王小明 " + std::to_string(frame * 60 + i));
    draw_alone(lines);
    REQUIRE(page.artist().pages.size() <= SpritePages::kFew);
  }
  CHECK(page.artist().drawn.size() == std::size_t{200} * 60);
}

TEST_CASE("where one frame has more lines than all pages hold, the page does not draw for ever") {
  Driver page({6000, 900});
  Texts lines;
  for (int i = 0; i < 500; ++i) lines.push_back(std::string(600, 'x') + "王" + std::to_string(i));
  draw_alone(lines);
  CHECK(page.artist().pages.size() == SpritePages::kMost);
  CHECK(lines_lack_room());
  draw_alone(lines);
  CHECK_FALSE(lines_lack_room());
  // Fewer of them have room again.
  lines.resize(50);
  draw_alone(lines);
  draw_alone(lines);
  CHECK_FALSE(lines_lack_room());
  CHECK(test_hooks::seen_texts().size() >= 50);
}

TEST_CASE("no two lines share a place on a page, and what this frame draws is never emptied") {
  SpritePages pages;
  struct Place {
    std::size_t page;
    int x, y, width, height;
  };
  std::vector<Place> frame_places;
  for (int frame = 1; frame <= 40; ++frame) {
    frame_places.clear();
    for (int i = 0; i < 150; ++i) {
      const int width = 40 + (i * 37 + frame * 11) % 300, height = 16 + (i * 7) % 25;
      const auto room = pages.room_for(width, height, frame);
      REQUIRE(room);
      const bool hits =
          std::any_of(frame_places.begin(), frame_places.end(), [&](const Place& each) {
            return each.page == room->page && room->x < each.x + each.width &&
                   each.x < room->x + width && room->y < each.y + each.height &&
                   each.y < room->y + height;
          });
      REQUIRE_FALSE(hits);
      frame_places.push_back({room->page, room->x, room->y, width, height});
    }
    REQUIRE(pages.size() <= SpritePages::kFew);
  }
  CHECK_FALSE(pages.room_for(SpritePages::kSide + 1, 10, 50));
}

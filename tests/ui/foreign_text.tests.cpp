// Names in any script: read as they are written, cut and wrapped between letters, asked of the
// browser once. The browser's stand-in is PaperArtist (driver.h).
#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <set>
#include <string>
#include <vector>

#include "driver.h"
#include "imgui_internal.h"
#include "web/look/clusters.h"
#include "web/look/foreign_text.h"
#include "web/look/sprite_pages.h"
#include "web/look/theme.h"
#include "web/look/type_scale.h"
#include "web/widgets/text.h"

using namespace permsim;

namespace {

const std::vector<std::string> kNames = {
    "Nguyễn Thị Bích",  // Vietnamese: letters of Latin that are not baked
    "Анна Ковальчук",  "Ελένη Παππά", "王小明",
    "さくら 山田",     "محمد الأحمد", "שרה כהן",
    "अनिल शर्मा",       "สมชาย ใจดี",   "👩‍👩‍👧 Team 🇸🇪"};

/// A workspace with a person for each name, and things with such names.
std::string world_of_names() {
  std::string people, members;
  for (std::size_t i = 0; i < kNames.size(); ++i) {
    const std::string id = "p" + std::to_string(i);
    people += R"({"id": ")" + id + R"(", "type": "person", "label": ")" + kNames[i] + "\"},\n";
    members += (i == 0 ? "\"" : ", \"") + id + "\"";
  }
  return R"({"format": "permsim/1", "kind": "scenario", "id": "names", "title": "Имена", "policy": "detrics",
    "shows": {"on": "ads", "view": "things"}, "entities": [)" +
         people +
         R"({"id": "north", "type": "workspace", "label": "北", "owner": ["p0"], "member": [)" +
         members +
         R"(]},
      {"id": "ads", "type": "connection", "label": "広告アカウント", "workspace": "north", "creator": "p1"}]})";
}

void open_names(Driver& page) {
  page.app().open_text("names.json", world_of_names());
  page.frames(4);
  REQUIRE(page.session().scenario().id == "names");
}

/// Draws one frame of nothing but these lines, in the middle of the screen.
void draw_alone(const std::vector<std::string>& lines, ImU32 color = IM_COL32(10, 20, 30, 255)) {
  ImGui::NewFrame();
  for (const std::string& line : lines)
    draw_text(ImGui::GetForegroundDrawList(), fonts().body, {300, 300}, color, line);
  ImGui::Render();
}

std::vector<std::string> clusters_of(std::string_view text) {
  std::vector<std::string> clusters;
  for (std::size_t at = 0; at < text.size(); at += clusters.back().size())
    clusters.emplace_back(text.substr(at, cluster_size(text, at)));
  return clusters;
}

using Texts = std::vector<std::string>;

}  // namespace

TEST_CASE("a name in any script is read on the canvas as it is written") {
  Driver page({1440, 1600});
  open_names(page);
  for (const std::string& name : kNames) {
    INFO(name);
    CHECK(page.reads(name));
  }
  CHECK(page.reads("Имена"));
  CHECK(page.reads("広告アカウント"));
}

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
  CHECK(measured > kNames.size());
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
  CHECK(before.count(kNames.front()) == 1);
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
  CHECK(page.reads(kNames.front()));
}

TEST_CASE("a letter is what a reader takes for one") {
  CHECK(clusters_of("Ana") == Texts{"A", "n", "a"});
  CHECK(clusters_of("e\u0301te\u0323\u0302") == Texts{"e\u0301", "t", "e\u0323\u0302"});
  CHECK(clusters_of("👩‍👩‍👧👍🏽❤️") ==
        Texts{"👩‍👩‍👧", "👍🏽", "❤️"});
  CHECK(clusters_of("🇸🇪🇩🇪🇫") == Texts{"🇸🇪", "🇩🇪", "🇫"});
  CHECK(clusters_of("नमस्ते") == Texts{"न", "म", "स्ते"});
  CHECK(clusters_of("ที่นี่") == Texts{"ที่", "นี่"});
  CHECK(clusters_of("\u1112\u1161\u11ab\u1100\u1173\u11af") ==
        Texts{"\u1112\u1161\u11ab", "\u1100\u1173\u11af"});
  CHECK(clusters_of("שָׁלוֹם").size() == 4);
  CHECK(clusters_of("王小明").size() == 3);
}

TEST_CASE("a line that is too long ends in … between two letters, and fits") {
  Driver page;
  ImFont* font = fonts().body;
  for (const std::string text :
       {"👩‍👩‍👧 e\u0301te\u0301 🇸🇪🇩🇪 नमस्ते दुनिया",
        "สวัสดีที่นี่ \u1112\u1161\u11ab\u1100\u1173\u11af 王小明"}) {
    const Texts letters = clusters_of(text);
    std::set<std::string> cuts;
    for (float width = 20.0f; width < text_width(font, text); width += 1.0f) {
      std::string cut = fitted(font, text, width);
      INFO(cut);
      CHECK(text_width(font, cut) <= width + 1.0f);
      REQUIRE(cut.substr(cut.size() - 3) == "…");
      cut.resize(cut.size() - 3);
      cuts.insert(cut);
      std::string whole;
      for (std::size_t i = 0; whole.size() < cut.size() && i < letters.size(); ++i)
        whole += letters[i];
      CHECK(whole == cut);
    }
    CHECK(cuts.size() > 5);
    CHECK(fitted(font, text, text_width(font, text)) == text);
  }
}

TEST_CASE(
    "a paragraph ends its lines between words, and between letters where there are no words") {
  Driver page;
  const auto lines = [](std::string_view text, float width) {
    const auto found = foreign_lines(fonts().body, text, width);
    for (const std::string_view line : found) {
      INFO(line);
      CHECK((text_width(fonts().body, line) <= width + 1.0f || clusters_of(line).size() == 1));
    }
    return Texts(found.begin(), found.end());
  };
  const float letter = text_width(fonts().body, "王王王王王王王王王王") / 10.0f;
  CHECK(lines("Анна делает Бена владельцем", 12.5f * letter) ==
        Texts{"Анна делает", "Бена", "владельцем"});
  CHECK(lines("王小明王小明王。小明", 7.2f * letter) == Texts{"王小明王小明", "王。小明"});
  CHECK(lines("первая\n\nвторая\n", 20.0f * letter) == Texts{"первая", "", "вторая"});
  CHECK(lines("достопримечательность", 8.2f * letter) == Texts{"достопри", "мечатель", "ность"});
  CHECK(lines("王", 1.0f).size() == 1);
}

TEST_CASE("a sentence with a foreign name takes the height of its lines") {
  Driver page;
  ImFont* font = fonts().body;
  const std::string text =
      "Анна Ковальчук makes Ελένη Παππά an owner of 広告アカウント for two weeks";
  CHECK(paragraph_height(text, font, 4000.0f) == line_height(font));
  const float height = paragraph_height(text, font, 200.0f);
  CHECK(height == line_height(font) * static_cast<float>(foreign_lines(font, text, 200.0f).size()));
  CHECK(height > 2.0f * line_height(font));
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
  CHECK(page.artist().drawn.size() == 200 * 60);
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

TEST_CASE("a field shows its text in any script, typed in or not, and keeps all of it") {
  Driver page;
  page.click("Search people and things");
  page.type("王小");
  CHECK(page.ui().search == "王小");
  CHECK(page.reads("王小"));
  page.type("👍");
  CHECK(page.ui().search == "王小👍");  // beyond U+FFFF too
  CHECK(page.reads("王小👍"));
  page.click("Legend##legend");
  CHECK(page.reads("王小👍"));
}

TEST_CASE("a text runs from the right when most of its letters do") {
  CHECK(runs_from_right("שרה כהן"));
  CHECK(runs_from_right("محمد (2)"));
  CHECK_FALSE(runs_from_right("שרה makes Ben an owner"));
  CHECK_FALSE(runs_from_right("Анна"));
  CHECK_FALSE(runs_from_right("12"));
  CHECK_FALSE(runs_from_right(""));
}

TEST_CASE("a portrait shows whole letters") {
  Driver page;
  ImGui::NewFrame();
  CHECK(first_letter("e\u0301a") == "e\u0301");
  CHECK(first_letter("👩‍👩‍👧 Team") == "👩‍👩‍👧");
  CHECK(first_letter("").empty());
  ImGui::Render();
}
